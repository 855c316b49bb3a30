import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/text'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Factors } from '@/lib/second-factor/queries'

/** From here on somebody should make new ones. */
const FEW = 3

interface AppStandingProps {
  factors: Factors
  locale: Locale
}

/** Since when there is an app, and how many recovery codes are left. */
export async function AppStanding({ factors: { appSince, recoveryLeft }, locale }: AppStandingProps) {
  const t = await getTranslations()
  const since = appSince && instantParts(locale, appSince, env().VAADA_TIME_ZONE)
  return (
    <>
      <dl className="facts max-w-2xl">
        <dt>{t('secondFactor.standing.app')}</dt>
        <dd>{since && t('secondFactor.standing.since', { when: t('workspace.at', since) })}</dd>
        <dt>{t('secondFactor.standing.codes')}</dt>
        <dd>{t('secondFactor.standing.left', { count: recoveryLeft })}</dd>
      </dl>
      {recoveryLeft < FEW && (
        <div className="mt-4">
          <Note tone="accent">{t('secondFactor.standing.few')}</Note>
        </div>
      )}
      <h3 className="mt-8">{t('secondFactor.another.title')}</h3>
      <p className="mt-1 mb-3">{t('secondFactor.another.text')}</p>
      <ButtonLink href={href(locale, '/account/second-factor', { another: 1 })}>
        {t('secondFactor.another.link')}
      </ButtonLink>
    </>
  )
}
