import { AsyncLocalStorage } from 'node:async_hooks'

/** Why the database gave no answer, where the question isn't at fault. `slow`: a statement ran out of its time. `away`: it is going, or takes no more connections. */
export type DatabaseTrouble = 'slow' | 'away'

interface Heard {
  trouble: DatabaseTrouble | null
}

// One a process, also when the bundler loads this module twice: the door listens, the pages' own queries tell.
const shared = globalThis as unknown as { vaadaTrouble?: AsyncLocalStorage<Heard> }
shared.vaadaTrouble ??= new AsyncLocalStorage()
const listening = shared.vaadaTrouble

/** Classes 08, 53 and 57P of PostgreSQL, and what the driver says of a connection that broke off. */
const AWAY = /^(?:08|53|57P)|^CONNECT|^ECONN/

/** Of an error of the driver; null: of any other. */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  const code = String((error as { code?: unknown } | null | undefined)?.code ?? '')
  if (code === '57014') return 'slow'
  return AWAY.test(code) ? 'away' : null
}

/** Tells whoever listens to the request that asked. Outside of one nobody does. */
export function tellTrouble(error: unknown): void {
  const heard = listening.getStore()
  const trouble = troubleOf(error)
  if (heard && trouble) heard.trouble ??= trouble
}

/** Runs the work and remembers the first trouble of a statement that it sent, also where it hid the error. */
export function hearTrouble<T>(work: () => T): { result: T; heard: Readonly<Heard> } {
  const heard: Heard = { trouble: null }
  return { result: listening.run(heard, work), heard }
}
