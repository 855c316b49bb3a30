import { getTranslations } from 'next-intl/server'
import { BulletBar } from '@/components/ui/bullet-bar'
import { type Column, DataTable } from '@/components/ui/data-table'
import { LevelTag } from '@/components/ui/level-tag'
import { StatusTag } from '@/components/ui/status'
import type { CommitmentRow } from '@/lib/commitments/list-queries'
import { isPledge } from '@/lib/commitments/model'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { EvidenceMark } from './evidence-mark'
import { Localized } from './localized'
import { StageTag } from './stage-tag'
import {
  dueInWords,
  makerName,
  progressLabel,
  shareLabel,
  statusLabel,
  type Translate,
} from './standing-words'

interface CommitmentTableProps {
  rows: readonly CommitmentRow[]
  caption: string
  locale: Locale
}

/** Records with what matters of each, one line each; on a phone one small card each. */
export async function CommitmentTable({ rows, caption, locale }: CommitmentTableProps) {
  const t = await getTranslations()
  const columns: Column<CommitmentRow>[] = [
    {
      key: 'record',
      title: t('commitments.column.record'),
      cell: (row) => <RecordCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'status',
      title: t('commitments.column.status'),
      label: '',
      cell: (row) => <StatusCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'progress',
      title: t('commitments.column.progress'),
      cell: (row) => <ProgressCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'due',
      title: t('commitments.column.due'),
      cell: (row) => <DueCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'evidence',
      title: t('commitments.column.evidence'),
      cell: (row) => <EvidenceCell row={row} locale={locale} t={t} />,
    },
    {
      key: 'latest',
      title: t('commitments.column.latest'),
      cell: (row) => <LatestCell row={row} locale={locale} t={t} />,
    },
  ]
  return (
    // The stacked table hides its head outside the page on a phone.
    <div className="relative overflow-x-clip">
      <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.reference} stack />
    </div>
  )
}

/** Cells are drawn for every row, so they are given their words rather than asking for them. */
interface CellProps {
  row: CommitmentRow
  locale: Locale
  t: Translate
}

function RecordCell({ row, locale, t }: CellProps) {
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

function StatusCell({ row: { standing }, t }: CellProps) {
  if (standing.status)
    return <StatusTag status={standing.status} label={statusLabel(t, standing.status, standing.late)} />
  if (!standing.deliveryStage) return <span className="text-ink-3">{t('commitments.noStage')}</span>
  return <StageTag stage={standing.deliveryStage} label={t(`stage.${standing.deliveryStage}`)} />
}

function ProgressCell({ row: { level, standing }, locale, t }: CellProps) {
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

function DueCell({ row: { dueOn, standing }, locale, t }: CellProps) {
  if (!dueOn) return <span className="text-ink-3">{t('format.noDeadline')}</span>
  return (
    <div className="inline sm:grid">
      <span className="whitespace-nowrap">{formatDate(locale, dueOn, 'short')}</span>{' '}
      <span className="meta">{dueInWords(t, dueOn, standing.asOf)}</span>
    </div>
  )
}

/** The grade of what decides the status, and apart from it that of the promise's own text. */
function EvidenceCell({ row: { level, standing }, t }: CellProps) {
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
      )}
      {promiseEvidence !== null && (
        <span className="meta max-sm:before:content-['_·_']">
          {t('commitments.textGrade', { grade: t(`evidence.${promiseEvidence}`) })}
        </span>
      )}
    </div>
  )
}

function LatestCell({ row: { standing }, locale, t }: CellProps) {
  if (!standing.latestFactOn) return <span className="text-ink-3">{t('commitments.latestNone')}</span>
  return (
    <div className="inline sm:grid">
      <span className="whitespace-nowrap">{formatDate(locale, standing.latestFactOn, 'short')}</span>{' '}
      {standing.freshness === 'old' && <span className="meta">{t('commitments.latestOld')}</span>}
      {standing.freshness === 'ageing' && <span className="meta">{t('commitments.latestAgeing')}</span>}
    </div>
  )
}
