import { createHash } from 'node:crypto'
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { importPieces, importRows, imports, submissions } from '@/db/schema'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { Fields } from '@/lib/form-data'
import type { Locale } from '@/lib/i18n/model'
import { loadSubmission, makerHasOffice } from '@/lib/submissions/load'
import { openDraft } from '@/lib/submissions/mutations'
import { saveDraft } from '@/lib/submissions/save'
import { WORKBOOK_LIMITS } from '@/lib/workbooks/limits'
import { withActivity } from './activities'
import { formKeyOf, newCommitment } from './commitments'
import { type Draft, placeIn, textIn, withChanges } from './draft-rows'
import { SHEETS } from './layout'
import { type Difference, FILE_NAME_MAX, WAITING_MAX } from './model'
import { toCompare, vocabularyOf } from './preview'

/** The worker listens here. */
export const IMPORT_CHANNEL = 'vaada_imports'
const PIECE_BYTES = 256 * 1024

export interface SentWorkbook {
  makerCode: string
  language: Locale
  fileName: string
  file: Buffer
}

/**
 * Keeps a workbook for the worker to read. The same file sent twice while the first still waits is one.
 * @throws DomainError forbidden | invalid (`file`: no_file, file_too_large) | throttled
 */
export async function beginImport(ctx: Context, sent: SentWorkbook): Promise<number> {
  return audited(ctx, 'import.begin', 'import', async (tx, line) => {
    const { makerCode, language, file } = sent
    const hasOffice = await makerHasOffice(tx, makerCode)
    if (!ctx.actor || !can(ctx.actor, 'import.begin', { makerCode, hasOffice }))
      throw new DomainError('forbidden', `import for ${makerCode}`)
    if (file.length === 0) throw new DomainError('invalid', 'import', { file: 'no_file' })
    if (file.length > WORKBOOK_LIMITS.fileBytes)
      throw new DomainError('invalid', 'import', { file: 'file_too_large' })
    const sha256 = createHash('sha256').update(file).digest('hex')
    const waiting = and(eq(imports.personId, ctx.actor.id), inArray(imports.state, ['waiting', 'reading']))
    const [same] = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(and(waiting, eq(imports.sha256, sha256), eq(imports.makerCode, makerCode)))
    if (same) {
      line.subject = `import ${same.id}`
      return same.id
    }
    const [{ rows } = { rows: 0 }] = await tx.select({ rows: count() }).from(imports).where(waiting)
    if (rows >= WAITING_MAX) throw new DomainError('throttled', 'import')
    const [made] = await tx
      .insert(imports)
      .values({
        personId: ctx.actor.id,
        makerCode,
        language,
        fileName: shownName(sent.fileName),
        bytes: file.length,
        sha256,
        createdAt: ctx.now,
      })
      .returning({ id: imports.id })
    if (!made) throw new Error('no import was made')
    for (let number = 0; number * PIECE_BYTES < file.length; number += 1)
      await tx.insert(importPieces).values({
        importId: made.id,
        number,
        content: file.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES),
      })
    await tx.execute(sql`select pg_notify(${IMPORT_CHANNEL}, '')`)
    line.subject = `import ${made.id}`
    return made.id
  })
}

/** A name as it is shown beside the upload: no path, nothing that can't be seen. */
const shownName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(/\p{C}/gu, '').trim().slice(0, FILE_NAME_MAX) ||
  'workbook.xlsx'

type Import = typeof imports.$inferSelect
type ImportRow = typeof importRows.$inferSelect

/** @throws DomainError not_found: there is none, or it is somebody else's */
async function loadImport(db: Writable, ctx: Context, id: number): Promise<Import> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id))
  const hasOffice = row ? await makerHasOffice(db, row.makerCode) : false
  if (!row || !can(ctx.actor, 'import.use', { ...row, hasOffice }))
    throw new DomainError('not_found', `import ${id}`)
  return row
}

export interface Accepted {
  saved: number
  /** Rows on which somebody else has written since they were compared. */
  stale: number
}

/**
 * Takes rows of an import over into drafts, which are opened where they aren't there yet. `rows`: by number, and then
 * also what somebody else wrote meanwhile is replaced, because the page said so; null: all that replace nothing of
 * anybody. What changed once more since the page was drawn is left and told.
 * @throws DomainError not_found | forbidden | conflict
 */
export async function acceptRows(
  ctx: Context,
  id: number,
  rows: readonly number[] | null,
): Promise<Accepted> {
  const row = await audited(ctx, 'import.use', `import ${id}`, async (tx) => {
    const loaded = await loadImport(tx, ctx, id)
    if (loaded.state !== 'ready') throw new DomainError('conflict', `import ${id} is ${loaded.state}`)
    return loaded
  })
  const waiting = await ctx.db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, id), isNull(importRows.acceptedAt)))
    .orderBy(asc(importRows.id))
  if (row.kind === 'activities')
    return acceptActivities(
      ctx,
      row,
      // Each link is somebody's judgement: there is no "all".
      waiting.filter(({ id: number }) => rows?.includes(number)),
    )
  return row.kind === 'commitments'
    ? acceptCommitments(ctx, row, waiting, rows)
    : acceptReports(
        ctx,
        row,
        waiting.filter(
          (one) => isTakeable(one) && (rows === null ? !replacesTheirs(one) : rows.includes(one.id)),
        ),
      )
}

/** Rows of reports that a person can take over. */
export const isTakeable = ({ differences, faults }: Pick<ImportRow, 'differences' | 'faults'>): boolean =>
  (differences?.length ?? 0) > 0 && !faults?.some(({ stops }) => stops)

