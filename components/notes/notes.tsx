import { getTranslations } from 'next-intl/server'
import { fieldId } from '@/components/forms/field'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/access/policy'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { addNoteAction, type NotePlace, settleFlagAction } from '@/lib/notes/actions'
import type { NoteView } from '@/lib/notes/queries'
import type { LoadedSubmission } from '@/lib/submissions/load'
import { NoteForm } from './note-form'
import { Thread } from './thread'

interface NotesProps {
  viewer: Viewer
  submission: LoadedSubmission
  notes: readonly NoteView[]
  place: NotePlace
  locale: Locale
  /** What a field is called, by its lasting path; missing: comments on fields stand elsewhere. */
  nameOf?: (field: string) => string
}

export const openFlagsIn = (notes: readonly NoteView[]): number =>
  notes.filter(({ kind, settled }) => kind === 'flag' && settled === null).length

/** What colleagues and reviewers say beside a submission, with the form to say more. Never public. */
export async function Notes({ viewer, submission, notes, place, locale, nameOf }: NotesProps) {
  const [t, about] = await Promise.all([getTranslations('notes'), getTranslations('fieldComments')])
  const { row, subject } = submission
  const kinds = (['comment', 'flag'] as const).filter((kind) => can(viewer, `submission.${kind}`, subject))
  if (notes.length === 0 && kinds.length === 0) return null
  const page =
    place === 'reviews'
      ? href(locale, `/reviews/${row.id}`)
      : href(locale, `/workspace/submissions/${row.id}`)
  const restored = kinds.length ? await restoredForm(viewer, `${page}#notes`) : null
  return (
    <Section id="notes" title={t('title', { count: openFlagsIn(notes) })} lede={t('lede')}>
      <div id={fieldId('openFlags')} tabIndex={-1}>
        <FormMessages namespaces={['notes', 'fieldErrors', 'formErrors']}>
          <ol className="mb-7 grid max-w-[44rem] grid-cols-[minmax(0,1fr)] gap-4 empty:hidden">
            {notes
              .filter(({ answers }) => answers === null)
              .map((note) => (
                <li key={note.id}>
                  {note.field !== null && nameOf && (
                    <p className="mb-1 font-[560] text-[0.92rem]">
                      {about('about', { field: nameOf(note.field) })}
                    </p>
                  )}
                  <Thread
                    note={note}
                    answers={notes.filter(({ answers }) => answers === note.id)}
                    reader={viewer.role}
                    locale={locale}
                    settle={
                      can(viewer, 'submission.settle', subject)
                        ? settleFlagAction.bind(null, locale, place, row.id, note.id)
                        : null
                    }
                  />
                </li>
              ))}
          </ol>
          {kinds.length > 0 && (
            <NoteForm
              action={addNoteAction.bind(null, locale, place, row.id)}
              // A draft that was kept for its writer is another form's.
              restored={
                restored?.typed?.text !== undefined &&
                restored.typed.field === undefined &&
                restored.typed.answers === undefined
                  ? restored
                  : null
              }
              kinds={kinds.map((kind) => ({
                value: kind,
                label: t(`kinds.${kind}`),
                hint: t(`kinds.${kind}Hint`),
              }))}
              plainHint={can(viewer, 'submission.edit', subject) ? t('saveFirst') : undefined}
            />
          )}
        </FormMessages>
      </div>
    </Section>
  )
}

/** Above the work: flags stand, and the way to them. */
export async function OpenFlags({ count }: { count: number }) {
  const t = await getTranslations('notes')
  if (count === 0) return null
  return (
    <p className="note mb-6" data-open-flags>
      {t('holdUp', { count })} <a href="#notes">{t('show')}</a>
    </p>
  )
}
