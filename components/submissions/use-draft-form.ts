'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react'
import { flushSync } from 'react-dom'
import { focusErrorSummary, type Lost, lostBy } from '@/components/forms/use-server-form'
import type { FieldErrors } from '@/lib/action-result'
import type { Fields } from '@/lib/form-data'
import type { ShownFindings } from '@/lib/privacy/draft'
import type { DraftState } from '@/lib/submissions/actions'
import { type Clash, type Draft, mergeDrafts, settleClashes } from '@/lib/submissions/merge'
import type { SubmissionKind } from '@/lib/submissions/model'
import { putRow, reshape } from '@/lib/submissions/reshape'
import { begunSteps, type Step, stepFrom } from '@/lib/submissions/steps'
import { draftFieldOf, requestOf, typedIn } from './typed-in'
import { useDeviceCopy } from './use-device-copy'
import { useSteps } from './use-steps'

/** After so long without a key it saves, and at the latest so long after the first. */
const PAUSE_MS = 1500
const AT_LATEST_MS = 8000
/** Between attempts on a line that is down; at once when the browser says that it is back. */
const RETRY_MS = [4000, 8000, 15_000, 30_000, 60_000] as const

export type DraftAction = (previous: DraftState | null, form: FormData) => Promise<DraftState>

export interface DraftFormOptions {
  kind: SubmissionKind
  send: DraftAction
  /** As saved, with the reason. */
  initial: Fields
  saved: { revision: number; at: string | null }
  /** The form begins with it; null: nothing waits. */
  restored: DraftState | null
  step: Step
  /** What keeps it from being handed in, where the page has looked; null: it hasn't. */
  gaps: FieldErrors | null
  /** What looks like personal data in it, as saved. */
  findings: ShownFindings
  /** Numbers of the person and the draft, for a copy on their own device; null: none is offered. */
  device: { person: number; draft: number } | null
  /** Address that takes the last words of a page that is closed. */
  beacon: string
}

const fieldErrorsOf = (state: DraftState | null): FieldErrors =>
  (state && !state.ok && state.fieldErrors) || {}

export const isRestored = (state: DraftState | null): boolean =>
  state !== null && !state.ok && state.formError === 'restored'

/** What was found wrong stays while rows come and go: those of a list that lost a row are told anew. */
const errorsWithout = (errors: FieldErrors, list: string): FieldErrors =>
  Object.fromEntries(Object.entries(errors).filter(([path]) => !path.startsWith(`${list}.`)))

/** Where the focus is, to put it back after the form was drawn anew. */
function focusNow(form: HTMLFormElement | null) {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || !form?.contains(at) || !at.id) return null
  const typing = at instanceof HTMLTextAreaElement || (at instanceof HTMLInputElement && at.type === 'text')
  return { id: at.id, start: typing ? at.selectionStart : null }
}

/** Place of the row of a list that the focus is in; null: it is elsewhere. */
function rowInHand(list: string): number | null {
  const at = document.activeElement
  const name = at instanceof HTMLElement ? at.getAttribute('name') : null
  const [field, index] = name?.split('.') ?? []
  return field === list && index !== undefined ? Number(index) : null
}

/**
 * A draft's form: works without scripts, and with them saves by itself, puts what others write into it, keeps what was
 * typed whatever happens on the way, and sends one thing at a time.
 */
