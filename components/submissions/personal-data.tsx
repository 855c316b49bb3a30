'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import { choicesAt } from '@/lib/form-data'
import type { ShownFindings } from '@/lib/privacy/draft'
import { useDraft } from './draft-context'

interface PersonalDataProps {
  name: string
  findings: ShownFindings
}

/** What in a field looks like personal data, each with a box that says it is public. It stands under the field. */
export function PersonalData({ name, findings }: PersonalDataProps) {
  const t = useTranslations('personalData')
  const { values } = useDraft()
  const found = findings[name] ?? []
  if (found.length === 0) return null
  const confirmed = choicesAt(values, 'confirmed')
  return (
    <div className="note mt-2 text-[0.95rem]" data-personal-data>
      <p>{t('lede')}</p>
      <ul className="mt-1.5 grid gap-2">
        {found.map(({ id, kind, excerpt }) => {
          const box = fieldId(`confirmed-${name}-${id}`)
          return (
            <li key={id}>
              <p className="mt-0!">
                {t(`kind.${kind}`)}: <q className="break-words font-[560]">{excerpt}</q>
              </p>
              <div className="choice">
                <input
                  type="checkbox"
                  id={box}
                  name="confirmed[]"
                  value={id}
                  defaultChecked={confirmed.includes(id)}
                />
                <label htmlFor={box}>
                  {t('confirm')}
                  <span className="sr-only">: {excerpt}</span>
                </label>
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
