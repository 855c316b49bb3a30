import type { AppDb } from '@/db/client'
import type { Actor } from '@/lib/access/policy'

/** What every mutation is given: who acts, on which database, at what time. */
export interface Context {
  actor: Actor
  db: AppDb
  now: Date
  /** Zone of due dates, clocks and midnight. */
  timeZone: string
}