export const replacesTheirs = ({ differences }: Pick<ImportRow, 'differences'>): boolean =>
  differences?.some(({ theirs }) => theirs !== undefined) ?? false

async function acceptReports(ctx: Context, row: Import, rows: readonly ImportRow[]): Promise<Accepted> {
  const { cycleKey, language } = row
  if (cycleKey === null) throw new Error(`import ${row.id} has no cycle`)
  const done: Accepted = { saved: 0, stale: 0 }
  for (const [reference, own] of groupBySubject(rows)) {
    const draftId = await openDraft(
      ctx,
      { kind: 'report', reference, cycle: cycleKey },
      language,
      `import ${row.id} ${reference}`,
    )
    const submission = await loadSubmission(ctx.db, draftId)
    let draft: Draft = submission.row.content
    const taken: number[] = []
    for (const change of own) {
      const { target, differences } = change
      if (!target || !differences) continue
      const now = placeIn(draft, target)
      const open = differences.filter(({ field, after }) => textIn(now, field) !== after)
      const moved = open.filter(({ field, before }) => textIn(now, field) !== before)
      if (moved.length) {
        done.stale += 1
        await noteMoved(ctx, change, now)
        continue
      }
      draft = withChanges(draft, target, open)
      taken.push(change.id)
    }
    if (taken.length === 0) continue
    if (draft !== submission.row.content)
      await saveDraft(ctx, draftId, submission.row.revision, draft as Fields, submission.row.reason)
    await markAccepted(ctx, taken)
    done.saved += taken.length
  }
  return done
}

/** The page shows what stands there now, as somebody else's words. */
async function noteMoved(ctx: Context, { id, differences }: ImportRow, now: Draft | null): Promise<void> {
  const seen = differences?.map((difference): Difference => {
    const present = textIn(now, difference.field)
    return present === difference.before ? difference : { ...difference, before: present, theirs: present }
  })
  await ctx.db.update(importRows).set({ differences: seen }).where(eq(importRows.id, id))
}

/** Each promise gets one draft of a change, with all of its activities that were taken. */
async function acceptActivities(ctx: Context, row: Import, rows: readonly ImportRow[]): Promise<Accepted> {
  const done: Accepted = { saved: 0, stale: 0 }
  for (const [reference, own] of groupBySubject(rows)) {
    const draftId = await openDraft(
      ctx,
      { kind: 'commitment', makerCode: row.makerCode, reference },
      row.language,
      `import ${row.id} ${reference}`,
    )
    const { row: submission } = await loadSubmission(ctx.db, draftId)
    let draft: Draft = submission.content
    for (const one of own) draft = withActivity(draft, one, row.fileName)
    if (draft !== submission.content)
      await saveDraft(ctx, draftId, submission.revision, draft as Fields, submission.reason)
    await markAccepted(
      ctx,
      own.map(({ id }) => id),
    )
    done.saved += own.length
  }
  return done
}

async function acceptCommitments(
  ctx: Context,
  row: Import,
  rows: readonly ImportRow[],
  chosen: readonly number[] | null,
): Promise<Accepted> {
  const hasOffice = await makerHasOffice(ctx.db, row.makerCode)
  const vocabulary = await vocabularyOf(ctx.db)
  const done: Accepted = { saved: 0, stale: 0 }
  for (const [subject, own] of groupBySubject(rows)) {
    if (subject === '' || own.some(({ faults }) => faults?.some(({ stops }) => stops))) continue
    if (chosen !== null && !own.some(({ id }) => chosen.includes(id))) continue
    const { draft } = newCommitment(
      toCompare(own, EVERY_COLUMN),
      row.makerCode,
      row.language,
      hasOffice ? 'office' : 'vaada',
      vocabulary,
      civilDate(ctx.now, ctx.timeZone),
    )
    const formKey = formKeyOf(row.personId, row.makerCode, draft)
    const draftId = await openDraft(
      ctx,
      { kind: 'commitment', makerCode: row.makerCode, reference: null },
      row.language,
      formKey,
    )
    const [there] = await ctx.db
      .select({ revision: submissions.revision, reason: submissions.reason, state: submissions.state })
      .from(submissions)
      .where(eq(submissions.id, draftId))
    // A draft that somebody has written in since is theirs.
    if (there?.revision === 1 && there.state === 'draft')
      await saveDraft(ctx, draftId, there.revision, draft as unknown as Fields, there.reason)
    await markAccepted(
      ctx,
      own.map(({ id }) => id),
    )
    done.saved += 1
  }
  return done
}

/** An empty cell is an empty field, and so is that of a column which isn't there. */
const EVERY_COLUMN = Object.fromEntries(
  SHEETS.commitments.map(({ id, columns }) => [
    id,
    Object.fromEntries(columns.map(({ name }) => [name, ''])),
  ]),
)

function groupBySubject(rows: readonly ImportRow[]): Map<string, ImportRow[]> {
  const groups = new Map<string, ImportRow[]>()
  for (const row of rows) groups.set(row.subject, [...(groups.get(row.subject) ?? []), row])
  return groups
}

const markAccepted = (ctx: Context, ids: readonly number[]) =>
  ctx.db
    .update(importRows)
    .set({ acceptedAt: ctx.now })
    .where(inArray(importRows.id, [...ids]))

/** @throws DomainError not_found */
export async function removeImport(ctx: Context, id: number): Promise<void> {
  await audited(ctx, 'import.use', `import ${id}`, async (tx) => {
    await loadImport(tx, ctx, id)
    await tx.delete(imports).where(eq(imports.id, id))
  })
}
