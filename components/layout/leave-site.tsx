import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'

/**
 * A plain link to a neutral page that also works without scripts. `/leave.js` turns it into a replacement of the
 * history entry, clears what the site stored and listens for Esc three times.
 */
export async function LeaveSite() {
  const t = await getTranslations('leave')
  return (
    <aside aria-label={t('button')}>
      <a className="leave" href={env().VAADA_EXIT_URL} rel="noreferrer nofollow" title={t('hint')} data-leave>
        {t('button')}
      </a>
      <script src="/leave.js" defer />
    </aside>
  )
}
