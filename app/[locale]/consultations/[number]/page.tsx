import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Localized } from '@/components/commitments/localized'
import { StandingLine } from '@/components/consultations/standing-line'
import { Suggestions } from '@/components/consultations/suggestions'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { findConsultation, listFormed, listRefused, listSuggestions } from '@/lib/consultations/queries'
import { ANSWER_DAYS, CHECK_DAYS, OPEN_DAYS_MIN, stateOf } from '@/lib/consultations/rules'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { commitmentHref, commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { pickText } from '@/lib/i18n/model'
import { idOf } from '@/lib/ids'
import { makerName } from '@/lib/makers/model'
import type { Query } from '@/lib/moved/address'

type Props = PageProps<'/[locale]/consultations/[number]'>

const load = cache(async (given: string, search: string) => {
  const number = idOf(given)
  if (number === null) notFound()
  const query: Query = JSON.parse(search)
  const asOf = await pageAsOf(query)
  const [consultation, suggestions, refused, formed] = await Promise.all([
    findConsultation(publicDb, number, asOf),
    listSuggestions(publicDb, number, asOf),
    listRefused(publicDb, number, asOf),
    listFormed(publicDb, number, asOf),
  ])
  if (!consultation) notFound()
  const today = asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE)
  return { consultation, suggestions, refused, formed, today, state: stateOf(consultation, today) }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [locale, t, { number }, query] = await Promise.all([
    getLocale(),
    getTranslations('consultations'),
    params,
    searchParams,
  ])
  const { consultation } = await load(number, JSON.stringify(query))
  return pageMetadata({
    locale,
    path: `/consultations/${consultation.number}`,
    // The tab of a browser gives nobody away; what it is about goes into links that are shared.
    title: t('one', { number: String(consultation.number) }),
    finding: pickText(consultation.title, locale)?.text ?? t('name'),
    description: t('lede'),
  })
}

/** One consultation: what is open, until when, what was suggested and what became of it. */
export default async function ConsultationPage({ params, searchParams }: Props) {
  const [locale, t, { number: given }, query] = await Promise.all([
    getLocale(),
    getTranslations('consultations'),
    params,
    searchParams,
  ])
  const { consultation, suggestions, refused, formed, today, state } = await load(
    given,
    JSON.stringify(query),
  )
  const { number, maker, about, action, title, wording, opensOn, publishedOn, seq } = consultation
  return (
    <SiteFrame locale={locale} path={`/consultations/${number}`} section="consultations">
      <section className="sec first">
        <Kicker>
          <a href={href(locale, '/consultations')}>{t('name')}</a>
          {' · '}
          <a href={countryHref(locale, maker.code)}>{makerName(maker, locale)}</a>
        </Kicker>
        <h1 className="max-w-[26ch] text-[clamp(1.9rem,4.2vw,3.1rem)]">
          <Localized text={title} locale={locale} />
        </h1>
        <div className="two mt-7">
          <div>
            <StandingLine consultation={consultation} today={today} locale={locale} />
            <h2 className="mt-7 mb-2 text-[1.25rem]">{t(about)}</h2>
            <p className="max-w-[75ch] whitespace-pre-line">
              {wording ? <Localized text={wording} locale={locale} /> : t('themeAlone')}
            </p>
            {action && (
              <p className="meta mt-4">
                <a href={commitmentsHref(locale, { action: action.number })}>
                  {t('action', { action: pickText(action.name, locale)?.text ?? String(action.number) })}
                </a>
              </p>
            )}
            <p className="meta mt-2">
              {t('published', { date: formatDate(locale, publishedOn), seq: String(seq) })}
            </p>
          </div>
          <div className="grid content-start gap-5">
            {(state === 'open' || state === 'announced') && (
              <section aria-labelledby="take-part" className="card no-print">
                <h2 id="take-part" className="mb-2 text-[1.25rem]">
                  {t('take.title')}
                </h2>
                {state === 'open' ? (
                  <>
                    <p>{t('take.lede')}</p>
                    <p className="mt-4">
                      <ButtonLink kind="primary" href={href(locale, '/suggest', { of: String(number) })}>
                        {t('take.button')}
                      </ButtonLink>
                    </p>
                    <p className="mt-4 text-[0.95rem]">
                      <a href={href(locale, '/workspace/consultations')} rel="nofollow">
                        {t('take.organisation')}
                      </a>
                    </p>
                  </>
                ) : (
                  <p>{t('take.soon', { date: formatDate(locale, opensOn) })}</p>
                )}
              </section>
            )}
            <p className="meta">
              {t('rule', { min: OPEN_DAYS_MIN, check: CHECK_DAYS, answer: ANSWER_DAYS })}
            </p>
          </div>
        </div>
      </section>
      <Suggestions suggestions={suggestions} refused={refused} locale={locale} />
      {(formed.length > 0 || state === 'answered') && (
        <Section id="result" title={t('result.title')}>
          {formed.length > 0 ? (
            <ul className="grid gap-2">
              {formed.map(({ reference, title: promise }) => (
                <li key={reference}>
                  <a href={commitmentHref(locale, reference)}>
                    <Localized text={promise} locale={locale} />
                  </a>{' '}
                  <span className="meta">{reference}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-ink-2">{t('result.none')}</p>
          )}
        </Section>
      )}
      <TakeAlong
        locale={locale}
        path={`/consultations/${number}`}
        title={t('one', { number: String(number) })}
      />
    </SiteFrame>
  )
}
