import type { Viewer } from '@/lib/access/viewer'
import type { ActionResult } from '@/lib/action-result'
import type { LinkMarks } from '@/lib/citations/queries'
import type { UploadView } from '@/lib/files/queries'
import { addNoteAction, settleFlagAction } from '@/lib/notes/actions'
import { presentPath } from '@/lib/notes/field-path'
import type { NoteView } from '@/lib/notes/queries'
import type { ShownFindings } from '@/lib/privacy/draft'
import type { Names } from './field-words'

/** What the lines of a review page have in common. */
export interface Review {
  id: number
  viewer: Viewer
  names: Names
  /** What is known of its links so far. */
  links: LinkMarks
  /** What its writers said is public, by field. */
  confirmed: ShownFindings
  /** Files that came with it. */
  uploads: readonly UploadView[]
  notes: readonly NoteView[]
  may: { comment: boolean; flag: boolean; settle: boolean }
  /** What was typed on a field before the reviewer had to sign in; null: nothing waits. */
  restored: ActionResult | null
}

/** Where the form has these notes now; a note whose row is gone is nowhere. */
export const notesAt = ({ notes, names }: Review, path: string): NoteView[] =>
  notes.filter(
    ({ field, answers }) => field !== null && answers === null && presentPath(names.draft, field) === path,
  )

export const answersTo = ({ notes }: Pick<Review, 'notes'>, note: NoteView): NoteView[] =>
  notes.filter(({ answers }) => answers === note.id)

export const addNoteTo = ({ id, names }: Review) => addNoteAction.bind(null, names.locale, 'reviews', id)
export const settleOf = ({ id, names, may }: Review, note: NoteView) =>
  may.settle ? settleFlagAction.bind(null, names.locale, 'reviews', id, note.id) : null

/** Id of a line of the page. */
export const lineId = (path: string): string => `at-${path.replaceAll('.', '-')}`
