import { publicDb } from '@/db/client'
import { findCountryData } from '@/lib/api/countries'
import { oneOf, preflight, problem } from '@/lib/api/respond'

export const dynamic = 'force-dynamic'

/** One maker, with its records counted by level and status. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/countries/[code]'>) {
  const country = await findCountryData(publicDb, (await params).code.toUpperCase())
  return country
    ? oneOf(request, country)
    : problem('not_found', 'No maker has this code; see /api/v1/countries.')
}

export const OPTIONS = preflight
