import type { SourceKind } from '@/lib/sources/model'
import type { Original } from './model'

const OFFICIAL: readonly SourceKind[] = ['law', 'official_report', 'official_statistics', 'statement']

/** Which of a record's documents is named first: its maker's own, in the order of the record; null: it cites none. */
export function originalOf(sources: readonly (Original & { readonly kind: SourceKind })[]): Original | null {
  const found = sources.find(({ kind }) => OFFICIAL.includes(kind)) ?? sources[0]
  if (!found) return null
  const { title, publisher, publishedOn, url, language } = found
  return { title, publisher, publishedOn, url, language }
}
