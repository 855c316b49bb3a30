import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ChooseForm } from '@/components/compare/choose-form'
import { Comparison } from '@/components/compare/comparison'
import { LeftOut } from '@/components/compare/left-out'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { dayOf, pageAsOf } from '@/lib/as-of/request'
import { CHOICE_MIN, parseChoice } from '@/lib/compare/choice'
import { loadMoney, loadOutcomes } from '@/lib/compare/load'
import { listComparable } from '@/lib/compare/queries'
import { formatList } from '@/lib/format/list'
import { countryHref } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import { listProfiles } from '@/lib/makers/profile-queries'
import type { MakerName } from '@/lib/makers/queries'

type Props = PageProps<'/[locale]/compare'>

const load = cache(async (searchParams: Props['searchParams']) => {
  const query = await searchParams
  const asOf = await pageAsOf(query)
  const makers = await listComparable(publicDb)
  const byCode = new Map(makers.map((maker) => [maker.code, maker]))
  const { codes, leftOut } = parseChoice(query.country, new Set(byCode.keys()))
  const isEnough = codes.length >= CHOICE_MIN
  const chosen = codes.flatMap((code) => byCode.get(code) ?? [])
  const day = dayOf(asOf)
  const [profiles, countries, figures] = await Promise.all([
    isEnough ? listProfiles(publicDb, codes, asOf) : [],
    isEnough ? loadMoney(publicDb, chosen, { asOf, day }) : [],
    isEnough ? loadOutcomes(publicDb, chosen, asOf) : [],
  ])
  return { day, makers, chosen, leftOut, profiles, countries, figures }
})

const namesOf = (locale: Locale, makers: readonly MakerName[]) =>
  formatList(
    locale,
    makers.map((maker) => makerName(maker, locale)),
  )

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, { chosen }] = await Promise.all([getLocale(), getTranslations(), load(searchParams)])
  return pageMetadata({
    locale,
    path: '/compare',
    query: { country: chosen.map(({ code }) => code) },
    ...(chosen.length < CHOICE_MIN
      ? {}
      : { picture: `/compare/${chosen.map(({ code }) => code).join('-')}` }),
    title: t('nav.compare'),
    finding:
      chosen.length < CHOICE_MIN
        ? t('compare.title')
        : t('compare.titleOf', { names: namesOf(locale, chosen) }),
  })
}

export default async function ComparePage({ searchParams }: Props) {
  const [locale, t, loaded] = await Promise.all([getLocale(), getTranslations(), load(searchParams)])
  const { day, makers, chosen, leftOut, profiles, countries, figures } = loaded
  const query = { country: chosen.map(({ code }) => code) }
  const [only] = chosen
  const isEnough = chosen.length >= CHOICE_MIN
  return (
    <SiteFrame locale={locale} path="/compare" query={query} section="compare">
      <section className="sec first">
        <Kicker>{t('nav.compare')}</Kicker>
        <h1>{isEnough ? t('compare.titleOf', { names: namesOf(locale, chosen) }) : t('compare.title')}</h1>
        <p className="lede">{t('compare.lede')}</p>
        <LeftOut leftOut={leftOut} />
        <div className="mt-6">
          <ChooseForm locale={locale} makers={makers} chosen={chosen} />
        </div>
        {!isEnough && only && (
          <p className="mt-4">
            {t.rich('compare.onlyOne', {
              name: makerName(only, locale),
              link: (chunks) => <a href={countryHref(locale, only.code)}>{chunks}</a>,
            })}
          </p>
        )}
      </section>
      {isEnough && (
        <>
          <Comparison locale={locale} day={day} profiles={profiles} countries={countries} figures={figures} />
          <section className="sec">
            <TakeAlong
              locale={locale}
              path="/compare"
              query={query}
              title={t('compare.titleOf', { names: namesOf(locale, chosen) })}
            />
          </section>
        </>
      )}
    </SiteFrame>
  )
}
