import { getTranslations } from 'next-intl/server'
import { SourceLink } from '@/components/submissions/commitment-content'
import { Pill } from '@/components/ui/text'
import type { FieldLine } from '@/lib/reviews/lines'
import { ConfirmedData } from './confirmed-data'
import { FieldComments } from './field-comments'
import { entryWords, figureEntry, isFreeText, pathWords, questionOf, type Translate } from './field-words'
import { lineId, type Review } from './review-context'
import { WordChanges } from './word-changes'

interface FieldRowProps {
  review: Review
  line: FieldLine
  /** Indicator that a reported figure is of. */
  indicator?: string
}

function wordsIn(
  t: Translate,
  { names }: Review,
  line: FieldLine,
  side: 'before' | 'after',
  indicator?: string,
) {
  const { list, field } = line
  const entry = line[side]
  return list === 'values' && field === 'value' && indicator !== undefined && typeof entry === 'string'
    ? figureEntry(t, names, indicator, entry)
    : entryWords(t, names, list, field, entry)
}

/** One question: as published and as proposed where it changes, else as it stands; with what was said of it. */
export async function FieldRow({ review, line, indicator }: FieldRowProps) {
  const t = await getTranslations()
  const { names } = review
  const question = questionOf(t, names, line.list, line.field)
  const [before, after] = (['before', 'after'] as const).map((side) =>
    wordsIn(t, review, line, side, indicator),
  )
  const isGone = line.change === 'removed' && line.list !== null && names.draft[line.list] === undefined
  return (
    <div
      id={lineId(line.path)}
      className="grid gap-x-6 gap-y-1 border-line border-t py-3 md:grid-cols-[12rem_minmax(0,1fr)] target:bg-brand-tint"
      data-change={line.change}
    >
      <p className="text-[0.92rem] text-ink-3">
        {question}{' '}
        {line.goalpost && (
          <span className={line.goalpost === 'softened' ? 'text-broken' : undefined}>
            <Pill>{t(`history.goalpost.${line.goalpost}`)}</Pill>
          </span>
        )}
      </p>
      <div className="mt-0! flex min-w-0 flex-wrap items-baseline justify-between gap-x-6">
        <div className="min-w-0 flex-1 basis-60">
          {line.change === 'same' ? (
            <p className="whitespace-pre-line">
              {after ? (
                <Answer field={line.field} words={after} />
              ) : (
                <span className="text-ink-3">{t('format.notStated')}</span>
              )}
            </p>
          ) : (
            <BeforeAfter
              before={before ?? ''}
              after={after ?? ''}
              byWord={isFreeText(line.field)}
              was="published"
            />
          )}
        </div>
        {!isGone && <ConfirmedData found={review.confirmed[line.path]} />}
        {!isGone && <FieldComments review={review} path={line.path} field={pathWords(t, names, line.path)} />}
      </div>
    </div>
  )
}

/** An address is opened from where it stands; anything that isn't one of the web is only read. */
function Answer({ field, words }: { field: string; words: string }) {
  return field === 'url' && /^https?:\/\//i.test(words) ? (
    <SourceLink url={words} language={null}>
      {words}
    </SourceLink>
  ) : (
    words
  )
}

interface BeforeAfterProps {
  before: string
  after: string
  /** Told apart word by word; else the whole answer changed. */
  byWord: boolean
  /** Whether the first is published, or only what was handed in earlier. */
  was: 'published' | 'handedIn'
}

/** Side by side where there is room, under each other where there isn't. */
export async function BeforeAfter({ before, after, byWord, was }: BeforeAfterProps) {
  const t = await getTranslations()
  const empty = <span className="text-ink-3">{t('format.notStated')}</span>
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      <div>
        <p className="meta">{t(was === 'published' ? 'reviewing.before' : 'reviewing.handedInBefore')}</p>
        <p className="mt-0! whitespace-pre-line" data-side="before">
          {before === '' ? (
            empty
          ) : byWord ? (
            <WordChanges before={before} after={after} side="before" />
          ) : (
            <del>{before}</del>
          )}
        </p>
      </div>
      <div>
        <p className="meta">{t('reviewing.after')}</p>
        <p className="mt-0! whitespace-pre-line" data-side="after">
          {after === '' ? (
            empty
          ) : byWord ? (
            <WordChanges before={before} after={after} side="after" />
          ) : (
            <ins>{after}</ins>
          )}
        </p>
      </div>
    </div>
  )
}
