import { Marked } from '@/components/search/marked'
import { MatchLines } from '@/components/search/match-lines'
import { BulletBar } from '@/components/ui/bullet-bar'
import { LevelTag } from '@/components/ui/level-tag'
import { StatusTag } from '@/components/ui/status'
import type { CommitmentRow } from '@/lib/commitments/list-queries'
import { isPledge } from '@/lib/commitments/model'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { type Match, markWords } from '@/lib/search/matches'
import { EvidenceMark } from './evidence-mark'
import { StageTag } from './stage-tag'
import {
  dueInWords,
  makerName,
  progressLabel,
  shareLabel,
  statusLabel,
  type Translate,
} from './standing-words'

/** What was looked for, to mark it. */
export interface Sought {
  readonly words: ReadonlySet<string>
  readonly matches: ReadonlyMap<string, readonly Match[]>
}

/** Cells are drawn for every row, so they are given their words rather than asking for them. */
export interface CellProps {
  row: CommitmentRow
  locale: Locale
  t: Translate
}

/** `heading`: the title is a heading of its own, as on a card. */
export function RecordCell({
  row,
  locale,
  t,
  sought,
  heading: Heading,
}: CellProps & { sought: Sought | null; heading?: 'h2' }) {
  const words = sought?.words ?? new Set<string>()
  const title = pickText(row.title, locale)
  const link = (
    <a className="font-[560] leading-snug" href={commitmentHref(locale, row.reference)}>
      <span lang={title && title.locale !== locale ? title.locale : undefined}>
        <Marked segments={markWords(title?.text ?? row.reference, words)} />
      </span>
    </a>
  )
  return (
    <div className="grid min-w-64 gap-1">
      <span className="meta">
        <Marked segments={markWords(makerName(row.maker, locale), words)} /> ·{' '}
        <span className="whitespace-nowrap">
          <Marked segments={markWords(row.reference, words)} />
        </span>
      </span>
      {Heading ? <Heading className="text-base">{link}</Heading> : link}
      <LevelTag level={row.level} label={t(`level.${row.level}`)} />
      {sought && <MatchLines matches={sought.matches.get(row.reference) ?? []} locale={locale} t={t} />}
    </div>
  )
}

export function StatusCell({ row: { standing }, t }: CellProps) {
  if (standing.status)
    return <StatusTag status={standing.status} label={statusLabel(t, standing.status, standing.late)} />
  if (!standing.deliveryStage) return <span className="text-ink-3">{t('commitments.noStage')}</span>
  return <StageTag stage={standing.deliveryStage} label={t(`stage.${standing.deliveryStage}`)} />
}

export function ProgressCell({ row: { level, standing }, locale, t }: CellProps) {
  const { progress, measured, judged } = standing
  if (progress === null) return <span className="text-ink-3">{t('commitments.progressUnknown')}</span>
  // A measure or an intention is not judged against a pace.
  const shown = isPledge(level) ? standing : { ...standing, expected: null, status: null }
  return (
    <div className="grid w-36 gap-1">
      <BulletBar
        progress={progress}
        expected={shown.expected}
        status={shown.status}
        label={progressLabel(t, locale, shown)}
      />
      <span className="text-sm">
        {shareLabel(locale, progress)}{' '}
        {measured < judged && (
          <span className="text-ink-3">{t('commitments.measured', { measured, judged })}</span>
        )}
      </span>
    </div>
  )
}

export function DueCell({ row: { dueOn, standing }, locale, t }: CellProps) {
  if (!dueOn) return <span className="text-ink-3">{t('format.noDeadline')}</span>
  return (
    <div className="inline sm:grid">
      <span className="whitespace-nowrap">{formatDate(locale, dueOn, 'short')}</span>{' '}
      <span className="meta">{dueInWords(t, dueOn, standing.asOf)}</span>
    </div>
  )
}

/** The grade of what decides the status, and apart from it that of the promise's own text. */
export function EvidenceCell({ row: { level, standing }, t }: CellProps) {
  const { evidence, promiseEvidence, contested } = standing
  const isSecond = evidence !== null || isPledge(level)
  return (
    <div className="inline sm:grid sm:gap-1">
      {evidence !== null ? (
        <EvidenceMark
          grade={evidence}
          label={t(`evidence.${evidence}`)}
          contested={contested ? t('contested') : undefined}
        />
      ) : (
        isPledge(level) && <span className="text-ink-3">{t('commitments.evidenceNone')}</span>
      )}
      {promiseEvidence !== null && (
        <span className={isSecond ? "meta max-sm:before:content-['_·_']" : 'meta'}>
          {t('commitments.textGrade', { grade: t(`evidence.${promiseEvidence}`) })}
        </span>
      )}
    </div>
  )
}

export function LatestCell({ row: { standing }, locale, t }: CellProps) {
  if (!standing.latestFactOn) return <span className="text-ink-3">{t('commitments.latestNone')}</span>
  return (
    <div className="inline sm:grid">
      <span className="whitespace-nowrap">{formatDate(locale, standing.latestFactOn, 'short')}</span>{' '}
      {standing.freshness === 'old' && <span className="meta">{t('commitments.latestOld')}</span>}
      {standing.freshness === 'ageing' && <span className="meta">{t('commitments.latestAgeing')}</span>}
    </div>
  )
}
