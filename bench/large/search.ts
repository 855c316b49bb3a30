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
const TRIES = 25

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
      const cost = { question, firstMs: Number.POSITIVE_INFINITY, rawMs: Number.POSITIVE_INFINITY }
      // In turns, so that both find the same machine.
      for (let n = 0; n < TRIES; n += 1) {
        cost.firstMs = Math.min(cost.firstMs, await timeOf(() => first(question)))
        cost.rawMs = Math.min(cost.rawMs, await timeOf(() => client.unsafe(text, params)))
      }
      costs.push(cost)
    }
    return costs
  } finally {
    await pool.end()
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
