import { getTranslations } from 'next-intl/server'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { hasAtom, hasDates } from '@/lib/feeds/paths'
import { subjectOf } from '@/lib/follow/subject'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface FollowLinksProps {
  locale: Locale
  /** Of the page, without its language. */
  path: string
  /** Where letters are spoken of already. */
  isWithoutEmail?: boolean
}

/** How to hear of what changes here, without an account. It is about what is to come, so no date of the page goes along. */
export async function FollowLinks({ locale, path, isWithoutEmail }: FollowLinksProps) {
  const t = await getTranslations('follow')
  const now = { [AS_OF_PARAMETER]: null }
  return (
    <nav className="tools no-print" aria-labelledby="follow">
      <span id="follow" className="font-[560]">
        {t('label')}
      </span>
      {!isWithoutEmail && subjectOf(path) && (
        <a href={href(locale, '/follow', { of: path })} rel="nofollow">
          {t('byEmail')}
        </a>
      )}
      {hasAtom(path) && (
        <a href={href(locale, `${path}.atom`, now)} rel="nofollow">
          {t('atom')}
        </a>
      )}
      {hasDates(path) && (
        <a href={href(locale, `${path}.ics`, now)} rel="nofollow">
          {t('ics')}
        </a>
      )}
    </nav>
  )
}
