import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { RequestRow } from '@/lib/requests/queries'

interface RequestTableProps {
  rows: RequestRow[]
  locale: Locale
  /** Each leads to the page where it is decided. */
  open?: boolean
}

/** Requests for access, one line each. */
export async function RequestTable({ rows, locale, open }: RequestTableProps) {
  const t = await getTranslations()
  const at = (instant: Date) =>
    t('workspace.at', instantParts(locale, instant, env().VAADA_TIME_ZONE, 'short'))
  return (
    <DataTable
      caption={<span className="sr-only">{t('request.review.caption')}</span>}
      rows={rows}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'organisation',
          title: t('request.organisationName'),
          cell: ({ id, organisationName, atRisk }) => (
            <>
              {open ? (
                <a className="font-[560]" href={href(locale, `/reviews/requests/${id}`)}>
                  {organisationName}
                </a>
              ) : (
                <span className="font-[560]">{organisationName}</span>
              )}{' '}
              {atRisk && <Pill>{t('request.atRisk.short')}</Pill>}
            </>
          ),
        },
        {
          key: 'kind',
          title: t('organisations.field.kind'),
          cell: ({ kind }) => t(`organisations.kind.${kind}`),
        },
        {
          key: 'maker',
          title: t('request.fact.maker'),
          cell: ({ makerNames }) => makerNames?.[locale] ?? '–',
        },
        { key: 'contact', title: t('request.fact.contactName'), cell: ({ contactName }) => contactName },
        { key: 'at', title: t('request.review.askedAt'), cell: ({ createdAt }) => at(createdAt) },
        ...(open
          ? []
          : [
              {
                key: 'state',
                title: t('request.review.state'),
                cell: ({ state, decidedBy }: RequestRow) =>
                  `${t(`request.state.${state}`)}${decidedBy ? ` · ${decidedBy}` : ''}`,
              },
            ]),
      ]}
    />
  )
}
