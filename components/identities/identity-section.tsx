import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { SubmitButton } from '@/components/forms/submit-button'
import { Section } from '@/components/ui/section'
import { Note } from '@/components/ui/text'
import { appDb } from '@/db/client'
import type { Viewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import { linkIdentityAction, unlinkIdentityAction } from '@/lib/identities/actions'
import { mayUnlink } from '@/lib/identities/mutations'
import { listIdentities } from '@/lib/identities/queries'
import { findWaysIn } from '@/lib/sessions/ways-in'
import { UnlinkForm } from './unlink-form'

interface IdentitySectionProps {
  viewer: Viewer
  locale: Locale
  /** What was just done here, from the page's address. */
  done: string | string[] | undefined
}

/** The accounts elsewhere through which somebody signs in; nothing where there are none and none is offered. */
export async function IdentitySection({ viewer, locale, done }: IdentitySectionProps) {
  const providers = env().VAADA_OIDC
  const [t, own, ways] = await Promise.all([
    getTranslations(),
    listIdentities(appDb, viewer.id),
    findWaysIn(appDb, viewer.id),
  ])
  const offered = providers.filter(({ issuer }) => !own.some((identity) => identity.issuer === issuer))
  if (own.length === 0 && offered.length === 0) return null
  const at = (instant: Date) =>
    t('workspace.at', instantParts(locale, instant, env().VAADA_TIME_ZONE, 'short'))
  const nameOf = (issuer: string) =>
    providers.find((provider) => provider.issuer === issuer)?.name ?? new URL(issuer).host
  return (
    <Section id="identities" title={t('identities.section.title')} lede={t('identities.section.text')}>
      {(done === 'linked' || done === 'unlinked') && (
        <div className="mb-4" role="status">
          <Note>{t(`identities.section.${done}`)}</Note>
        </div>
      )}
      <FormMessages namespaces={['identities', 'formErrors', 'fieldErrors']}>
        <ul className="grid max-w-2xl list-none gap-4 ps-0">
          {own.map(({ issuer, createdAt, lastUsedAt }) => (
            <li key={issuer} className="card">
              <h3>{nameOf(issuer)}</h3>
              <p className="meta mt-1 mb-3">
                {t('identities.section.since', { when: at(createdAt) })}
                {lastUsedAt && ` · ${t('identities.section.used', { when: at(lastUsedAt) })}`}
              </p>
              {ways && mayUnlink(ways) ? (
                <UnlinkForm action={unlinkIdentityAction.bind(null, locale, issuer)} name={nameOf(issuer)} />
              ) : (
                <p>{t('identities.section.needed')}</p>
              )}
            </li>
          ))}
        </ul>
      </FormMessages>
      {offered.map(({ id, name }) => (
        <form key={id} action={linkIdentityAction.bind(null, locale, id)} className="mt-4">
          <SubmitButton kind="plain">{t('identities.section.link', { name })}</SubmitButton>
        </form>
      ))}
    </Section>
  )
}
