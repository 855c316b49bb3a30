import type { Fields } from '@/lib/form-data'
import { claimOf } from '@/lib/reports/claims'
import type { SubmissionKind } from '@/lib/submissions/model'

/** A document as its author wrote it, behind one claim. */
export interface BehindClaim {
  /** Number it is cited by; '': none. */
  key: string
  title: string
  /** Only http and https; null: none, or nothing that could be opened safely. */
  url: string | null
  sourceKind: string
  publisher: string
  publishedOn: string
  /** SHA-256 of its file; '': none. */
  file: string
  isForReviewers: boolean
  /** It names no claim, so it is of the whole report. */
  isOfWhole: boolean
}

const textIn = (row: Fields, field: string): string => {
  const found = row[field]
  return typeof found === 'string' ? found.trim() : ''
}
const rowsIn = (draft: Fields, list: string): Fields[] => {
  const found = draft[list]
  return Array.isArray(found) ? found.filter((row): row is Fields => typeof row === 'object') : []
}
const listIn = (row: Fields, field: string): string[] => {
  const found = row[field]
  if (Array.isArray(found)) return found.filter((one): one is string => typeof one === 'string')
  return typeof found === 'string' ? found.split(/[\s,;]+/).filter(Boolean) : []
}

/**
 * The documents behind a row of a draft: those that it cites, or those of a report that name it. Null: rows of this list
 * claim nothing that a document could show.
 */
export function documentsBehind(
  kind: SubmissionKind,
  draft: Fields,
  list: string,
  row: Fields,
  index: number,
): BehindClaim[] | null {
  if (kind === 'commitment') {
    if (list === 'sources' || !('sources' in row)) return null
    const cited = listIn(row, 'sources')
    return rowsIn(draft, 'sources')
      .filter((source) => cited.includes(textIn(source, 'key')))
      .map((source) => documentOf(source, false))
  }
  const claim = claimOfRow(list, row, index)
  if (claim === null) return null
  return documentsOfReport(draft, claim)
}

/** Documents of a report that name this claim, then those of the whole. */
export function documentsOfReport(draft: Fields, claim: string): BehindClaim[] {
  const filled = rowsIn(draft, 'evidence').filter(
    (row) => textIn(row, 'title') !== '' || textIn(row, 'url') !== '' || textIn(row, 'file') !== '',
  )
  const about = (row: Fields) => listIn(row, 'about')
  return [
    ...filled.filter((row) => about(row).includes(claim)).map((row) => documentOf(row, false)),
    ...filled.filter((row) => about(row).length === 0).map((row) => documentOf(row, true)),
  ]
}

/** What a row of a report claims, as the draft's documents name it; null: nothing. */
function claimOfRow(list: string, row: Fields, index: number): string | null {
  const name = textIn(row, 'row') || String(index + 1)
  switch (list) {
    case 'values':
      return claimOf.value(textIn(row, 'indicator'))
    case 'steps':
      return claimOf.step(textIn(row, 'milestone'))
    case 'money':
      return claimOf.money(name)
    case 'outputs':
      return claimOf.output(name)
    default:
      return null
  }
}

const documentOf = (row: Fields, isOfWhole: boolean): BehindClaim => {
  const url = textIn(row, 'url')
  return {
    key: textIn(row, 'key'),
    title: textIn(row, 'title'),
    url: /^https?:\/\//i.test(url) ? url : null,
    sourceKind: textIn(row, 'kind'),
    publisher: textIn(row, 'publisher'),
    publishedOn: textIn(row, 'publishedOn'),
    file: textIn(row, 'file'),
    isForReviewers: textIn(row, 'audience') === 'reviewers',
    isOfWhole,
  }
}
