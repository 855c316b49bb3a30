import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { CycleRow } from '@/lib/cycles/queries'
import { hasOpened } from '@/lib/cycles/rules'
import type { IsoDate } from '@/lib/dates/partial'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface CycleTableProps {
  cycles: readonly CycleRow[]
  today: IsoDate
  locale: Locale
}

const stateOf = (cycle: CycleRow, today: IsoDate) => {
  if (!hasOpened(cycle, today)) return 'planned'
  if (cycle.closesOn < today) return 'closed'
  return cycle.dueOn < today ? 'overdue' : 'open'
}

export async function CycleTable({ cycles, today, locale }: CycleTableProps) {
  const t = await getTranslations('cycles')
  const day = (date: IsoDate) => formatDate(locale, date, 'short')
  return (
    <DataTable
      stack
      caption={t('caption')}
      rows={cycles}
      rowKey={({ key }) => key}
      columns={[
        { key: 'key', title: t('field.key'), cell: ({ key }) => <span className="font-[560]">{key}</span> },
        {
          key: 'period',
          title: t('period'),
          cell: (cycle) => formatCycle(locale, cycle),
        },
        { key: 'opens', title: t('field.opensOn'), cell: ({ opensOn }) => day(opensOn) },
        { key: 'due', title: t('field.dueOn'), cell: ({ dueOn }) => day(dueOn) },
        { key: 'closes', title: t('field.closesOn'), cell: ({ closesOn }) => day(closesOn) },
        {
          key: 'asked',
          title: t('field.asked'),
          cell: ({ asked }) => asked?.join(', ') ?? t('everyOffice'),
        },
        { key: 'state', title: t('stateTitle'), cell: (cycle) => t(`state.${stateOf(cycle, today)}`) },
        {
          key: 'change',
          title: '',
          cell: (cycle) =>
            !hasOpened(cycle, today) && (
              <a
                href={href(locale, `/admin/cycles/${cycle.key}`)}
                aria-label={t('changeOf', { key: cycle.key })}
              >
                {t('change')}
              </a>
            ),
        },
      ]}
    />
  )
}
