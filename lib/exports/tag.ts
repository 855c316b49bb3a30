import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { versions } from 'node:process'

/** What writes the bytes: another build may write others, and so may another compressor. */
const WRITER = `${buildId()} ${versions.zlib}`

function buildId(): string {
  try {
    return readFileSync('.next/BUILD_ID', 'utf8').trim()
  } catch {
    return 'not built'
  }
}

interface Tagged {
  /** Of everything published. */
  version: string
  day: string
  seq: number
  locale: string
  format: string
  path: string
  query: string
}

/**
 * A strong ETag without making the file: the same build writes the same bytes for the same address out of the same
 * published version on the same day. Every publication changes it, also one that the file doesn't show.
 */
export function tagOf({ version, day, seq, locale, format, path, query }: Tagged): string {
  const parts = [WRITER, version, day, seq, locale, format, path, query]
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`
}

/** Whether one of the tags of `If-None-Match` is this one. */
export const isKnown = (ifNoneMatch: string | null, tag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((text) => text.trim())
    .some((known) => known === tag || known === '*' || known === `W/${tag}`)
