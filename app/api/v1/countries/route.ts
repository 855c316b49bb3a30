import { publicDb } from '@/db/client'
import { listCountryData } from '@/lib/api/countries'
import { countriesCursor, readCountriesCursor } from '@/lib/api/cursor'
import { PAGE_SIZE_MAX, pageOf, preflight, problem, readPageSize } from '@/lib/api/respond'
import { asOfOr } from '@/lib/as-of/api'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'

export const dynamic = 'force-dynamic'

/** Everybody who makes commitments, with their records counted by level and status. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams
  const ignored = [...params.entries()]
    .filter(([name]) => !['cursor', 'pageSize', AS_OF_PARAMETER].includes(name))
    .map(([name, value]) => ({ name, value }))

  const pageSize = readPageSize(params)
  if (pageSize === null)
    return problem('bad_page_size', `\`pageSize\` is a whole number from 1 to ${PAGE_SIZE_MAX}.`)

  const cursor = params.get('cursor')
  const after = cursor ? readCountriesCursor(cursor) : ''
  if (after === null) return problem('bad_cursor', 'Start again without `cursor` and follow `links.next`.')

  const dated = await asOfOr(params)
  if ('refusal' in dated) return dated.refusal
  const { asOf, stand } = dated

  const { countries, total, next } = await listCountryData(publicDb, { after, limit: pageSize, asOf })
  return pageOf(
    request,
    countries,
    { total, pageSize, next: next === null ? null : countriesCursor(next), stand },
    ignored,
  )
}

export const OPTIONS = preflight
