import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Cycles } from '@/components/discipline/cycles'
import { disciplineFinding } from '@/components/discipline/finding'
import { DisciplineGrid } from '@/components/discipline/grid'
import { DisciplineLede } from '@/components/discipline/lede'
import { NextCycle } from '@/components/discipline/next-cycle'
import { NeverAsked, SilentOffices } from '@/components/discipline/silence'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { civilDate } from '@/lib/dates/partial'
import { askedFor, disciplineOf } from '@/lib/discipline/model'
import { CYCLES_SHOWN, findDuties } from '@/lib/discipline/queries'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import type { Locale } from '@/lib/i18n/model'
import { pageOf } from '@/lib/listing'
import { byMaker } from '@/lib/makers/model'

const PATH = '/reporting'

type Props = PageProps<'/[locale]/reporting'>
type Query = Awaited<Props['searchParams']>

const loadDiscipline = cache(async (query: Query, locale: Locale) => {
  const asOf = await pageAsOf(query)
  const day = asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE)
  const read = (page: number) => findDuties(publicDb, { day, asOf, limit: CYCLES_SHOWN, page })
  const asked = pageOf(query.page)
  const found = await read(asked)
  // Of a page that isn't there, the latest cycles.
  const isThere = asked === 1 || found.cycles.length > 0
  const [page, facts] = isThere ? [asked, found] : [1, await read(1)]
  const makers = facts.makers
    .map((maker) => ({ maker }))
    .toSorted(byMaker(locale))
    .map(({ maker }) => maker)
  return { asOf, day, page, ...facts, discipline: disciplineOf(facts.cycles, makers, facts.counts) }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('nav')])
  const { discipline, page } = await loadDiscipline(query, locale)
  return pageMetadata({
    locale,
    path: PATH,
    query: page > 1 ? { page } : {},
    title: t('reporting'),
    finding: await disciplineFinding(locale, discipline),
  })
}

export default async function ReportingPage({ searchParams }: Props) {
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations()])
  const { asOf, day, page, opened, cycles, next, discipline } = await loadDiscipline(query, locale)
  const { rows, silent, neverAsked } = discipline
  return (
    <SiteFrame locale={locale} path={PATH} query={page > 1 ? { page } : {}} section="reporting">
      <section className="sec first">
        <Kicker>{t('nav.reporting')}</Kicker>
        <h1>{await disciplineFinding(locale, discipline)}</h1>
        <DisciplineLede locale={locale} discipline={discipline} />
      </section>
      {askedFor(discipline.totals) > 0 && (
        <Cycles
          locale={locale}
          day={day}
          cycles={discipline.cycles}
          isLatest={page === 1}
          pages={
            (page > 1 || page * CYCLES_SHOWN < opened) && (
              <p className="mt-4 flex flex-wrap gap-x-6">
                {page * CYCLES_SHOWN < opened && (
                  <a href={href(locale, PATH, { page: page + 1 })}>{t('discipline.cycles.earlier')}</a>
                )}
                {page > 1 && <a href={href(locale, PATH)}>{t('discipline.cycles.latest')}</a>}
              </p>
            )
          }
        />
      )}
      {rows.length > 0 && (
        <Section
          id="grid"
          title={t('discipline.grid.title', { count: rows.length })}
          lede={t('discipline.grid.lede')}
        >
          <DisciplineGrid
            locale={locale}
            day={day}
            cycles={cycles}
            discipline={discipline}
            isLatest={page === 1}
          />
        </Section>
      )}
      {rows.length > 0 && <SilentOffices locale={locale} rows={silent} />}
      {neverAsked.length > 0 && <NeverAsked locale={locale} makers={neverAsked} />}
      {asOf === null && <NextCycle locale={locale} cycle={next} />}
      <Section id="rule" title={t('discipline.rule.title')}>
        <p>{t('discipline.rule.text')}</p>
        <p className="mt-3">
          <a href={href(locale, '/methodology#timeliness')}>{t('discipline.cycles.rule')}</a>
        </p>
        {cycles.length > 0 && (
          <div className="mt-6">
            <TakeAlong locale={locale} path={PATH} title={t('nav.reporting')} />
          </div>
        )}
      </Section>
    </SiteFrame>
  )
}
