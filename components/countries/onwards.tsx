import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { MakerProfile } from '@/lib/makers/profiles'

interface OnwardsProps {
  locale: Locale
  profile: Pick<MakerProfile, 'maker' | 'goalposts'>
}

/** Where the other questions about this maker are answered: money, moved terms, changes, another country beside it. */
export async function Onwards({ locale, profile }: OnwardsProps) {
  const t = await getTranslations('countries.onwards')
  const query = { country: profile.maker.code }
  const { softened, hardened, neutral } = profile.goalposts
  return (
    <Section id="more" title={t('title')}>
      <ul className="grid gap-2">
        <li>
          <a href={href(locale, '/funding', query)}>{t('funding')}</a>
        </li>
        <li>
          <a href={href(locale, '/goalposts', query)}>
            {t('goalposts', { count: softened + hardened + neutral, softened })}
          </a>
        </li>
        <li>
          <a href={href(locale, '/changes', query)}>{t('changes')}</a>
        </li>
        <li>
          <a href={href(locale, '/compare', query)}>{t('compare')}</a>
        </li>
      </ul>
    </Section>
  )
}
