import { getTranslations } from 'next-intl/server'
import type { LinkMark } from '@/lib/citations/model'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'

interface LinkMarkProps {
  /** undefined: not looked at yet. */
  mark: LinkMark | undefined
  locale: Locale
  /** Also what the site answered and where it led. */
  detailed?: boolean
}

const TONE: Record<LinkMark['state'], string> = {
  same: 'text-ink-3',
  varies: 'text-ink-3',
  unreachable: 'text-ink-3',
  changed: 'font-[560] text-ink',
  gone: 'font-[560] text-ink',
}
/** Read beside the words; colour alone says nothing. */
const SIGN: Record<LinkMark['state'], string> = {
  same: '✓',
  varies: '~',
  unreachable: '?',
  changed: '≠',
  gone: '✕',
}

/** What became of a cited link, with the day it was looked at. */
export async function LinkMarkLine({ mark, locale, detailed = false }: LinkMarkProps) {
  if (!mark) return null
  const t = await getTranslations('linkMark')
  const day = (at: Date) => formatDate(locale, civilDate(at, env().VAADA_TIME_ZONE), 'short')
  const { state, citedAt, stateAt, status, contentType, finalUrl } = mark
  return (
    <p className={`mt-0.5 text-sm ${TONE[state]}`} data-link-state={state}>
      <span aria-hidden="true">{SIGN[state]} </span>
      {t(state, { on: day(stateAt), cited: citedAt ? day(citedAt) : day(stateAt) })}
      {detailed && (
        <span className="meta block break-all">
          {[status && t('status', { status }), contentType, finalUrl && t('leadsTo', { address: finalUrl })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </p>
  )
}
