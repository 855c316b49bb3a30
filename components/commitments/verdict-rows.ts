import { formatDate } from '@/lib/format/date'
import { SELF_RATINGS } from '@/lib/reports/model'
import { confirmedProgress } from '@/lib/standing/measurable'
import type { Verdict } from '@/lib/standing/model'
import { computedVerdict, latestReport, verdictsSideBySide } from '@/lib/standing/verdicts'
import { shareLabel, statusLabel, type Translate } from './standing-words'
import type { VerdictOf } from './verdict-words'

/** One verdict on the common scale, in words. */
export interface VerdictRow {
  key: string
  who: string
  /** Which report, which assessment, as of when. */
  note: string | null
  verdict: Verdict | null
  /** The verdict, or why there is none. */
  text: string
  /** By how much it differs from the computed one; null: there is nothing to compare. */
  steps: string | null
  /** Two steps or more. */
  isFar: boolean
}

/** Every verdict on the promise, the maker's first. null: nobody could check it and nobody rated it, or it has no status. */
export function verdictRows({ t, locale, commitment, facts }: VerdictOf): VerdictRow[] | null {
  const { standing, maker, reports } = commitment
  const { status, late, asOf } = standing
  if (status === null) return null
  const computed = computedVerdict({ status, late })
  const verdicts = verdictsSideBySide(facts, computed, asOf)
  if (verdicts.every(({ verdict }) => verdict === null) && !standing.measurable) return null

  const row = (
    key: string,
    who: string,
    given: { verdict: Verdict | null; steps: number | null },
    said: { note: string | null; none: string },
  ): VerdictRow => ({
    key,
    who,
    note: said.note,
    verdict: given.verdict,
    text: given.verdict === null ? said.none : t(`selfRating.${SELF_RATINGS[given.verdict]}`),
    steps: given.verdict === null || given.steps === null ? null : stepWords(t, given.steps),
    isFar: Math.abs(given.steps ?? 0) >= 2,
  })
  const nobody = { verdict: null, steps: null }
  const latest = latestReport(reports, asOf)
  const assessed = verdicts.filter(({ by }) => by === 'organisation')
  const isGovernment = maker.kind === 'state' || maker.kind === 'joint'
  return [
    row(
      'government',
      t(isGovernment ? 'verdicts.by.government' : 'verdicts.by.maker'),
      verdicts[0] ?? nobody,
      {
        note: latest && t('verdicts.report', { cycle: latest.cycle }),
        none: t(reports.length === 0 ? 'verdicts.noReport' : 'verdicts.noRating'),
      },
    ),
    row(
      'computed',
      t('verdicts.by.computed'),
      { verdict: computed, steps: null },
      {
        note: t('verdicts.facts', { date: formatDate(locale, asOf, 'short') }),
        none: t('verdicts.noBasis', { status: statusLabel(t, status, late) }),
      },
    ),
    ...assessed.map((given) =>
      row(`by ${given.voice}`, given.organisation ?? t('verdicts.by.unnamed'), given, {
        note: given.on && t('verdicts.signed', { date: formatDate(locale, given.on, 'short') }),
        none: t('verdicts.noRating'),
      }),
    ),
    ...(assessed.length === 0
      ? [
          row('organisations', t('verdicts.by.organisations'), nobody, {
            note: null,
            none: t('verdicts.noAssessment'),
          }),
        ]
      : []),
  ]
}

const stepWords = (t: Translate, steps: number): string =>
  steps === 0
    ? t('verdicts.same')
    : t(steps > 0 ? 'verdicts.above' : 'verdicts.below', { steps: Math.abs(steps) })

/** One side's progress in words. */
export interface ProgressSide {
  name: string
  /** null: not known. */
  share: string | null
  /** What it rests on, or why it isn't known. */
  text: string
}

/** What officials say beside what independent figures confirm: the same rule, never mixed. null: nothing has a target. */
export function progressSides({ t, locale, commitment, facts }: VerdictOf): ProgressSide[] | null {
  const { standing } = commitment
  if (standing.judged === 0 || facts.indicators.every(({ target }) => target === null)) return null
  const confirmed = confirmedProgress(facts, standing.asOf)
  const meanOf = ({ measured, judged }: { measured: number; judged: number }) =>
    t('verdicts.meanOf', { measured, judged })
  const said = (share: number | null) =>
    share === null ? null : t('verdicts.share', { share: shareLabel(locale, share) })
  return [
    {
      name: t('verdicts.official'),
      share: said(standing.progress),
      text: standing.progress === null ? t('verdicts.notKnown') : meanOf(standing),
    },
    {
      name: t('verdicts.confirmed'),
      share: said(confirmed.share),
      text:
        confirmed.share === null
          ? t('verdicts.notConfirmed')
          : `${t('verdicts.confirmedMeaning')}, ${meanOf(confirmed)}`,
    },
  ]
}
