import type { VerdictOf } from '@/components/commitments/verdict-words'
import type { SourceView } from '@/lib/commitments/queries'

/** What every section of the paper is written from. */
export type Written = VerdictOf

/** `[1] [3]`, as in the list of documents. */
export const refsOf = (keys: readonly string[], sources: readonly SourceView[]): string =>
  sources.flatMap((source, index) => (keys.includes(source.key) ? [`[${index + 1}]`] : [])).join(' ')
