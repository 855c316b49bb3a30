import { getTranslations } from 'next-intl/server'
import { claimOf } from '@/lib/reports/claims'
import type { ReviewCase } from '@/lib/reviews/case'
import { documentsOfReport } from '@/lib/reviews/documents'
import type { DraftPart, FieldLine } from '@/lib/reviews/lines'
import { DocumentList } from './documents'
import { FieldRow } from './field-row'
import { listName } from './field-words'
import { lineId, type Review } from './review-context'
import { RowCard } from './row-card'
import { Unchanged, Unsaid } from './unchanged'

interface ComparisonProps {
  review: Review
  found: ReviewCase
  /** Nothing is published yet. */
  isNew: boolean
}

/** The whole of what is proposed beside what is published, in the order of the form, each claim with its documents. */
export async function Comparison({ review, found, isNew }: ComparisonProps) {
  const t = await getTranslations()
  const { names } = review
  const unsaid = isNew
    ? found.parts.flatMap((part) => (part.kind === 'line' && part.line.after.length === 0 ? part.line : []))
    : []
  return (
    <div className="grid max-w-[60rem] grid-cols-[minmax(0,1fr)] gap-9">
      {groupsOf(found.parts).map((group) =>
        group.kind === 'lines' ? (
          <Lines key={group.lines[0]?.path} review={review} lines={group.lines} isNew={isNew} />
        ) : group.rows.length === 0 ? null : (
          <section key={group.name} id={lineId(group.name)} aria-labelledby={`${lineId(group.name)}-title`}>
            <h3 id={`${lineId(group.name)}-title`} className="mb-3">
              {listName(t, names, group.name)}
            </h3>
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
              {group.rows.map((row) => (
                <RowCard
                  key={`${row.path} ${row.change}`}
                  review={review}
                  row={row}
                  facts={found.facts}
                  isNew={isNew}
                />
              ))}
            </ul>
          </section>
        ),
      )}
      <Unsaid review={review} lines={unsaid} />
    </div>
  )
}

type Group =
  | { kind: 'lines'; lines: FieldLine[] }
  | { kind: 'rows'; name: string; rows: Extract<DraftPart, { kind: 'rows' }>['rows'] }

/** Questions that follow each other stand together; each list stands for itself. */
function groupsOf(parts: readonly DraftPart[]): Group[] {
  const groups: Group[] = []
  for (const part of parts) {
    const last = groups.at(-1)
    if (part.kind === 'rows') groups.push(part)
    else if (last?.kind === 'lines') last.lines.push(part.line)
    else groups.push({ kind: 'lines', lines: [part.line] })
  }
  return groups
}

async function Lines({
  review,
  lines,
  isNew,
}: {
  review: Review
  lines: readonly FieldLine[]
  isNew: boolean
}) {
  const shown = isNew
    ? lines.filter(({ after }) => after.length > 0)
    : lines.filter(({ change }) => change !== 'same')
  const done = documentsOfReport(review.names.draft, claimOf.done)
  return (
    <div>
      {shown.map((line) => (
        <div key={line.path}>
          <FieldRow review={review} line={line} />
          {review.names.kind === 'report' && line.path === 'done' && (
            <div className="mb-3 md:ms-[13.5rem]">
              <DocumentList review={review} documents={done} />
            </div>
          )}
        </div>
      ))}
      {!isNew && <Unchanged review={review} lines={lines.filter(({ change }) => change === 'same')} />}
    </div>
  )
}
