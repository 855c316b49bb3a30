import type { SourceView } from '@/lib/commitments/queries'

interface SourceRefsProps {
  /** Keys that the fact cites. */
  keys: readonly string[]
  /** All documents of the record, in order. */
  sources: readonly SourceView[]
}

/** [1] [3]: links to the documents at the end of the page. */
export function SourceRefs({ keys, sources }: SourceRefsProps) {
  const numbers = sources.flatMap((source, index) =>
    keys.includes(source.key) ? [{ source, number: index + 1 }] : [],
  )
  if (numbers.length === 0) return null
  return (
    <span className="whitespace-nowrap text-sm">
      {numbers.map(({ source, number }) => (
        <a
          key={source.key}
          href={`#${sourceId(source.key)}`}
          title={source.title}
          aria-label={`[${number}] ${source.title}`}
          className="ms-1"
        >
          [{number}]
        </a>
      ))}
    </span>
  )
}

export const sourceId = (key: string): string => `source-${key}`
