import type { Translate } from '@/components/commitments/standing-words'
import { REPLY_DAYS } from '@/lib/assessments/clock'
import type { AssessmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'

/** Why no reply stands beside an assessment. */
export function noReplyWords(
  t: Translate,
  { hearing, replyReceivedOn }: Pick<AssessmentView, 'hearing' | 'replyReceivedOn'>,
  locale: Locale,
): string {
  if (replyReceivedOn) return t('assessment.reply.unpublished', { date: formatDate(locale, replyReceivedOn) })
  const why = hearing === 'before' ? 'none' : hearing === 'after' ? 'later' : 'nobody'
  return t(`assessment.reply.${why}`, { days: REPLY_DAYS })
}
