import type { IncomingHttpHeaders } from 'node:http'
import { shownKey } from '@/lib/api-keys/model'
import { secretHash } from '@/lib/secrets'

const WINDOW_MS = 60_000
/** Clients that are remembered; the longest unseen goes first, so that a crowd can't grow this without end. */
const CLIENTS_MAX = 20_000
/** How long the answer about a key is believed: a key that was ended opens no longer than this. */
const KEY_MS = 30_000
const KEYS_MAX = 1000

/**
 * Whether a program of an office or a reader speaks: no browser sends this by itself, so no other site's page can make it. What
 * a browser does send by itself (`Basic`, for a proxy in front) is nothing to us.
 */
export const showsKey = ({ authorization = '' }: IncomingHttpHeaders): boolean =>
  /^bearer\b/i.test(authorization.trim())

interface Options {
  /** Requests a minute of one network address, and of one key. */
  open: number
  keyed: number
  /** Whether a key opens anything now. */
  isKey: (key: string) => Promise<boolean>
  now?: () => number
}

export interface Taken {
  /** `RateLimit` and its policy, for every answer. */
  headers: Record<string, string>
  /** Seconds until there is room again; null: there is. */
  wait: number | null
  /** They showed a key that opens nothing. */
  badKey: boolean
}

/**
 * How often one client may ask the API, counted by the minute in this process's memory alone: by key, else by network address,
 * which is written nowhere. An unknown key counts for the address it came from before it is looked up.
 */
export class ApiLimit {
  readonly #options: Required<Options>
  readonly #counts = new Map<string, { from: number; n: number }>()
  readonly #keys = new Map<string, { opens: boolean; until: number }>()

  constructor(options: Options) {
    this.#options = { now: Date.now, ...options }
  }

  async take(headers: IncomingHttpHeaders, address: string): Promise<Taken> {
    const { open, keyed, isKey, now } = this.#options
    const key = shownKey(headers.authorization)
    if (!showsKey(headers)) return this.#count('open', address, open)
    // So that nothing that was shown stays in memory.
    const name = key === null ? '' : secretHash(key)
    const known = this.#keys.get(name)
    if (known?.opens && known.until > now()) return this.#count('key', name, keyed)
    const guess = this.#count('open', address, open)
    if (guess.wait !== null) return guess
    const opens = key !== null && (await isKey(key))
    remember(this.#keys, KEYS_MAX, name, { opens, until: now() + KEY_MS })
    return opens ? this.#count('key', name, keyed) : { ...guess, badKey: true }
  }

  #count(policy: 'open' | 'key', client: string, max: number): Taken {
    const now = this.#options.now()
    const name = `${policy} ${client}`
    const last = this.#counts.get(name)
    const count = last && now - last.from < WINDOW_MS ? last : { from: now, n: 0 }
    count.n += 1
    remember(this.#counts, CLIENTS_MAX, name, count)
    const left = Math.max(0, max - count.n)
    const rest = Math.ceil((count.from + WINDOW_MS - now) / 1000)
    return {
      headers: {
        'RateLimit-Policy': `"${policy}";q=${max};w=${WINDOW_MS / 1000}`,
        RateLimit: `"${policy}";r=${left};t=${rest}`,
      },
      wait: count.n > max ? rest : null,
      badKey: false,
    }
  }
}

function remember<Value>(all: Map<string, Value>, max: number, name: string, value: Value): void {
  all.delete(name)
  all.set(name, value)
  const [oldest] = all.keys()
  if (all.size > max && oldest !== undefined) all.delete(oldest)
}
