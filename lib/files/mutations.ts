import { createHash, randomUUID } from 'node:crypto'
import { and, count, eq, ne, sql, sum } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { submissions, uploadPieces, uploads } from '@/db/schema'
import { audited, refusalsRecorded } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { loadFor } from '@/lib/submissions/load-for'
import type { Announcement } from './input'
import {
  FILE_BYTES_MAX,
  PERSON_BYTES_MAX,
  PIECE_BYTES,
  type Refusal,
  SUBMISSION_BYTES_MAX,
  SUBMISSION_FILES_MAX,
} from './model'
import { cleanName } from './name'
import { findUpload, type UploadView } from './queries'

/** Heard by the worker when a file has come whole. */
export const FILES_CHANNEL = 'vaada_files'

/** Class of advisory locks: what one person has under way is counted one at a time. */
const PERSON_LOCKS = 7_362

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const refused = (code: Refusal, about: string) => new DomainError('invalid', about, { file: code })

/**
 * Begins to take a file for a submission, or goes on with the same file where it was begun before.
 * @throws DomainError not_found | forbidden | already_done | invalid (`file`: one of LIMIT_CODES)
 */
export async function beginUpload(ctx: Context, announced: Announcement): Promise<UploadView> {
  return audited(ctx, 'submission.edit', `submission ${announced.submission}`, (tx) =>
    begin(tx, ctx, announced),
  )
}

async function begin(tx: Tx, ctx: Context, { id, submission, name, bytes, sha256 }: Announcement) {
  await loadFor(tx, ctx, submission, 'submission.edit')
  const same = and(eq(uploads.submissionId, submission), eq(uploads.sentSha256, sha256))
  // It may have been mended meanwhile, or the check may be another.
  await tx.delete(uploads).where(and(same, eq(uploads.state, 'refused')))
  const [there] = await tx.select({ id: uploads.id }).from(uploads).where(same)
  if (!there) {
    await checkLimits(tx, ctx, submission, bytes)
    const [made] = await tx
      .insert(uploads)
      .values({
        id,
        submissionId: submission,
        personId: personOf(ctx),
        name: cleanName(name),
        bytes,
        sentSha256: sha256,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: uploads.id })
    if (!made) throw new DomainError('conflict', `upload ${id} is another file`)
  }
  return viewOf(tx, there?.id ?? id)
}

async function checkLimits(tx: Tx, ctx: Context, submissionId: number, bytes: number): Promise<void> {
  const about = `${bytes} bytes for submission ${submissionId}`
  if (bytes === 0) throw refused('empty', about)
  if (bytes > FILE_BYTES_MAX) throw refused('too_large', about)
  const [own] = await tx
    .select({ files: count(), bytes: sum(uploads.bytes).mapWith(Number) })
    .from(uploads)
    .where(and(eq(uploads.submissionId, submissionId), ne(uploads.state, 'refused')))
  if ((own?.files ?? 0) >= SUBMISSION_FILES_MAX) throw refused('too_many_files', about)
  if ((own?.bytes ?? 0) + bytes > SUBMISSION_BYTES_MAX) throw refused('submission_full', about)
  await tx.execute(sql`select pg_advisory_xact_lock(${PERSON_LOCKS}, ${personOf(ctx)})`)
  const [theirs] = await tx
    .select({ bytes: sum(uploads.bytes).mapWith(Number) })
    .from(uploads)
    .innerJoin(submissions, eq(submissions.id, uploads.submissionId))
    .where(
      and(
        eq(uploads.personId, personOf(ctx)),
        ne(uploads.state, 'refused'),
        ne(submissions.state, 'published'),
      ),
    )
  if ((theirs?.bytes ?? 0) + bytes > PERSON_BYTES_MAX) throw refused('person_full', about)
}

function personOf(ctx: Context): number {
  if (!ctx.actor) throw new DomainError('forbidden', 'a file of nobody')
  return ctx.actor.id
}

async function viewOf(tx: Tx, id: string): Promise<UploadView> {
  const view = await findUpload(tx, id)
  if (!view) throw new DomainError('not_found', `upload ${id}`)
  return view
}

export interface Piece {
  /** Of its first byte in the file. */
  offset: number
  sha256: string
  content: Buffer
}

