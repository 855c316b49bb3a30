import { boundWords } from '@/components/methodology/bounds'
import { isPledge } from '@/lib/commitments/model'
import type { CommitmentView } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { type Locale, pickText } from '@/lib/i18n/model'
import { hasBegun } from '@/lib/indicators/expected'
import { wasDoneLate } from '@/lib/milestones/late'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { commitmentProgress } from '@/lib/standing/measurable'
import type { Status } from '@/lib/standing/model'
import { projectedWords } from './projection-words'
import { shareLabel, statusLabel, type Translate } from './standing-words'

export interface VerdictOf {
  t: Translate
  locale: Locale
  commitment: CommitmentView
  facts: CommitmentFacts
}

/** Where a commitment stands: a word or two, what follows from it, and what is to be known beside it. */
export interface VerdictWords {
  label: string
  text: string
  more: string
}

/** These say by themselves how far a promise is; the others need their meaning spelled out. */
const TOLD_BY_PROGRESS: readonly Status[] = ['on_track', 'at_risk', 'off_track', 'under_way']
/** Nothing is left to compare with time. */
const SETTLED: readonly Status[] = ['kept', 'met_after_softening', 'withdrawn', 'superseded']

/** The sentences of a verdict, on the page and on paper; for a level without status, how far it was delivered. */
export async function verdictWords(of: VerdictOf): Promise<VerdictWords> {
  const { level, standing } = of.commitment
  return isPledge(level) && standing.status ? pledgeWords(of, standing.status) : deliveryWords(of)
}

async function pledgeWords(of: VerdictOf, status: Status): Promise<VerdictWords> {
  const { t, locale, commitment, facts } = of
  const { standing } = commitment
  const bounds = await boundWords(locale)
  const share = (value: number) => shareLabel(locale, value)
  const { progress, expected, measured, judged } = standing
  // A promise that is done or not has no pace.
  const known = progress !== null && !(progress === 0 && measured === 0) && status !== 'not_yet_done'
  const pace =
    known && expected !== null
      ? t('commitment.verdict.progressAndTime', { progress: share(progress), time: share(expected) })
      : known
        ? t('commitment.verdict.progressOnly', { progress: share(progress) })
        : null
  const begins = hasBegun(commitment, standing.asOf) ? null : (commitment.startsOn ?? commitment.madeOn)
  const time = begins
    ? t('commitment.verdict.notBegun', { date: formatDate(locale, begins) })
    : expected === null || known
      ? null
      : expected < 1
        ? t('commitment.verdict.timeGone', { time: share(expected) })
        : t('commitment.verdict.timeOver')
  const rests = {
    indicators: () => t('commitment.verdict.basisIndicators', { measured, judged }),
    steps: () => t('commitment.verdict.basisSteps', { measured, judged }),
    money: () => t('commitment.verdict.basisMoney'),
  }
  const { basis } = commitmentProgress(facts, standing.asOf)
  const settled = SETTLED.includes(status)
  // A figure is there, but nothing to hold it against; "none has been published" would not be true.
  const incomparable = status === 'no_figure' && standing.hasFigure
  const told = TOLD_BY_PROGRESS.includes(status) && pace !== null
  return {
    label: statusLabel(t, status, standing.late),
    text: told
      ? pace
      : incomparable
        ? t('commitment.verdict.incomparableMeaning', { start: standing.hasBaseline ? 'yes' : 'no' })
        : status === 'no_figure'
          ? t('commitment.verdict.noFigureMeaning')
          : t(`statusMeaning.${status}`, bounds),
    more: [
      !told && !settled && pace,
      !settled && time,
      basis && rests[basis](),
      lateStepsWords(of),
      !settled && projectedWords(t, locale, facts, standing.asOf),
    ]
      .filter(Boolean)
      .join(' '),
  }
}

/** Promised steps that were done after their own dates, which the due date of the promise says nothing of; null: none. */
function lateStepsWords({ t, locale, commitment }: VerdictOf): string | null {
  const late = commitment.milestones.filter((step) => step.kind === 'step' && wasDoneLate(step))
  const list = late.map(({ name, doneOn, dueOn }) =>
    t('commitment.verdict.lateStep', {
      name: pickText(name, locale)?.text ?? '',
      done: formatDate(locale, doneOn ?? ''),
      due: formatDate(locale, dueOn ?? ''),
    }),
  )
  return late.length > 0
    ? t('commitment.verdict.lateSteps', { count: late.length, list: list.join('; ') })
    : null
}

function deliveryWords({ t, locale, commitment }: VerdictOf): VerdictWords {
  const { level, standing } = commitment
  return {
    label: t(`level.${level}`),
    text: stageWords(t, locale, commitment),
    more: [t(`levelMeaning.${level}`), standing.deliveryStage && t('commitment.verdict.stageMeaning')]
      .filter(Boolean)
      .join(' '),
  }
}

/** How far a measure or an intention was delivered, which carries no status. */
export function stageWords(
  t: Translate,
  locale: Locale,
  { standing, deliverySteps }: CommitmentView,
): string {
  const { deliveryStage: stage } = standing
  if (!stage) return t('commitment.verdict.noStage')
  const on = deliverySteps.findLast((step) => step.stage === stage)?.reachedOn
  return on
    ? t('commitment.verdict.stageOn', { stage: t(`stage.${stage}`), date: formatDate(locale, on) })
    : t('commitment.verdict.stage', { stage: t(`stage.${stage}`) })
}
