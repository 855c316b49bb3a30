import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { AppDb, PublicDb } from '@/db/client'
import { citedLinks, submittedLinks } from '@/db/schema'
import type { LinkMark } from './model'

/** Address of a link → what is known of it. */
export type LinkMarks = ReadonlyMap<string, LinkMark>
export const NO_MARKS: LinkMarks = new Map()

const markColumns = <Table extends typeof citedLinks | typeof submittedLinks>(table: Table) => ({
  url: table.url,
  state: table.state,
  citedAt: table.citedAt,
  stateAt: table.stateAt,
  status: table.status,
  sha256: table.sha256,
  contentType: table.contentType,
  finalUrl: table.finalUrl,
})

const marksOf = (
  rows: readonly (Omit<LinkMark, 'state' | 'stateAt'> & {
    url: string
    state: LinkMark['state'] | 'unchecked'
    stateAt: Date | null
  })[],
): LinkMarks =>
  new Map(
    rows.flatMap(({ url, state, stateAt, ...mark }) =>
      state === 'unchecked' || stateAt === null ? [] : [[url, { ...mark, state, stateAt }]],
    ),
  )

/** Links of a published commitment; those of its reports by the cycle. */
export interface RecordMarks {
  sources: LinkMarks
  reports: Readonly<Record<string, LinkMarks>>
}

export const NO_RECORD_MARKS: RecordMarks = { sources: NO_MARKS, reports: {} }

export async function findLinkMarks(db: PublicDb, reference: string): Promise<RecordMarks> {
  const rows = await db
    .select({ record: citedLinks.record, ...markColumns(citedLinks) })
    .from(citedLinks)
    .where(
      and(
        ne(citedLinks.state, 'unchecked'),
        or(eq(citedLinks.record, reference), sql`starts_with(${citedLinks.record}, ${`${reference}/`})`),
      ),
    )
  const cycles = new Set(rows.flatMap(({ record }) => record.split('/')[1] ?? []))
  const of = (record: string) => marksOf(rows.filter((row) => row.record === record))
  return {
    sources: of(reference),
    reports: Object.fromEntries([...cycles].map((cycle) => [cycle, of(`${reference}/${cycle}`)])),
  }
}

/** Links of something handed in; once it is published, those of the record. */
export const findSubmittedMarks = async (db: AppDb, submissionId: number): Promise<LinkMarks> =>
  marksOf(
    await db
      .select(markColumns(submittedLinks))
      .from(submittedLinks)
      .where(eq(submittedLinks.submissionId, submissionId)),
  )
