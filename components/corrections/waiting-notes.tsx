import { getTranslations } from 'next-intl/server'
import { appDb } from '@/db/client'
import { countWaitingNotes } from '@/lib/corrections/queries'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

/** For editors: what readers say is wrong, and they may mend. */
export async function WaitingNotes({ locale }: { locale: Locale }) {
  const [t, count] = await Promise.all([getTranslations('corrections.answering'), countWaitingNotes(appDb)])
  return (
    <p className="note">
      <a href={href(locale, '/reviews/corrections')}>{t('title', { count })}</a>
    </p>
  )
}
