import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { AcceptForm } from '@/components/people/accept-form'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import { findViewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { acceptInvitationAction } from '@/lib/people/actions'
import { findInvitation } from '@/lib/people/mutations'
import { findMakerName } from '@/lib/submissions/queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invitation')
  return privateMetadata(t('title'))
}

/** Shows an invitation; only its form uses it up, so that a scanner of mails that opens the link doesn't. */
export default async function InvitationPage({ params }: PageProps<'/[locale]/invitations/[secret]'>) {
  const { locale, secret } = await params
  if (!isLocale(locale)) notFound()
  const invitation = await findInvitation(appDb, new Date(), secret)
  const path = `/invitations/${secret}`
  if (invitation?.state !== 'open')
    return <ClosedInvitation locale={locale} path={path} state={invitation?.state ?? 'unknown'} />

  const [t, viewer, maker] = await Promise.all([
    getTranslations(),
    findViewer(),
    invitation.makerCode === null ? null : findMakerName(appDb, invitation.makerCode),
  ])
  return (
    <SiteFrame locale={locale} path={path} section={null}>
      <section className="sec first">
        <PageTitle>{t('invitation.title')}</PageTitle>
        <p className="lede">{t(`invitation.as.${invitation.role}`)}</p>
        <dl className="facts mt-6 max-w-2xl">
          <dt>{t('invitation.role')}</dt>
          <dd>
            {t(`role.${invitation.role}`)}
            {invitation.officeRole && `, ${t(`offices.role.${invitation.officeRole}`)}`}
          </dd>
          {maker && (
            <>
              <dt>{t('invitation.country')}</dt>
              <dd>{maker.names[locale]}</dd>
            </>
          )}
          <dt>{t('invitation.validUntil')}</dt>
          <dd>{t('workspace.at', instantParts(locale, invitation.expiresAt, env().VAADA_TIME_ZONE))}</dd>
        </dl>
      </section>
      {viewer && <Note tone="accent">{t('invitation.signedInAs', { name: viewer.name })}</Note>}
      <section className="sec" aria-labelledby="account">
        <h2 id="account" className="mb-6">
          {t('invitation.formTitle')}
        </h2>
        <FormMessages namespaces={['invitation', 'fieldErrors', 'formErrors']}>
          <AcceptForm action={acceptInvitationAction.bind(null, locale, secret)} email={invitation.email} />
        </FormMessages>
      </section>
    </SiteFrame>
  )
}

interface ClosedInvitationProps {
  locale: Locale
  path: string
  state: 'used' | 'expired' | 'withdrawn' | 'unknown'
}

async function ClosedInvitation({ locale, path, state }: ClosedInvitationProps) {
  const t = await getTranslations('invitation')
  return (
    <SiteFrame locale={locale} path={path} section={null}>
      <section className="sec first">
        <PageTitle>{t(`${state}.title`)}</PageTitle>
        <p className="lede">{t(`${state}.lede`)}</p>
        {state === 'used' && (
          <p className="mt-6">
            <ButtonLink href={href(locale, '/sign-in')}>{t('signIn')}</ButtonLink>
          </p>
        )}
      </section>
    </SiteFrame>
  )
}
