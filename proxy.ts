import { type NextRequest, NextResponse } from 'next/server'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/model'

/** The reader's first language that we have; they may have asked for several, with weights. */
export function negotiate(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';')
      const weight = Number(
        options
          .find((option) => option.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return { language: tag.split('-')[0]?.toLowerCase(), weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  for (const { language } of wanted) if (isLocale(language)) return language
  return DEFAULT_LOCALE
}

/**
 * `/` leads to the reader's language; every other address carries one, and what begins with something else is answered
 * by the not-found page in the language the reader would get. Sets no cookie, and is never an access check.
 */
export function proxy(request: NextRequest): NextResponse {
  const locale = negotiate(request.headers.get('accept-language'))
  const url = request.nextUrl.clone()
  if (url.pathname !== '/') {
    url.pathname = `/${locale}/-`
    return NextResponse.rewrite(url)
  }
  url.pathname = `/${locale}`
  return NextResponse.redirect(url, {
    status: 307,
    headers: { vary: 'Accept-Language', 'cache-control': 'no-store' },
  })
}

// Only for `/` and for unknown languages (LOCALES in lib/i18n/model, which must stand here as text); never for files.
export const config = { matcher: ['/', '/((?!(?:en|ru|kk|uz)(?:/|$)|api(?:/|$)|_next/|.*\\.).+)'] }
