import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { formatNumber } from '@/lib/format/number'
import { type CommitmentFilter, commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerProfile } from '@/lib/makers/profiles'

export interface CountColumn {
  key: string
  title: string
  count: (profile: MakerProfile) => number
  filter: CommitmentFilter
}

interface CountTableProps {
  locale: Locale
  caption?: string
  profiles: readonly MakerProfile[]
  /** What all columns are parts of. */
  whole: Omit<CountColumn, 'key'>
  columns: readonly CountColumn[]
}

/** Countries as rows, in the order chosen; each count with what it is a part of, and a link to its records. */
export async function CountTable({ locale, caption, profiles, whole, columns }: CountTableProps) {
  const t = await getTranslations('compare')
  const link = (profile: MakerProfile, count: number, filter: CommitmentFilter) =>
    count === 0 ? (
      <span className="text-ink-3">0</span>
    ) : (
      <a href={commitmentsHref(locale, { country: profile.maker.code, ...filter })}>
        {formatNumber(locale, count)}
      </a>
    )
  return (
    <DataTable
      stack
      caption={caption && <span className="text-base font-semibold">{caption}</span>}
      rows={profiles}
      rowKey={({ maker }) => maker.code}
      columns={[
        {
          key: 'maker',
          title: t('country'),
          cell: ({ maker }: MakerProfile) => (
            <a className="font-[560]" href={countryHref(locale, maker.code)}>
              {makerName(maker, locale)}
            </a>
          ),
        },
        {
          key: 'whole',
          title: whole.title,
          numeric: true,
          cell: (profile: MakerProfile) => link(profile, whole.count(profile), whole.filter),
        },
        ...columns.map(({ key, title, count, filter }) => ({
          key,
          title,
          numeric: true,
          cell: (profile: MakerProfile) =>
            whole.count(profile) === 0
              ? '—'
              : t.rich('of', {
                  total: whole.count(profile),
                  count: () => link(profile, count(profile), filter),
                }),
        })),
      ]}
    />
  )
}
