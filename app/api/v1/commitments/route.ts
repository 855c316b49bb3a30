import type { z } from 'zod'
import { publicDb } from '@/db/client'
import { commitmentsCursor, readCommitmentsCursor } from '@/lib/api/cursor'
import { FIELDS_PARAMETER, fieldsOr, only } from '@/lib/api/fields'
import { PAGE_SIZE_MAX, pageOf, preflight, problem, readPageSize } from '@/lib/api/respond'
import { CommitmentRow } from '@/lib/api/schema/commitment'
import { withLinks } from '@/lib/api/views'
import { asOfOr } from '@/lib/as-of/api'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import { parseListState, queryOf } from '@/lib/commitments/filters'
import { countCommitments, listCommitments, listVocabulary, searchOf } from '@/lib/commitments/list-queries'

export const dynamic = 'force-dynamic'

type Row = z.output<typeof CommitmentRow>

/** The list of commitments, with the filters and orders of the page; what it can't use stands in `meta.ignored`. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams
  const vocabulary = await listVocabulary(publicDb)
  const { state, ignored } = parseListState(queryOf(params), vocabulary, [
    'cursor',
    'pageSize',
    FIELDS_PARAMETER,
    AS_OF_PARAMETER,
  ])
  const pageSize = readPageSize(params)
  if (pageSize === null)
    return problem('bad_page_size', `\`pageSize\` is a whole number from 1 to ${PAGE_SIZE_MAX}.`)

  const picked = fieldsOr(params, CommitmentRow)
  if ('refusal' in picked) return picked.refusal
  const dated = await asOfOr(params)
  if ('refusal' in dated) return dated.refusal
  const { asOf, stand } = dated

  const { filters, sort } = state
  const cursor = params.get('cursor')
  const after = cursor ? readCommitmentsCursor(cursor, filters, sort) : null
  if (cursor && !after) return problem('bad_cursor', 'Start again without `cursor` and follow `links.next`.')

  const search = await searchOf(publicDb, filters, asOf)
  const [total, { rows, next }] = await Promise.all([
    countCommitments(publicDb, filters, { search, asOf }),
    listCommitments(publicDb, filters, { sort, locale: 'en', limit: pageSize, after, search, asOf }),
  ])
  const following = next && commitmentsCursor(filters, sort, next)
  const data = rows.map((row) => only<Row>(withLinks(row), picked.fields))
  return pageOf(request, data, { total, pageSize, next: following, stand }, ignored)
}

export const OPTIONS = preflight
