import { getTranslations } from 'next-intl/server'
import type { FieldLine } from '@/lib/reviews/lines'
import { FieldRow } from './field-row'
import { notesAt, type Review } from './review-context'

/** Answers that stay as they are, folded; open where something was said of one, or confirmed in it. */
export async function Unchanged({ review, lines }: { review: Review; lines: readonly FieldLine[] }) {
  if (lines.length === 0) return null
  const t = await getTranslations('reviewing')
  const isSpokenOf = lines.some(
    ({ path }) => notesAt(review, path).length > 0 || review.confirmed[path] !== undefined,
  )
  return (
    <details className="mt-2" open={isSpokenOf}>
      <summary className="text-[0.92rem] text-ink-2">{t('unchanged', { count: lines.length })}</summary>
      <div className="mt-2">
        {lines.map((line) => (
          <FieldRow key={line.path} review={review} line={line} />
        ))}
      </div>
    </details>
  )
}
