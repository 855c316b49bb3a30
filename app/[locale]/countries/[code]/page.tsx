import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ReportingCalendar } from '@/components/countries/calendar'
import {
  CountryHeader,
  countryCounts,
  countryHeadline,
  hasUnreviewed,
} from '@/components/countries/country-header'
import { HelpLines } from '@/components/countries/help-lines'
import { CountryIntentions } from '@/components/countries/intention'
import { CountryMeasures } from '@/components/countries/measures'
import { OutcomeFigures } from '@/components/countries/outcome-figures'
import { CountryPledges } from '@/components/countries/pledges'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { CountryData } from '@/components/structured/country-data'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { dayOf, pageAsOf } from '@/lib/as-of/request'
import { isPledge } from '@/lib/commitments/model'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { makerName } from '@/lib/makers/model'
import { findMaker, findMakerContext, listMakerRecords } from '@/lib/makers/queries'

const CODE = /^[A-Z]{3}$/

const loadCountry = cache(async (given: string, searchParams: Props['searchParams']) => {
  const asOf = await pageAsOf(await searchParams)
  const code = given.toUpperCase()
  if (!CODE.test(code)) return null
  const [page, records, context] = await Promise.all([
    findMaker(publicDb, code),
    listMakerRecords(publicDb, code, asOf),
    findMakerContext(publicDb, code, asOf),
  ])
  return page && { asOf, page, records, context, counts: countryCounts(records, code) }
})

type Props = PageProps<'/[locale]/countries/[code]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ code }, locale] = await Promise.all([params, getLocale()])
  const country = await loadCountry(code, searchParams)
  if (!country) return {}
  const { maker } = country.page
  return pageMetadata({
    locale,
    path: `/countries/${maker.code}`,
    picture: `/countries/${maker.code}`,
    title: makerName(maker, locale),
    finding: `${makerName(maker, locale)}: ${await countryHeadline(locale, country.counts)}`,
  })
}

export default async function CountryPage({ params, searchParams }: Props) {
  const [{ code }, locale, t] = await Promise.all([params, getLocale(), getTranslations()])
  const country = await loadCountry(code, searchParams)
  if (!country) notFound()

  const { page, records, context, counts } = country
  const pledges = records.filter((record) => isPledge(record.level))
  const intentions = records.filter((record) => record.level === 'declared_intention')
  const measures = records.filter((record) => record.level === 'national_measure')
  const today = dayOf(country.asOf)

  return (
    <SiteFrame locale={locale} path={`/countries/${page.maker.code}`} section="countries">
      <CountryData locale={locale} maker={page.maker} records={records} counts={counts} />
      <CountryHeader locale={locale} page={page} records={records} counts={counts} />
      {pledges.length > 0 && <CountryPledges locale={locale} code={page.maker.code} pledges={pledges} />}
      {intentions.length > 0 && <CountryIntentions locale={locale} intentions={intentions} />}
      {measures.length > 0 && <CountryMeasures locale={locale} code={page.maker.code} measures={measures} />}
      {page.maker.kind === 'state' && (
        <>
          <section className="sec">
            <ReportingCalendar
              locale={locale}
              today={today}
              cycles={context.cycles}
              owed={pledges.filter((record) => record.maker.code === page.maker.code).length}
            />
          </section>
          <Section id="help" title={t('countries.help.title')}>
            {context.helpLines.length > 0 ? (
              <HelpLines locale={locale} lines={context.helpLines} />
            ) : (
              <p>{t('countries.help.none')}</p>
            )}
            <p className="mt-4">
              <a href={href(locale, '/help')}>{t('countries.help.all')}</a>
            </p>
          </Section>
        </>
      )}
      {context.figures.length > 0 && (
        <OutcomeFigures locale={locale} maker={page.maker} day={today} figures={context.figures} />
      )}
      <section className="sec">
        <TakeAlong
          locale={locale}
          path={`/countries/${page.maker.code}`}
          title={makerName(page.maker, locale)}
        />
      </section>
      {hasUnreviewed(records, locale) && (
        <div className="pb-8">
          <Note>{t('site.unreviewed')}</Note>
        </div>
      )}
    </SiteFrame>
  )
}
