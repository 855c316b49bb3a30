'use client'

import { useTranslations } from 'next-intl'
import { type LastReport, useReport } from './report-context'

/** What the last report said on the same question; nothing where it said nothing. */
export function LastTime({ of }: { of: Exclude<keyof LastReport, 'cycle'> }) {
  const t = useTranslations('report')
  const { last } = useReport()
  if (!last?.[of]) return null
  return (
    <details className="mb-5 -mt-3">
      <summary>{t('lastTime', { cycle: last.cycle })}</summary>
      <blockquote className="mt-2 whitespace-pre-line border-line border-s-2 ps-4 text-ink-2">
        {last[of]}
      </blockquote>
    </details>
  )
}
