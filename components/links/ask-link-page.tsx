import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { Note } from '@/components/ui/text'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { askForLinkAction } from '@/lib/links/actions'
import type { LinkPurpose } from '@/lib/sessions/model'
import { AskLinkForm } from './ask-link-form'

interface AskLinkPageProps {
  locale: Locale
  purpose: LinkPurpose
  path: string
}

/** Where somebody asks for a letter with a link. */
export async function AskLinkPage({ locale, purpose, path }: AskLinkPageProps) {
  const t = await getTranslations('emailLink')
  return (
    <SiteFrame locale={locale} path={path} section={null}>
      <section className="sec first">
        <PageTitle>{t(`ask.${purpose}.title`)}</PageTitle>
        <p className="lede mb-8">{t(`ask.${purpose}.lede`)}</p>
        {env().SMTP_URL === undefined && (
          <div className="mb-8">
            <Note tone="accent">{t('noMail')}</Note>
          </div>
        )}
        <FormMessages namespaces={['emailLink', 'fieldErrors', 'formErrors']}>
          <AskLinkForm
            action={askForLinkAction.bind(null, locale, purpose)}
            submit={t(`ask.${purpose}.submit`)}
          />
        </FormMessages>
        <p className="mt-10">
          <a href={href(locale, '/sign-in')}>{t('toSignIn')}</a>
        </p>
      </section>
    </SiteFrame>
  )
}
