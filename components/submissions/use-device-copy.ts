'use client'

import { useEffect, useRef, useState } from 'react'
import type { Fields } from '@/lib/form-data'
import {
  type DeviceCopy,
  dropFromDevice,
  findOnDevice,
  isOwnDevice,
  keepOnDevice,
  sayOwnDevice,
} from './device-copy'

const PAUSE_MS = 400

interface Form {
  /** What stands in the form now; null: it isn't there. */
  read: () => { typed: Fields; revision: number } | null
  /** Puts what was kept into the form. */
  put: (copy: DeviceCopy) => void
}

/**
 * A copy of what is being typed on the person's own device, until the server has taken it. `device` null: none is
 * offered, as for protected accounts.
 */
export function useDeviceCopy(device: { person: number; draft: number } | null, form: Form) {
  /** Null: not known yet, or not offered. */
  const [isOwn, setOwn] = useState<boolean | null>(null)
  const [isKept, setKept] = useState(false)
  /** When what came back was typed; null: nothing did. */
  const [cameBack, setCameBack] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(form)
  latest.current = form
  const [person, draft] = [device?.person ?? 0, device?.draft ?? 0]

  useEffect(() => {
    if (person === 0) return
    const own = isOwnDevice(person)
    setOwn(own)
    if (!own) return
    findOnDevice(person, draft).then((copy) => {
      if (!copy) return
      setCameBack(copy.at)
      setKept(true)
      latest.current.put(copy)
    })
    return () => clearTimeout(timer.current)
  }, [person, draft])

  const keep = async () => {
    const now = latest.current.read()
    if (now) setKept(await keepOnDevice(person, draft, { ...now, at: new Date().toISOString() }))
  }
  return {
    isOwn,
    isKept: isOwn === true && isKept,
    cameBack,
    keepSoon: () => {
      if (!isOwn) return
      clearTimeout(timer.current)
      timer.current = setTimeout(keep, PAUSE_MS)
    },
    drop: () => {
      clearTimeout(timer.current)
      setKept(false)
      if (isOwn) void dropFromDevice(person, draft)
    },
    say: async (own: boolean) => {
      setOwn(own)
      await sayOwnDevice(person, own)
      if (own) await keep()
      else setKept(false)
    },
  }
}
