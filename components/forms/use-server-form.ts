'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import {
  type FormEvent,
  type RefObject,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
} from 'react'

/** Why a submission got no answer: the site wasn't reached, or it could not take what was sent. */
export type Lost = 'unreachable' | 'failed'

/** What became of a call that threw. Next's own redirects go on their way. */
export function lostBy(error: unknown): Lost {
  unstable_rethrow(error)
  return error instanceof TypeError ? 'unreachable' : 'failed'
}

export interface ServerForm<State> {
  /** What the last submission answered; null: nothing was sent yet. */
  state: State | null
  pending: boolean
  /** The last submission didn't get through, and nothing came of it. */
  lost: Lost | null
  ref: RefObject<HTMLFormElement | null>
  action: (form: FormData) => void
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

/**
 * A form on a server action that works without scripts too. With them it is sent by hand: React would empty the
 * fields after its own action, and a lost connection would put the error page in the place of what was typed.
 */
export function useServerForm<State extends { ok: boolean }>(
  send: (previous: State | null, form: FormData) => Promise<State>,
  /** What `restoredForm` gave back: the form begins with it. */
  restored: State | null = null,
): ServerForm<State> {
  const [returned, action] = useActionState<State | null, FormData>(send as never, restored as never)
  const [answered, setAnswered] = useState<State | null>(null)
  const [lost, setLost] = useState<Lost | null>(null)
  const [pending, startTransition] = useTransition()
  const ref = useRef<HTMLFormElement | null>(null)
  const router = useRouter()

  useEffect(() => {
    if (lost || answered?.ok === false) focusErrorSummary(ref.current)
  }, [answered, lost])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = formDataOf(event)
    setLost(null)
    startTransition(async () => {
      try {
        const answer = await send(answered, form)
        setAnswered(answer)
        // What the page shows around the form has changed with it.
        if (answer.ok) router.refresh()
      } catch (error) {
        setLost(lostBy(error))
      }
    })
  }
  return { state: answered ?? returned, pending, lost, ref, action, onSubmit }
}

/** What the browser would send: the fields and the button that was pressed. */
export function formDataOf(event: FormEvent<HTMLFormElement>): FormData {
  const { submitter } = event.nativeEvent as SubmitEvent
  return new FormData(event.currentTarget, submitter)
}

export function focusErrorSummary(form: HTMLFormElement | null): void {
  const summary = form?.querySelector<HTMLElement>('[data-error-summary]')
  summary?.focus()
  summary?.scrollIntoView({ block: 'start' })
}
