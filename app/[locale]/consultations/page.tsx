import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ConsultationList } from '@/components/consultations/consultation-list'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { IgnoredNote } from '@/components/moved/ignored-note'
import { Section } from '@/components/ui/section'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { listConsultations } from '@/lib/consultations/queries'
import { ANSWER_DAYS, CHECK_DAYS, OPEN_DAYS_MIN, stateOf } from '@/lib/consultations/rules'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { pageMetadata } from '@/lib/i18n/metadata'
import { Address, type Query } from '@/lib/moved/address'

type Props = PageProps<'/[locale]/consultations'>

const SECTIONS = ['open', 'answering', 'answered'] as const

/** Once for the page and what describes it; the address as text, so that both mean the same. */
const load = cache(async (search: string) => {
  const query: Query = JSON.parse(search)
  const asOf = await pageAsOf(query)
  const today = asOf?.day ?? civilDate(new Date(), env().VAADA_TIME_ZONE)
  const all = await listConsultations(publicDb, asOf)
  const stands = all.map((one) => ({ one, state: stateOf(one, today) }))
  const of = (section: (typeof SECTIONS)[number]) =>
    stands.flatMap(({ one, state }) =>
      state === section || (section === 'open' && state === 'announced') ? one : [],
    )
  return {
    today,
    isEmpty: all.length === 0,
    openNow: stands.filter(({ state }) => state === 'open').length,
    // What closes first is the most urgent to read.
    sections: { open: of('open').toReversed(), answering: of('answering'), answered: of('answered') },
    ignored: new Address(query).ignored,
  }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations('consultations'), searchParams])
  const { openNow } = await load(JSON.stringify(query))
  return pageMetadata({
    locale,
    path: '/consultations',
    title: t('name'),
    finding: t('title', { count: openNow }),
    description: t('lede'),
  })
}

/** What is open for comment, what waits for answers, and what was answered. */
export default async function ConsultationsPage({ searchParams }: Props) {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations('consultations'), searchParams])
  const { today, isEmpty, openNow, sections, ignored } = await load(JSON.stringify(query))
  return (
    <SiteFrame locale={locale} path="/consultations" section="consultations">
      <section className="sec first">
        <Kicker>{t('name')}</Kicker>
        <h1>{t('title', { count: openNow })}</h1>
        <p className="lede">{t('lede')}</p>
        {isEmpty && <p className="note mt-6 max-w-[70ch]">{t('empty')}</p>}
        <p className="meta mt-6 max-w-[80ch]">
          {t('rule', { min: OPEN_DAYS_MIN, check: CHECK_DAYS, answer: ANSWER_DAYS })}
        </p>
        <IgnoredNote ignored={ignored} />
        <div className="mt-8">
          <TakeAlong locale={locale} path="/consultations" title={t('name')} />
        </div>
      </section>
      {!isEmpty &&
        SECTIONS.map((section) => (
          <Section key={section} id={section} title={t(`section.${section}`)}>
            {sections[section].length > 0 ? (
              <ConsultationList consultations={sections[section]} today={today} locale={locale} />
            ) : (
              <p className="text-ink-2">{t(`sectionNone.${section}`)}</p>
            )}
          </Section>
        ))}
    </SiteFrame>
  )
}