/**
 * Takes one piece; with the last one the file waits for its check. The same piece twice is one.
 * @throws DomainError not_found | forbidden | already_done | invalid (`piece`): cut short, or spoilt on the way
 */
export async function takePiece(ctx: Context, uploadId: string, piece: Piece): Promise<UploadView> {
  const line = {
    act: 'submission.edit',
    subject: `upload ${uploadId}`,
    personId: ctx.actor?.id ?? null,
  } as const
  // One line for the file, not for each of its pieces: what is refused is recorded.
  return refusalsRecorded(ctx, line, () =>
    ctx.db.transaction(async (tx) => {
      const upload = await lockUpload(tx, ctx, uploadId)
      if (upload.state === 'receiving') {
        checkPiece(upload.bytes, piece)
        await storePieces(tx, ctx, upload, [piece])
      }
      return viewOf(tx, uploadId)
    }),
  )
}

/**
 * Takes a whole file at once, as a form without scripts sends it.
 * @throws DomainError not_found | forbidden | already_done | invalid (`file`: one of LIMIT_CODES)
 */
export async function takeWhole(
  ctx: Context,
  submission: number,
  { name, content }: { name: string; content: Buffer },
): Promise<UploadView> {
  const sha256 = sha256Of(content)
  const bytes = content.length
  return audited(ctx, 'submission.edit', `submission ${submission}`, async (tx) => {
    const upload = await begin(tx, ctx, { id: randomUUID(), submission, name, bytes, sha256 })
    if (upload.state !== 'receiving') return upload
    const pieces = Array.from({ length: Math.ceil(bytes / PIECE_BYTES) }, (_, index) => {
      const part = content.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES)
      return { offset: index * PIECE_BYTES, sha256: sha256Of(part), content: part }
    })
    await storePieces(tx, ctx, upload, pieces)
    return viewOf(tx, upload.id)
  })
}

/** Whoever may not know of the submission doesn't know of its files. */
async function lockUpload(tx: Tx, ctx: Context, id: string) {
  const [found] = await tx
    .select({ submissionId: uploads.submissionId })
    .from(uploads)
    .where(eq(uploads.id, id))
  if (!found) throw new DomainError('not_found', `upload ${id}`)
  await loadFor(tx, ctx, found.submissionId, 'submission.edit')
  const [upload] = await tx.select().from(uploads).where(eq(uploads.id, id)).for('update')
  if (!upload) throw new DomainError('not_found', `upload ${id}`)
  return upload
}

function checkPiece(bytes: number, { offset, sha256, content }: Piece): void {
  const fits = offset % PIECE_BYTES === 0 && content.length === Math.min(PIECE_BYTES, bytes - offset)
  if (!fits || content.length === 0 || sha256Of(content) !== sha256)
    throw new DomainError('invalid', `piece at ${offset}`, { piece: 'spoilt' })
}

async function storePieces(
  tx: Tx,
  ctx: Context,
  { id, bytes }: { id: string; bytes: number },
  pieces: readonly Piece[],
): Promise<void> {
  for (const piece of pieces)
    await tx
      .insert(uploadPieces)
      .values({ uploadId: id, ...piece })
      .onConflictDoNothing()
  const [there] = await tx.select({ pieces: count() }).from(uploadPieces).where(eq(uploadPieces.uploadId, id))
  const isWhole = there?.pieces === Math.ceil(bytes / PIECE_BYTES)
  await tx
    .update(uploads)
    .set({ updatedAt: ctx.now, ...(isWhole && { state: 'checking' as const }) })
    .where(eq(uploads.id, id))
  if (isWhole) await tx.execute(sql`select pg_notify(${FILES_CHANNEL}, '')`)
}

/**
 * Takes a file out of its submission, whatever has become of it; what nobody else refers to is swept away later.
 * Returns the number of the submission.
 * @throws DomainError not_found | forbidden | already_done
 */
export async function removeUpload(ctx: Context, id: string): Promise<number> {
  return audited(ctx, 'submission.edit', `upload ${id}`, async (tx, line) => {
    const { submissionId } = await lockUpload(tx, ctx, id)
    line.subject = `submission ${submissionId}`
    await tx.delete(uploads).where(eq(uploads.id, id))
    return submissionId
  })
}
