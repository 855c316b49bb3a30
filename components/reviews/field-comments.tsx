import { FieldNoteForm } from '@/components/notes/field-note-form'
import { Thread } from '@/components/notes/thread'
import { addNoteTo, answersTo, notesAt, type Review, settleOf } from './review-context'

interface FieldCommentsProps {
  review: Review
  path: string
  /** What the field is called. */
  field: string
}

/** What was said of a field, and the form to say more. */
export function FieldComments({ review, path, field }: FieldCommentsProps) {
  const notes = notesAt(review, path)
  const { viewer, names, may, restored } = review
  const isRestored = restored !== null && !restored.ok && restored.typed?.field === path
  if (notes.length === 0 && !may.comment) return null
  return (
    // Beside the answer while nothing is said and nobody writes; else under it.
    <div
      className={`grid gap-3 has-[details[open]]:basis-full ${notes.length > 0 ? 'mt-1.5 basis-full' : ''}`}
    >
      {notes.map((note) => (
        <Thread
          key={note.id}
          note={note}
          answers={answersTo(review, note)}
          settle={settleOf(review, note)}
          reader={viewer.role}
          locale={names.locale}
        />
      ))}
      {may.comment && (
        <FieldNoteForm
          action={addNoteTo(review)}
          path={path}
          field={field}
          flags={may.flag}
          restored={isRestored ? restored : null}
        />
      )}
    </div>
  )
}
