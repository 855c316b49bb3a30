import { locale as rootLocale } from 'next/root-params'
import type { AbstractIntlMessages } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { DEFAULT_LOCALE, isLocale, type Locale } from './model'

const loaded = new Map<Locale, Promise<AbstractIntlMessages>>()

/** One language's messages; a key it lacks shows in English until it is translated. */
function messagesOf(locale: Locale): Promise<AbstractIntlMessages> {
  const known = loaded.get(locale)
  if (known && process.env.NODE_ENV === 'production') return known
  const read = readMessages(locale)
  loaded.set(locale, read)
  return read
}

async function readMessages(locale: Locale): Promise<AbstractIntlMessages> {
  const [own, fallback] = await Promise.all([
    import(`../../messages/${locale}.json`),
    import(`../../messages/${DEFAULT_LOCALE}.json`),
  ])
  return withFallback(own.default, fallback.default)
}

function withFallback(own: AbstractIntlMessages, fallback: AbstractIntlMessages): AbstractIntlMessages {
  const merged: AbstractIntlMessages = { ...fallback, ...own }
  for (const [key, value] of Object.entries(fallback)) {
    const mine = own[key]
    if (typeof value === 'object' && typeof mine === 'object') merged[key] = withFallback(mine, value)
  }
  return merged
}

/** Server actions, route handlers and jobs pass their `locale`; pages take it from the address. */
export default getRequestConfig(async ({ locale: given }) => {
  const requested = given ?? (await rootLocale())
  const locale = isLocale(requested) ? requested : DEFAULT_LOCALE
  return {
    locale,
    messages: await messagesOf(locale),
    timeZone: process.env.VAADA_TIME_ZONE || 'Asia/Tashkent',
  }
})
