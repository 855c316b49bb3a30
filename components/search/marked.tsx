import type { Segment } from '@/lib/search/matches'

/** A text with the words found in it marked. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, isMatch }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
    isMatch ? <mark key={index}>{text}</mark> : text,
  )
}
