import type { getTranslations } from 'next-intl/server'
import { formatCycle } from '@/lib/format/cycle'
import { type Locale, pickText } from '@/lib/i18n/model'
import type { SubmissionRow } from '@/lib/submissions/queries'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** What a submission is, in a phrase: "Report for 2026: thirty crisis centres". */
export function submissionWords(
  t: Translate,
  locale: Locale,
  { kind, cycle, period, reference, publishedTitle, typedTitle }: SubmissionRow,
): string {
  const title = pickText(publishedTitle, locale)?.text ?? reference ?? ''
  const cycleWords = period ? formatCycle(locale, period) : (cycle ?? '')
  if (kind === 'report') return t('workspace.task.report', { cycle: cycleWords, title })
  if (kind === 'assessment') return t('workspace.task.assessment', { cycle: cycleWords, title })
  if (kind === 'reply') return t('workspace.task.reply', { title })
  if (kind === 'contribution' || kind === 'agreement') return t(`workspace.task.${kind}`, { title })
  if (kind === 'answer') return t('workspace.task.answerTo', { title })
  if (kind === 'suggestion') return t('workspace.task.suggestion', { title })
  if (kind === 'consultation')
    return t('workspace.task.consultation', { title: title || typedTitle.trim() || '…' })
  if (reference !== null) return t('workspace.task.change', { title })
  return typedTitle.trim() === ''
    ? t('workspace.task.untitled')
    : t('workspace.task.commitment', { title: typedTitle.trim() })
}
