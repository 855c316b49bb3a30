import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ListPager } from '@/components/layout/list-pager'
import { ListSearch } from '@/components/layout/list-search'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { GridLegend } from '@/components/reporting/cell-words'
import { CountryGrid } from '@/components/reporting/country-grid'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatCycle } from '@/lib/format/cycle'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { gridFilterOf } from '@/lib/reporting/filters'
import { CELL_STATES } from '@/lib/reporting/model'
import { countGrid, listGrid, listGridCycles, listGridMakers, listOfficeDebts } from '@/lib/reporting/queries'

const PATH = '/reviews/reporting'
/** Reviewers don't know what is being written. */
const STATES = CELL_STATES.filter((state) => state !== 'writing')

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reporting')
  return privateMetadata(t('name'))
}

export default async function ReportingPage({
  params,
  searchParams,
}: PageProps<'/[locale]/reviews/reporting'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, `/${locale}${PATH}`)
  if (!can(viewer, 'reviews.open'))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="reviews" />

  const { VAADA_TIME_ZONE: timeZone } = env()
  const today = civilDate(new Date(), timeZone)
  const { page, ...filter } = gridFilterOf(query)
  const [t, all, makers] = await Promise.all([
    getTranslations('reporting'),
    listGridCycles(appDb, today),
    listGridMakers(appDb),
  ])
  const cycles = all.some(({ key }) => key === filter.cycle)
    ? all.filter(({ key }) => key === filter.cycle)
    : all
  const question = {
    reader: 'reviewer',
    filter,
    cycles: cycles.map(({ key }) => key),
    today,
    timeZone,
  } as const
  const [rows, total] = await Promise.all([listGrid(appDb, question, page), countGrid(appDb, question)])
  const shown = [...new Map(rows.map(({ maker }) => [maker.code, maker])).values()]
  const debts = await listOfficeDebts(
    appDb,
    shown.map(({ code }) => code),
    today,
  )
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={PATH} section="reviews">
      <section className="sec first">
        <PageTitle>{t('title')}</PageTitle>
        <p className="lede mb-8">{t('lede')}</p>
        <ListSearch
          locale={locale}
          path={PATH}
          label={t('search')}
          q={filter.q}
          filters={[
            {
              name: 'maker',
              label: t('country'),
              options: makers.map(({ code, names }) => ({ value: code, label: names[locale] })),
              value: filter.maker,
              any: t('any'),
            },
            {
              name: 'cycle',
              label: t('cycle'),
              options: all.map((cycle) => ({ value: cycle.key, label: formatCycle(locale, cycle) })),
              value: filter.cycle,
              any: t('any'),
            },
            {
              name: 'state',
              label: t('stateLabel'),
              options: STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
              value: filter.state,
              any: t('any'),
            },
          ]}
        />
        <p className="meta mb-4">{t('found', { count: total })}</p>
        <FormMessages namespaces={['formErrors']}>
          {shown.map((maker) => (
            <CountryGrid
              key={maker.code}
              maker={maker}
              rows={rows.filter((row) => row.maker.code === maker.code)}
              cycles={cycles}
              debts={debts.filter(({ makerCode }) => makerCode === maker.code)}
              today={today}
              locale={locale}
            />
          ))}
        </FormMessages>
        <ListPager locale={locale} path={PATH} query={filter} page={page} total={total} />
        <details className="mt-8">
          <summary>{t('legend')}</summary>
          <GridLegend />
        </details>
      </section>
    </WorkspaceFrame>
  )
}
