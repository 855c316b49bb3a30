import { getTranslations } from 'next-intl/server'
import { submissionWords } from '@/components/submissions/submission-words'
import { ButtonLink } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { civilDate, daysBetween, type IsoDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { QueueRow } from '@/lib/reviews/queries'
import { type QueueView, queueQuery } from '@/lib/reviews/queue'
import { OVERDUE_DAYS, type RiskSign } from '@/lib/reviews/risk'
import { RiskList } from './risk-list'

interface QueueTableProps {
  rows: readonly QueueRow[]
  view: QueueView
  today: IsoDate
  locale: Locale
}

/** Each sign once, however many facts give it. */
const codesOf = (signs: readonly RiskSign[]) =>
  [...new Set(signs.map(({ code }) => code))].map((code) => ({ code }))

/** One page of what waits for a reviewer. */
export async function QueueTable({ rows, view, today, locale }: QueueTableProps) {
  const t = await getTranslations()
  return (
    <DataTable
      caption={<span className="sr-only">{t('review.caption')}</span>}
      rows={rows}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'what',
          title: t('review.columns.what'),
          cell: (row) => (
            <>
              <span className="font-[560]">{submissionWords(t, locale, row)}</span>
              <span className="meta block font-normal">
                {[row.reference, row.maker.names[locale]].filter(Boolean).join(' · ')}
              </span>
              {row.openFlags > 0 && (
                <span className="meta block font-normal">{t('notes.open', { count: row.openFlags })}</span>
              )}
            </>
          ),
        },
        {
          key: 'signs',
          title: t('reviewing.signs'),
          cell: ({ signs }) => (
            <div className="text-[0.92rem]">
              <RiskList signs={codesOf(signs)} />
            </div>
          ),
        },
        {
          key: 'since',
          title: t('review.columns.since'),
          cell: ({ waitingSince }) => {
            const day = civilDate(waitingSince, env().VAADA_TIME_ZONE)
            const days = daysBetween(day, today)
            return (
              <>
                {formatDate(locale, day, 'short')}
                <span className="meta block">{t('review.waiting', { days })}</span>
                {days > OVERDUE_DAYS && (
                  <span className="block font-[560] text-[0.9rem] text-broken" data-overdue>
                    <span aria-hidden="true">⚠ </span>
                    {t('reviewing.overdue')}
                  </span>
                )}
              </>
            )
          },
        },
        {
          key: 'act',
          title: t('review.columns.act'),
          cell: (row) =>
            row.own ? (
              <span className="meta">{t('review.own')}</span>
            ) : (
              <ButtonLink
                href={href(locale, `/reviews/${row.id}`, queueQuery(view))}
                aria-label={t('review.openLabel', { what: submissionWords(t, locale, row) })}
              >
                {t('review.open')}
              </ButtonLink>
            ),
        },
      ]}
    />
  )
}
