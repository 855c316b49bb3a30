/** What the statements of one page may take, in ms of the database's own time; null: printed. */
export interface Goal {
  readonly sqlMs: number | null
  /** Whether it must stay the same with ten times the records. */
  readonly isFlat: boolean
}

const DASHBOARD: Goal = { sqlMs: 5, isFlat: true }
/** Shows up to fourteen whole records, each as its own page does. */
const METHOD: Goal = { sqlMs: 10, isFlat: true }
/** Nothing scans: bits of every value, an index walked in order, one record with all it has. */
const LIST: Goal = { sqlMs: null, isFlat: false }
/** Counts the records as they were known then: a fifth of what the database lets a statement take. */
export const AS_OF: Goal = { sqlMs: 3000, isFlat: false }

/** Before the ledger's first entry: built from every record as it was known by then. */
const THEN = 'asOf=2025-06-30'

const dashboards = [
  '/en',
  '/en/countries',
  '/en/countries/QAA',
  '/en/actions/1',
  '/en/compare?country=QAA&country=QAB',
  '/en/map',
  '/en/funding',
  '/en/reporting',
  '/en/goalposts',
  '/en/disputed',
  '/en/changes',
  '/en/data',
]
const lists = [
  '/en/commitments',
  '/en/commitments?country=QAA',
  '/en/commitments?status=off_track&sort=due',
  '/en/commitments?page=40',
  '/en/commitments?q=shelters',
  '/en/commitments?q=shleters+for+migrants',
  '/en/commitments/QAA-2021-01',
  '/en/funding/lines',
]

export const PAGES: ReadonlyMap<string, Goal> = new Map([
  ...dashboards.map((page) => [page, DASHBOARD] as const),
  ['/en/methodology', METHOD] as const,
  ...lists.map((page) => [page, LIST] as const),
  ...['/en', '/en/countries/QAA', '/en/funding', '/en/reporting', '/en/methodology', '/en/commitments'].map(
    (page) => [`${page}?${THEN}`, AS_OF] as const,
  ),
])
