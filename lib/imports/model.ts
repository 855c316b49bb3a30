/**
 * `reports`: the figures and texts of reports that are due. `commitments`: commitments that are not on record yet.
 * `activities`: what a funder's IATI file says of its money.
 */
export const IMPORT_KINDS = ['reports', 'commitments', 'activities'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
/** Those that come as a workbook. */
export type WorkbookKind = Exclude<ImportKind, 'activities'>

/** `waiting` for the worker, which is `reading` it; `ready` to be looked at; `refused` as a whole. */
export const IMPORT_STATES = ['waiting', 'reading', 'ready', 'refused'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** So long an upload is kept. */
export const KEPT_DAYS = 30
/** Of one person, at a time: more would be somebody's program. */
export const WAITING_MAX = 5
export const FILE_NAME_MAX = 120
/** A form's own part of a body, beside the file. */
export const FORM_BYTES = 64 * 1024
/** Rows with a difference or a mistake that are kept and shown; of the others the number is told. */
export const ROWS_KEPT = 10_000
/** Commitments in one workbook of new ones. */
export const NEW_COMMITMENTS_MAX = 500
/** Longest text of one field of a draft. */
export const ENTRY_MAX = 20_000

/** Beside those of `lib/workbooks`, why a workbook as a whole is not taken. */
export const IMPORT_REFUSALS = [
  'not_ours',
  'other_maker',
  'cycle_closed',
  'nothing_in_it',
  'gave_up',
] as const
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number]

/** One cell as it stands in the file. */
export interface StagedCell {
  /** Letters of its column, as Excel shows them. */
  at: string
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error'
  text: string
  formula?: true
}

/** Where in a draft a row of the workbook belongs. */
export interface Target {
  /** List of the draft; null: its own fields. */
  list: string | null
  /** Id of the row in the list; '' where `about` alone tells it. */
  row: string
  /** The indicator or milestone it is about; '': none. */
  about: string
}

/** One cell that would change. Values are entries of the draft, as somebody would type them. */
export interface Difference {
  field: string
  at: string
  before: string
  after: string
  /** Somebody else wrote this since the download; taking the row overwrites it. Missing: nobody did. */
  theirs?: string
}

/** Something wrong at a cell. */
export interface Fault {
  /** Name of the column; '': the row as a whole. */
  field: string
  at: string
  code: string
  /** The row isn't taken before this is put right. Otherwise it is only missing before the report can be handed in. */
  stops: boolean
  /** What the words need. */
  values?: Readonly<Record<string, string>>
}

/** Something to know about the whole file: a column that nobody knows, a sheet that is missing. */
export interface FileNotice {
  code: string
  sheet: string
  at: string
}
