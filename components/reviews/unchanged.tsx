import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { FieldLine } from '@/lib/reviews/lines'
import { FieldRow } from './field-row'
import { questionOf } from './field-words'
import { notesAt, type Review } from './review-context'

interface LinesProps {
  review: Review
  lines: readonly FieldLine[]
}

/** Answers that stay as they are. */
export async function Unchanged({ review, lines }: LinesProps) {
  const t = await getTranslations('reviewing')
  return (
    <Folded review={review} lines={lines}>
      {t('unchanged', { count: lines.length })}
    </Folded>
  )
}

/** Questions of a new record that nobody answered, by name; each can be commented on within. */
export async function Unsaid({ review, lines }: LinesProps) {
  const t = await getTranslations()
  const names = lines.map(({ list, field }) => questionOf(t, review.names, list, field))
  return (
    <Folded review={review} lines={lines}>
      {t('reviewing.notStated', { list: names.join(' · ') })}
    </Folded>
  )
}

/** Open where something was said of one, or confirmed in it. */
function Folded({ review, lines, children }: LinesProps & { children: ReactNode }) {
  if (lines.length === 0) return null
  const isSpokenOf = lines.some(
    ({ path }) => notesAt(review, path).length > 0 || review.confirmed[path] !== undefined,
  )
  return (
    <details className="mt-2" open={isSpokenOf}>
      <summary className="text-[0.92rem] text-ink-2">{children}</summary>
      <div className="mt-2">
        {lines.map((line) => (
          <FieldRow key={line.path} review={review} line={line} />
        ))}
      </div>
    </details>
  )
}
