import type { IncomingMessage } from 'node:http'

export interface BodyTime {
  /** For the whole of it. */
  withinMs: number
  /** Between one piece and the next. */
  idleMs: number
}

/** A form of one megabyte over a slow line. */
export const FORM_TIME: BodyTime = { withinMs: 120_000, idleMs: 120_000 }
/** Files of 22 megabytes at 16 kilobytes a second; who stops on the way gives their place back. */
export const LARGE_TIME: BodyTime = { withinMs: 25 * 60_000, idleMs: 30_000 }

/** The time that somebody has to send a body. When it is over, the connection ends. */
export class BodyTimer {
  #total: NodeJS.Timeout
  #idle: NodeJS.Timeout | undefined
  #time = FORM_TIME
  readonly #begun = Date.now()

  constructor(readonly request: Pick<IncomingMessage, 'complete' | 'once' | 'destroy'>) {
    this.#total = this.#endAfter(FORM_TIME.withinMs)
    const stop = () => {
      clearTimeout(this.#total)
      clearTimeout(this.#idle)
    }
    request.once('end', stop)
    request.once('close', stop)
  }

  /** From the first byte on, whatever has gone by. */
  allow(time: BodyTime): void {
    clearTimeout(this.#total)
    this.#time = time
    this.#total = this.#endAfter(time.withinMs - (Date.now() - this.#begun))
    this.moved()
  }

  /** Something came. */
  moved(): void {
    clearTimeout(this.#idle)
    this.#idle = this.#endAfter(this.#time.idleMs)
  }

  #endAfter(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      if (!this.request.complete) this.request.destroy()
    }, ms).unref()
  }
}
