import { getTranslations } from 'next-intl/server'
import { heldAsOf } from '@/lib/as-of/held'
import { EARLIEST_DAY } from '@/lib/as-of/model'
import { formatDate } from '@/lib/format/date'
import { href, type Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface AsOfBandProps {
  locale: Locale
  path: string
  query?: Query
  /** The page tells of that date; false: it is always that of today. */
  isDated: boolean
}

/** Says that a page is not of today, or why it is although another date was asked for. */
export async function AsOfBand({ locale, path, query, isDated }: AsOfBandProps) {
  const held = heldAsOf()
  if (!held) return null
  const t = await getTranslations('asOf')
  const { asOf, problem, given } = held
  return (
    <aside className="as-of" aria-label={t('label')}>
      <p className="wrap">
        {problem && (
          <span>
            <strong>
              {t(`problem.${problem}`, {
                given: given.slice(0, GIVEN_SHOWN),
                first: formatDate(locale, EARLIEST_DAY),
              })}
            </strong>{' '}
            {t('showsToday')}
          </span>
        )}
        {asOf && isDated && (
          <span>
            <strong>{t('band', { date: formatDate(locale, asOf.day), seq: String(asOf.seq) })}</strong>
            {asOf.reconstructed && <> · {t('reconstructed')}</>}
          </span>
        )}
        {asOf && !isDated && <span>{t('alwaysToday', { date: formatDate(locale, asOf.day) })}</span>}
        {asOf && (
          <a href={href(locale, path, { ...query, asOf: null })}>{t(isDated ? 'seeToday' : 'leave')}</a>
        )}
      </p>
    </aside>
  )
}

/** Of what the address asked for; the rest is of no use to anybody. */
const GIVEN_SHOWN = 40