export function useDraftForm({
  kind,
  send,
  initial,
  saved,
  restored,
  step: first,
  gaps: found,
  findings: seen,
  device,
  beacon,
}: DraftFormOptions) {
  const [returned, action] = useActionState<DraftState | null, FormData>(send, restored)
  const [answered, setAnswered] = useState<DraftState | null>(null)
  const [values, setValues] = useState<Fields>({ ...initial, ...returned?.typed })
  const [drawn, setDrawn] = useState(0)
  const [errors, setErrors] = useState(fieldErrorsOf(returned))
  const [gaps, setGaps] = useState(found)
  const [findings, setFindings] = useState(returned?.findings ?? seen)
  const [intent, setIntent] = useState(returned?.intent ?? null)
  const [epochs, setEpochs] = useState<Record<string, number>>({})
  const [savedAt, setSavedAt] = useState(returned?.savedAt ?? saved.at)
  const [lost, setLost] = useState<Lost | null>(null)
  const [offline, setOffline] = useState(false)
  const [unsaved, setUnsaved] = useState(isRestored(returned))
  const [begun, setBegun] = useState(() => begunSteps(kind, { ...initial, ...returned?.typed }))
  const [clashes, setClashes] = useState<readonly Clash[]>(returned?.clashes ?? [])
  const [by, setBy] = useState(returned?.by ?? null)
  const [pending, setPending] = useState(false)
  const [, startTransition] = useTransition()
  const [isRefreshing, startRefresh] = useTransition()
  const steps = useSteps(kind, first, isRefreshing)
  const router = useRouter()

  const ref = useRef<HTMLFormElement | null>(null)
  const revision = useRef(returned?.revision ?? saved.revision)
  /** The draft as the server has it at that revision. */
  const known = useRef<Draft>(initial as Draft)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const dirty = useRef(new Set<string>(isRestored(returned) ? Object.keys(returned?.typed ?? {}) : []))
  /** Sent, and not yet known to have arrived. */
  const sending = useRef<readonly string[]>([])
  const since = useRef<number | null>(null)
  const asked = useRef(false)
  const attempts = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const focus = useRef<ReturnType<typeof focusNow>>(null)

  const state = answered ?? returned
  /** Saving by itself would not help: two people's words clash, the session ended, the draft is closed. */
  const blocked =
    clashes.length > 0 || (state !== null && !state.ok && !state.fieldErrors && !isRestored(state))
  const copy = useDeviceCopy(device, {
    read: () => (ref.current ? { typed: typedIn(kind, ref.current), revision: revision.current } : null),
    put: ({ typed, revision: base }) => {
      revision.current = base
      redraw({ ...values, ...typed })
      touch(Object.keys(typed))
    },
  })

  /** Draws every field from these values; the focus comes back to where it was. */
  const redraw = (next: Fields) => {
    focus.current = focusNow(ref.current)
    // At once: whoever reads the form next must find these values in it, and not those of the drawing before.
    flushSync(() => {
      setValues(next)
      setDrawn((count) => count + 1)
    })
  }

  const saveSoon = (wait = PAUSE_MS) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => submit('save', true), wait)
  }

  const touch = (fields: readonly string[]) => {
    for (const field of fields) dirty.current.add(field)
    since.current ??= Date.now()
    setUnsaved(true)
    copy.keepSoon()
    if (!blocked && !offline)
      saveSoon(Math.min(PAUSE_MS, Math.max(0, since.current + AT_LATEST_MS - Date.now())))
  }

  /** Others have written: their words come into the form, mine stay where we both wrote. */
  const takeIn = (kept: Fields) => {
    if (!ref.current) return
    const merged = mergeDrafts(known.current, typedIn(kind, ref.current) as Draft, kept as Draft)
    known.current = kept as Draft
    redraw(merged.content as Fields)
    setClashes(merged.clashes)
    for (const [name, value] of Object.entries(merged.content))
      if (JSON.stringify(value) !== JSON.stringify(kept[name])) dirty.current.add(name)
  }

  const digest = (answer: DraftState, sent: Draft, part: readonly string[], byItself: boolean) => {
    revision.current = answer.revision ?? revision.current
    if (ref.current) setBegun(begunSteps(kind, typedIn(kind, ref.current)))
    setLost(null)
    setOffline(false)
    attempts.current = 0
    if (answer.savedAt) {
      setSavedAt(answer.savedAt)
      if (dirty.current.size === 0) {
        since.current = null
        setUnsaved(false)
        copy.drop()
      }
    } else for (const field of part) dirty.current.add(field)
    if (answer.kept) {
      if (answer.ok) known.current = { ...known.current, ...sent }
      setBy(answer.by ?? null)
      takeIn(answer.kept)
    } else if (answer.savedAt) known.current = { ...known.current, ...sent }
    if (answer.gaps) {
      const left = answer.gaps
      setGaps(left)
      // What was found wrong and is right now leaves by itself; what is new waits for the last step.
      setErrors((before) => Object.fromEntries(Object.entries(left).filter(([path]) => path in before)))
    }
    if (answer.findings) setFindings(answer.findings)
    // The differences to the published version stand outside the form.
    const refresh = () => startRefresh(() => router.refresh())
    if (byItself && answer.ok && latest.current.step === 'finish') refresh()
    if (byItself && answer.ok) {
      // They have signed in again beside it.
      setAnswered((before) => (before?.signedOut ? null : before))
      return
    }
    // What it said before would no longer be true.
    if (!answer.ok || !answer.gaps) setErrors(fieldErrorsOf(answer))
    setAnswered(answer)
    if (answer.ok) refresh()
  }

  const failed = (error: unknown, part: readonly string[], byItself: boolean) => {
    const why = lostBy(error)
    for (const field of part) dirty.current.add(field)
    setOffline(why === 'unreachable')
    if (!byItself) setLost(why)
    const wait = RETRY_MS[Math.min(attempts.current, RETRY_MS.length - 1)] ?? 60_000
    attempts.current += 1
    saveSoon(wait)
  }

  const submit = (wanted: string, byItself: boolean) => {
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
      const form = ref.current
      const part = byItself ? [...dirty.current] : Object.keys(form ? typedIn(kind, form) : {})
      try {
        if (!form || (byItself && part.length === 0 && wanted === 'save')) return
        const data = requestOf(form, byItself ? part : null)
        const { errors: faults, step } = latest.current
        // Where something was found wrong, or all is being checked, every save looks again.
        const looks = wanted === 'save' && (step === 'finish' || Object.keys(faults).length > 0)
        data.set('intent', looks ? 'check' : wanted)
        data.set('revision', String(revision.current))
        if (byItself) data.set('byItself', 'yes')
        const typed = typedIn(kind, form)
        const sent = Object.fromEntries(part.map((field) => [field, typed[field] ?? ''])) as Draft
        dirty.current = new Set()
        sending.current = part
        digest(await send(null, data), sent, part, byItself)
      } catch (error) {
        failed(error, part, byItself)
      } finally {
        sending.current = []
        if (!byItself) {
          asked.current = false
          setPending(false)
        }
        done()
      }
    })
  }

  const go = (next: Step) => {
    steps.open(next)
    // What the last step says of the answers is of those that stand there now.
    if (next === 'finish' && ref.current) setValues(typedIn(kind, ref.current))
    if (next === 'finish') submit('check', true)
    else if (dirty.current.size > 0 && !blocked) submit('save', true)
  }

  /** Rows come and go on the spot, whether the line is there or not. */
  const reshapeHere = (wanted: string) => {
    if (!ref.current) return
    const now = typedIn(kind, ref.current)
    reshape(now, wanted)
    const [act, list = ''] = wanted.split(':')
    setValues(now)
    setIntent(wanted)
    if (act === 'remove') {
      setEpochs((before) => ({ ...before, [list]: (before[list] ?? 0) + 1 }))
      setErrors((before) => errorsWithout(before, list))
    }
    touch([draftFieldOf(list)])
  }

  const addRow = (list: string, fields: Record<string, string>) => {
    if (!ref.current) return
    const now = typedIn(kind, ref.current)
    putRow(now, list, fields, rowInHand(list))
    redraw({ ...values, ...now })
    touch([draftFieldOf(list)])
  }

  /** Settles one clash. Once all are, it is saved. */
  const settle = (clash: Clash, takeTheirs: boolean) => {
    // What stands in the field is mine already, also where it was written anew; a row that I took out is still there.
    if (ref.current && (takeTheirs || clash.mine === null)) {
      const content = typedIn(kind, ref.current) as Draft
      const theirs = new Set(takeTheirs ? [clash.path] : [])
      redraw(settleClashes({ content, clashes: [clash] }, theirs) as Fields)
    }
    const left = clashes.filter((one) => one !== clash)
    setClashes(left)
    setUnsaved(true)
    if (left.length === 0) {
      setAnswered(null)
      saveSoon(0)
    }
  }

  // What the listeners below call is always of the last drawing.
  const latest = useRef({ submit, blocked, beacon, errors, step: steps.step, signedOut: false })
  latest.current = { submit, blocked, beacon, errors, step: steps.step, signedOut: state?.signedOut ?? false }

  useEffect(() => {
    const now = () => {
      if (dirty.current.size > 0 && !latest.current.blocked) latest.current.submit('save', true)
    }
    const hidden = () => document.visibilityState === 'hidden' && now()
    // Back from the page where they signed in again.
    const back = () => latest.current.signedOut && latest.current.submit('save', true)
    // The page goes: what was typed in the last second is sent on its way, and nobody waits for an answer.
    const gone = () => {
      const form = ref.current
      const part = [...new Set([...dirty.current, ...sending.current])]
      if (!form || part.length === 0 || latest.current.blocked) return
      const data = requestOf(form, part)
      data.set('revision', String(revision.current))
      navigator.sendBeacon?.(latest.current.beacon, data)
    }
    addEventListener('online', now)
    addEventListener('focus', back)
    addEventListener('pagehide', gone)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      removeEventListener('online', now)
      removeEventListener('focus', back)
      removeEventListener('pagehide', gone)
      document.removeEventListener('visibilitychange', hidden)
      clearTimeout(timer.current)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each drawing anew
  useEffect(() => {
    if (!focus.current) return
    const at = document.getElementById(focus.current.id)
    at?.focus({ preventScroll: true })
    if (focus.current.start !== null && (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement))
      at.setSelectionRange(focus.current.start, focus.current.start)
    focus.current = null
  }, [drawn])

  useEffect(() => {
    if (lost || (answered !== null && !answered.ok)) focusErrorSummary(ref.current)
  }, [answered, lost])

  useEffect(() => {
    if (!unsaved || copy.isKept) return
    // Not whoever leaves the site in a hurry (public/leave.js).
    const warn = (event: BeforeUnloadEvent) => {
      if (document.documentElement.dataset.leaving === undefined) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved, copy.isKept])

  return {
    state,
    values,
    errors,
    gaps,
    findings,
    intent,
    epochs,
    drawn,
    step: steps.step,
    begun,
    pending,
    lost,
    offline,
    unsaved,
    savedAt,
    clashes,
    by,
    copy,
    revision: revision.current,
    /** The answer came with the page itself: scripts are off, or were not there yet. */
    plain: answered === null && returned !== null,
    go,
    addRow,
    settle,
    form: {
      ref,
      action,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        const wanted = (submitter instanceof HTMLButtonElement && submitter.value) || 'save'
        const [act, step] = wanted.split(':')
        if (act === 'go') return go(stepFrom(kind, step))
        if (act === 'add' || act === 'remove') return reshapeHere(wanted)
        submit(wanted, false)
      },
      onInput: (event: FormEvent<HTMLFormElement>) => {
        const { name } = event.target as HTMLInputElement
        if (name) touch([draftFieldOf(name)])
      },
    },
  }
}
