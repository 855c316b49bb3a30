'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { focusErrorSummary, type Lost, lostBy } from '@/components/forms/use-server-form'
import type { FieldErrors } from '@/lib/action-result'
import type { DraftState } from '@/lib/submissions/actions'

const AUTOSAVE_AFTER_MS = 15_000

export type DraftAction = (previous: DraftState | null, form: FormData) => Promise<DraftState>

const fieldErrorsOf = (state: DraftState | null): FieldErrors =>
  (state && !state.ok && state.fieldErrors) || {}

export const isRestored = (state: DraftState | null): boolean =>
  state !== null && !state.ok && state.formError === 'restored'

/** What was found wrong stays on the page while rows come and go: those of a list that lost a row are told anew. */
function errorsAfter(intent: string, answer: DraftState, before: FieldErrors): FieldErrors {
  if (!answer.ok) return fieldErrorsOf(answer)
  const [act, list] = intent.split(':')
  if (act === 'add') return before
  if (act !== 'remove') return {}
  return Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith(`${list}.`)))
}

/**
 * A draft's form: works without scripts, and with them saves by itself, keeps what was typed whatever happens on the
 * way, and sends one thing at a time, so that two saves of one person never meet as a conflict.
 */
export function useDraftForm(
  send: DraftAction,
  saved: { revision: number; at: string | null },
  /** The form begins with it; null: nothing waits. */
  restored: DraftState | null,
) {
  const [returned, action] = useActionState<DraftState | null, FormData>(send, restored)
  const [answered, setAnswered] = useState<DraftState | null>(null)
  const [errors, setErrors] = useState(fieldErrorsOf(returned))
  const [savedAt, setSavedAt] = useState(returned?.savedAt ?? saved.at)
  const [lost, setLost] = useState<Lost | null>(null)
  const [unsaved, setUnsaved] = useState(isRestored(returned))
  const [epochs, setEpochs] = useState<Record<string, number>>({})
  const [pending, setPending] = useState(false)
  const [, startTransition] = useTransition()
  const router = useRouter()

  const ref = useRef<HTMLFormElement | null>(null)
  const revision = useRef(returned?.revision ?? saved.revision)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const changes = useRef(0)
  const asked = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const state = answered ?? returned
  /** Saving again would not help: somebody else saved, the session ended, the draft is closed. */
  const blocked = state !== null && !state.ok && !state.fieldErrors && !isRestored(state)

  const submit = (intent: string, byItself: boolean) => {
    clearTimeout(timer.current)
    if (!byItself) {
      if (asked.current) return
      asked.current = true
      setPending(true)
    }
    startTransition(async () => {
      const turn = queue.current
      let done = () => {}
      queue.current = new Promise((resolve) => {
        done = resolve
      })
      await turn
      try {
        if (!ref.current) return
        const form = new FormData(ref.current)
        form.set('intent', intent)
        form.set('revision', String(revision.current))
        if (byItself) form.set('byItself', 'yes')
        const sent = changes.current
        const answer = await send(null, form)
        revision.current = answer.revision ?? revision.current
        setLost(null)
        if (answer.savedAt) setSavedAt(answer.savedAt)
        if (answer.savedAt && sent === changes.current) setUnsaved(false)
        // What it said before would no longer be true.
        if (byItself && answer.ok && !isRestored(state)) return
        const [act, list = ''] = intent.split(':')
        if (act === 'remove') setEpochs((before) => ({ ...before, [list]: (before[list] ?? 0) + 1 }))
        setErrors((before) => errorsAfter(intent, answer, before))
        setAnswered(answer)
        // The differences to the published version stand outside the form.
        if (answer.ok) router.refresh()
      } catch (error) {
        setLost(lostBy(error))
      } finally {
        if (!byItself) {
          asked.current = false
          setPending(false)
        }
        done()
      }
    })
  }

  useEffect(() => {
    if (lost || answered?.ok === false) focusErrorSummary(ref.current)
  }, [answered, lost])

  useEffect(() => {
    if (!unsaved) return
    // Not whoever leaves the site in a hurry (public/leave.js).
    const warn = (event: BeforeUnloadEvent) => {
      if (document.documentElement.dataset.leaving === undefined) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])

  useEffect(() => () => clearTimeout(timer.current), [])

  return {
    state,
    errors,
    pending,
    lost,
    unsaved,
    savedAt,
    epochs,
    revision: revision.current,
    /** The answer came with the page itself: scripts are off, or were not there yet. */
    plain: answered === null && returned !== null,
    form: {
      ref,
      action,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        submit((submitter instanceof HTMLButtonElement && submitter.value) || 'save', false)
      },
      onInput: () => {
        changes.current += 1
        setUnsaved(true)
        clearTimeout(timer.current)
        if (!blocked) timer.current = setTimeout(() => submit('save', true), AUTOSAVE_AFTER_MS)
      },
    },
  }
}
