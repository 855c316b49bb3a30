const MEBIBYTE = 1024 * 1024

/** What one file may weigh, and all files of one submission together. */
export const FILE_BYTES_MAX = 20 * MEBIBYTE
export const SUBMISSION_BYTES_MAX = 200 * MEBIBYTE
export const SUBMISSION_FILES_MAX = 50
/** What one person may have under way or attached to submissions that are not published. */
export const PERSON_BYTES_MAX = 1024 * MEBIBYTE
/** Of a PDF. */
export const PAGES_MAX = 500
/** Of a picture. */
export const MEGAPIXELS_MAX = 40
/** Characters of a name, with its extension. */
export const FILE_NAME_MAX = 120
/** An upload that nobody went on with for so long is given up. */
export const UNFINISHED_DAYS = 7

/** By their first extension: the only kinds of files that are kept. What is served is typed from here alone. */
export const FILE_TYPES = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  txt: 'text/plain',
  csv: 'text/csv',
} as const
export type FileKind = keyof typeof FILE_TYPES
export type FileType = (typeof FILE_TYPES)[FileKind]

export const FILE_KINDS = Object.keys(FILE_TYPES) as [FileKind, ...FileKind[]]

/**
 * `receiving`: pieces come; `checking`: all are there, the worker looks at it; `ready`: kept, and may be cited;
 * `refused`: nothing of it is kept.
 */
export const UPLOAD_STATES = ['receiving', 'checking', 'ready', 'refused'] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

/** A file comes in pieces of this size; the last may be shorter. */
export const PIECE_BYTES = 256 * 1024
/** What a browser without scripts may send at once. */
export const FORM_BYTES_MAX = FILE_BYTES_MAX + 2 * MEBIBYTE

/** Why an upload can't begin, by the bounds above. */
export const LIMIT_CODES = ['empty', 'too_large', 'too_many_files', 'submission_full', 'person_full'] as const

/** Why the content of a file is refused. */
export const CONTENT_CODES = [
  'unknown_type',
  'type_mismatch',
  'archive',
  'program',
  'web_page',
  'old_office',
  'macros',
  'embedded',
  'external',
  'formula',
  'encrypted',
  'two_in_one',
  'too_many_pages',
  'too_many_pixels',
  'bomb',
  'too_complex',
  'broken',
  'encoding',
] as const

export const REFUSALS = [...LIMIT_CODES, ...CONTENT_CODES] as const
/** Why a file was not taken. People read `files.refusal.<code>`. */
export type Refusal = (typeof REFUSALS)[number]
