import { wordDiff } from '@/lib/ledger/word-diff'

interface WordChangesProps {
  before: string
  after: string
  /** One side alone, where both stand beside each other; default: both in one text. */
  side?: 'before' | 'after'
}

/** How a text changed, word by word: what went is struck through behind a minus, what came underlined behind a plus. */
export function WordChanges({ before, after, side }: WordChangesProps) {
  const hidden = side === 'before' ? 'added' : side === 'after' ? 'removed' : null
  return (
    <span className="whitespace-pre-line">
      {wordDiff(before, after)
        .filter(({ kind }) => kind !== hidden)
        .map(({ kind, text }, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in their order
          if (kind === 'removed') return <del key={index}>{text}</del>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in their order
          if (kind === 'added') return <ins key={index}>{text}</ins>
          return text
        })}
    </span>
  )
}
