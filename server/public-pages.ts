import type { Answer } from './answer'
import { type PageCache, type Stamp, sameStamp } from './page-cache'
import type { PublishedVersion } from './published-version'
import { excuse, Unavailable } from './refusal'
import type { Rendered } from './render'
import { isKeepable, PRIVATE, PUBLIC } from './rendered'
import type { Outcome } from './request-log'

export interface Found {
  answer: Answer
  outcome: Outcome
}

interface Options {
  cache: PageCache<Answer>
  published: Pick<PublishedVersion, 'current' | 'down' | 'shaken' | 'read' | 'answers'>
  /** The civil day of the site. */
  today: () => string
  toAnswer: (rendered: Rendered, cacheControl: string) => Answer
}

/**
 * Finds public answers: kept ones under the version published now, new ones by rendering, and old ones of that same
 * version while the database is away or takes too long.
 *
 * `make` renders; it answers `null` where what it made flowed to its own client and can't be shared.
 */
export function createPublicPages({ cache, published, today, toAnswer }: Options) {
  function stampNow(): Stamp | null {
    return published.current === null ? null : { version: published.current, day: today() }
  }

  function findStale(key: string): Found | null {
    const answer = published.current === null ? undefined : cache.stale(key, published.current)
    return answer ? { answer, outcome: 'stale' } : null
  }

  async function renderAndKeep(key: string, make: () => Promise<Rendered | null>): Promise<Answer | null> {
    // Twice, because something may be published while the page is rendered; who waited for it should see it.
    const first = await renderOnce(key, make)
    if (first === null || first.settled) return first?.answer ?? null
    return (await renderOnce(key, make))?.answer ?? null
  }

  async function renderOnce(key: string, make: () => Promise<Rendered | null>) {
    // As it was read from the database at some time before; if it is the same afterwards, it was so all the while.
    const before = stampNow()
    const rendered = await make()
    if (rendered === null) return null
    await excuse(rendered, published)
    if (!isKeepable(rendered)) return { answer: toAnswer(rendered, PRIVATE), settled: true }

    const answer = toAnswer(rendered, PUBLIC)
    const after = await published.read().then(
      (version) => ({ version, day: today() }),
      () => null,
    )
    if (before === null || after === null) return { answer, settled: true }
    if (!sameStamp(before, after)) return { answer, settled: false }
    cache.put(key, before, answer)
    return { answer, settled: true }
  }

  return async function find(key: string, make: () => Promise<Rendered | null>): Promise<Found | null> {
    if (published.down) {
      const old = findStale(key)
      if (old) return old
      throw new Unavailable()
    }
    const stamp = stampNow()
    const kept = stamp && cache.fresh(key, stamp)
    if (kept) return { answer: kept, outcome: 'hit' }
    try {
      // Work that began under an earlier version is not joined: its page may be older than what this reader knows of.
      const answer = await cache.once(`${stamp?.version} ${stamp?.day} ${key}`, () =>
        renderAndKeep(key, make),
      )
      return answer && { answer, outcome: 'miss' }
    } catch (error) {
      const old = error instanceof Unavailable && findStale(key)
      if (old) return old
      throw error
    }
  }
}
