import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/text'
import type { NoteRow } from '@/lib/corrections/queries'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { readsLikeThreat } from '@/lib/privacy/threats'

interface NoteTableProps {
  rows: NoteRow[]
  today: IsoDate
  locale: Locale
}

/** Notes, one line each; each leads to the page where it is answered. */
export async function NoteTable({ rows, today, locale }: NoteTableProps) {
  const t = await getTranslations('corrections')
  return (
    <DataTable
      caption={<span className="sr-only">{t('answering.caption')}</span>}
      rows={rows}
      rowKey={({ id }) => id}
      stack
      columns={[
        {
          key: 'case',
          title: t('answering.note'),
          cell: ({ id, wrong, right }) => (
            <>
              <a className="font-[560]" href={href(locale, `/reviews/corrections/${id}`)}>
                {t('case', { id })}
              </a>{' '}
              {readsLikeThreat(`${wrong}\n${right}`) && <Pill>{t('answering.threat')}</Pill>}
            </>
          ),
        },
        { key: 'about', title: t('form.subject'), cell: ({ subject }) => subject.split('/').at(-1) },
        {
          key: 'asked',
          title: t('answering.asked'),
          cell: ({ askedOn }) => formatDate(locale, askedOn, 'short'),
        },
        {
          key: 'state',
          title: t('answering.due'),
          cell: ({ dueOn, outcome }) =>
            outcome ? (
              t(`outcome.${outcome}`)
            ) : (
              <>
                {formatDate(locale, dueOn, 'short')} {dueOn < today && <Pill>{t('answering.late')}</Pill>}
              </>
            ),
        },
      ]}
    />
  )
}
