import { publicDb } from '@/db/client'
import { ledgerCursor, readLedgerCursor } from '@/lib/api/cursor'
import { PAGE_SIZE_MAX, pageOf, preflight, problem, readPageSize } from '@/lib/api/respond'
import { asOfOr } from '@/lib/as-of/api'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { listLedgerPage } from '@/lib/ledger/queries'

export const dynamic = 'force-dynamic'

/** The ledger in order, each entry with its content and salt: enough to recompute every hash. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams
  const ignored = [...params.entries()]
    .filter(([name]) => !['record', 'cursor', 'pageSize', AS_OF_PARAMETER].includes(name))
    .map(([name, value]) => ({ name, value }))

  const pageSize = readPageSize(params)
  if (pageSize === null)
    return problem('bad_page_size', `\`pageSize\` is a whole number from 1 to ${PAGE_SIZE_MAX}.`)

  const record = params.get('record')?.toUpperCase() || null
  if (record && !REFERENCE_PATTERN.test(record))
    return problem('bad_record', '`record` is a reference such as KAZ-2021-01.')

  const cursor = params.get('cursor')
  const after = cursor ? readLedgerCursor(cursor) : 0
  if (after === null) return problem('bad_cursor', 'Start again without `cursor` and follow `links.next`.')

  const dated = await asOfOr(params)
  if ('refusal' in dated) return dated.refusal
  const { asOf, stand } = dated

  const { entries, total, next } = await listLedgerPage(
    publicDb,
    { record, asOf },
    { after, limit: pageSize },
  )
  return pageOf(
    request,
    entries,
    { total, pageSize, next: next === null ? null : ledgerCursor(next), stand },
    ignored,
  )
}

export const OPTIONS = preflight
