'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import { hintsOf } from '@/lib/commitments/hints'
import { stepOfField } from '@/lib/submissions/steps'
import { useDraft } from '../draft-context'
import { useFieldNames } from '../field-labels'

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
            <a href={`?step=${stepOfField('commitment', field)}#${fieldId(field)}`}>{nameOf(field)}</a>:{' '}
            {t(code)}
          </li>
        ))}
      </ul>
    </section>
  )
}
