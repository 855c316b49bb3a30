import { getTranslations } from 'next-intl/server'
import { type Discipline, settled } from '@/lib/discipline/model'
import type { Locale } from '@/lib/i18n/model'

/** What the page of reporting discipline says, in one sentence. */
export async function disciplineFinding(
  locale: Locale,
  { cycles, rows, totals }: Discipline,
): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'discipline' })
  if (cycles.length === 0) return t('noCycle')
  if (rows.length === 0) return t('nobody')
  const due = settled(totals)
  return due === 0 ? t('waiting', { due: totals.due }) : t('finding', { onTime: totals.onTime, settled: due })
}
