import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Figure } from '@/components/charts/figure'
import { SomethingWrong } from '@/components/corrections/something-wrong'
import { ReportingCalendar } from '@/components/countries/calendar'
import { CountryActions } from '@/components/countries/country-actions'
import { CountryFigures } from '@/components/countries/country-figures'
import { CountryHeader, countryHeadline, hasUnreviewed } from '@/components/countries/country-header'
import { HelpLines } from '@/components/countries/help-lines'
import { CountryIntentions } from '@/components/countries/intention'
import { CountryMeasures } from '@/components/countries/measures'
import { Onwards } from '@/components/countries/onwards'
import { OutcomeFigures } from '@/components/countries/outcome-figures'
import { CountryPledges } from '@/components/countries/pledges'
import { FollowLinks } from '@/components/follow/follow-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { CountryData } from '@/components/structured/country-data'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { dayOf, pageAsOf } from '@/lib/as-of/request'
import { countryFunnel, countryFunnelId } from '@/lib/figures/countries'
import { NO_FUNDING_FILTER } from '@/lib/funding/filters'
import { findFunding } from '@/lib/funding/queries'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { loadCountry } from '@/lib/makers/load-country'
import { makerName } from '@/lib/makers/model'

const CODE = /^[A-Z]{3}$/

const load = cache(async (given: string, searchParams: Props['searchParams']) => {
  const asOf = await pageAsOf(await searchParams)
  const code = given.toUpperCase()
  if (!CODE.test(code)) return null
  const day = dayOf(asOf)
  const [country, funding] = await Promise.all([
    loadCountry(publicDb, code, asOf),
    findFunding(publicDb, { ...NO_FUNDING_FILTER, country: code }, { asOf, day }),
  ])
  return country && { ...country, funding, day }
})

type Props = PageProps<'/[locale]/countries/[code]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ code }, locale] = await Promise.all([params, getLocale()])
  const country = await load(code, searchParams)
  if (!country) return {}
  const { maker, pledges } = country.profile
  return pageMetadata({
    locale,
    path: `/countries/${maker.code}`,
    picture: `/countries/${maker.code}`,
    title: makerName(maker, locale),
    finding: `${makerName(maker, locale)}: ${await countryHeadline(locale, pledges)}`,
  })
}

export default async function CountryPage({ params, searchParams }: Props) {
  const [{ code }, locale, t] = await Promise.all([params, getLocale(), getTranslations()])
  const country = await load(code, searchParams)
  if (!country) notFound()

  const { profile, context, squares, pledges, intentions, measures, figures, funding, day } = country
  const { maker, pledges: counts } = profile
  const [intention] = intentions
  const funnel = countryFunnel(locale, profile, day)

  return (
    <SiteFrame locale={locale} path={`/countries/${maker.code}`} section="countries">
      <CountryData
        locale={locale}
        maker={maker}
        records={[...pledges, ...intentions, ...measures]}
        counts={counts}
      />
      <CountryHeader
        locale={locale}
        day={day}
        profile={profile}
        squares={squares}
        intention={intention ?? null}
      />
      {funnel && (
        <>
          <Section id="funnel" title={funnel.title} lede={funnel.lede}>
            <Figure figure={funnel} id={countryFunnelId(maker.code)} untitled />
          </Section>
          <CountryPledges
            locale={locale}
            code={maker.code}
            pledges={pledges}
            total={counts.total}
            withFigure={counts.withFigure}
          />
        </>
      )}
      {intentions.length > 0 && <CountryIntentions locale={locale} intentions={intentions} />}
      {measures.length > 0 && (
        <CountryMeasures
          locale={locale}
          code={maker.code}
          measures={measures}
          total={profile.measures}
          stages={profile.stages}
        />
      )}
      {figures.length > 0 && <CountryFigures locale={locale} maker={maker} day={day} figures={figures} />}
      {profile.actions.length > 0 && (
        <CountryActions locale={locale} code={maker.code} actions={profile.actions} />
      )}
      {maker.kind === 'state' && (
        <>
          <section className="sec">
            <ReportingCalendar locale={locale} today={day} cycles={context.cycles} profile={profile} />
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
        <OutcomeFigures locale={locale} maker={maker} day={day} figures={context.figures} />
      )}
      {profile.records > 0 && (
        <Onwards locale={locale} profile={profile} money={funding.money} pledges={funding.pledges} />
      )}
      <section className="sec">
        <TakeAlong locale={locale} path={`/countries/${maker.code}`} title={makerName(maker, locale)}>
          <FollowLinks locale={locale} path={`/countries/${maker.code}`} />
          <SomethingWrong locale={locale} path={`/countries/${maker.code}`} />
        </TakeAlong>
      </section>
      {hasUnreviewed([...pledges, ...intentions, ...measures], locale) && (
        <div className="pb-8">
          <Note>{t('site.unreviewed')}</Note>
        </div>
      )}
    </SiteFrame>
  )
}
