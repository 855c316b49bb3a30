/** What an entry is true of: it is served while both are still so. */
export interface Stamp {
  /** Published version, read from the database. */
  version: string
  /** Civil day, because standing depends on the date. */
  day: string
}

interface Kept<T> {
  value: T
  stamp: Stamp
  bytes: number
}

export const sameStamp = (a: Stamp, b: Stamp) => a.version === b.version && a.day === b.day

/** An entry larger than this share of the cache would push out too many others. */
const LARGEST_SHARE = 1 / 4

/**
 * Finished answers by key, the least recently used leaving first when the bytes run out, and one piece of work per key
 * at a time. Knows neither HTTP nor the database.
 */
export class PageCache<T extends { readonly bytes: number }> {
  // A Map iterates in order of insertion; touching an entry inserts it anew.
  #entries = new Map<string, Kept<T>>()
  #work = new Map<string, Promise<T | null>>()
  #bytes = 0

  constructor(readonly maxBytes: number) {}

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#entries.size
  }

  fresh(key: string, stamp: Stamp): T | undefined {
    const kept = this.#entries.get(key)
    return kept && sameStamp(kept.stamp, stamp) ? this.#touch(key, kept) : undefined
  }

  /** Of the same version, though maybe of an earlier day: for when the database can't be asked. */
  stale(key: string, version: string): T | undefined {
    const kept = this.#entries.get(key)
    return kept?.stamp.version === version ? this.#touch(key, kept) : undefined
  }

  put(key: string, stamp: Stamp, value: T): void {
    this.#remove(key)
    if (value.bytes > this.maxBytes * LARGEST_SHARE) return
    this.#insert(key, { value, stamp, bytes: value.bytes })
  }

  /** Entries of other versions are never served again, not even stale: they may hold what has been redacted. */
  keepOnly(version: string): void {
    for (const [key, { stamp }] of this.#entries) if (stamp.version !== version) this.#remove(key)
  }

  /** Whoever asks for a key while its work is under way gets the same result, or the same failure. `null`: nothing to share. */
  once(key: string, work: () => Promise<T | null>): Promise<T | null> {
    const running = this.#work.get(key)
    if (running) return running
    const started = work().finally(() => this.#work.delete(key))
    this.#work.set(key, started)
    return started
  }

  /** A value may have grown since, when its compressed forms were made. */
  #touch(key: string, kept: Kept<T>): T {
    this.#remove(key)
    this.#insert(key, { ...kept, bytes: kept.value.bytes })
    return kept.value
  }

  #insert(key: string, kept: Kept<T>): void {
    this.#entries.set(key, kept)
    this.#bytes += kept.bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.maxBytes) return
      this.#remove(oldest)
    }
  }

  #remove(key: string): void {
    const kept = this.#entries.get(key)
    if (!kept) return
    this.#entries.delete(key)
    this.#bytes -= kept.bytes
  }
}
