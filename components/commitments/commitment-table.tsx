import { getTranslations } from 'next-intl/server'
import { BulletBar } from '@/components/ui/bullet-bar'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LevelTag } from '@/components/ui/level-tag'
import { StatusTag } from '@/components/ui/status'
import { isPledge } from '@/lib/commitments/model'
import type { CommitmentRow } from '@/lib/commitments/queries'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { DueIn } from './due-in'
import { EvidenceMark } from './evidence-mark'
import { Localized } from './localized'
import { StageTag } from './stage-tag'
import { makerName, progressLabel, shareLabel, statusLabel } from './standing-words'

interface CommitmentTableProps {
  rows: readonly CommitmentRow[]
  caption: string
  locale: Locale
}

/** Records with what matters of each, one line each; on a phone one small card each. */
export async function CommitmentTable({ rows, caption, locale }: CommitmentTableProps) {
  const t = await getTranslations('commitments.column')
  const columns: Column<CommitmentRow>[] = [
    { key: 'record', title: t('record'), cell: (row) => <RecordCell row={row} locale={locale} /> },
    { key: 'status', title: t('status'), label: '', cell: (row) => <StatusCell row={row} /> },
    { key: 'progress', title: t('progress'), cell: (row) => <ProgressCell row={row} locale={locale} /> },
    { key: 'due', title: t('due'), cell: (row) => <DueCell row={row} locale={locale} /> },
    { key: 'evidence', title: t('evidence'), cell: (row) => <EvidenceCell row={row} /> },
    { key: 'latest', title: t('latest'), cell: (row) => <LatestCell row={row} locale={locale} /> },
  ]
  return (
    // The stacked table hides its head outside the page on a phone.
    <div className="relative overflow-x-clip">
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.reference} stack />
    </div>
  )
}

interface CellProps {
  row: CommitmentRow
  locale: Locale
}

async function RecordCell({ row, locale }: CellProps) {
  const t = await getTranslations()
  return (
    <div className="grid min-w-64 gap-1">
      <span className="meta">
        {makerName(row.maker, locale)} · <span className="whitespace-nowrap">{row.reference}</span>
      </span>
      <a className="font-[560] leading-snug" href={commitmentHref(locale, row.reference)}>
        <Localized text={row.title} locale={locale} />
      </a>
      <LevelTag level={row.level} label={t(`level.${row.level}`)} />
    </div>
  )
}

async function StatusCell({ row: { standing } }: { row: CommitmentRow }) {
  const t = await getTranslations()
  if (standing.status)
    return <StatusTag status={standing.status} label={statusLabel(t, standing.status, standing.late)} />
  if (!standing.deliveryStage) return <span className="text-ink-3">{t('commitments.noStage')}</span>
  return <StageTag stage={standing.deliveryStage} label={t(`stage.${standing.deliveryStage}`)} />
}

async function ProgressCell({ row: { level, standing }, locale }: CellProps) {
  const t = await getTranslations()
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
        <span className="text-ink-3">{t('commitments.measured', { measured, judged })}</span>
      </span>
    </div>
  )
}

async function DueCell({ row: { dueOn, standing }, locale }: CellProps) {
  const t = await getTranslations()
  if (!dueOn) return <span className="text-ink-3">{t('format.noDeadline')}</span>
  return (
    <div className="inline sm:grid">
      <span className="whitespace-nowrap">{formatDate(locale, dueOn, 'short')}</span>{' '}
      <DueIn dueOn={dueOn} asOf={standing.asOf} />
    </div>
  )
}

/** The grade of what decides the status, and apart from it that of the promise's own text. */
async function EvidenceCell({ row: { level, standing } }: { row: CommitmentRow }) {
  const t = await getTranslations()
  const { evidence, promiseEvidence, contested } = standing
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
      )}{' '}
      {promiseEvidence !== null && (
        <span className="meta">
          {t('commitments.textGrade', { grade: t(`evidence.${promiseEvidence}`) })}
        </span>
      )}
    </div>
  )
}

async function LatestCell({ row: { standing }, locale }: CellProps) {
  const t = await getTranslations()
  if (!standing.latestFactOn) return <span className="text-ink-3">{t('commitments.latestNone')}</span>
  return (
    <div className="inline sm:grid">
      <span className="whitespace-nowrap">{formatDate(locale, standing.latestFactOn, 'short')}</span>{' '}
      {standing.freshness === 'old' && <span className="meta">{t('commitments.latestOld')}</span>}
      {standing.freshness === 'ageing' && <span className="meta">{t('commitments.latestAgeing')}</span>}
    </div>
  )
}
