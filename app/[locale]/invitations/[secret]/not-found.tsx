import { getLocale, getTranslations } from 'next-intl/server'
import { SiteFrame } from '@/components/layout/site-frame'

export default async function UnknownInvitation() {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('invitation.unknown')])
  return (
    <SiteFrame locale={locale} path="/sign-in" section={null}>
      <section className="sec first">
        <h1 className="text-4xl">{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
      </section>
    </SiteFrame>
  )
}
