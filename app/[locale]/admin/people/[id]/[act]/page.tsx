import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { AdminFrame } from '@/components/layout/admin-frame'
import { NotYours } from '@/components/layout/not-yours'
import { PersonActForm } from '@/components/people/person-act-form'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
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

/** Says what an act on one person does, before it is done. */
export default async function PersonActPage({ params }: PageProps<'/[locale]/admin/people/[id]/[act]'>) {
  const { locale, id: given, act } = await params
  const id = idOf(given)
  if (!isLocale(locale) || id === null || !isPersonAct(act)) notFound()
  const path = `/admin/people/${id}/${act}`
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'people.manage'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="admin" />

  const [t, person, restored] = await Promise.all([
    getTranslations('adminPeople'),
    findPerson(appDb, new Date(), id),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  if (!person || !actsOn(person, id === viewer.id).includes(act)) notFound()
  return (
    <AdminFrame
      viewer={viewer}
      locale={locale}
      section="people"
      path={path}
      title={t(`act.${act}.question`, { name: person.name })}
    >
      <ul className="mt-2 mb-8 max-w-3xl list-disc ps-5 text-[1.05rem]">
        {t(`act.${act}.happens`)
          .split('\n')
          .map((line) => (
            <li key={line} className="py-1">
              {line}
            </li>
          ))}
      </ul>
      <FormMessages namespaces={['admin', 'adminPeople', 'fieldErrors', 'formErrors']}>
        <PersonActForm act={act} person={person} restored={restored} locale={locale} />
      </FormMessages>
      <p className="py-8">
        <a href={href(locale, `/admin/people/${id}`)}>{t('cancel')}</a>
      </p>
    </AdminFrame>
  )
}
