import type { Segment } from '@/lib/search/matches'
import styles from './search.module.css'

/** A text with the words found in it marked. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, isMatch }, index) => {
    if (!isMatch) return text
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
      <mark key={index} className={styles.mark}>
        {text}
      </mark>
    )
  })
}
