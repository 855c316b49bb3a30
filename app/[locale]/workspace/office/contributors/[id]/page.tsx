import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { GrantsForm } from '@/components/offices/grants-form'
import { OfficeFrame } from '@/components/offices/office-frame'
import { appDb } from '@/db/client'
import { CONTRIBUTOR_RIGHTS } from '@/lib/access/model'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { setGrantsAction } from '@/lib/offices/actions'
import { findContributor, listGrants } from '@/lib/offices/queries-office'

type Props = PageProps<'/[locale]/workspace/office/contributors/[id]'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('officePage.people')
  return privateMetadata(t('rights'))
}

export default async function ContributorPage({ params }: Props) {
  const { locale, id: given } = await params
  const id = idOf(given)
  if (!isLocale(locale) || id === null) notFound()
  const path = `/workspace/office/contributors/${id}`
  const viewer = await requireViewer(locale, href(locale, path))
  const contributor = await findContributor(appDb, id)
  // Somebody else's colleague isn't there.
  if (
    !contributor ||
    !can(viewer, 'office.manage', { makerCode: contributor.office.makerCode, hasOffice: true })
  )
    notFound()

  const { name, office } = contributor
  const [t, grants, restored] = await Promise.all([
    getTranslations('contributors'),
    listGrants(appDb, office.makerCode, id),
    restoredForm(viewer, href(locale, path)),
  ])
  return (
    <OfficeFrame
      viewer={viewer}
      locale={locale}
      path={path}
      office={office.id}
      isBelow
      title={t('title', { name })}
      lede={t('lede')}
    >
      <section className="pb-8">
        <dl className="facts mb-7 max-w-[44rem]">
          {CONTRIBUTOR_RIGHTS.map((right) => (
            <div key={right} className="contents">
              <dt>{t(`rights.${right}`)}</dt>
              <dd>{t(`meaning.${right}`)}</dd>
            </div>
          ))}
        </dl>
        {grants.length === 0 ? (
          <p className="text-ink-2">{t('none')}</p>
        ) : (
          <FormMessages namespaces={['contributors', 'formErrors', 'fieldErrors']}>
            <GrantsForm
              action={setGrantsAction.bind(null, locale, id)}
              restored={restored}
              name={name}
              grants={grants.map(({ reference, title, rights }) => ({
                reference,
                title: pickText(title, locale)?.text ?? reference,
                rights,
              }))}
            />
          </FormMessages>
        )}
      </section>
    </OfficeFrame>
  )
}
