import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { ALSO_WAITING, type AlsoWaiting as Waiting } from '@/lib/reviews/attention'

/** What waits for a reviewer on the other pages, one line each; nothing where nothing does. */
export async function AlsoWaiting({ waiting, locale }: { waiting: Waiting; locale: Locale }) {
  const t = await getTranslations('review.also')
  const some = ALSO_WAITING.filter((what) => waiting[what] > 0)
  if (some.length === 0) return null
  return (
    <Section id="also" title={t('title')}>
      <ul className="max-w-3xl border-line border-t">
        {some.map((what) => (
          <li key={what} className="border-line border-b py-3">
            <a href={href(locale, `/reviews/${what}`)}>{t(what, { count: waiting[what] })}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
