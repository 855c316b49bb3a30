import { getTranslations } from 'next-intl/server'
import { Thread } from '@/components/notes/thread'
import { fieldText, presentPath } from '@/lib/notes/field-path'
import type { NoteView } from '@/lib/notes/queries'
import { BeforeAfter } from './field-row'
import { entryWords, isFreeText, pathWords, type Translate } from './field-words'
import { answersTo, lineId, type Review, settleOf } from './review-context'
import { WordChanges } from './word-changes'

/** What reviewers asked about single fields, beside what was answered and changed since. */
export async function Asked({ review }: { review: Review }) {
  const t = await getTranslations()
  const { names, notes, viewer } = review
  const asked = notes.filter(
    ({ field, answers, role }) => field !== null && answers === null && role === 'reviewer',
  )
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="asked" className="mb-10 max-w-[60rem]">
      <h2 id="asked" className="mb-4">
        {t('reviewing.asked.title')}
      </h2>
      <ol className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {asked.map((note) => {
          const path = presentPath(names.draft, note.field ?? '')
          return (
            <li key={note.id} data-asked>
              <h3 className="mb-1.5 font-sans font-semibold text-[1rem]">
                {path === null ? (
                  t('fieldComments.gone')
                ) : (
                  <a href={`#${lineId(path)}`}>{pathWords(t, names, path)}</a>
                )}
              </h3>
              <Thread
                note={note}
                answers={answersTo(review, note)}
                settle={settleOf(review, note)}
                reader={viewer.role}
                locale={names.locale}
              >
                <Since t={t} review={review} note={note} path={path} />
              </Thread>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

interface SinceProps {
  t: Translate
  review: Review
  note: NoteView
  /** Null: its row was taken out. */
  path: string | null
}

/** What became of the field since the comment. */
function Since({ t, review: { names }, note, path }: SinceProps) {
  const was = note.fieldText ?? ''
  const is = path === null ? '' : fieldText(names.draft, path)
  if (path === null) return <p className="mt-2 font-[560]">{t('reviewing.asked.gone')}</p>
  if (was === is) return <p className="mt-2 text-ink-2">{t('reviewing.asked.same')}</p>
  const [list = '', at, ...inner] = path.split('.')
  const inRow = at !== undefined && /^\d+$/.test(at)
  const field = inRow ? inner.join('.') : path
  const isFree = field === '' || isFreeText(field)
  const words = (text: string) =>
    entryWords(t, names, inRow ? list : null, field, text.includes('\n') ? text.split('\n') : text)
  return (
    <div className="mt-2" data-changed>
      <p className="font-[560]">{t('reviewing.asked.changed')}</p>
      <div className="mt-1">
        {isFree ? (
          <p>
            <WordChanges before={was} after={is} />
          </p>
        ) : (
          <BeforeAfter before={words(was)} after={words(is)} byWord={false} was="handedIn" />
        )}
      </div>
    </div>
  )
}
