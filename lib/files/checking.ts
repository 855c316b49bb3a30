import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { AppDb } from '@/db/client'
import { uploadPieces, uploads } from '@/db/schema'
import { FILE_TYPES, type Refusal } from './model'
import { sha256Of } from './mutations'
import { cleanName } from './name'
import type { CheckedFile } from './run-check'
import type { FileStore } from './store'
import { keepingFile } from './sweep'

/** Longer than a check may take; whoever holds a file for longer has died. */
const HELD_MS = 5 * 60_000
/** A file whose check ends the worker each time is not tried again. */
const ATTEMPTS_MAX = 3

export interface CheckingContext {
  db: AppDb
  store: FileStore
  now: () => Date
  log: Logger
  check: (file: { name: string; content: Buffer }) => Promise<CheckedFile>
}

/** Checks what has come whole, one file after the other, until nothing waits. Several workers share what waits. */
export async function checkWaiting(ctx: CheckingContext): Promise<number> {
  let checked = 0
  for (let upload = await takeNext(ctx); upload; upload = await takeNext(ctx)) {
    await checkOne(ctx, upload)
    checked += 1
  }
  return checked
}

type Taken = Pick<typeof uploads.$inferSelect, 'id' | 'name' | 'bytes' | 'sentSha256' | 'attempts'>

async function takeNext({ db, now }: CheckingContext): Promise<Taken | null> {
  const at = now()
  const next = db
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(eq(uploads.state, 'checking'), or(isNull(uploads.heldUntil), lt(uploads.heldUntil, at))))
    .orderBy(asc(uploads.updatedAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [taken] = await db
    .update(uploads)
    .set({ heldUntil: new Date(at.getTime() + HELD_MS), attempts: sql`${uploads.attempts} + 1` })
    .where(eq(uploads.id, sql`(${next})`))
    .returning({
      id: uploads.id,
      name: uploads.name,
      bytes: uploads.bytes,
      sentSha256: uploads.sentSha256,
      attempts: uploads.attempts,
    })
  return taken ?? null
}

async function checkOne(ctx: CheckingContext, upload: Taken): Promise<void> {
  if (upload.attempts > ATTEMPTS_MAX)
    return refuse(ctx, upload, 'too_complex', 'every attempt ended the worker')
  const content = await contentOf(ctx.db, upload.id)
  if (content.length !== upload.bytes) return sendAgain(ctx, upload)
  if (sha256Of(content) !== upload.sentSha256) return refuse(ctx, upload, 'broken', 'not what was announced')
  const checked = await ctx.check({ name: upload.name, content })
  if (!checked.ok) return refuse(ctx, upload, checked.code, checked.about)
  await keep(ctx, upload, checked)
}

async function contentOf(db: AppDb, uploadId: string): Promise<Buffer> {
  const pieces = await db
    .select({ content: uploadPieces.content })
    .from(uploadPieces)
    .where(eq(uploadPieces.uploadId, uploadId))
    .orderBy(asc(uploadPieces.offset))
  return Buffer.concat(pieces.map(({ content }) => content))
}

/** Still ours: it may have been taken out meanwhile. */
const stillChecking = ({ id }: Taken) => and(eq(uploads.id, id), eq(uploads.state, 'checking'))

async function keep(
  { db, store, now, log }: CheckingContext,
  upload: Taken,
  { kind, content }: Extract<CheckedFile, { ok: true }>,
): Promise<void> {
  const sha256 = sha256Of(content)
  await keepingFile(db, sha256, async (tx) => {
    await store.put(sha256, content)
    await tx
      .update(uploads)
      .set({
        state: 'ready',
        name: cleanName(upload.name, kind),
        bytes: content.length,
        sha256,
        type: FILE_TYPES[kind],
        heldUntil: null,
        updatedAt: now(),
      })
      .where(stillChecking(upload))
    await tx.delete(uploadPieces).where(eq(uploadPieces.uploadId, upload.id))
  })
  log.info({ upload: upload.id, kind, bytes: content.length }, 'file kept')
}

async function refuse({ db, now, log }: CheckingContext, upload: Taken, refusal: Refusal, about: string) {
  await db.transaction(async (tx) => {
    await tx
      .update(uploads)
      .set({ state: 'refused', refusal, heldUntil: null, updatedAt: now() })
      .where(stillChecking(upload))
    await tx.delete(uploadPieces).where(eq(uploadPieces.uploadId, upload.id))
  })
  log.info({ upload: upload.id, refusal, about }, 'file refused')
}

/** Pieces are gone, as after a restore: whoever added it is asked for it again. */
async function sendAgain({ db, now }: CheckingContext, upload: Taken): Promise<void> {
  await db
    .update(uploads)
    .set({ state: 'receiving', heldUntil: null, updatedAt: now() })
    .where(stillChecking(upload))
}
