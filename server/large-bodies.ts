import type { IncomingMessage } from 'node:http'

/** The addresses where a body may be larger than forms are, and for whom. */
export interface LargeBodies {
  paths: readonly string[]
  limit: number
  /** Asked before a byte of the body is read: for others it is a form as any. */
  isAllowed: (request: IncomingMessage) => Promise<boolean>
  /** So many are held in memory at once. */
  atOnce: number
}

/** Nobody waits in memory for a place: who is one too many is told so. */
export class Places {
  #taken = 0

  constructor(readonly total: number) {}

  take(): boolean {
    if (this.#taken >= this.total) return false
    this.#taken += 1
    return true
  }

  free(): void {
    this.#taken -= 1
  }
}

/** The value of a cookie as it was sent; null: none. */
export function cookieOf(header: string | undefined, name: string): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1] ?? null
}
