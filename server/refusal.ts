import type { Trouble } from './plain-page'

/** The door answers by itself, with a plain page. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    readonly status: number,
    readonly trouble: Trouble,
    readonly headers: Record<string, string> = {},
  ) {
    super(`${status} ${trouble}`)
  }
}

/** The database is away, or so slow that it might as well be. */
export class Unavailable extends Refusal {
  constructor() {
    super(503, 'unavailable', { 'Retry-After': '10' })
  }
}
