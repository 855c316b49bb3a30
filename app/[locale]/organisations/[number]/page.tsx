import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { OrganisationAssessments } from '@/components/assessments/organisation-assessments'
import { OrganisationContributions } from '@/components/contributions/organisation-contributions'
import { FollowLinks } from '@/components/follow/follow-links'
import { SiteFrame } from '@/components/layout/site-frame'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { findOrganisationPage } from '@/lib/assessments/queries'
import { listOfOrganisation } from '@/lib/contributions/queries'
import { pageMetadata } from '@/lib/i18n/metadata'
import { idOf } from '@/lib/ids'

type Props = PageProps<'/[locale]/organisations/[number]'>

const load = cache(async (given: string, search: string) => {
  const number = idOf(given)
  if (number === null) notFound()
  const asOf = await pageAsOf(JSON.parse(search))
  const [found, contributions] = await Promise.all([
    findOrganisationPage(publicDb, number, asOf),
    listOfOrganisation(publicDb, number, asOf),
  ])
  const name =
    found?.name ?? contributions.find(({ organisation }) => organisation !== null)?.organisation?.name
  if (name === undefined) notFound()
  return { number, name, assessments: found?.assessments ?? [], contributions }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ number: given }, query] = await Promise.all([params, searchParams])
  const [locale, t, { number, name, assessments }] = await Promise.all([
    getLocale(),
    getTranslations('assessment.organisation'),
    load(given, JSON.stringify(query)),
  ])
  return pageMetadata({
    locale,
    path: `/organisations/${number}`,
    title: t('name'),
    finding: t('finding', { name, count: assessments.length }),
  })
}

export default async function OrganisationPage({ params, searchParams }: Props) {
  const [{ number: given }, query] = await Promise.all([params, searchParams])
  const [locale, t, { number, name, assessments, contributions }] = await Promise.all([
    getLocale(),
    getTranslations('assessment.organisation'),
    load(given, JSON.stringify(query)),
  ])
  return (
    <SiteFrame locale={locale} path={`/organisations/${number}`} section="commitments">
      <section className="sec first">
        <Kicker>{t('name')}</Kicker>
        <h1>{name}</h1>
        {assessments.length > 0 && <p className="lede">{t('lede', { count: assessments.length })}</p>}
        <OrganisationAssessments assessments={assessments} locale={locale} />
        {assessments.length > 0 && (
          <div className="mt-8">
            <FollowLinks locale={locale} path={`/organisations/${number}`} />
          </div>
        )}
      </section>
      <OrganisationContributions contributions={contributions} locale={locale} />
    </SiteFrame>
  )
}
