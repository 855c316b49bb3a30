import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Viewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Factors } from '@/lib/second-factor/queries'

interface WhoIAmProps {
  viewer: Viewer
  /** Country or organisation whose office they work for; null: none. */
  office: string | null
  organisation: string | null
}

/** What the account is, and what only an administrator changes. */
export async function WhoIAm({ viewer, office, organisation }: WhoIAmProps) {
  const t = await getTranslations()
  return (
    <>
      <dl className="facts max-w-2xl">
        <dt>{t('account.who.email')}</dt>
        <dd className="[overflow-wrap:anywhere]">{viewer.email}</dd>
        <dt>{t('account.who.role')}</dt>
        <dd>{t(`role.${viewer.role}`)}</dd>
        {office !== null && (
          <>
            <dt>{t('account.who.office')}</dt>
            <dd>
              {viewer.officeRole === null
                ? office
                : t('account.who.inOffice', { office, role: t(`officePage.role.${viewer.officeRole}`) })}
            </dd>
          </>
        )}
        {organisation !== null && (
          <>
            <dt>{t('account.who.organisation')}</dt>
            <dd>{organisation}</dd>
          </>
        )}
      </dl>
      <p className="meta mt-4 max-w-2xl">{t('account.who.note')}</p>
    </>
  )
}

interface WaysInProps {
  factors: Factors
  /** Browsers signed in at this moment. */
  sessions: number
  locale: Locale
}

/** How somebody signs in and where they are signed in, each with the way to change it. */
export async function WaysIn({ factors, sessions, locale }: WaysInProps) {
  const [t, keys] = await Promise.all([getTranslations('account.ways'), getTranslations('keys')])
  const { hasPassword, appSince, passkeys, recoveryLeft } = factors
  return (
    <dl className="facts max-w-2xl">
      <Way
        name={t('password.name')}
        page={href(locale, '/account/password')}
        act={t(hasPassword ? 'password.act' : 'password.setUp')}
      >
        {t(hasPassword ? 'password.set' : 'password.none')}
      </Way>
      <Way
        name={t('secondFactor.name')}
        page={href(locale, '/account/second-factor')}
        act={t(appSince ? 'secondFactor.act' : 'secondFactor.setUp')}
      >
        {appSince ? t('secondFactor.on', { count: recoveryLeft }) : t('secondFactor.off')}
      </Way>
      <Way name={t('passkeys.name')} page={href(locale, '/account/passkeys')} act={t('passkeys.act')}>
        {t('passkeys.count', { count: passkeys })}
      </Way>
      <Way name={t('sessions.name')} page={href(locale, '/account/sessions')} act={t('sessions.act')}>
        {t('sessions.count', { count: sessions })}
      </Way>
      <Way name={keys('way')} page={href(locale, '/account/keys')} act={keys('wayAct')}>
        {keys('wayText')}
      </Way>
    </dl>
  )
}

function Way({
  name,
  page,
  act,
  children,
}: {
  name: string
  page: string
  act: string
  children: ReactNode
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children}
        <br />
        <a href={page}>{act}</a>
      </dd>
    </>
  )
}
