import { getTranslations } from 'next-intl/server'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'

interface LeavingProps {
  /** Of the provider. */
  name: string
  url: string
}

/**
 * Leads to a provider from a page of its own: as the answer to a form, browsers would hold the way there, and every
 * further one that the provider sends people, to be the form's own, and block it.
 */
export async function Leaving({ name, url }: LeavingProps) {
  const t = await getTranslations('identities.leaving')
  return (
    <>
      <meta httpEquiv="refresh" content={`0; url=${url}`} />
      <PageTitle>{t('title', { name })}</PageTitle>
      <p className="lede mb-8">{t('text')}</p>
      <ButtonLink kind="primary" href={url}>
        {t('link', { name })}
      </ButtonLink>
    </>
  )
}
