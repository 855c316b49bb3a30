import postgres from 'postgres'
import { expect, inject, test } from 'vitest'
import { openLog } from './log'

test('what the driver itself says about a row that was in the way is not logged', async () => {
  const lines: string[] = []
  const log = openLog('worker', 'info', { write: (line) => void lines.push(line) })
  const sql = postgres(inject('databaseUrl'), { max: 1, onnotice: () => undefined })
  const twice = sql.begin(async (tx) => {
    await tx`create temporary table words (word text unique) on commit drop`
    await tx`insert into words values ('zyxwvut')`
    await tx`insert into words values ('zyxwvut')`
  })
  const error = await twice.catch((failure: unknown) => failure)
  await sql.end()
  expect(error).toMatchObject({ code: '23505', detail: expect.stringContaining('zyxwvut') })
  log.error({ err: error }, 'one')
  log.error({ error }, 'two')
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toContain('zyxwvut')
  expect(lines[0]).toContain('duplicate key')
})
