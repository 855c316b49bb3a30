import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { stoodAt } from '@/lib/as-of/queries'
import { type Candidate, type Reading, readingsOf, swapsOf, type Term, termsOf } from './query'

/** How many words one term may stand for, of each likeness. */
const BEGINNINGS = 120
const SIMILAR = 60
/** Words that begin as one other word for the same thing does. */
const SYNONYMS = 60
/** Words that begin with the term but for two letters in the other order. */
const SWAPPED = 5

/** Together with a beginning it is greater than whatever begins so, byte by byte. */
const BEYOND = '\u{10FFFF}'

/** A question as the record understands it. */
export interface Search {
  readonly typed: string
  readonly readings: readonly Reading[]
  /** Whether misspelled words were read as what they are like, because the record has nothing else. */
  readonly corrected: boolean
  /** For PostgreSQL: a record must have a word of each reading; null: nothing on record is like all of them. */
  readonly query: string | null
  /** The same, by the very words typed alone; null: not all of them are on record. */
  readonly literal: string | null
}

/**
 * Reads what somebody typed: which words of the record it means. Spelling is forgiven only where the words as typed find
 * nothing. Costs the same whatever was typed: a bounded number of words, each looked up in indexes.
 */
export async function understand(db: PublicDb, typed: string, asOf: AsOf | null): Promise<Search> {
  const terms = termsOf(typed)
  // Signs alone are nothing that a record could have.
  if (terms.length === 0) return { typed, readings: [], corrected: false, query: null, literal: null }
  const readings = readingsOf(terms, await findWords(db, terms))
  const literal = queryOf(readings.map(({ exact }) => exact))
  const plain = queryOf(readings.map(({ exact, same }) => [...exact, ...same]))
  if (plain !== null && (await finds(db, plain, asOf)))
    return { typed, readings, corrected: false, query: plain, literal }
  // First only those that are not on record at all, then all.
  for (const forgiving of [
    readings.map(({ exact, same, near }) => (exact.length + same.length > 0 ? [...exact, ...same] : near)),
    readings.map(({ exact, same, near }) => [...exact, ...same, ...near]),
  ]) {
    const query = queryOf(forgiving)
    if (query !== null && (await finds(db, query, asOf)))
      return { typed, readings, corrected: true, query, literal: null }
  }
  return { typed, readings, corrected: false, query: null, literal: null }
}

/** The words by which a search finds, of each term: what is marked in a text. */
export const readingSets = ({ readings, corrected }: Search): ReadonlySet<string>[] =>
  readings.map(({ exact, same, near }) => new Set([...exact, ...same, ...(corrected ? near : [])]))

/** For text search: one of each list; null where a list is empty. Words are letters and figures alone. */
export function queryOf(lists: readonly (readonly string[])[]): string | null {
  if (lists.some((words) => words.length === 0)) return null
  return lists
    .map((words) => `(${words.map((word) => `'${word.replace(/['\\]/g, '')}'`).join(' | ')})`)
    .join(' & ')
}

async function finds(db: PublicDb, query: string, asOf: AsOf | null): Promise<boolean> {
  const [row] = (await db.execute(
    sql`select exists (select from search_texts t where t.anywhere @@ ${query}::tsquery and ${stoodAt('t', asOf)}) as found`,
  )) as unknown as { found: boolean }[]
  return row?.found ?? false
}

/** Words of the record that the terms may mean, each way of being like them bounded. */
async function findWords(db: PublicDb, terms: readonly Term[]): Promise<Candidate[]> {
  const asked = terms.flatMap(({ written, words, mayBegin, mayBeMisspelled, synonyms }, term) =>
    words.map((word, index) => ({
      term,
      word,
      written,
      beyond: mayBegin && index === 0 ? word + BEYOND : null,
      like: mayBeMisspelled ? word : null,
      swaps: mayBeMisspelled && index === 0 ? swapsOf(word) : [],
      synonyms: index === 0 ? synonyms : [],
    })),
  )
  return (await db.execute(sql`
    with asked as (
      select *, case when beyond is not null then (ts_lexize('russian_stem', written))[1] end as russian,
        case when beyond is not null then (ts_lexize('english_stem', written))[1] end as english
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x(term int, word text, written text, beyond text, "like" text, swaps jsonb, synonyms jsonb))
    select a.term, f.word, f.written, f.language, f.likeness from asked a cross join lateral (
      (select w.word, w.written, w.language, 'exact' as likeness from search_words w where w.word = a.word limit ${SIMILAR})
      union all
      (select w.word, w.written, w.language, 'stem' from search_words w
        where (w.stem = a.russian and w.language = 'ru') or (w.stem = a.english and w.language = 'en') limit ${BEGINNINGS})
      union all
      (select w.word, w.written, w.language, 'prefix' from search_words w
        where w.word ~>=~ a.word and w.word ~<~ a.beyond order by w.word using ~<~ limit ${BEGINNINGS})
      union all
      (select n.word, n.written, n.language, 'synonym' from jsonb_array_elements_text(a.synonyms) other cross join lateral (
        select w.* from search_words w where w.word ~>=~ other and w.word ~<~ (other || ${BEYOND}::text) limit ${SYNONYMS}) n)
      union all
      (select w.word, w.written, w.language, 'similar' from search_words w
        where w.word % a.like order by similarity(w.word, a.like) desc, w.word, w.written limit ${SIMILAR})
      union all
      (select n.word, n.written, n.language, 'similar' from jsonb_array_elements_text(a.swaps) swap cross join lateral (
        select w.* from search_words w where w.word ~>=~ swap and w.word ~<~ (swap || ${BEYOND}::text) limit ${SWAPPED}) n)
    ) f`)) as unknown as Candidate[]
}
