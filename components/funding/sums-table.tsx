import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { formatNumber } from '@/lib/format/number'
import type { FundingFilter } from '@/lib/funding/filters'
import { linesHref, pledgesHref } from '@/lib/funding/links'
import { type FundingRow, largest, shareOf } from '@/lib/funding/model'
import type { Locale } from '@/lib/i18n/model'
import { subtractDecimals } from '@/lib/money/decimal'
import styles from './funding.module.css'

interface SumsTableProps<Subject> {
  locale: Locale
  caption: string
  rows: readonly FundingRow<Subject>[]
  /** What a row is called, and the filter that it stands for. */
  head: { title: string; cell: (subject: Subject) => ReactNode }
  filterOf: (subject: Subject) => FundingFilter
  keyOf: (subject: Subject) => string
}

/** Sums by stage, one row for each subject; all in one currency and on one scale. */
export async function SumsTable<Subject>({
  locale,
  caption,
  rows,
  head,
  filterOf,
  keyOf,
}: SumsTableProps<Subject>) {
  const t = await getTranslations()
  const whole = largest(rows)
  const stages = (rows[0]?.stages ?? [])
    .map(({ stage }) => stage)
    .filter((stage) =>
      rows.some((row) => row.stages.some((one) => one.stage === stage && one.amount !== null)),
    )
  return (
    <DataTable
      stack
      caption={<span className="sr-only">{caption}</span>}
      rows={rows}
      rowKey={({ subject }) => keyOf(subject)}
      columns={[
        {
          key: 'name',
          title: head.title,
          cell: ({ subject }: FundingRow<Subject>) => head.cell(subject),
        },
        ...stages.map((stage) => ({
          key: stage,
          title: t(`moneyStage.${stage}`),
          numeric: true,
          cell: ({ subject, stages: sums }: FundingRow<Subject>) => {
            const amount = sums.find((one) => one.stage === stage)?.amount ?? null
            if (amount === null) return <span className="text-ink-3">–</span>
            return (
              <span className={styles.cell}>
                <a href={linesHref(locale, filterOf(subject), { stage, account: 'counted' })}>
                  {formatNumber(locale, amount)}
                </a>
                <span className={styles.track} aria-hidden="true">
                  <i className={styles.bar} style={{ width: `${shareOf(amount, whole) * 100}%` }} />
                </span>
              </span>
            )
          },
        })),
        {
          key: 'gap',
          title: t('funding.gap.column'),
          numeric: true,
          cell: ({ subject, pledges }) =>
            pledges && pledges.gaps > 0 ? (
              <a href={pledgesHref(locale, filterOf(subject), 'gap')}>
                {formatNumber(locale, subtractDecimals(pledges.gapPledged, pledges.gapDisbursed))}
              </a>
            ) : (
              <span className="meta">{t('funding.gap.notStated')}</span>
            ),
        },
      ]}
    />
  )
}
