import { OPEN, preflight, problem } from '@/lib/api/respond'
import { isMapName, mapOf } from '@/lib/map/shapes'
import { spriteOf } from '@/lib/map/sprite'

export const dynamic = 'force-dynamic'

/** The outlines of a map, which its page points into: they are the same on every page, so no page carries them. */
export async function GET(_: Request, { params }: RouteContext<'/api/v1/maps/[name]'>) {
  const { name } = await params
  if (!isMapName(name)) return problem('not_found', 'There are two maps: world and region.')
  return new Response(spriteOf(mapOf(name)), { headers: { ...OPEN, 'Content-Type': 'image/svg+xml' } })
}

export const OPTIONS = preflight
