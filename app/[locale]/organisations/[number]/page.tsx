import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { OrganisationAssessments } from '@/components/assessments/organisation-assessments'
import { OrganisationContributions } from '@/components/contributions/organisation-contributions'
import { FollowLinks } from '@/components/follow/follow-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { TakeAlong } from '@/components/layout/take-along'
import { IgnoredNote } from '@/components/moved/ignored-note'
import { OlderLink } from '@/components/moved/older-link'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { listOfOrganisation } from '@/lib/contributions/queries'
import { casePosition, casePositionText } from '@/lib/corrections/position'
import { href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { idOf } from '@/lib/ids'
import { Address } from '@/lib/moved/address'
import { findPublicOrganisation, listAssessmentsOf } from '@/lib/organisations/public-queries'

type Props = PageProps<'/[locale]/organisations/[number]'>

const PAGE_SIZE = 20

const load = cache(async (given: string, search: string) => {
  const number = idOf(given)
  if (number === null) notFound()
  const query = JSON.parse(search)
  const asOf = await pageAsOf(query)
  const address = new Address(query)
  const from = {
    after: address.position('after', 2, casePosition),
    further: address.position('further', 2, casePosition),
  }
  const [found, said, done] = await Promise.all([
    findPublicOrganisation(publicDb, number, asOf),
    listAssessmentsOf(publicDb, number, { limit: PAGE_SIZE, from: from.after }, asOf),
    listOfOrganisation(publicDb, number, { limit: PAGE_SIZE, from: from.further }, asOf),
  ])
  if (!found) notFound()
  return { number, organisation: found, from, said, done, ignored: address.ignored }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ number: given }, query] = await Promise.all([params, searchParams])
  const [locale, t, { number, organisation }] = await Promise.all([
    getLocale(),
    getTranslations(),
    load(given, JSON.stringify(query)),
  ])
  const { name, assessments, contributions } = organisation
  return pageMetadata({
    locale,
    path: `/organisations/${number}`,
    title: t('assessment.organisation.name'),
    finding:
      assessments > 0
        ? t('assessment.organisation.finding', { name, count: assessments })
        : t('contribution.organisation.finding', { name, count: contributions }),
  })
}

/** What an organisation published under its name. One that gives none has no page. */
export default async function OrganisationPage({ params, searchParams }: Props) {
  const [{ number: given }, query] = await Promise.all([params, searchParams])
  const [locale, t, { number, organisation, from, said, done, ignored }] = await Promise.all([
    getLocale(),
    getTranslations('assessment.organisation'),
    load(given, JSON.stringify(query)),
  ])
  const { name, assessments, contributions } = organisation
  const path = `/organisations/${number}`
  const to = (more: Record<string, string>, part: string) => `${href(locale, path, more)}${part}`
  return (
    <SiteFrame locale={locale} path={path} section="partners">
      <section className="sec first" id="assessments">
        <Kicker>{t('name')}</Kicker>
        <h1>{name}</h1>
        {assessments > 0 && <p className="lede">{t('lede', { count: assessments })}</p>}
        <IgnoredNote ignored={ignored} />
        {said.assessments.length > 0 && (
          <OrganisationAssessments assessments={said.assessments} locale={locale} />
        )}
        <OlderLink
          next={said.next && to({ after: casePositionText(said.next) }, '#assessments')}
          start={from.after && to({}, '#assessments')}
        />
        {contributions === 0 && <Along number={number} name={name} follows={assessments > 0} />}
      </section>
      {contributions > 0 && (
        <OrganisationContributions contributions={done.contributions} count={contributions} locale={locale}>
          <OlderLink
            next={done.next && to({ further: casePositionText(done.next) }, '#contributions')}
            start={from.further && to({}, '#contributions')}
          />
          <Along number={number} name={name} follows={assessments > 0} />
        </OrganisationContributions>
      )}
    </SiteFrame>
  )
}

/** How to take it along and to follow it. */
async function Along({ number, name, follows }: { number: number; name: string; follows: boolean }) {
  const locale = await getLocale()
  const path = `/organisations/${number}`
  return (
    <div className="mt-8">
      <TakeAlong locale={locale} path={path} title={name}>
        {follows && <FollowLinks locale={locale} path={path} />}
      </TakeAlong>
    </div>
  )
}
