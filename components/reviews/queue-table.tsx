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

interface QueueTableProps {
  rows: readonly QueueRow[]
  today: IsoDate
  locale: Locale
}

/** What waits for a reviewer, the longest waiting first. */
export async function QueueTable({ rows, today, locale }: QueueTableProps) {
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
              {row.reference && <span className="meta block">{row.reference}</span>}
              {row.openFlags > 0 && (
                <span className="meta block">{t('notes.open', { count: row.openFlags })}</span>
              )}
              {row.own && <span className="meta block">{t('review.own')}</span>}
            </>
          ),
        },
        { key: 'maker', title: t('review.columns.maker'), cell: ({ maker }) => maker.names[locale] },
        {
          key: 'since',
          title: t('review.columns.since'),
          cell: ({ waitingSince }) => {
            const day = civilDate(waitingSince, env().VAADA_TIME_ZONE)
            return (
              <>
                {formatDate(locale, day, 'short')}
                <span className="meta block">{t('review.waiting', { days: daysBetween(day, today) })}</span>
              </>
            )
          },
        },
        {
          key: 'act',
          title: t('review.columns.act'),
          cell: (row) => (
            <ButtonLink
              href={href(locale, `/reviews/${row.id}`)}
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
