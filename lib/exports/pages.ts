import type { PublicDb } from '@/db/client'
import { parseListState, queryOf } from '@/lib/commitments/filters'
import { commitmentIds, listVocabulary } from '@/lib/commitments/list-queries'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { COMMITMENTS } from './commitments'
import type { DataFile, Format, Pin } from './model'
import type { DataPath } from './paths'
import { readExtract } from './sql-table'

/** What an address beside a page asks for. */
export interface DataRequest {
  readonly db: PublicDb
  readonly locale: Locale
  readonly pin: Pin
  readonly params: URLSearchParams
  /** What stands for the `*` of the path. */
  readonly segment: string
  /** A file of one table need not read the others. */
  readonly format: Format
}

/** null: there is no such page. */
type Open = (request: DataRequest) => Promise<DataFile | null>

const openCommitments: Open = async ({ db, locale, pin, params }) => {
  const vocabulary = await listVocabulary(db)
  const { state, ignored } = parseListState(queryOf(params), vocabulary, ['asOf'])
  const ids = commitmentIds(state.filters, { sort: state.sort, locale }, pin.isAsked ? pin.asOf : null)
  return {
    name: 'vaada-commitments',
    title: translatorOf(locale)('commitments.kicker'),
    tables: [await readExtract(db, COMMITMENTS, ids, pin)],
    ignored,
  }
}

/** What lies beside each page. */
export const OPEN: Record<DataPath, Open> = {
  '/commitments': openCommitments,
}
