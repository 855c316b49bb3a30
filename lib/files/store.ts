import type { Readable } from 'node:stream'

/** Bytes from `start` up to and with `end`. */
export interface ByteRange {
  start: number
  end: number
}

export interface StoredFile {
  sha256: string
  bytes: number
  /** When it was put, last of all times. */
  at: Date
}

/**
 * Where checked files lie, each under the SHA-256 of its bytes. It knows nothing of who may see them: the tables do.
 * Names are checked by whoever asks (`Sha256`).
 */
export interface FileStore {
  /** Keeps it, for good when the promise is kept. What is there already is only dated anew. */
  put(sha256: string, content: Uint8Array): Promise<void>
  /** Null: it isn't there. */
  get(sha256: string, range?: ByteRange): Promise<Readable | null>
  has(sha256: string): Promise<boolean>
  /** Also where there is nothing. */
  remove(sha256: string): Promise<void>
  list(): AsyncIterable<StoredFile>
}

/** Two levels of folders, so that none grows without end. */
export const placeOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

/** The name at the end of a place; null: something else lies there. */
export const sha256At = (place: string): string | null =>
  /(?:^|\/)([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60})$/.exec(place)?.[3] ?? null
