import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '@/components/forms/submit-button'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/model'
import { signInByProviderAction } from '@/lib/identities/actions'

interface ProviderButtonsProps {
  locale: Locale
  /** The page they wanted; null: none. */
  back: string | null
}

/** The sign-ins elsewhere that this instance takes; nothing where it takes none. */
export async function ProviderButtons({ locale, back }: ProviderButtonsProps) {
  const providers = env().VAADA_OIDC
  if (providers.length === 0) return null
  const t = await getTranslations('identities')
  return providers.map(({ id, name }) => (
    <form key={id} action={signInByProviderAction.bind(null, locale, back, id)}>
      <SubmitButton kind="plain">{t('signIn', { name })}</SubmitButton>
    </form>
  ))
}
