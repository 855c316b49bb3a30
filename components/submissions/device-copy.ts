import type { Fields } from '@/lib/form-data'

/** A draft as it was typed on this device and not yet taken by the server. */
export interface DeviceCopy {
  typed: Fields
  /** Revision it builds on. */
  revision: number
  /** ISO instant. */
  at: string
}

const OWN_DEVICE = 'vaada-own-device'
const DAYS_KEPT = 30

/** Whether this person has said here that the device is their own. Without it nothing is kept on it. */
export function isOwnDevice(person: number): boolean {
  try {
    return localStorage.getItem(OWN_DEVICE) === String(person)
  } catch {
    return false
  }
}

/** Keeps what they said; where they take it back, every copy goes with it. */
export async function sayOwnDevice(person: number, isOwn: boolean): Promise<void> {
  try {
    if (isOwn) return localStorage.setItem(OWN_DEVICE, String(person))
    localStorage.removeItem(OWN_DEVICE)
    await (await import('idb-keyval')).clear()
  } catch {
    // A browser that keeps nothing: the draft lives on the server alone, and the state beside the button says so.
  }
}

const keyOf = (person: number, draft: number) => `draft/${person}/${draft}`

/** Whether it is there now. */
export async function keepOnDevice(person: number, draft: number, copy: DeviceCopy): Promise<boolean> {
  try {
    await (await import('idb-keyval')).set(keyOf(person, draft), copy)
    return true
  } catch {
    return false
  }
}

export async function dropFromDevice(person: number, draft: number): Promise<void> {
  await (await import('idb-keyval')).del(keyOf(person, draft)).catch(() => undefined)
}

/** What this person typed here and the server has not taken; null: nothing. Old copies go on the way. */
export async function findOnDevice(person: number, draft: number): Promise<DeviceCopy | null> {
  try {
    const { delMany, entries } = await import('idb-keyval')
    const all = await entries<string, DeviceCopy>()
    const oldest = new Date(Date.now() - DAYS_KEPT * 86_400_000).toISOString()
    await delMany(all.filter(([, { at }]) => at < oldest).map(([key]) => key))
    return all.find(([key, { at }]) => key === keyOf(person, draft) && at >= oldest)?.[1] ?? null
  } catch {
    return null
  }
}
