'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import type { Slip } from '@/lib/indicators/entry-figure'
import { slipsIn } from '@/lib/reports/slips'
import { stepOfField } from '@/lib/submissions/steps'
import { useDraft } from '../draft-context'
import { useReport } from './report-context'

/** Values whose unit is worth another look, each with a way to its field. It stops nobody. */
export function Slips() {
  const t = useTranslations('report.slip')
  const slipWords = useSlipWords()
  const { values } = useDraft()
  const { figures } = useReport()
  const slips = slipsIn(values, figures)
  if (slips.length === 0) return null
  return (
    <section className="note mb-6" aria-labelledby="slips" data-slips>
      <h3 id="slips" className="mb-1 text-[1.15rem]">
        {t('title')}
      </h3>
      <ul className="grid gap-1">
        {slips.map(({ figure, slip, field }) => (
          <li key={field}>
            <a href={`?step=${stepOfField('report', field)}#${fieldId(field)}`}>{figure.name}</a>:{' '}
            {slipWords(slip)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "1 234 times the last value. Check the unit." */
export function useSlipWords(): (slip: Slip) => string {
  const t = useTranslations('report.slip')
  return ({ of, way, times }) => t(`${way}.${of}`, { count: Math.round(times) })
}
