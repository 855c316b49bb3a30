import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { openPool, type PublicDb } from '@/db/client'
import { NO_FILTERS } from '@/lib/commitments/filters'
import { PAGE_SIZE } from '@/lib/commitments/list-page'
import { listCommitments } from '@/lib/commitments/list-queries'

/** First results of a search against the statement that finds them, in ms. */
export interface SearchCost {
  question: string
  /** From the words typed to the first page of records. */
  firstMs: number
  /** The list's own statement sent by itself, the words understood already. */
  rawMs: number
}

/** A word in an eighth of the records, two words, one of them misspelled, one that begins a word, a reference. */
const QUESTIONS = ['shelters', 'police units', 'shleters for migrants', 'крис', 'QAA-2021-01']
const TRIES = 9

export async function measureSearch(publicUrl: string): Promise<SearchCost[]> {
  const pool = openPool<PublicDb>(publicUrl, 1)
  const statements: SQL[] = []
  const { db } = pool
  const execute = db.execute.bind(db)
  db.execute = ((query: SQLWrapper) => {
    statements.push(query.getSQL())
    return execute(query.getSQL())
  }) as typeof db.execute
  const first = (q: string) =>
    listCommitments(
      db,
      { ...NO_FILTERS, q },
      { sort: 'relevance', locale: 'en', limit: PAGE_SIZE, offset: 0 },
    )
  try {
    const costs: SearchCost[] = []
    for (const question of QUESTIONS) {
      await first(question)
      const { sql: text, params } = new PgDialect().sqlToQuery(statements.at(-1) ?? sql``)
      const { client } = db._.session as unknown as {
        client: { unsafe(...given: unknown[]): Promise<unknown> }
      }
      costs.push({
        question,
        firstMs: await fastest(() => first(question)),
        rawMs: await fastest(() => client.unsafe(text, params)),
      })
    }
    return costs
  } finally {
    await pool.end()
  }
}

async function fastest(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let n = 0; n < TRIES; n += 1) {
    const began = performance.now()
    await work()
    best = Math.min(best, performance.now() - began)
  }
  return best
}
