import type { getTranslations } from 'next-intl/server'
import type { Role } from '@/lib/access/model'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import type { NoteView } from '@/lib/notes/queries'
import type { FieldNote } from './field-notes'

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** Comments on fields in words, each with its answers. To an office a reviewer is their role, here as everywhere. */
export function fieldNotes(
  t: Translate,
  notes: readonly NoteView[],
  reader: Role,
  locale: Locale,
): FieldNote[] {
  const by = ({ name, role, at }: NoteView) => {
    const shared = {
      role: t(`role.${role}`),
      at: t('workspace.at', instantParts(locale, at, env().VAADA_TIME_ZONE)),
    }
    return role === 'reviewer' && reader !== 'reviewer'
      ? t('notes.byRole', shared)
      : t('notes.by', { ...shared, name: name ?? t('notes.erased') })
  }
  return notes.flatMap((note) =>
    note.field === null || note.answers !== null
      ? []
      : [
          {
            id: note.id,
            field: note.field,
            text: note.text,
            by: by(note),
            stands: note.kind === 'flag' && note.settled === null,
            answers: notes
              .filter(({ answers }) => answers === note.id)
              .map((answer) => ({ id: answer.id, text: answer.text, by: by(answer) })),
          },
        ],
  )
}
