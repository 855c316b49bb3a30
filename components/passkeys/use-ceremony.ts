'use client'

import { useState, useSyncExternalStore, useTransition } from 'react'
import { type Lost, lostBy } from '@/components/forms/use-server-form'
import type { ActionResult } from '@/lib/action-result'

/** Why nothing came of asking the browser: its owner cancelled or let it wait too long, or the passkey is known already. */
export type Trouble = 'cancelled' | 'known'

class BrowserRefusal extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble)
  }
}

/** Runs what the browser does with a passkey; whatever it refuses is told apart from what the site refuses. */
export async function byBrowser<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new BrowserRefusal(
      error instanceof Error && error.name === 'InvalidStateError' ? 'known' : 'cancelled',
    )
  }
}

export interface Ceremony {
  /** What the site answered; null: nothing yet. */
  state: ActionResult | null
  trouble: Trouble | null
  lost: Lost | null
  pending: boolean
  start: (run: () => Promise<ActionResult>) => void
}

/** A conversation between the site, the browser and a passkey: question, answer, and what came of it. */
export function useCeremony(restored: ActionResult | null = null): Ceremony {
  const [state, setState] = useState(restored)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [lost, setLost] = useState<Lost | null>(null)
  const [pending, startTransition] = useTransition()

  const start = (run: () => Promise<ActionResult>) => {
    if (pending) return
    setTrouble(null)
    setLost(null)
    startTransition(async () => {
      try {
        setState(await run())
      } catch (error) {
        if (error instanceof BrowserRefusal) setTrouble(error.trouble)
        else setLost(lostBy(error))
      }
    })
  }
  return { state, trouble, lost, pending, start }
}

const never = () => () => {}

/** Whether this browser knows passkeys; null: not known yet, or there are no scripts to ask it. */
export const usePasskeySupport = (): boolean | null =>
  useSyncExternalStore<boolean | null>(
    never,
    () => typeof window.PublicKeyCredential === 'function',
    () => null,
  )
