import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { appDb } from '@/db/client'
import type { ActionResult } from '@/lib/action-result'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { findLink } from '@/lib/links/queries'
import type { LinkPurpose } from '@/lib/sessions/model'
import { UseLinkForm } from './use-link-form'

interface UseLinkPageProps {
  locale: Locale
  purpose: LinkPurpose
  /** Where links of this kind begin. */
  path: string
  secret: string
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
}

/** What a link from a letter opens. Looking at it changes nothing. */
export async function UseLinkPage({ locale, purpose, path, secret, action }: UseLinkPageProps) {
  const [t, link] = await Promise.all([
    getTranslations('emailLink'),
    findLink(appDb, new Date(), secret, purpose),
  ])
  const closed = link?.state === 'open' ? null : (link?.state ?? 'unknown')
  return (
    <SiteFrame locale={locale} path={`${path}/${secret}`} section={null}>
      <section className="sec first">
        <PageTitle>{closed ? t(`closed.${closed}.title`) : t(`use.${purpose}.title`)}</PageTitle>
        <p className="lede mb-8">{closed ? t(`closed.${closed}.lede`) : t(`use.${purpose}.lede`)}</p>
        {closed ? (
          <ButtonLink href={href(locale, path)}>
            {t(purpose === 'sign_in' ? 'closed.newLink' : 'closed.newReset')}
          </ButtonLink>
        ) : (
          <FormMessages namespaces={['emailLink', 'fieldErrors', 'formErrors']}>
            <UseLinkForm action={action} purpose={purpose} />
          </FormMessages>
        )}
      </section>
    </SiteFrame>
  )
}
