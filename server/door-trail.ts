/** What the door refused because of where it came from. */
export type Forgery = 'origin' | 'host'

interface Options {
  /** Writes one line; a failure is its own affair. */
  record: (subject: string) => void
  now?: () => number
  perMinute?: number
}

/**
 * Puts refusals of the door into the audit trail. Anybody can cause them, so a flood becomes one line a minute that
 * says how many more there were.
 */
export function createDoorTrail({
  record,
  now = Date.now,
  perMinute = 20,
}: Options): (what: Forgery) => void {
  let windowStart = 0
  let written = 0
  let unwritten = 0
  return (what) => {
    if (now() - windowStart >= 60_000) {
      if (unwritten > 0) record(`${unwritten} more`)
      windowStart = now()
      written = 0
      unwritten = 0
    }
    if (written < perMinute) {
      written += 1
      record(what)
    } else unwritten += 1
  }
}
