import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { entryOfBound, THRESHOLD_KEYS } from '@/lib/proposals/input'
import type { Thresholds } from '@/lib/standing/facts'

interface BoundsTableProps {
  present: Thresholds
  /** Null: only what holds. */
  proposed: Thresholds | null
}

/** Each bound with what it means, and what is proposed in its place: changed ones are marked. */
export async function BoundsTable({ present, proposed }: BoundsTableProps) {
  const t = await getTranslations('proposals')
  const changed = (key: keyof Thresholds) => proposed !== null && proposed[key] !== present[key]
  return (
    <DataTable
      stack
      rows={THRESHOLD_KEYS}
      rowKey={(key) => key}
      columns={[
        {
          key: 'bound',
          title: t('column.bound'),
          cell: (key) => (
            <>
              {t(`bound.${key}`)}
              <span className="meta block max-w-[60ch] font-normal">{t(`meaning.${key}`)}</span>
            </>
          ),
        },
        {
          key: 'before',
          title: t('column.before'),
          numeric: true,
          cell: (key) => entryOfBound(key, present[key]),
        },
        ...(proposed
          ? [
              {
                key: 'after',
                title: t('column.after'),
                numeric: true,
                cell: (key: keyof Thresholds) =>
                  changed(key) ? (
                    <strong className="border-accent border-b-2 font-semibold">
                      {entryOfBound(key, proposed[key])}
                    </strong>
                  ) : (
                    entryOfBound(key, proposed[key])
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
