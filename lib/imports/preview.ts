import { and, asc, count, eq, gt, inArray, notInArray, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { importRows, imports, submissions } from '@/db/schema'
import type { Person } from '@/lib/access/policy'
import { can } from '@/lib/access/policy'
import { findCycle } from '@/lib/cycles/queries'
import { civilDate } from '@/lib/dates/partial'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import { emptyReport } from '@/lib/reports/draft'
import { makerHasOffice } from '@/lib/submissions/load'
import { listFormVocabulary, listOpenCycles } from '@/lib/submissions/queries'
import { findRevision } from '@/lib/submissions/save'
import { formKeyOf, newCommitment, type Vocabulary } from './commitments'
import { type ComparedRow, compareReport, type RowToCompare } from './compare'
import type { Draft } from './draft-rows'
import { findSheet, isEntry, kindOfSheet, SHEETS } from './layout'
import { type Fault, type FileNotice, NEW_COMMITMENTS_MAX, ROWS_KEPT, type WorkbookKind } from './model'
import { type ReadContext, Refused, rowsAfter } from './read-import'
import { closedBecause, listReportable, loadReport } from './reports'
import { findSender } from './sender'
import type { Staged } from './stage'
import { foldWord } from './words'

/** What was read of a file: its rows are written down. */
export type Read = Staged & { rows: number }

/** Of one report or one new commitment, at a time in memory. */
const PER_SUBJECT_MAX = 2000
const PAGE = 1000

type Import = typeof imports.$inferSelect

interface Work {
  ctx: ReadContext
  row: Import
  read: Read
  sender: Person
  /** Rows with something to show so far. */
  kept: number
  leftOut: number
  notices: FileNotice[]
}

/**
 * Compares the rows of an import with the drafts they are about and writes down at each row what would change and what
 * is wrong. Rows with neither are let go.
 * @throws Refused the workbook can't be taken at all
 */
export async function previewImport(
  ctx: ReadContext,
  row: Import,
  read: Read,
  progress: (share: number) => Promise<unknown>,
): Promise<void> {
  const seen = Object.keys(read.columns)
  const kind = seen[0] === undefined ? null : kindOfSheet(seen[0])
  if (kind === null) throw new Refused('not_ours')
  if (read.about.maker !== undefined && read.about.maker !== row.makerCode) throw new Refused('other_maker')
  if (read.rows === 0) throw new Refused('nothing_in_it')
  const sender = await findSender(ctx.db, row.personId, civilDate(ctx.now, ctx.timeZone))
  if (!sender) throw new Refused('forbidden')
  const language = LOCALES.find((locale) => locale === read.about.language) ?? row.language
  const missing = SHEETS[kind].filter(({ id }) => !seen.includes(id))
  const work: Work = {
    ctx,
    row,
    read,
    sender,
    kept: 0,
    leftOut: 0,
    notices: [...read.notices, ...missing.map(({ id }) => ({ code: 'missing_sheet', sheet: id, at: '' }))],
  }
  const cycleKey = kind === 'reports' ? await openCycle(work) : null
  // A sheet of the other kind belongs nowhere.
  await dropOthers(work, kind)
  if (cycleKey === null) await previewCommitments(work, language, progress)
  else await previewReports(work, language, cycleKey, progress)
  await ctx.db
    .update(imports)
    .set({ kind, language, cycleKey, notices: work.notices, rowsLeftOut: work.leftOut })
    .where(eq(imports.id, row.id))
}

/** @throws Refused it isn't open */
async function openCycle({ ctx, read }: Work): Promise<string> {
  const today = civilDate(ctx.now, ctx.timeZone)
  const open = await listOpenCycles(ctx.db, today)
  const wanted = read.about.cycle ?? open[0]?.key
  const cycle = wanted === undefined ? null : await findCycle(ctx.db, wanted)
  if (!cycle || cycle.opensOn > today || cycle.closesOn < today) throw new Refused('cycle_closed')
  return cycle.key
}

const dropOthers = ({ ctx: { db }, row }: Work, kind: WorkbookKind) =>
  db.delete(importRows).where(
    and(
      eq(importRows.importId, row.id),
      notInArray(
        importRows.sheet,
        SHEETS[kind].map(({ id }) => id),
      ),
    ),
  )

async function previewReports(
  work: Work,
  language: Locale,
  cycle: string,
  progress: (share: number) => Promise<unknown>,
): Promise<void> {
  const { ctx, row, read, sender } = work
  const { db } = ctx
  const commitments = await listReportable(db, sender, row.makerCode, cycle)
  const known = commitments.map(({ reference }) => reference)
  await faultEmptySubjects(work, 'key_missing')
  await faultUnknownSubjects(work, known)
  let baseGone = false
  for (const [index, commitment] of commitments.entries()) {
    const rows = await takeRows(work, commitment.reference)
    if (rows.length) {
      const report = await loadReport(db, ctx, commitment, cycle, language)
      const closed = closedBecause(commitment)
      const base = await baseOf(
        db,
        read.about[commitment.reference],
        report.submission,
        report.draft,
        language,
      )
      baseGone ||= base === null
      const compared = compareReport(rows, {
        base,
        now: report.draft,
        language: report.language,
        cycle,
        indicators: report.indicators.map(({ key }) => key),
        milestones: report.milestones.map(({ key }) => key),
        check: closed ? () => ({}) : report.check,
      })
      await writeDown(
        work,
        commitment.reference,
        closed ? compared.map((one) => closedRow(one, rows, closed)) : compared,
      )
    }
    await progress((index + 1) / commitments.length)
  }
  if (baseGone) work.notices.push({ code: 'base_gone', sheet: '', at: '' })
}

/** What a report that can't be written holds is said once for each row that would change it. */
function closedRow(row: ComparedRow, rows: readonly RowToCompare[], code: string): ComparedRow {
  if (row.differences.length === 0) return row
  const at = rows.find(({ id }) => id === row.id)?.columns.subject ?? ''
  return { ...row, differences: [], faults: [{ field: 'subject', at, code, stops: true }] }
}

/** The draft as it was when the workbook was made; null: nobody knows any more. */
async function baseOf(
  db: AppDb,
  from: string | undefined,
  submission: { id: number; revision: number } | null,
  now: Draft,
  language: Locale,
): Promise<Draft | null> {
  const [id, revision] = (from ?? '').split(':').map(Number)
  if (id === 0) return emptyReport(language)
  if (!id || !revision || submission?.id !== id) return null
  return revision === submission.revision ? now : findRevision(db, id, revision)
}

async function previewCommitments(
  work: Work,
  language: Locale,
  progress: (share: number) => Promise<unknown>,
): Promise<void> {
  const { ctx, row, sender } = work
  const { db } = ctx
  const hasOffice = await makerHasOffice(db, row.makerCode)
  if (!can(sender, 'submission.create', { makerCode: row.makerCode, hasOffice, commitmentId: null }))
    throw new Refused('forbidden')
  await faultEmptySubjects(work, 'new_key_missing')
  const vocabulary = await vocabularyOf(db)
  const subjects = await db
    .select({ subject: importRows.subject, first: sql<number>`min(${importRows.id})` })
    .from(importRows)
    .where(and(eq(importRows.importId, row.id), sql`${importRows.subject} <> ''`))
    .groupBy(importRows.subject)
    .orderBy(sql`min(${importRows.id})`)
    .limit(NEW_COMMITMENTS_MAX)
  for (const [index, { subject }] of subjects.entries()) {
    const rows = await takeRows(work, subject)
    const made = newCommitment(
      rows,
      row.makerCode,
      language,
      hasOffice ? 'office' : 'vaada',
      vocabulary,
      civilDate(work.ctx.now, work.ctx.timeZone),
    )
    await writeDown(work, subject, made.rows, true)
    const [there] = await db
      .select({ id: submissions.id })
      .from(submissions)
      .where(eq(submissions.formKey, formKeyOf(row.personId, row.makerCode, made.draft)))
    // The same workbook came before.
    if (there)
      await db
        .update(importRows)
        .set({ acceptedAt: ctx.now })
        .where(and(eq(importRows.importId, row.id), eq(importRows.subject, subject)))
    await progress((index + 1) / subjects.length)
  }
  await faultUnknownSubjects(
    work,
    subjects.map(({ subject }) => subject),
    'too_many_new',
    { max: String(NEW_COMMITMENTS_MAX) },
  )
}

/** What a commitment may name, by the words people know it under in any of our languages. */
export async function vocabularyOf(db: AppDb): Promise<Vocabulary> {
  const { frameworks, actions } = await listFormVocabulary(db)
  return {
    data: {
      framework: new Map(
        frameworks.flatMap(({ key, name }) => [
          [foldWord(key), key] as const,
          ...Object.values(name).map((text) => [foldWord(text?.text ?? ''), key] as const),
        ]),
      ),
    },
    actions: actions.map(({ number }) => number),
  }
}

/** The rows about one thing. Beyond what one thing can honestly have, they are let go and counted. */
async function takeRows({ ctx: { db }, row, read }: Work, subject: string): Promise<RowToCompare[]> {
  const rows = await rowsAfter(db, row.id, subject, 0, PER_SUBJECT_MAX)
  return toCompare(rows, read.columns)
}

type ImportRow = typeof importRows.$inferSelect

export const toCompare = (rows: readonly ImportRow[], columns: Staged['columns']): RowToCompare[] =>
  rows.flatMap(({ id, sheet: name, sheetName, row, cells }) => {
    const sheet = findSheet(name)
    return sheet ? [{ id, sheet, sheetName, row, cells, columns: columns[name] ?? {} }] : []
  })

/** Writes down what became of the rows about one thing; those with nothing to show go. `all`: they all stay. */
async function writeDown(
  work: Work,
  subject: string,
  compared: readonly ComparedRow[],
  all = false,
): Promise<void> {
  const { db } = work.ctx
  const telling = compared.filter(({ differences, faults }) => all || differences.length || faults.length)
  const shown = telling.slice(0, Math.max(0, all ? telling.length : ROWS_KEPT - work.kept))
  work.kept += shown.length
  work.leftOut += telling.length - shown.length
  if (shown.length)
    await db.execute(sql`
      update import_rows r set target = x.target, differences = x.differences, faults = x.faults
      from jsonb_to_recordset(${JSON.stringify(shown)}::jsonb)
        as x(id bigint, target jsonb, differences jsonb, faults jsonb)
      where r.id = x.id`)
  const gone = await db.delete(importRows).where(
    and(
      eq(importRows.importId, work.row.id),
      eq(importRows.subject, subject),
      shown.length
        ? notInArray(
            importRows.id,
            shown.map(({ id }) => id),
          )
        : undefined,
    ),
  )
  // Rows about one thing beyond what was looked at.
  work.leftOut += Math.max(0, gone.count - (compared.length - shown.length))
}

/** Rows that say not what they are about: those with something typed into them are told. */
async function faultEmptySubjects(work: Work, code: string): Promise<void> {
  const { db } = work.ctx
  for (let after = 0; ; ) {
    const rows = await rowsAfter(db, work.row.id, '', after, PAGE)
    if (rows.length === 0) return
    after = rows.at(-1)?.id ?? 0
    const compared = toCompare(rows, work.read.columns).map((row): ComparedRow => {
      const isTyped = row.sheet.columns.some((column) => isEntry(column) && row.cells[column.name])
      const fault: Fault = { field: 'subject', at: row.columns.subject ?? '', code, stops: true }
      return { id: row.id, target: null, differences: [], faults: isTyped ? [fault] : [] }
    })
    const telling = compared.filter(({ faults }) => faults.length)
    const shown = telling.slice(0, Math.max(0, ROWS_KEPT - work.kept))
    work.kept += shown.length
    work.leftOut += telling.length - shown.length
    for (const { id, faults } of shown)
      await db.update(importRows).set({ faults, differences: [] }).where(eq(importRows.id, id))
    const gone = rows.map(({ id }) => id).filter((id) => !shown.some((kept) => kept.id === id))
    if (gone.length) await db.delete(importRows).where(inArray(importRows.id, gone))
  }
}

/**
 * Rows about something this person can't write on, or that isn't there: both are told the same, so that nobody learns
 * what there is.
 */
async function faultUnknownSubjects(
  work: Work,
  known: readonly string[],
  code = 'unknown_reference',
  values?: Record<string, string>,
): Promise<void> {
  const { db } = work.ctx
  const unknown = and(
    eq(importRows.importId, work.row.id),
    sql`${importRows.subject} <> ''`,
    known.length ? notInArray(importRows.subject, [...known]) : undefined,
  )
  const room = Math.max(0, ROWS_KEPT - work.kept)
  const [last] = await db
    .select({ id: importRows.id })
    .from(importRows)
    .where(unknown)
    .orderBy(asc(importRows.id))
    .offset(room)
    .limit(1)
  if (last) {
    const gone = await db.delete(importRows).where(and(unknown, gt(importRows.id, last.id - 1)))
    work.leftOut += gone.count
  }
  await db
    .update(importRows)
    .set({
      differences: [],
      faults: sql`jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('field', 'subject',
        'at', coalesce(${importRows.cells} -> 'subject' ->> 'at', ''), 'code', ${code}::text, 'stops', true,
        'values', ${values ? JSON.stringify(values) : null}::jsonb)))`,
    })
    .where(unknown)
  const [{ rows } = { rows: 0 }] = await db.select({ rows: count() }).from(importRows).where(unknown)
  work.kept += rows
}
