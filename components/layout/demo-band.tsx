import { getTranslations } from 'next-intl/server'
import { siteState } from '@/lib/standing/site-state'

/** Said on every page of a copy that holds invented reports. */
export async function DemoBand() {
  const [{ demo }, t] = await Promise.all([siteState(), getTranslations('site')])
  if (!demo) return null
  return (
    <aside className="demo" aria-label={t('demoLabel')}>
      <p className="wrap">{t('demo')}</p>
    </aside>
  )
}
