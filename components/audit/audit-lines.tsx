import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { AuditFilters } from '@/lib/audit/filters'
import type { AuditLineView } from '@/lib/audit/queries'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { actWords, outcomeWords } from './words'

interface AuditLinesProps {
  lines: readonly AuditLineView[]
  /** Where older lines begin; null: there are none. */
  next: number | null
  filters: AuditFilters
  locale: Locale
}

/** Lines of the trail, newest first, each with the person as they are called today. */
export async function AuditLines({ lines, next, filters, locale }: AuditLinesProps) {
  const t = await getTranslations('audit')
  const { faults: _, typed, ...narrowed } = filters
  if (lines.length === 0) return <p>{t('none')}</p>
  const to = (before: number | null) => href(locale, '/admin/audit', { ...narrowed, ...typed, before })
  const when = (at: Date) => {
    const { date, time } = instantParts(locale, at, env().VAADA_TIME_ZONE, 'short')
    return `${date}, ${time}`
  }
  return (
    <>
      <DataTable
        stack
        caption={t('caption')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'seq', title: t('column.seq'), cell: ({ seq }) => seq ?? t('unchained') },
          {
            key: 'at',
            title: t('column.at'),
            cell: ({ at }) => <time dateTime={at.toISOString()}>{when(at)}</time>,
          },
          {
            key: 'person',
            title: t('column.person'),
            cell: ({ personId, personName }) =>
              personId === null ? (
                <span className="text-ink-3">{t('nobody')}</span>
              ) : (
                <>
                  {personName ?? t('erased')}{' '}
                  <span className="text-ink-3">{t('number', { id: String(personId) })}</span>
                </>
              ),
          },
          { key: 'act', title: t('column.act'), cell: ({ act }) => actWords(t, act) },
          {
            key: 'subject',
            title: t('column.subject'),
            cell: ({ subject }) => <span className="break-words">{subject}</span>,
          },
          {
            key: 'outcome',
            title: t('column.outcome'),
            cell: ({ allowed, refusal }) => (
              <span className={allowed ? undefined : 'text-broken'}>{outcomeWords(t, allowed, refusal)}</span>
            ),
          },
        ]}
      />
      <p className="mt-6 flex flex-wrap gap-3">
        {filters.before !== null && (
          <a className="btn" data-kind="quiet" href={to(null)}>
            {t('newest')}
          </a>
        )}
        {next !== null && (
          <a className="btn" data-kind="quiet" rel="next" href={to(next)}>
            {t('older')}
          </a>
        )}
      </p>
    </>
  )
}
