import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { statusLabel } from '@/components/commitments/standing-words'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/section'
import { StatusTag } from '@/components/ui/status'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Consequences } from '@/lib/proposals/consequences'

type Change = Consequences['changes'][number]

/** What other bounds would do to the records, each with its status before and after. */
export async function ConsequencesTable({ found, locale }: { found: Consequences; locale: Locale }) {
  const t = await getTranslations()
  const status = ({ status: value, late }: Change['before']) =>
    value && <StatusTag status={value} label={statusLabel(t, value, late)} />
  return (
    <Section
      id="consequences"
      title={t('proposals.consequences.title', { count: found.changes.length })}
      lede={t('proposals.consequences.lede', { records: found.records })}
    >
      {found.changes.length > 0 && (
        <DataTable
          stack
          caption={t('proposals.consequences.caption')}
          rows={found.changes}
          rowKey={({ reference }) => reference}
          columns={[
            {
              key: 'record',
              title: t('proposals.consequences.record'),
              cell: ({ reference, title }) => (
                <>
                  <a href={commitmentHref(locale, reference)}>{reference}</a>
                  <span className="block font-normal">
                    <Localized text={title} locale={locale} />
                  </span>
                </>
              ),
            },
            { key: 'before', title: t('proposals.column.before'), cell: ({ before }) => status(before) },
            { key: 'after', title: t('proposals.column.after'), cell: ({ after }) => status(after) },
          ]}
        />
      )}
      <p className="mt-4">{t('proposals.consequences.freshness', { count: found.freshness })}</p>
      <p>{t('proposals.consequences.contested', { count: found.contested })}</p>
    </Section>
  )
}
