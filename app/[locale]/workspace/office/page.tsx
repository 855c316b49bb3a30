import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotYours } from '@/components/layout/not-yours'
import { Deputies } from '@/components/offices/deputies'
import { OfficeHistory } from '@/components/offices/history'
import { OfficeFrame } from '@/components/offices/office-frame'
import { Leading } from '@/components/offices/office-line'
import { PendingHandOver } from '@/components/offices/pending-hand-over'
import { OfficePeopleTable } from '@/components/offices/people-table'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { findOfficeFor } from '@/lib/offices/find-office'
import {
  type HandOverView,
  listDeputies,
  listHandOvers,
  listOfficePeople,
} from '@/lib/offices/queries-office'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('officePage')
  return privateMetadata(t('name'))
}

const PATH = '/workspace/office'

export default async function OfficePage({ params, searchParams }: PageProps<'/[locale]/workspace/office'>) {
  const [{ locale }, { office: asked, done }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, href(locale, PATH, { office: asked }))
  const office = await findOfficeFor(appDb, viewer, asked)
  const subject = office && { makerCode: office.makerCode, hasOffice: true }
  const manages = subject !== null && can(viewer, 'office.manage', subject)
  if (!office || !subject || (!manages && !can(viewer, 'workspace.open')))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="workspace" />

  const now = new Date()
  const today = civilDate(now, env().VAADA_TIME_ZONE)
  const [t, people, deputies, handOvers, restored] = await Promise.all([
    getTranslations(),
    listOfficePeople(appDb, office.id, today),
    listDeputies(appDb, office.id),
    listHandOvers(appDb, office.id, now),
    restoredForm(viewer, href(locale, PATH)),
  ])
  const pending = handOvers.find(({ state }) => state === 'open')
  const latest = handOvers.find(({ state }) => state === 'completed')
  return (
    <OfficeFrame
      viewer={viewer}
      locale={locale}
      path={PATH}
      office={office.id}
      title={t('officePage.title', { country: office.names[locale] })}
      lede={<Leading people={people} viewerId={viewer.id} locale={locale} />}
    >
      {(done === 'completed' || done === 'invited') && (
        <div role="status" className="mb-6">
          <Note tone="accent">{t(`officePage.done.${done}`)}</Note>
        </div>
      )}
      {latest?.note && latest.to?.id === viewer.id && <Predecessor handOver={latest} locale={locale} />}
      <Section
        id="people"
        title={t('officePage.people.title', { count: people.length })}
        lede={t('officePage.people.lede')}
      >
        <OfficePeopleTable people={people} viewerId={viewer.id} manages={manages} locale={locale} />
      </Section>
      <Deputies
        office={office.id}
        people={people}
        deputies={deputies}
        manages={manages}
        restored={restored}
        today={today}
        locale={locale}
      />
      {can(viewer, 'office.handOver', subject) && (
        <Section id="hand-over" title={t('handOver.section')} lede={t('handOver.sectionLede')}>
          {pending ? (
            <PendingHandOver handOver={pending} locale={locale} />
          ) : (
            <ButtonLink
              href={href(
                locale,
                '/workspace/office/hand-over',
                viewer.role === 'administrator' ? { office: office.id } : {},
              )}
            >
              {t('handOver.begin')}
            </ButtonLink>
          )}
        </Section>
      )}
      <OfficeHistory handOvers={handOvers} deputies={deputies} today={today} locale={locale} />
    </OfficeFrame>
  )
}

/** What the last lead left for the present one, and for nobody else. */
async function Predecessor({ handOver, locale }: { handOver: HandOverView; locale: Locale }) {
  const t = await getTranslations('officePage.note')
  const day = civilDate(handOver.createdAt, env().VAADA_TIME_ZONE)
  const name = handOver.from?.name
  return (
    <Section id="predecessor" title={name ? t('title', { name }) : t('titleNobody')}>
      <div className="note max-w-[44rem]" data-tone="plain">
        <p className="whitespace-pre-line">{handOver.note}</p>
        <p className="meta mt-3">{t('at', { date: formatDate(locale, day) })}</p>
      </div>
    </Section>
  )
}
