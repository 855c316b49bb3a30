import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { DetailsForm } from '@/components/account/details-form'
import { WaysIn, WhoIAm } from '@/components/account/summary'
import { FormMessages } from '@/components/forms/form-messages'
import { IdentitySection } from '@/components/identities/identity-section'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { isLocale, LOCALES } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { findFactors } from '@/lib/second-factor/queries'
import { changeDetailsAction } from '@/lib/sessions/actions'
import { findOrganisationName, listSessions } from '@/lib/sessions/queries'
import { findMakerName } from '@/lib/submissions/queries'

const PATH = '/account'
const DONE = ['details', 'password'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account')
  return privateMetadata(t('title'))
}

export default async function AccountPage({ params, searchParams }: PageProps<'/[locale]/account'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const page = `/${locale}${PATH}`
  const viewer = await requireViewer(locale, page)
  const { makerCode, organisationId } = viewer
  const [t, factors, sessions, maker, organisation, restored] = await Promise.all([
    getTranslations(),
    findFactors(appDb, viewer.id),
    listSessions(appDb, new Date(), viewer),
    makerCode === null ? null : findMakerName(appDb, makerCode),
    organisationId === null ? null : findOrganisationName(appDb, organisationId),
    restoredForm(viewer, page),
  ])
  const done = DONE.find((act) => act === query.done)
  return (
    <AccountFrame
      viewer={viewer}
      locale={locale}
      path={PATH}
      title={t('account.title')}
      done={done && t(`account.done.${done}`)}
    >
      <Section id="details" title={t('account.details.title')} first>
        <div className="two">
          <FormMessages namespaces={['account', 'fieldErrors', 'formErrors']}>
            <DetailsForm
              action={changeDetailsAction.bind(null, locale)}
              details={{ name: viewer.name, locale: viewer.locale }}
              languages={LOCALES.map((value) => ({ value, label: t(`language.${value}`) }))}
              restored={restored}
            />
          </FormMessages>
          <div>
            <WhoIAm viewer={viewer} office={maker?.names[locale] ?? null} organisation={organisation} />
          </div>
        </div>
      </Section>
      <Section id="ways" title={t('account.ways.title')} lede={t('account.ways.lede')}>
        <WaysIn factors={factors} sessions={sessions.length} locale={locale} />
      </Section>
      <IdentitySection viewer={viewer} locale={locale} done={query.identity} />
    </AccountFrame>
  )
}
