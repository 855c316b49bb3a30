'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import { hintsOf } from '@/lib/commitments/hints'
import { type Fields, valueAt } from '@/lib/form-data'
import { stepOfField } from '@/lib/submissions/steps'
import { useDraft } from '../draft-context'
import { useFieldNames } from '../field-labels'

/** What the row of a field is called, in brackets. */
function rowName(values: Fields, field: string): string {
  const name = valueAt(values, `${field.split('.').slice(0, 2).join('.')}.name`).trim()
  return name && ` (${name})`
}

/** What may be right and is worth another look, each with a way to its field. It stops nobody. */
export function Hints() {
  const t = useTranslations('commitmentForm.hints')
  const { values } = useDraft()
  const nameOf = useFieldNames('commitment')
  const hints = hintsOf(values)
  if (hints.length === 0) return null
  return (
    <section className="note mb-6" data-tone="plain" aria-labelledby="hints" data-hints>
      <h3 id="hints" className="mb-1 text-[1.15rem]">
        {t('title')}
      </h3>
      <ul className="grid gap-1">
        {hints.map(({ code, field }) => (
          <li key={`${code} ${field}`}>
            <a href={`?step=${stepOfField('commitment', field)}#${fieldId(field)}`}>{nameOf(field)}</a>
            {rowName(values, field)}: {t(code)}
          </li>
        ))}
      </ul>
    </section>
  )
}
