import { getTranslations } from 'next-intl/server'
import { Pill } from '@/components/ui/text'
import type { RowLines } from '@/lib/reviews/lines'
import type { CommitmentFacts } from '@/lib/standing/facts'
import { Documents } from './documents'
import { FieldComments } from './field-comments'
import { FieldRow } from './field-row'
import { rowTitle } from './field-words'
import { FigureBeside } from './figure-beside'
import { lineId, type Review } from './review-context'
import { Unchanged } from './unchanged'

interface RowCardProps {
  review: Review
  row: RowLines
  facts: CommitmentFacts | null
  /** Nothing is published yet, so every answer is shown as it stands. */
  isNew: boolean
}

const textIn = (row: RowLines['row'], field: string) => {
  const found = row[field]
  return typeof found === 'string' ? found : ''
}

/** An indicator, a figure, a step, an amount: its answers, and the documents behind it beside the claim. */
export async function RowCard({ review, row, facts, isNew }: RowCardProps) {
  const t = await getTranslations()
  const { names } = review
  const index = Number(row.path.split('.')[1])
  const title = rowTitle(t, names, row.list, row.row, index)
  const indicator = textIn(row.row, 'indicator')
  const isGone = row.change === 'removed'
  // Documents of a new row stand above its answers.
  const shown = row.lines.filter(({ change, after, field }) =>
    isNew || row.change === 'added' ? after.length > 0 && field !== 'sources' : change !== 'same',
  )
  const folded = isNew || row.change === 'added' ? [] : row.lines.filter(({ change }) => change === 'same')
  return (
    <li id={lineId(row.path)} className="card target:bg-brand-tint" data-change={row.change}>
      <h4 className="flex flex-wrap items-baseline gap-x-2 font-sans font-semibold text-[1.02rem]">
        {isGone ? <del>{title}</del> : title}
        {row.change === 'added' && <Pill>{t('reviewing.rowAdded')}</Pill>}
        {isGone && <Pill>{t('reviewing.rowRemoved')}</Pill>}
        {row.goalpost && <Pill>{t(`history.goalpost.${row.goalpost}`)}</Pill>}
      </h4>
      {!isGone && (
        <>
          {row.list === 'values' && (
            <FigureBeside names={names} facts={facts} indicator={indicator} on={textIn(row.row, 'on')} />
          )}
          <Documents review={review} list={row.list} row={row.row} index={index} />
          <FieldComments review={review} path={row.path} field={title} />
          <div className="mt-2">
            {shown.map((line) => (
              <FieldRow key={line.path} review={review} line={line} indicator={indicator} />
            ))}
          </div>
          <Unchanged review={review} lines={folded} />
        </>
      )}
    </li>
  )
}
