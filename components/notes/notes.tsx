import { getTranslations } from 'next-intl/server'
import { ActForm } from '@/components/forms/act-form'
import { fieldId } from '@/components/forms/field'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import { Pill } from '@/components/ui/text'
import type { Role } from '@/lib/access/model'
import { can } from '@/lib/access/policy'
import { restoredForm, type Viewer } from '@/lib/access/viewer'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { addNoteAction, type NotePlace, settleFlagAction } from '@/lib/notes/actions'
import type { NoteView } from '@/lib/notes/queries'
import type { LoadedSubmission } from '@/lib/submissions/load'
import { NoteForm } from './note-form'

interface NotesProps {
  viewer: Viewer
  submission: LoadedSubmission
  notes: readonly NoteView[]
  place: NotePlace
  locale: Locale
}

export const openFlagsIn = (notes: readonly NoteView[]): number =>
  notes.filter(({ kind, settled }) => kind === 'flag' && settled === null).length

/** What colleagues and reviewers say beside a submission, with the form to say more. Never public. */
export async function Notes({ viewer, submission, notes, place, locale }: NotesProps) {
  const t = await getTranslations('notes')
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
            {notes.map((note) => (
              <Note
                key={note.id}
                note={note}
                reader={viewer.role}
                locale={locale}
                settle={
                  can(viewer, 'submission.settle', subject)
                    ? settleFlagAction.bind(null, locale, place, row.id, note.id)
                    : null
                }
              />
            ))}
          </ol>
          {kinds.length > 0 && (
            <NoteForm
              action={addNoteAction.bind(null, locale, place, row.id)}
              // A draft that was kept for its writer is another form's.
              restored={restored && !restored.ok && restored.typed?.text !== undefined ? restored : null}
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

interface NoteProps {
  note: NoteView
  /** Null: the reader may not settle it. */
  settle: (() => ReturnType<typeof settleFlagAction>) | null
  /** Role of whoever reads. */
  reader: Role
  locale: Locale
}

async function Note({ note, settle, reader, locale }: NoteProps) {
  const t = await getTranslations()
  const at = (when: Date) => t('workspace.at', instantParts(locale, when, env().VAADA_TIME_ZONE))
  const nameOf = (name: string | null) => name ?? t('notes.erased')
  // To an office a reviewer is their role, here as everywhere.
  const isNamed = (role: Role | null) => role !== 'reviewer' || reader === 'reviewer'
  const stands = note.kind === 'flag' && note.settled === null
  return (
    <li className={`border-s-[3px] ps-4 ${stands ? 'border-accent' : 'border-line-2'}`}>
      <p className="meta flex flex-wrap items-baseline gap-x-2">
        <span>
          {isNamed(note.role)
            ? t('notes.by', { name: nameOf(note.name), role: t(`role.${note.role}`), at: at(note.at) })
            : t('notes.byRole', { role: t(`role.${note.role}`), at: at(note.at) })}
        </span>
        {note.kind === 'flag' && <Pill>{t(stands ? 'notes.stands' : 'notes.wasFlag')}</Pill>}
      </p>
      <p className="mt-1 whitespace-pre-line">{note.text}</p>
      {note.settled && (
        <p className="meta mt-1!">
          {isNamed(note.settled.role)
            ? t('notes.settled', { name: nameOf(note.settled.name), at: at(note.settled.at) })
            : t('notes.settledByReviewer', { at: at(note.settled.at) })}
        </p>
      )}
      {stands && settle && (
        <div className="mt-2">
          <ActForm
            action={settle}
            button={t('notes.settle')}
            buttonLabel={t('notes.settleLabel', { text: note.text.slice(0, 80) })}
          />
        </div>
      )}
    </li>
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
