import { getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import type { ActionMaker } from '@/lib/actions/queries'
import { countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { byRegion } from '@/lib/makers/regions'
import { countColumns } from './count-columns'

interface ActionMakersProps {
  locale: Locale
  action: number
  makers: readonly ActionMaker[]
}

/** Who promised and did what for the action, by part of the world; every number opens its records. */
export async function ActionMakers({ locale, action, makers }: ActionMakersProps) {
  const t = await getTranslations()
  return byRegion(makers.toSorted(byMaker(locale))).map(({ region, rows }) => (
    <div key={region} className="mb-8">
      <DataTable
        stack
        even
        caption={<span className="text-base font-semibold">{t(`region.${region}`)}</span>}
        rows={rows}
        rowKey={(row) => row.maker.code}
        columns={[
          {
            key: 'maker',
            title: t('countries.maker'),
            cell: (row: ActionMaker) => (
              <a className="font-[560]" href={countryHref(locale, row.maker.code)}>
                {makerName(row.maker, locale)}
              </a>
            ),
          },
          ...countColumns(t, locale, (row: ActionMaker) => ({ maker: row.maker.code, action })),
        ]}
      />
    </div>
  ))
}
