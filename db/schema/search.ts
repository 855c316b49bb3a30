import { sql } from 'drizzle-orm'
import { customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { commitments } from './commitments'
import { validity } from './shared'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
/** `FACET_BLOCK` records of the list, one bit for each. */
const recordBits = customType<{ data: string }>({ dataType: () => 'bit(8192)' })

/**
 * The words of one version of a commitment, in the common spelling of all languages and scripts (`lib/search/normalise.ts`),
 * by where they stand. Written at publication; whatever is redacted goes here too.
 */
export const searchTexts = pgTable(
  'search_texts',
  {
    commitmentId: integer('commitment_id')
      .notNull()
      .references(() => commitments.id),
    ...validity(),
    /** Of the reference and the title, in every language it has. */
    title: tsvector('title').notNull(),
    /** Of the maker, the states behind it, the lead institution and the partners. */
    institutions: tsvector('institutions').notNull(),
    /** Of the official wording and the summary. */
    wording: tsvector('wording').notNull(),
    /** Of the titles and publishers of its sources. */
    sources: tsvector('sources').notNull(),
    anywhere: tsvector('anywhere')
      .notNull()
      .generatedAlwaysAs(sql`title || institutions || wording || sources`),
  },
  (t) => [
    primaryKey({ columns: [t.commitmentId, t.fromSeq] }),
    // The search itself: each column by itself, best places first.
    index('search_texts_words').using('gin', t.title, t.institutions, t.wording, t.sources, t.anywhere),
  ],
)

/** Every word there is in `search_texts`, as somebody wrote it: what a misspelled one is compared with. */
export const searchWords = pgTable(
  'search_words',
  {
    /** In small letters. */
    written: text('written').notNull(),
    /** Of the text it stands in; BCP 47, empty: not known. */
    language: text('language').notNull(),
    /** In the common spelling. */
    word: text('word').notNull(),
    /** What is left without its ending, where Postgres knows the language; NULL: it doesn't. */
    stem: text('stem'),
  },
  (t) => [
    primaryKey({ columns: [t.written, t.language] }),
    index('search_words_word').on(sql`${t.word} text_pattern_ops`),
    index('search_words_stem').on(t.stem),
    index('search_words_similar').using('gin', sql`${t.word} gin_trgm_ops`),
  ],
)

/**
 * Which current records have a value of a filter: one bit for each, so that filters combine and count by AND and OR. A row
 * holds the records of one block by the number of their row, the first bit for the lowest. Rewritten with standing.
 */
export const facetBits = pgTable(
  'facet_bits',
  {
    /** Name of the filter as in the address; `record`: there is a record at all. */
    facet: text('facet').notNull(),
    /** As in the address; of `line`, stage and currency of an amount: `pledged.USD`. */
    value: text('value').notNull(),
    /** Id of the commitment ÷ 8192, rounded down. */
    block: integer('block').notNull(),
    bits: recordBits('bits').notNull(),
  },
  (t) => [primaryKey({ columns: [t.facet, t.value, t.block] })],
)
