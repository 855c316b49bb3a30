import { publicDb } from '@/db/client'
import { findCountryData } from '@/lib/api/countries'
import { oneOf, preflight, problem } from '@/lib/api/respond'
import { asOfOr } from '@/lib/as-of/api'

export const dynamic = 'force-dynamic'

/** One maker, with its records counted by level and status. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/countries/[code]'>) {
  const dated = await asOfOr(new URL(request.url).searchParams)
  if ('refusal' in dated) return dated.refusal
  const country = await findCountryData(publicDb, (await params).code.toUpperCase(), dated.asOf)
  return country
    ? oneOf(request, country, dated.stand)
    : problem('not_found', 'No maker has this code; see /api/v1/countries.')
}

export const OPTIONS = preflight
