import type { IncomingMessage } from 'node:http'
import { can } from '@/lib/access/policy'
import type { FoundSession } from '@/lib/sessions/find'

/** The addresses where a body may be larger than forms are, and for whom. */
export interface LargeBodies {
  paths: readonly string[]
  limit: number
  /** Who sends it, asked before a byte of the body is read; null: nobody who may, and it is a form as any. */
  senderOf: (request: IncomingMessage) => Promise<number | null>
  /** So many are held in memory at once, of each sender one. */
  atOnce: number
}

/** Nobody waits in memory for a place: who is one too many is told so. */
export class Places {
  readonly #taken = new Set<number>()

  constructor(readonly total: number) {}

  take(sender: number): boolean {
    if (this.#taken.has(sender) || this.#taken.size >= this.total) return false
    this.#taken.add(sender)
    return true
  }

  free(sender: number): void {
    this.#taken.delete(sender)
  }
}

/** Whose file may be taken: people who write, once they have shown all that their role asks for; null: nobody's. */
export function writerOf(session: FoundSession | null): number | null {
  if (session?.state !== 'open' || session.viewer.mustEnrol) return null
  return can(session.viewer, 'workspace.open') ? session.viewer.id : null
}

/** The value of a cookie as it was sent; null: none. */
export function cookieOf(header: string | undefined, name: string): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1] ?? null
}
