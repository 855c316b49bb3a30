import { and, asc, eq, sql } from 'drizzle-orm'
import type { AppDb, PublicDb, Writable } from '@/db/client'
import { commitments, ledger, publishedFiles, submissions, uploadPieces, uploads } from '@/db/schema'
import type { FileRef } from './input'
import type { FileType, Refusal, UploadState } from './model'

export interface UploadView {
  id: string
  submissionId: number
  name: string
  bytes: number
  /** Bytes that have come; all of them once it is whole. */
  received: number
  state: UploadState
  /** SHA-256 of the file as its sender has it. */
  sentSha256: string
  /** SHA-256 of what is kept; null: nothing yet. */
  sha256: string | null
  type: FileType | null
  refusal: Refusal | null
}

const VIEW = {
  id: uploads.id,
  submissionId: uploads.submissionId,
  name: uploads.name,
  bytes: uploads.bytes,
  received: sql<number>`case when ${uploads.state} = 'receiving' then coalesce((select
    sum(octet_length(${uploadPieces.content})) from ${uploadPieces} where ${uploadPieces.uploadId} = ${uploads.id}), 0)
    else ${uploads.bytes} end`.mapWith(Number),
  state: uploads.state,
  sentSha256: uploads.sentSha256,
  sha256: uploads.sha256,
  type: uploads.type,
  refusal: sql<Refusal | null>`${uploads.refusal}`,
}

/** Files of a submission, in the order they were added. */
export const listUploads = (db: Writable, submissionId: number): Promise<UploadView[]> =>
  db
    .select(VIEW)
    .from(uploads)
    .where(eq(uploads.submissionId, submissionId))
    .orderBy(asc(uploads.createdAt), asc(uploads.id))

export async function findUpload(db: Writable, id: string): Promise<UploadView | null> {
  const [upload] = await db.select(VIEW).from(uploads).where(eq(uploads.id, id))
  return upload ?? null
}

/** Offsets of the pieces that have come. */
export async function listPieces(db: AppDb, uploadId: string): Promise<number[]> {
  const rows = await db
    .select({ offset: uploadPieces.offset })
    .from(uploadPieces)
    .where(eq(uploadPieces.uploadId, uploadId))
    .orderBy(asc(uploadPieces.offset))
  return rows.map(({ offset }) => offset)
}

/**
 * Files that a draft of this submission may name: its own that are ready, and those that its record has published,
 * because a correction begins from what stands.
 */
export async function listAttached(db: Writable, submissionId: number): Promise<FileRef[]> {
  const [own, published] = await Promise.all([
    db
      .select({ sha256: uploads.sha256, name: uploads.name, type: uploads.type, bytes: uploads.bytes })
      .from(uploads)
      .where(and(eq(uploads.submissionId, submissionId), eq(uploads.state, 'ready')))
      .orderBy(asc(uploads.createdAt)),
    db
      .selectDistinctOn([publishedFiles.sha256], {
        sha256: publishedFiles.sha256,
        name: publishedFiles.name,
        type: publishedFiles.type,
        bytes: publishedFiles.bytes,
      })
      .from(submissions)
      .innerJoin(commitments, eq(commitments.id, submissions.commitmentId))
      .innerJoin(
        ledger,
        sql`${ledger.subject} = (case when ${submissions.cycleKey} is null then 'commitment' else 'report' end)::ledger_subject
          and ${ledger.record} = case when ${submissions.cycleKey} is null then ${commitments.reference}
          else ${commitments.reference} || '/' || ${submissions.cycleKey} end`,
      )
      .innerJoin(publishedFiles, eq(publishedFiles.seq, ledger.seq))
      .where(eq(submissions.id, submissionId))
      .orderBy(asc(publishedFiles.sha256)),
  ])
  const refs = own.flatMap(({ sha256, type, ...file }) =>
    sha256 !== null && type !== null ? [{ ...file, sha256, type }] : [],
  )
  return [...refs, ...published.filter(({ sha256 }) => !refs.some((ref) => ref.sha256 === sha256))]
}

/** A file that anybody may fetch under this name; null: nothing of that kind is published. */
export async function findPublishedFile(db: PublicDb, sha256: string, name: string): Promise<FileRef | null> {
  const [file] = await db
    .select({
      sha256: publishedFiles.sha256,
      name: publishedFiles.name,
      type: publishedFiles.type,
      bytes: publishedFiles.bytes,
    })
    .from(publishedFiles)
    .where(and(eq(publishedFiles.sha256, sha256), eq(publishedFiles.name, name)))
    .limit(1)
  return file ?? null
}
