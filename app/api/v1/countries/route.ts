import { publicDb } from '@/db/client'
import { listCountryData } from '@/lib/api/countries'
import { countriesCursor, readCountriesCursor } from '@/lib/api/cursor'
import { PAGE_SIZE_MAX, pageOf, preflight, problem, readPageSize } from '@/lib/api/respond'

export const dynamic = 'force-dynamic'

/** Everybody who makes commitments, with their records counted by level and status. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams
  const ignored = [...params.entries()]
    .filter(([name]) => !['cursor', 'pageSize'].includes(name))
    .map(([name, value]) => ({ name, value }))

  const pageSize = readPageSize(params)
  if (pageSize === null)
    return problem('bad_page_size', `\`pageSize\` is a whole number from 1 to ${PAGE_SIZE_MAX}.`)

  const cursor = params.get('cursor')
  const after = cursor ? readCountriesCursor(cursor) : ''
  if (after === null) return problem('bad_cursor', 'Start again without `cursor` and follow `links.next`.')

  const { countries, total, next } = await listCountryData(publicDb, { after, limit: pageSize })
  return pageOf(
    request,
    countries,
    { total, pageSize, next: next === null ? null : countriesCursor(next) },
    ignored,
  )
}

export const OPTIONS = preflight
