import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActForm } from '@/components/forms/act-form'
import { Pill } from '@/components/ui/text'
import type { Role } from '@/lib/access/model'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import type { settleFlagAction } from '@/lib/notes/actions'
import type { NoteView } from '@/lib/notes/queries'

export type Settle = () => ReturnType<typeof settleFlagAction>

interface ThreadProps {
  note: NoteView
  /** What was answered, from the beginning. */
  answers: readonly NoteView[]
  /** Null: the reader may not settle it. */
  settle: Settle | null
  /** Role of whoever reads. */
  reader: Role
  locale: Locale
  /** Said under the text: what came of it. */
  children?: ReactNode
}

/** A comment or a flag with its answers. */
export async function Thread({ note, answers, settle, reader, locale, children }: ThreadProps) {
  const t = await getTranslations()
  const at = (when: Date) => t('workspace.at', instantParts(locale, when, env().VAADA_TIME_ZONE))
  const nameOf = (name: string | null) => name ?? t('notes.erased')
  // To an office a reviewer is their role, here as everywhere.
  const isNamed = (role: Role | null) => role !== 'reviewer' || reader === 'reviewer'
  const by = (one: NoteView) =>
    isNamed(one.role)
      ? t('notes.by', { name: nameOf(one.name), role: t(`role.${one.role}`), at: at(one.at) })
      : t('notes.byRole', { role: t(`role.${one.role}`), at: at(one.at) })
  const stands = note.kind === 'flag' && note.settled === null
  return (
    <div className={`border-s-[3px] ps-4 ${stands ? 'border-accent' : 'border-line-2'}`} data-note={note.id}>
      <p className="meta flex flex-wrap items-baseline gap-x-2">
        <span>{by(note)}</span>
        {note.kind === 'flag' && <Pill>{t(stands ? 'notes.stands' : 'notes.wasFlag')}</Pill>}
        {note.field !== null && (
          <Pill>{t(answers.length > 0 ? 'fieldComments.answered' : 'fieldComments.waits')}</Pill>
        )}
      </p>
      <p className="mt-1 whitespace-pre-line">{note.text}</p>
      {answers.map((answer) => (
        <div key={answer.id} className="mt-2 border-line border-s-2 ps-3" data-answer>
          <p className="meta">{by(answer)}</p>
          <p className="mt-0.5! whitespace-pre-line">{answer.text}</p>
        </div>
      ))}
      {children}
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
    </div>
  )
}
