import { getTranslations } from 'next-intl/server'
import { fieldId } from '@/components/forms/field'
import { type Names, pathWords } from '@/components/reviews/field-words'
import { Pill } from '@/components/ui/text'
import { href } from '@/lib/i18n/links'
import { presentPath } from '@/lib/notes/field-path'
import { stepOfField } from '@/lib/submissions/steps'
import type { FieldNote } from './field-notes'

interface FieldNoteListProps {
  submissionId: number
  notes: readonly FieldNote[]
  names: Names
}

/** Comments on fields with the way to each: its step of the form, and there its field. */
export async function FieldNoteList({ submissionId, notes, names }: FieldNoteListProps) {
  if (notes.length === 0) return null
  const t = await getTranslations()
  return (
    <div className="note" data-field-notes>
      <h2 className="text-[1.25rem]">{t('reviewing.list.title', { count: notes.length })}</h2>
      <p className="mt-1 text-ink-2">{t('reviewing.list.lede')}</p>
      <ol className="mt-2 grid gap-1.5">
        {notes.map((note) => {
          const path = presentPath(names.draft, note.field)
          return (
            <li key={note.id}>
              {path === null ? (
                <span className="font-[560]">{t('fieldComments.gone')}</span>
              ) : (
                <a
                  href={`${href(names.locale, `/workspace/submissions/${submissionId}`, {
                    step: stepOfField(names.kind, path),
                  })}#${fieldId(path)}`}
                >
                  {pathWords(t, names, path)}
                </a>
              )}
              : {note.text}{' '}
              <Pill>
                {note.stands
                  ? t('notes.stands')
                  : t(note.answers.length > 0 ? 'fieldComments.answered' : 'fieldComments.waits')}
              </Pill>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
