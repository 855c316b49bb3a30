import { type SQL, sql } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import { lockPublishing } from '@/lib/ledger/mutations'
import { wordsOf } from './normalise'
import { RECORD_TEXTS } from './record-texts'
import { fieldOf, type RecordTexts, SEARCH_FIELDS, type SearchField, textsOf } from './texts'

/** How many versions are read at once: bounds memory when everything is written anew. */
const BATCH = 500
/** Words of this many letters and more are run together by mistake; nobody types them. */
const WRITTEN_MAX = 60

/**
 * Brings what can be searched in line with the versions of these commitments: new ones go in, ended ones are closed,
 * redacted ones and their words go. Called within the transaction that changed them. Returns how many were written.
 */
export async function writeSearchTexts(tx: Tx, commitmentIds: readonly number[]): Promise<number> {
  if (commitmentIds.length === 0) return 0
  const of = sql`= any(${sql.param([...commitmentIds])}::int[])`
  await dropRedacted(tx, sql`t.commitment_id ${of}`)
  await tx.execute(sql`update search_texts t set to_seq = v.to_seq from commitment_versions v
    where t.commitment_id ${of} and v.commitment_id = t.commitment_id and v.from_seq = t.from_seq
      and t.to_seq is distinct from v.to_seq`)
  return writeMissing(tx, sql`c.id ${of}`)
}

async function dropRedacted(tx: Tx, of: SQL): Promise<void> {
  const gone = await tx.execute<{ words: string[] }>(sql`
    delete from search_texts t where ${of} and not exists (select from commitment_versions v
      where v.commitment_id = t.commitment_id and v.from_seq = t.from_seq and v.title <> '{}')
    returning tsvector_to_array(t.anywhere) as words`)
  const words = [...new Set(gone.flatMap((row) => row.words))]
  // Each is asked for by the index: a name that was removed must not live on as a word to be corrected to.
  for (const word of words)
    await tx.execute(sql`delete from search_words where word = ${word}
      and not exists (select from search_texts t where t.anywhere @@ ${lexeme(word)}::tsquery)`)
}

async function writeMissing(tx: Tx, of: SQL): Promise<number> {
  let written = 0
  let last = { id: 0, fromSeq: '0' }
  for (;;) {
    const versions = await tx.execute<Version>(sql`
      select c.id, v.from_seq as "fromSeq", v.to_seq as "toSeq", ${RECORD_TEXTS} as texts
      from commitments c join commitment_versions v on v.commitment_id = c.id join makers m on m.code = c.maker_code
      where ${of} and (c.id, v.from_seq) > (${last.id}::int, ${last.fromSeq}::bigint) and v.title <> '{}'
        and not exists (select from search_texts t where t.commitment_id = c.id and t.from_seq = v.from_seq)
      order by c.id, v.from_seq limit ${BATCH}`)
    const end = versions.at(-1)
    if (!end) return written
    last = end
    await writeVersions(tx, versions)
    written += versions.length
  }
}

interface Version extends Record<string, unknown> {
  id: number
  fromSeq: string
  toSeq: string | null
  texts: RecordTexts
}

async function writeVersions(tx: Tx, versions: readonly Version[]): Promise<void> {
  const dictionary = new Map<string, { written: string; language: string; word: string }>()
  const rows = versions.map(({ id, fromSeq, toSeq, texts }) => {
    const fields = new Map<SearchField, Set<string>>(SEARCH_FIELDS.map((field) => [field, new Set()]))
    for (const { part, language, text } of textsOf(texts))
      for (const { written, word } of wordsOf(text)) {
        fields.get(fieldOf(part))?.add(word)
        if (written.length <= WRITTEN_MAX)
          dictionary.set(`${language} ${written}`, { written, language: language ?? '', word })
      }
    const words = Object.fromEntries([...fields].map(([field, set]) => [field, [...set]]))
    return { id, from_seq: fromSeq, to_seq: toSeq, ...words }
  })
  const vector = (field: SearchField) =>
    sql.raw(`array_to_tsvector(array(select jsonb_array_elements_text(x.${field})))`)
  await tx.execute(sql`
    insert into search_texts (commitment_id, from_seq, to_seq, title, institutions, wording, sources)
    select id, from_seq, to_seq, ${sql.join(SEARCH_FIELDS.map(vector), sql`, `)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id int, from_seq bigint, to_seq bigint, title jsonb, institutions jsonb, wording jsonb, sources jsonb)`)
  await tx.execute(sql`
    insert into search_words (written, language, word, stem)
    select written, language, word, case language
      when 'ru' then (ts_lexize('russian_stem', written))[1] when 'en' then (ts_lexize('english_stem', written))[1] end
    from jsonb_to_recordset(${JSON.stringify([...dictionary.values()])}::jsonb) as x(written text, language text, word text)
    on conflict do nothing`)
}

/** One word of a query of PostgreSQL's text search; words are letters and figures alone. */
export const lexeme = (word: string): string => `'${word.replace(/['\\]/g, '')}'`

/**
 * Writes what can be searched of everything published before it was kept; where it is kept already it does nothing. Returns
 * of how many versions.
 */
export async function fillSearch(db: AppDb): Promise<number> {
  return db.transaction(async (tx) => {
    await lockPublishing(tx)
    return writeMissing(tx, sql`true`)
  })
}
