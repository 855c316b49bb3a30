import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from '@/lib/i18n/model'

/** Bytes of path and query; the longest honest address, all filters set, is under 1,000. */
export const MAX_ADDRESS = 4096

/**
 * `public` pages and data are the same for everybody and may be kept, as may a `file` of the folder `public/`; an `asset`
 * is a built file that never changes; everything else, and whatever isn't known, is `private`.
 */
export type Kind = 'public' | 'file' | 'asset' | 'private'

export interface Target {
  kind: Kind
  /** The address' language, or the default where it carries none. */
  locale: Locale
  /** Every segment encoded in one way, so that one page has one spelling. */
  path: string
  /** Without `?`. In one order and one encoding, but as it was sent for private pages. */
  query: string
}

const PRIVATE_SECTIONS = new Set([
  'workspace',
  'reviews',
  'admin',
  'account',
  'sign-in',
  'invitations',
  'request-access',
  'follow',
  'correct',
  'suggest',
])

/** Reads the request line's address. `null`: no honest client sends that, and Next would answer some of it with 500. */
export function parseTarget(address: string): Target | null {
  if (!address.startsWith('/') || address.length > MAX_ADDRESS) return null
  const mark = address.indexOf('?')
  const rawPath = mark < 0 ? address : address.slice(0, mark)
  const rawQuery = mark < 0 ? '' : address.slice(mark + 1)

  const segments = rawPath.split('/').map(decode)
  if (!segments.every(isPlainSegment)) return null
  const query = decode(rawQuery)
  if (query === null || query.includes('\0')) return null

  const kind = kindOf(segments.filter((segment) => segment !== ''))
  return {
    kind,
    locale: segments.find(isLocale) ?? DEFAULT_LOCALE,
    path: kind === 'asset' ? rawPath : segments.map(encodeURIComponent).join('/'),
    query: kind === 'private' ? rawQuery : canonicalQuery(rawQuery),
  }
}

/** Address as Next is asked for it. */
export const addressOf = ({ path, query }: Pick<Target, 'path' | 'query'>) =>
  query === '' ? path : `${path}?${query}`

export const isApi = (path: string) => path.startsWith('/api/')

/** The API that everybody may ask, from any site. */
export const isOpenApi = (path: string) => path.startsWith('/api/v1/')

/** Made for the frames of other sites. */
export const isEmbed = (path: string) => EMBED.test(path)
const EMBED = new RegExp(`^/(?:${LOCALES.join('|')})/embed(?:[/?#]|$)`)

/** Somebody's dates: private, and asked for all day long by programs that keep what they have. */
export const isCalendar = (path: string) => path.startsWith('/api/calendar/')

/** Where a mail program ends letters for its reader (RFC 8058): it posts from elsewhere, and the secret is all it shows. */
export const isOneClick = (path: string) => path.startsWith('/api/follow/')

function kindOf(segments: string[]): Kind {
  const [first, second] = segments
  if (first === '_next') return second === 'static' ? 'asset' : 'private'
  if (first === 'api') return second === 'v1' ? 'public' : 'private'
  if (isLocale(first)) return second !== undefined && PRIVATE_SECTIONS.has(second) ? 'private' : 'public'
  return /\.[a-z0-9]{2,11}$/i.test(segments.at(-1) ?? '') ? 'file' : 'private'
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Dots and backslashes would name another page than the one that was checked. */
function isPlainSegment(segment: string | null): segment is string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return segment !== null && segment !== '.' && segment !== '..' && !/[\u0000-\u001f\u007f\\]/.test(segment)
}

function canonicalQuery(raw: string): string {
  const parameters = new URLSearchParams(raw)
  parameters.sort()
  return parameters.toString()
}
