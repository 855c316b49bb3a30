import { boundWords } from '@/components/methodology/bounds'
import type { RuleId } from '@/components/methodology/rule'
import { timelinessOf } from '@/lib/cycles/timeliness'
import { formatDate } from '@/lib/format/date'
import type { EvidenceGrade } from '@/lib/standing/model'
import type { Translate } from './standing-words'
import type { VerdictOf } from './verdict-words'

/** One way in which it is known how well it is known. */
export interface ChannelWords {
  rule: Extract<RuleId, 'evidence' | 'freshness' | 'timeliness'>
  name: string
  /** Only of evidence, and only where some fact decides. */
  grade: EvidenceGrade | null
  text: string
  /** Smaller, below. */
  detail: string | null
  /** Another source says something else; of evidence alone. */
  contested: { label: string; meaning: string } | null
}

/** Evidence, age of the facts, reports: each its own channel. Evidence only where a status rests on it. */
export async function channelWords({ t, locale, commitment, facts }: VerdictOf): Promise<ChannelWords[]> {
  const { evidence, contested, freshness, latestFactOn, status, hasFigure } = commitment.standing
  const bounds = await boundWords(locale)
  const plain = { grade: null, contested: null }
  const reports = reportWords(t, { commitment, facts })
  return [
    ...(status
      ? [
          {
            rule: 'evidence' as const,
            name: t('channels.evidence'),
            grade: evidence,
            text:
              evidence !== null
                ? t(`evidence.${evidence}`)
                : t(status === 'no_figure' && hasFigure ? 'channels.incomparable' : 'channels.noEvidence'),
            detail: evidence === null ? null : t('channels.grade', { number: evidence }),
            contested: contested ? { label: t('contested'), meaning: t('channels.contested') } : null,
          },
        ]
      : []),
    {
      ...plain,
      rule: 'freshness',
      name: t('channels.freshness'),
      text: t(`freshness.${freshness}`, bounds),
      detail: latestFactOn && t('channels.latest', { date: formatDate(locale, latestFactOn) }),
    },
    { ...plain, rule: 'timeliness', name: t('channels.timeliness'), ...reports },
  ]
}

/** How many of the reports it was asked for the maker sent, and when. */
function reportWords(
  t: Translate,
  { commitment, facts }: Pick<VerdictOf, 'commitment' | 'facts'>,
): Pick<ChannelWords, 'text' | 'detail'> {
  const { duties, reports, standing } = commitment
  if (duties.length === 0)
    return {
      text:
        reports.length > 0
          ? t('commitment.facts.notAskedButSent', { count: reports.length })
          : t('commitment.facts.notAsked'),
      detail: null,
    }
  const found = duties.map((duty) => timelinessOf(duty.cycle, facts, standing.asOf))
  const count = (one: (typeof found)[number]) => found.filter((timeliness) => timeliness === one).length
  const [onTime, late, missing] = [count('on_time'), count('late'), count('missing')]
  return {
    text: t('commitment.facts.reportedCount', { reported: onTime + late, cycles: duties.length }),
    detail: t('commitment.facts.reportedDetail', { onTime, late, missing }),
  }
}
