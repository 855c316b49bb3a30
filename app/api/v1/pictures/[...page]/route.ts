import { cardOfPage } from '@/components/pictures/page-card'
import { OPEN, preflight, problem } from '@/lib/api/respond'
import { asOfOr } from '@/lib/as-of/api'
import { asOfText } from '@/lib/as-of/model'
import { pictureHref, readPicture } from '@/lib/pictures/address'
import { cardSvg } from '@/lib/pictures/card'
import { pngOf } from '@/lib/pictures/png'
import { CARD } from '@/lib/pictures/size'
import { siteState } from '@/lib/standing/site-state'
import { Busy } from '@/lib/turns'

export const dynamic = 'force-dynamic'

/** What a page shows where its link is shared: its finding and its figure, in its language. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/pictures/[...page]'>) {
  const page = readPicture((await params).page)
  if (!page) return missing()
  const { pathname, search, searchParams } = new URL(request.url)
  const found = await asOfOr(searchParams)
  if ('refusal' in found) return found.refusal

  // One address for each picture, so that nobody can have the same one drawn again and again.
  const { asOf } = found
  const { version } = await siteState()
  const address = pictureHref(page, { asOf: asOf && asOfText(asOf), version })
  if (`${pathname}${search}` !== address)
    return new Response(null, { status: 307, headers: { ...OPEN, Location: address } })

  const card = await cardOfPage({ locale: page.locale, asOf }, page.path)
  if (!card) return missing()
  try {
    const picture = await pngOf(cardSvg(card), CARD.width)
    return new Response(new Uint8Array(picture), { headers: { ...OPEN, 'Content-Type': 'image/png' } })
  } catch (error) {
    if (error instanceof Busy) return problem('busy', 'Ask again in a few seconds.')
    throw error
  }
}

const missing = () => problem('not_found', 'No page of this address has a picture.')

export const OPTIONS = preflight
