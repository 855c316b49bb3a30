import { getTranslations } from 'next-intl/server'
import { boundWords } from '@/components/methodology/bounds'
import { LevelMark } from '@/components/ui/level-tag'
import { SignSquare } from '@/components/ui/status'
import { isPledge } from '@/lib/commitments/model'
import type { CommitmentView } from '@/lib/commitments/queries'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { hasBegun, targetDay } from '@/lib/indicators/expected'
import { isJudged } from '@/lib/indicators/progress'
import { projectionOf } from '@/lib/indicators/projection'
import type { CommitmentFacts } from '@/lib/standing/facts'
import type { CommitmentProgress } from '@/lib/standing/measurable'
import type { Status } from '@/lib/standing/model'
import { Localized } from './localized'
import { projectionSentence } from './projection'
import { SourceRefs } from './source-refs'
import { shareLabel, statusLabel } from './standing-words'
import styles from './verdict.module.css'

interface VerdictProps {
  commitment: CommitmentView
  facts: CommitmentFacts
  /** What the stored progress rests on. */
  basis: CommitmentProgress['basis']
  locale: Locale
}

/** These say by themselves how far a promise is; the others need their meaning spelled out. */
const TOLD_BY_PROGRESS: readonly Status[] = ['on_track', 'at_risk', 'off_track', 'under_way']
/** Nothing is left to compare with time. */
const SETTLED: readonly Status[] = ['kept', 'met_after_softening', 'withdrawn', 'superseded']

/** Where a commitment stands, in sentences; for a level without status, how far it was delivered. */
export async function Verdict({ commitment, facts, basis, locale }: VerdictProps) {
  const t = await getTranslations()
  const { standing, level } = commitment
  return (
    <section
      className={styles.verdict}
      data-status={standing.status ?? 'none'}
      aria-label={t('commitment.verdict.label')}
    >
      <span className={styles.mark}>
        {standing.status ? <SignSquare status={standing.status} /> : <LevelMark level={level} />}
      </span>
      <div className="grid gap-1.5">
        {isPledge(level) && standing.status ? (
          <PledgeVerdict
            commitment={commitment}
            facts={facts}
            status={standing.status}
            basis={basis}
            locale={locale}
          />
        ) : (
          <DeliveryVerdict commitment={commitment} locale={locale} />
        )}
        <p className="meta">
          {t('commitment.verdict.asOf', { date: formatDate(locale, standing.asOf) })}{' '}
          <a href={href(locale, '/methodology#status')}>{t('commitment.verdict.how')}</a>
        </p>
      </div>
    </section>
  )
}

async function PledgeVerdict({
  commitment,
  facts,
  status,
  basis,
  locale,
}: VerdictProps & { status: Status }) {
  const [t, bounds] = await Promise.all([getTranslations(), boundWords(locale)])
  const { standing } = commitment
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
  const settled = SETTLED.includes(status)
  // A figure is there, but nothing to hold it against: then "no figure published" would not be true.
  const incomparable = status === 'no_figure' && standing.hasFigure
  const told = TOLD_BY_PROGRESS.includes(status) && pace !== null
  return (
    <>
      <p className="text-[1.06rem]">
        <strong className="font-semibold">
          {incomparable ? t('commitment.verdict.incomparable') : statusLabel(t, status, standing.late)}.
        </strong>{' '}
        {told
          ? pace
          : incomparable
            ? t('commitment.verdict.incomparableMeaning')
            : t(`statusMeaning.${status}`, bounds)}
      </p>
      <p className="text-sm text-ink-2">
        {[
          !told && !settled && pace,
          !settled && time,
          basis && rests[basis](),
          !settled && (await projected(facts, standing.asOf, locale)),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <Closing commitment={commitment} locale={locale} />
    </>
  )
}

/** Where a promise has one indicator with a target: when it is met at its pace. Of several no sentence speaks for all. */
async function projected(facts: CommitmentFacts, asOf: IsoDate, locale: Locale): Promise<string | null> {
  const [indicator, ...others] = facts.indicators.filter(isJudged)
  const projection = indicator && others.length === 0 ? projectionOf(indicator, facts, asOf) : null
  if (!indicator || !projection || projection.kind === 'unknown') return null
  const t = await getTranslations('projection')
  const sentence = await projectionSentence(projection, targetDay(indicator, facts), asOf, locale)
  return `${t('label')}: ${sentence}`
}

/** What ended it, or where nobody found how it ended. */
async function Closing({ commitment, locale }: Omit<VerdictProps, 'basis' | 'facts'>) {
  const t = await getTranslations('commitment.verdict')
  const { closure, deadlineMissed, search, sources, standing } = commitment
  return (
    <>
      {closure && (
        <p className="text-sm">
          {t('closedOn', { kind: closure.kind, date: formatDate(locale, closure.on) })}{' '}
          <Localized text={closure.reason} locale={locale} />
          <SourceRefs keys={closure.sources} sources={sources} />
        </p>
      )}
      {deadlineMissed && standing.status === 'deadline_missed' && (
        <p className="text-sm">
          <Localized text={deadlineMissed.note} locale={locale} />
          <SourceRefs keys={deadlineMissed.sources} sources={sources} />
        </p>
      )}
      {search && (
        <p className="text-sm">
          {t('searched', { date: formatDate(locale, search.on) })}{' '}
          <Localized text={search.places} locale={locale} />
        </p>
      )}
    </>
  )
}

async function DeliveryVerdict({ commitment, locale }: Omit<VerdictProps, 'basis' | 'facts'>) {
  const t = await getTranslations()
  const { standing, level, deliverySteps } = commitment
  const stage = standing.deliveryStage
  const on = deliverySteps.findLast((step) => step.stage === stage)?.reachedOn ?? null
  const reached = !stage
    ? t('commitment.verdict.noStage')
    : on
      ? t('commitment.verdict.stageOn', { stage: t(`stage.${stage}`), date: formatDate(locale, on) })
      : t('commitment.verdict.stage', { stage: t(`stage.${stage}`) })
  return (
    <>
      <p className="text-[1.06rem]">
        <strong className="font-semibold">{t(`level.${level}`)}.</strong> {reached}
      </p>
      <p className="text-sm text-ink-2">
        {t(`levelMeaning.${level}`)} {stage && t('commitment.verdict.stageMeaning')}
      </p>
      <Closing commitment={commitment} locale={locale} />
    </>
  )
}
