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

export interface ServerForm<State> {
  /** What the last submission answered; null: nothing was sent yet. */
  state: State | null
  pending: boolean
  /** The last submission didn't get through; nothing was sent. */
  unreachable: boolean
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
): ServerForm<State> {
  const [returned, action] = useActionState<State | null, FormData>(send as never, null)
  const [answered, setAnswered] = useState<State | null>(null)
  const [unreachable, setUnreachable] = useState(false)
  const [pending, startTransition] = useTransition()
  const ref = useRef<HTMLFormElement | null>(null)
  const router = useRouter()

  useEffect(() => {
    if (unreachable || answered?.ok === false) focusErrorSummary(ref.current)
  }, [answered, unreachable])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = formDataOf(event)
    setUnreachable(false)
    startTransition(async () => {
      try {
        const answer = await send(answered, form)
        setAnswered(answer)
        // What the page shows around the form has changed with it.
        if (answer.ok) router.refresh()
      } catch (error) {
        unstable_rethrow(error)
        setUnreachable(true)
      }
    })
  }
  return { state: answered ?? returned, pending, unreachable, ref, action, onSubmit }
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
