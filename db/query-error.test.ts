import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Writable } from './client'
import { people } from './schema'
import { makeDatabase, type TestDatabase } from './testing/database'

const SECRET = 'zyxwvut'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await db.app.insert(people).values(person)
})
afterAll(() => db.end())

const person = { email: `${SECRET}@test.invalid`, name: `Aigerim ${SECRET}`, role: 'editor' as const }

/** An error as Next prints it and as our log does. */
function printed(error: unknown): string {
  const lines: string[] = []
  pino({}, { write: (line: string) => void lines.push(line) }).error({ err: error }, 'failed')
  return [inspect(error, { depth: 5, showHidden: true }), ...lines].join('\n')
}
const failureOf = (attempt: (db: Writable) => Promise<unknown>, on: Writable = db.app) =>
  attempt(on).then(
    () => {
      throw new Error('it should have failed')
    },
    (error: unknown) => error,
  )

const attempts: [string, string, (on: Writable) => Promise<unknown>][] = [
  ['a value that is taken', '23505', (on) => on.insert(people).values(person)],
  [
    'a row that breaks a check',
    '23514',
    (on) => on.insert(people).values({ ...person, email: `b${SECRET}@test.invalid`, officeRole: 'lead' }),
  ],
  ['a value of another type', '22P02', (on) => on.execute(sql`select ${`"${SECRET}" x`}::text::int`)],
  ['a search nobody understands', '42601', (on) => on.execute(sql`select to_tsquery(${`${SECRET} " x`})`)],
  [
    'an id that is no number',
    '22P02',
    (on) => on.query.people.findFirst({ where: (p) => sql`${p.id} = ${SECRET}` }),
  ],
]

test.each(attempts)('%s is not repeated by the error', async (_, code, attempt) => {
  const error = await failureOf(attempt)
  expect(error).toMatchObject({ cause: { code } })
  expect(printed(error)).not.toContain(SECRET)
})

test.each(attempts)(
  '%s is not repeated by the error of a transaction within another',
  async (_, __, attempt) => {
    const error = await failureOf((on) => on.transaction((tx) => tx.transaction(attempt)))
    expect(printed(error)).not.toContain(SECRET)
  },
)

test('an error says the statement, the code and the constraint', async () => {
  const error = await failureOf((on) => on.insert(people).values(person))
  expect(error).toMatchObject({
    message: expect.stringMatching(/^Failed query: insert into "people" .*\$1/),
    cause: {
      code: '23505',
      constraint_name: 'people_email_unique',
      message: expect.stringContaining('duplicate key'),
    },
  })
})
