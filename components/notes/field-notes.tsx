'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback } from 'react'
import { FieldAsideProvider } from '@/components/forms/field-aside'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { useDraft } from '@/components/submissions/draft-context'
import { Pill } from '@/components/ui/text'
import type { ActionResult } from '@/lib/action-result'
import { valueAt } from '@/lib/form-data'
import { lastingPath } from '@/lib/notes/field-path'

/** A comment on a field as its office reads it. */
export interface FieldNote {
  id: number
  /** Lasting path. */
  field: string
  text: string
  /** Who wrote it and when, in words. */
  by: string
  /** It is a flag that stands: nothing is published before it is settled. */
  stands: boolean
  answers: readonly { id: number; text: string; by: string }[]
}

type AnswerAction = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>

interface FieldNotesProps {
  notes: readonly FieldNote[]
  /** Null: this person may not answer. */
  action: AnswerAction | null
  /** An answer that was typed before its writer had to sign in; null: nothing waits. */
  restored: ActionResult | null
  /** The form of the draft. */
  children: ReactNode
}

const formOf = (id: number) => `answer-${id}`

/** Comments stand at their fields in the form of the draft; their answers are forms of their own behind it. */
export function FieldNotes({ notes, action, restored, children }: FieldNotesProps) {
  const at = useCallback(
    (name: string) => <NotesAt name={name} notes={notes} answers={action !== null} />,
    [notes, action],
  )
  if (notes.length === 0) return children
  const waiting = valueAt(typedIn(restored), 'answers')
  return (
    <FieldAsideProvider value={at}>
      {children}
      {action &&
        notes.map(({ id }) => (
          <AnswerForm key={id} id={id} action={action} restored={waiting === String(id) ? restored : null} />
        ))}
    </FieldAsideProvider>
  )
}

/** Rows that the form draws without a place of their own: what is said of one stands at its first field. */
const LEADS: Readonly<Record<string, string>> = { values: 'value', steps: 'state' }

function rowLedBy(lasting: string | null): string | null {
  const [list = '', row, field] = lasting?.split('.') ?? []
  return row !== undefined && field === LEADS[list] ? `${list}.${row}` : null
}

interface NotesAtProps {
  name: string
  notes: readonly FieldNote[]
  answers: boolean
}

function NotesAt({ name, notes, answers }: NotesAtProps) {
  const { values } = useDraft()
  const lasting = lastingPath(values, name)
  const row = rowLedBy(lasting)
  const found = lasting === null ? [] : notes.filter(({ field }) => field === lasting || field === row)
  return found.map((note) => <NoteAt key={note.id} note={note} answers={answers} />)
}

function NoteAt({ note, answers }: { note: FieldNote; answers: boolean }) {
  const t = useTranslations('fieldComments')
  const id = `answer-text-${note.id}`
  return (
    <div
      className="mb-3 max-w-[40rem] border-accent border-s-[3px] bg-sunk px-4 py-2.5 font-normal text-[0.95rem]"
      data-field-note={note.id}
    >
      <p className="meta flex flex-wrap items-baseline gap-x-2">
        {note.by}
        <Pill>{note.stands ? t('stands') : t(note.answers.length > 0 ? 'answered' : 'waits')}</Pill>
      </p>
      <p className="mt-0.5! whitespace-pre-line">{note.text}</p>
      {note.answers.map((answer) => (
        <div key={answer.id} className="mt-2 border-line border-s-2 ps-3" data-answer>
          <p className="meta">{answer.by}</p>
          <p className="mt-0! whitespace-pre-line">{answer.text}</p>
        </div>
      ))}
      {answers && (
        <div className="mt-2">
          <label htmlFor={id} className="block font-[560] text-[0.92rem]">
            {t('answer')}
            <span className="sr-only">: {note.text}</span>
          </label>
          {/* Of the form behind the draft: what is written here is sent by its own button. */}
          <textarea id={id} form={formOf(note.id)} name="text" rows={2} className="input my-1.5" required />
          <button
            type="submit"
            form={formOf(note.id)}
            className="btn"
            data-kind="quiet"
            aria-label={t('sendLabel', { text: note.text })}
          >
            {t('send')}
          </button>
          <noscript>
            <p className="meta mt-1">{t('saveFirst')}</p>
          </noscript>
        </div>
      )}
    </div>
  )
}

interface AnswerFormProps {
  id: number
  action: AnswerAction
  restored: ActionResult | null
}

/** The form whose field and button stand at the comment. */
function AnswerForm({ id, action, restored }: AnswerFormProps) {
  const t = useTranslations('fieldComments')
  const words = useFieldMessages()
  const { state, lost, pending: _, ...form } = useServerForm(action, restored)
  const kept = valueAt(typedIn(state), 'text')
  const error = words(fieldErrorsIn(state).text, 'text')
  return (
    <form id={formOf(id)} {...form}>
      <input type="hidden" name="kind" value="comment" />
      <input type="hidden" name="answers" value={id} />
      {error ? (
        <p role="alert" className="text-broken">
          {error}
        </p>
      ) : (
        <Problems state={state} lost={lost} labels={{}} />
      )}
      {kept && (
        <p className="whitespace-pre-line">
          {t('answer')}: {kept}
        </p>
      )}
    </form>
  )
}
