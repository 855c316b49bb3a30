import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CaseList } from '@/components/corrections/case-list'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { IgnoredNote } from '@/components/moved/ignored-note'
import { OlderLink } from '@/components/moved/older-link'
import { ButtonLink } from '@/components/ui/button'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { ANSWER_DAYS } from '@/lib/corrections/model'
import { casePosition, casePositionText } from '@/lib/corrections/position'
import { countCases, listCases } from '@/lib/corrections/queries'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { nameSubjects } from '@/lib/follow/queries'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { Address, type Query } from '@/lib/moved/address'

type Props = PageProps<'/[locale]/corrections'>

const PAGE_SIZE = 30

/** Once for the page and what describes it; the address as text, so that both mean the same. */
const load = cache(async (search: string) => {
  const query: Query = JSON.parse(search)
  const address = new Address(query)
  const after = address.position('after', 2, casePosition)
  const [{ cases, next }, counts] = await Promise.all([
    listCases(publicDb, { limit: PAGE_SIZE, after }),
    countCases(publicDb, civilDate(new Date(), env().VAADA_TIME_ZONE)),
  ])
  const named = await nameSubjects(publicDb, cases)
  return { cases: named, next, counts, ignored: address.ignored, isStart: after === null }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations('corrections'), searchParams])
  const { counts } = await load(JSON.stringify(query))
  return pageMetadata({
    locale,
    path: '/corrections',
    title: t('name'),
    finding: t('finding', { total: counts.total, corrected: counts.corrected }),
    description: t('lede', { days: ANSWER_DAYS }),
  })
}

/** What readers said was wrong, and what became of it. It is always that of today. */
export default async function CorrectionsPage({ searchParams }: Props) {
  const [locale, t, query] = await Promise.all([getLocale(), getTranslations('corrections'), searchParams])
  const { cases, next, counts, ignored, isStart } = await load(JSON.stringify(query))
  return (
    <SiteFrame locale={locale} path="/corrections" section={null} isDated={false}>
      <section className="sec first">
        <Kicker>{t('name')}</Kicker>
        <h1>{t('finding', { total: counts.total, corrected: counts.corrected })}</h1>
        <p className="lede">{t('lede', { days: ANSWER_DAYS })}</p>
        {counts.total > 0 && (
          <ul className="mt-4 grid list-disc gap-1 ps-5 text-ink-2">
            <li>{t('counts.notChanged', { count: counts.notChanged })}</li>
            <li>{t('counts.notAbout', { count: counts.notAbout })}</li>
            <li>{t('counts.waiting', { count: counts.waiting })}</li>
            <li>{t('counts.overdue', { count: counts.overdue, days: ANSWER_DAYS })}</li>
          </ul>
        )}
        <p className="meta mt-3">{t('counts.when')}</p>
        <p className="mt-6">
          <ButtonLink href={href(locale, '/correct')}>{t('ask')}</ButtonLink>
        </p>
        <IgnoredNote ignored={ignored} />
        {cases.length > 0 ? (
          <CaseList cases={cases} locale={locale} />
        ) : (
          <p className="mt-6 text-ink-2">{t('none')}</p>
        )}
        <OlderLink
          next={next && href(locale, '/corrections', { after: casePositionText(next) })}
          start={isStart ? null : href(locale, '/corrections')}
        />
        <div className="mt-8">
          <TakeAlong locale={locale} path="/corrections" title={t('name')} />
        </div>
      </section>
    </SiteFrame>
  )
}
