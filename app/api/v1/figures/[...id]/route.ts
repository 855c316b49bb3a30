import { publicDb } from '@/db/client'
import { OPEN, preflight, problem } from '@/lib/api/respond'
import { asOfOr } from '@/lib/as-of/api'
import { AS_OF_PARAMETER, asOfText } from '@/lib/as-of/model'
import { dayOf } from '@/lib/as-of/request'
import { svgOf } from '@/lib/charts/svg'
import { SVG_WIDTH } from '@/lib/charts/svg/blocks'
import { wordsOf } from '@/lib/charts/words'
import { env } from '@/lib/env'
import { fileName } from '@/lib/exports/demonstration'
import { type FigureFormat, readFigureFile } from '@/lib/figures/address'
import { csvOf } from '@/lib/figures/csv'
import { findFigure } from '@/lib/figures/registry'
import { attachment } from '@/lib/files/respond'
import { href } from '@/lib/i18n/links'
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/model'
import { pngOf } from '@/lib/pictures/png'
import { siteState } from '@/lib/standing/site-state'
import { Busy } from '@/lib/turns'

export const dynamic = 'force-dynamic'

const TYPES: Record<FigureFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
}
/** Sharp on screens of two pixels for one, and in print at the width of a column. */
const PNG_WIDTH = 2 * SVG_WIDTH

/** A figure of a public page as its values or as a picture that stands alone, in one language, as of a date. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/figures/[...id]'>) {
  const asked = readFigureFile((await params).id)
  if (!asked) return missing()
  const { searchParams } = new URL(request.url)
  const locale = searchParams.get('locale') ?? DEFAULT_LOCALE
  if (!isLocale(locale)) return problem('bad_locale', '`locale` is en, ru, kk or uz.')
  const dated = await asOfOr(searchParams)
  if ('refusal' in dated) return dated.refusal

  const { asOf } = dated
  const day = dayOf(asOf)
  const [found, site] = await Promise.all([
    findFigure({ db: publicDb, locale, asOf, day }, asked.id),
    siteState(),
  ])
  if (!found) return missing()

  const pin = asOfText({ day, seq: asOf?.seq ?? site.seq ?? 0, pinned: true })
  const page = new URL(href(locale, found.page, { ...found.query, [AS_OF_PARAMETER]: pin }), env().BASE_URL)
  const name = fileName(`vaada-${asked.id.replaceAll('/', '-')}-${day}.${asked.format}`, site.demo)
  const headers = {
    ...OPEN,
    'Content-Type': TYPES[asked.format],
    // Pages of other sites may show the picture.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Disposition': asked.format === 'csv' ? attachment(name) : `inline; filename="${name}"`,
    Link: `<${page.href}>; rel="canonical"`,
  }
  if (asked.format === 'csv') return new Response(csvOf(found.figure, { isDemo: site.demo }), { headers })
  const notice = site.demo ? wordsOf(locale)('figures.embed.demo') : null
  const svg = svgOf(found.figure, { address: page.href, notice })
  if (asked.format === 'svg') return new Response(svg, { headers })
  try {
    return new Response(new Uint8Array(await pngOf(svg, PNG_WIDTH)), { headers })
  } catch (error) {
    if (error instanceof Busy) return problem('busy', 'Ask again in a few seconds.')
    // A figure of so many rows is no picture any more.
    if (error instanceof RangeError)
      return problem('too_long', 'This figure is too large for a picture; take .csv or .svg.')
    throw error
  }
}

const missing = () =>
  problem(
    'not_found',
    'No figure has this address. Beside every figure of a page stand the addresses of its files.',
  )

export const OPTIONS = preflight
