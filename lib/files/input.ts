import { z } from 'zod'
import { FILE_BYTES_MAX, FILE_NAME_MAX, FILE_TYPES, type FileType } from './model'

/** SHA-256 of what is stored, in hexadecimal: it names the file everywhere. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'unknown_file' })

/** A file that was checked and is kept, as drafts, published contents and the ledger refer to it. */
export const FileRef = z.strictObject({
  sha256: Sha256,
  /** As people see it and save it: cleaned, with the extension of its type. */
  name: z.string().min(1).max(FILE_NAME_MAX),
  type: z.enum(Object.values(FILE_TYPES) as [FileType, ...FileType[]]),
  bytes: z.int().positive().max(FILE_BYTES_MAX),
})
export type FileRef = z.output<typeof FileRef>

/** What is said of a file before its first piece. Bounds are the mutation's, which has words for them. */
export const Announcement = z.object({
  id: z.uuid(),
  submission: z.int().positive(),
  name: z.string().max(2000),
  bytes: z.int().min(0),
  sha256: Sha256,
})
export type Announcement = z.output<typeof Announcement>

/** How an upload is named in addresses. */
export const UploadId = z.uuid()
/** A piece, by the offset of its first byte. */
export const PieceName = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,8})$/)
  .transform(Number)
