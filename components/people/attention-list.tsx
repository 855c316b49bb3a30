import { getTranslations } from 'next-intl/server'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { ATTENTION, type Attention } from '@/lib/people/attention'

/** Where each is dealt with. */
const PLACES: Record<keyof Attention, readonly [string, Record<string, string>?]> = {
  requests: ['/admin/requests'],
  officesWithoutLead: ['/admin/offices', { state: 'no_lead' }],
  expiringInvitations: ['/admin/invitations'],
  failedLetters: ['/admin/outbox', { state: 'failed' }],
  lackingSecondFactor: ['/admin/people', { state: 'no_second_factor' }],
}

/** What waits for an administrator, one line each; what doesn't is left out. */
export async function AttentionList({ attention, locale }: { attention: Attention; locale: Locale }) {
  const t = await getTranslations('admin.attention')
  const waiting = ATTENTION.filter((what) => attention[what] > 0)
  if (waiting.length === 0) return null
  return (
    <ul className="max-w-3xl border-line border-t">
      {waiting.map((what) => {
        const [path, query] = PLACES[what]
        return (
          <li key={what} className="border-line border-b py-3">
            <a className="font-[560] text-[1.05rem]" href={href(locale, path, query)}>
              {t(`${what}.title`, { count: attention[what] })}
            </a>
            <p className="text-ink-2">{t(`${what}.why`)}</p>
          </li>
        )
      })}
    </ul>
  )
}
