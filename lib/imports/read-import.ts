import { and, asc, eq, gt, lt, ne, or, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { AppDb } from '@/db/client'
import { importPieces, importRows, imports } from '@/db/schema'
import { IatiError, looksLikeXml } from '@/lib/iati/parse'
import { WorkbookError } from '@/lib/workbooks/model'
import { readWorkbook } from '@/lib/workbooks/read'
import { stageActivities } from './activities'
import type { FileNotice } from './model'
import { previewImport, type Read } from './preview'
import type { StagedRow } from './stage'
import { createStaging } from './stage'

/** Rows written in one statement. */
const BATCH = 500
/** So long a reader has a workbook for itself; a worker that died leaves it to the next after this. */
const HELD_MS = 5 * 60_000
const ATTEMPTS_MAX = 3
/** Of the work, in percent: what reading the file is, before it is compared. */
const READING_SHARE = 60

export interface ReadContext {
  db: AppDb
  now: Date
  timeZone: string
  log: Logger
}

type Import = typeof imports.$inferSelect

/** Reads every workbook that waits, one after the other. Each is claimed first, so that two workers don't read one. */
export async function readWaiting(ctx: ReadContext): Promise<number> {
  let count = 0
  for (let next = await claim(ctx); next; next = await claim(ctx)) {
    await readOne(ctx, next)
    count += 1
  }
  return count
}

async function claim({ db, now }: ReadContext): Promise<Import | null> {
  const waiting = db
    .select({ id: imports.id })
    .from(imports)
    .where(or(eq(imports.state, 'waiting'), and(eq(imports.state, 'reading'), lt(imports.heldUntil, now))))
    .orderBy(asc(imports.id))
    .limit(1)
    .for('update', { skipLocked: true })
  const [claimed] = await db
    .update(imports)
    .set({
      state: 'reading',
      heldUntil: new Date(now.getTime() + HELD_MS),
      attempts: sql`${imports.attempts} + 1`,
      progress: 0,
    })
    .where(eq(imports.id, sql`(${waiting})`))
    .returning()
  return claimed ?? null
}

async function readOne(ctx: ReadContext, row: Import): Promise<void> {
  const { db, log } = ctx
  try {
    if (row.attempts > ATTEMPTS_MAX) throw new Refused('gave_up')
    await db.delete(importRows).where(eq(importRows.importId, row.id))
    const file = await fileOf(db, row.id)
    if (looksLikeXml(file))
      await stageActivities(ctx, row, file, (percent) => setProgress(ctx, row.id, percent))
    else await readSheets(ctx, row, file)
    await finish(ctx, row.id, { state: 'ready', refusal: null })
  } catch (error) {
    if (error instanceof WorkbookError) await finish(ctx, row.id, { state: 'refused', refusal: error.fault })
    else if (error instanceof IatiError)
      await finish(ctx, row.id, {
        state: 'refused',
        refusal: error.fault,
        notices: [{ code: 'line', sheet: '', at: String(error.line) }],
      })
    else if (error instanceof Refused) await finish(ctx, row.id, { state: 'refused', refusal: error.code })
    else throw error
    log.info({ import: row.id, refusal: error.message }, 'workbook refused')
  }
}

async function readSheets(ctx: ReadContext, row: Import, file: Buffer): Promise<void> {
  const read = await stageRows(ctx, row, file)
  await previewImport(ctx, row, read, (share) =>
    setProgress(ctx, row.id, READING_SHARE + share * (100 - READING_SHARE)),
  )
  ctx.log.info({ import: row.id, rows: read.rows }, 'workbook read')
}

/** A workbook that is one, and not one that can be taken. */
export class Refused extends Error {
  constructor(readonly code: string) {
    super(code)
    this.name = 'Refused'
  }
}

/** Writes the rows of our sheets down while the file is read, so that however many they are, few are in memory. */
async function stageRows({ db }: ReadContext, { id }: Import, file: Buffer): Promise<Read> {
  const staging = createStaging()
  let batch: StagedRow[] = []
  let rows = 0
  const write = async (progress: number) => {
    if (batch.length) await db.insert(importRows).values(batch.map((row) => ({ importId: id, ...row })))
    rows += batch.length
    batch = []
    await db
      .update(imports)
      .set({ progress: Math.round(progress * READING_SHARE), rowsRead: rows })
      .where(eq(imports.id, id))
  }
  for await (const read of readWorkbook(file)) {
    const row = staging.take(read)
    if (row) batch.push(row)
    if (batch.length >= BATCH) await write(read.progress)
  }
  await write(1)
  return { ...staging.end(), rows }
}

async function fileOf(db: AppDb, importId: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let next = 0; ; next += 1) {
    const [piece] = await db
      .select({ content: importPieces.content })
      .from(importPieces)
      .where(and(eq(importPieces.importId, importId), eq(importPieces.number, next)))
    if (!piece) return Buffer.concat(pieces)
    pieces.push(piece.content)
  }
}

const setProgress = ({ db, now }: ReadContext, id: number, progress: number) =>
  db
    .update(imports)
    .set({ progress: Math.min(99, Math.round(progress)), heldUntil: new Date(now.getTime() + HELD_MS) })
    .where(and(eq(imports.id, id), ne(imports.progress, Math.min(99, Math.round(progress)))))

/** The file has done its work: what is kept of it are the rows. */
async function finish(
  { db, now }: ReadContext,
  id: number,
  outcome: { state: 'ready' | 'refused'; refusal: string | null; notices?: FileNotice[] },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(importPieces).where(eq(importPieces.importId, id))
    if (outcome.state === 'refused') await tx.delete(importRows).where(eq(importRows.importId, id))
    await tx
      .update(imports)
      .set({ ...outcome, progress: 100, readAt: now, heldUntil: null })
      .where(eq(imports.id, id))
  })
}

/** Rows of an import after one, in the order of the file. */
export const rowsAfter = (db: AppDb, importId: number, subject: string, after: number, limit: number) =>
  db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.subject, subject), gt(importRows.id, after)))
    .orderBy(asc(importRows.id))
    .limit(limit)
