import { getTranslations } from 'next-intl/server'
import { CountLink } from '@/components/ui/count-link'
import { DataTable } from '@/components/ui/data-table'
import { StatusTag } from '@/components/ui/status'
import { formatNumber, formatShare } from '@/lib/format/number'
import { commitmentHref, commitmentsHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import type { MethodFacts } from '@/lib/methodology/queries'
import { THRESHOLDS } from '@/lib/standing/facts'
import type { Status } from '@/lib/standing/model'
import { boundWords } from './bounds'

/** As they are tried: the first that applies decides. */
const ORDER: readonly Status[] = [
  'withdrawn',
  'superseded',
  'not_measurable',
  'kept',
  'met_after_softening',
  'deadline_missed',
  'deadline_passed_no_evidence',
  'deadline_passed_not_looked',
  'too_early',
  'no_report',
  'no_figure',
  'not_yet_done',
  'on_track',
  'at_risk',
  'off_track',
  'under_way',
]

interface StatusTableProps {
  facts: MethodFacts
  locale: Locale
}

export async function StatusTable({ facts, locale }: StatusTableProps) {
  const [t, bounds] = await Promise.all([getTranslations(), boundWords(locale)])
  const found = new Map(facts.statuses.map((row) => [row.status, row]))
  return (
    <div className="relative overflow-x-clip">
      <DataTable
        stack
        caption={t('methodology.status.caption')}
        columns={[
          {
            key: 'status',
            title: t('methodology.status.column.status'),
            cell: (status: Status) => <StatusTag status={status} label={t(`status.${status}`)} />,
          },
          {
            key: 'rule',
            title: t('methodology.status.column.rule'),
            label: '',
            cell: (status) => t(`statusMeaning.${status}`, bounds),
          },
          {
            key: 'count',
            title: t('methodology.status.column.count'),
            numeric: true,
            cell: (status) => {
              const count = found.get(status)?.count ?? 0
              return (
                <CountLink count={count} href={commitmentsHref(locale, { status })}>
                  {formatNumber(locale, count)}
                </CountLink>
              )
            },
          },
          {
            key: 'example',
            title: t('methodology.status.column.example'),
            cell: (status) => {
              const row = found.get(status)
              if (!row) return <span className="text-ink-3">{t('methodology.status.none')}</span>
              return (
                <a
                  className="whitespace-nowrap"
                  href={commitmentHref(locale, row.reference)}
                  title={pickText(row.title, locale)?.text}
                >
                  {row.reference}
                </a>
              )
            },
          },
        ]}
        rows={ORDER}
        rowKey={(status) => status}
      />
    </div>
  )
}

/** The bounds as they are published, not as the program has them by default. */
export async function Bounds({ facts, locale }: StatusTableProps) {
  const t = await getTranslations('methodology.status')
  const bounds = facts.thresholds ?? THRESHOLDS
  return (
    <div className="card">
      <p className="meta mb-2">
        {facts.thresholdsSeq === null ? t('boundsDefault') : t('bounds', { seq: facts.thresholdsSeq })}
      </p>
      <ul className="grid gap-1.5 text-[0.95rem]">
        <li>{t('bound.onTrack', { value: formatShare(locale, bounds.onTrack) })}</li>
        <li>{t('bound.atRisk', { value: formatShare(locale, bounds.atRisk) })}</li>
        <li>{t('bound.earlyMonths', { value: bounds.earlyMonths })}</li>
        <li>{t('bound.stepGraceDays', { value: bounds.stepGraceDays })}</li>
        <li>{t('bound.freshMonths', { value: bounds.freshMonths })}</li>
        <li>{t('bound.ageingMonths', { value: bounds.ageingMonths })}</li>
        <li>{t('bound.contestedShare', { value: formatShare(locale, bounds.contestedShare) })}</li>
      </ul>
    </div>
  )
}
