import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import type { Actor } from '@/lib/access/policy'
import { can } from '@/lib/access/policy'
import type { LocalizedText } from '@/lib/i18n/model'
import { makerHasOffice } from '@/lib/submissions/load'

export type Import = typeof imports.$inferSelect
export type ImportRow = typeof importRows.$inferSelect

/** Drizzle leaves the table out where a query has only one, and inside of a subquery the name would be its own. */
const ITS_ID = sql.raw('imports.id')
const ITS_KIND = sql.raw('imports.kind')
const OF_IMPORT = sql`from ${importRows} r where r.import_id = ${ITS_ID}`
const STOPS = sql`jsonb_path_exists(coalesce(r.faults, '[]'), '$[*] ? (@.stops == true)')`

export interface ImportLine {
  id: number
  state: Import['state']
  fileName: string
  progress: number
  createdAt: Date
  /** Cells that must be put right. */
  mistakes: number
  /** Rows that can be saved, and are not yet. */
  changes: number
}

/** Rows of reports count each; of a new commitment its first one. */
const isChange: SQL = sql`r.accepted_at is null and case when ${ITS_KIND} = 'commitments'
  then r.sheet = 'commitments' and not exists (select 1 from ${importRows} o where o.import_id = r.import_id
    and o.subject = r.subject and jsonb_path_exists(coalesce(o.faults, '[]'), '$[*] ? (@.stops == true)'))
  else jsonb_array_length(coalesce(r.differences, '[]')) > 0 and not ${STOPS} end`

const COUNTS = {
  mistakes: sql<number>`(select count(*)::int from ${importRows} r,
    jsonb_array_elements(coalesce(r.faults, '[]')) f
    where r.import_id = ${ITS_ID} and (f ->> 'stops')::boolean)`,
  changes: sql<number>`(select count(*)::int ${OF_IMPORT} and ${isChange})`,
}

/** What somebody sent, newest first. */
export const listImports = (db: AppDb, personId: number, makerCode: string): Promise<ImportLine[]> =>
  db
    .select({
      id: imports.id,
      state: imports.state,
      fileName: imports.fileName,
      progress: imports.progress,
      createdAt: imports.createdAt,
      ...COUNTS,
    })
    .from(imports)
    .where(and(eq(imports.personId, personId), eq(imports.makerCode, makerCode)))
    .orderBy(desc(imports.id))
    .limit(50)

export interface FoundImport extends Import {
  mistakes: number
  /** Cells that are only empty yet. */
  gaps: number
  changes: number
  /** Of the changes, those that replace nothing somebody else wrote. */
  safe: number
}

/** A workbook that somebody sent, if it is theirs; null otherwise. */
export async function findImport(db: AppDb, actor: Actor, id: number): Promise<FoundImport | null> {
  const [row] = await db
    .select({
      row: imports,
      ...COUNTS,
      safe: sql<number>`(select count(*)::int ${OF_IMPORT} and ${isChange}
        and not jsonb_path_exists(coalesce(r.differences, '[]'), '$[*].theirs'))`,
      gaps: sql<number>`(select count(*)::int from ${importRows} r, jsonb_array_elements(coalesce(r.faults, '[]')) f
        where r.import_id = ${ITS_ID} and not (f ->> 'stops')::boolean)`,
    })
    .from(imports)
    .where(eq(imports.id, id))
  if (!row) return null
  const { row: found, ...counts } = row
  const hasOffice = await makerHasOffice(db, found.makerCode)
  return can(actor, 'import.use', { ...found, hasOffice }) ? { ...found, ...counts } : null
}

const rowsOf = (db: AppDb, importId: number, more: SQL, limit: number): Promise<ImportRow[]> =>
  db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), more))
    .orderBy(asc(importRows.id))
    .limit(limit)

/** Rows with something wrong, in the order of the file. */
export const listFaulty = (db: AppDb, importId: number, limit: number) =>
  rowsOf(db, importId, sql`jsonb_array_length(coalesce(${importRows.faults}, '[]')) > 0`, limit)

/** Rows that would change a draft, by what they are about: those that wait first. */
export const listChanges = (db: AppDb, importId: number, limit: number): Promise<ImportRow[]> =>
  db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        sql`jsonb_array_length(coalesce(${importRows.differences}, '[]')) > 0`,
      ),
    )
    .orderBy(sql`${importRows.acceptedAt} is not null`, asc(importRows.subject), asc(importRows.id))
    .limit(limit)

export interface NewLine {
  /** Of its row on the first sheet. */
  id: number
  subject: string
  title: string
  sheetName: string
  row: number
  indicators: number
  milestones: number
  sources: number
  stops: boolean
  accepted: boolean
}

/** New commitments of a workbook, with what belongs to each. */
export function listNewCommitments(db: AppDb, importId: number, limit: number): Promise<NewLine[]> {
  const parts = (sheet: string) =>
    sql<number>`(select count(*)::int from ${importRows} o where o.import_id = import_rows.import_id
      and o.subject = import_rows.subject and o.sheet = ${sheet})`
  return db
    .select({
      id: importRows.id,
      subject: importRows.subject,
      title: sql<string>`coalesce(${importRows.cells} -> 'title' ->> 'text', '')`,
      sheetName: importRows.sheetName,
      row: importRows.row,
      indicators: parts('indicators'),
      milestones: parts('milestones'),
      sources: parts('sources'),
      stops: sql<boolean>`exists (select 1 from ${importRows} r where r.import_id = import_rows.import_id
        and r.subject = import_rows.subject and ${STOPS})`,
      accepted: sql<boolean>`${importRows.acceptedAt} is not null`,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, importId),
        eq(importRows.sheet, 'commitments'),
        sql`${importRows.subject} <> ''`,
      ),
    )
    .orderBy(sql`${importRows.acceptedAt} is not null`, asc(importRows.id))
    .limit(limit)
}

/** Titles of published commitments, by their references. */
export const listTitles = async (db: AppDb, references: readonly string[]) =>
  (await db.execute(sql`select c.reference, v.title from commitments c
    join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
    where c.reference = any(${`{${[...new Set(references)].join(',')}}`}::text[])`)) as unknown as {
    reference: string
    title: LocalizedText
  }[]

/** How many rows are in drafts already. */
export async function countAccepted(db: AppDb, importId: number): Promise<number> {
  const [row] = await db
    .select({
      accepted: sql<number>`count(*) filter (where ${importRows.acceptedAt} is not null)::int`,
    })
    .from(importRows)
    .where(eq(importRows.importId, importId))
  return row?.accepted ?? 0
}
