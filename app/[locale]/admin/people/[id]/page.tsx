import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { DoneNote } from '@/components/people/done-note'
import { PersonActs, PersonFacts } from '@/components/people/person'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { actsOn, isPersonAct } from '@/lib/people/acts'
import { findPerson } from '@/lib/people/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('adminPeople')
  return privateMetadata(t('one'))
}

/** All about one person, and what can be done. */
export default async function PersonPage({ params, searchParams }: PageProps<'/[locale]/admin/people/[id]'>) {
  const [{ locale, id: given }, { done }] = await Promise.all([params, searchParams])
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/admin/people/${id}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'people.manage'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const [t, person] = await Promise.all([getTranslations('adminPeople'), findPerson(appDb, new Date(), id)])
  if (!person) notFound()
  const acts = actsOn(person, id === viewer.id)
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="people"
      path={path}
      title={person.erased ? t('erasedName', { id }) : person.name}
    >
      <DoneNote>{isPersonAct(done) ? t(`act.${done}.done`) : null}</DoneNote>
      <PersonFacts person={person} locale={locale} />
      {acts.length > 0 && (
        <Section id="acts" title={t('acts')} lede={id === viewer.id ? t('oneself') : undefined}>
          <PersonActs id={id} acts={acts} locale={locale} />
        </Section>
      )}
      <p className="pb-8">
        <a href={href(locale, '/admin/people')}>{t('back')}</a>
      </p>
    </AdminFrame>
  )
}
