import { getTranslations } from 'next-intl/server'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface SomethingWrongProps {
  locale: Locale
  /** Of the page, without its language. */
  path: string
}

/** The way to say so, without an account, and to what others said. */
export async function SomethingWrong({ locale, path }: SomethingWrongProps) {
  const t = await getTranslations('corrections')
  return (
    <p className="meta no-print mt-4">
      <a href={href(locale, '/correct', { of: path })} rel="nofollow">
        {t('ask')}
      </a>
      {' · '}
      <a href={href(locale, '/corrections', { [AS_OF_PARAMETER]: null })}>{t('others')}</a>
    </p>
  )
}
