import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { correctionCases } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import { publishOne } from '@/db/testing/published-world'
import { openForm } from '@/lib/open-form'
import { countWaitingNotes } from './queries'

const visitor = vi.hoisted(() => ({ db: null as unknown, address: '192.0.2.1', now: new Date(0) }))
vi.mock('next/navigation', () => ({
  redirect: (path: string) => {
    throw new Error(`led to ${path}`)
  },
}))
vi.mock('@/lib/access/viewer', () => ({
  clientAddress: async () => visitor.address,
  publicContext: () => ({ actor: null, db: visitor.db, now: visitor.now, timeZone: TIME_ZONE }),
}))

let db: TestDatabase
let reference: string
let act: typeof import('./actions').noteSomethingWrongAction
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  vi.stubEnv('DATABASE_PUBLIC_URL', db.urls.reader)
  visitor.db = db.app
  await aWorld(db.app)
  reference = await publishOne(db.app, aCommitment())
  act = (await import('./actions')).noteSomethingWrongAction
})
afterAll(async () => {
  const { closePools } = await import('@/db/client')
  await closePools()
  await db.end()
})
beforeEach(async () => {
  await db.app.delete(correctionCases)
  known = await lines()
})

let known = 0
const REFUSED = sql`select refusal from audit where act = 'correction.ask' and refusal is not null order by seq`
const lines = async () => (await db.app.execute(REFUSED)).length
/** Codes of what was refused in this test. */
const refusals = async () =>
  (await db.app.execute<{ refusal: string }>(REFUSED)).slice(known).map(({ refusal }) => refusal)

let minute = 0
/** Sent so many milliseconds after the form was drawn; a day after the last test, so that nothing counts together. */
async function send(changes: Record<string, string> = {}, age = 5000) {
  minute += 1
  const drawn = new Date(NOW.getTime() + minute * 1000)
  visitor.now = new Date(drawn.getTime() + age)
  const form = new FormData()
  const fields = {
    subject: `/commitments/${reference}`,
    wrong: `The date is wrong, for the ${minute}th time.`,
    right: 'Another one.',
    source: '',
    email: '',
    company: '',
    opened: openForm(drawn, TEST_SECRET),
    ...changes,
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return act('en', null, form).catch(({ message }: Error) => message)
}

const THANKED = 'led to /en/correct?done=sent'

test('a person is heard', async () => {
  visitor.address = '192.0.2.10'
  expect(await send()).toBe(THANKED)
  expect(await countWaitingNotes(db.app)).toBe(1)
})

test('a program that fills in what nobody sees is thanked and not heard', async () => {
  visitor.address = '192.0.2.11'
  expect(await send({ company: 'Acme' })).toBe(THANKED)
  expect(await countWaitingNotes(db.app)).toBe(0)
  expect(await refusals()).toEqual(['hasty'])
  // A flood of programs leaves no more lines than a client may send forms.
  for (let n = 0; n < 9; n += 1) expect(await send({ company: 'Acme' })).toBe(THANKED)
  expect(await refusals()).toHaveLength(5)
})

test('what comes at once is given back, with what is wrong or to be sent again', async () => {
  visitor.address = '192.0.2.16'
  expect(await send({}, 1000)).toMatchObject({
    ok: false,
    formError: 'hasty',
    typed: { right: 'Another one.' },
  })
  expect(await send({ wrong: '' }, 1000)).toMatchObject({
    ok: false,
    fieldErrors: { wrong: expect.any(String) },
  })
  expect(await countWaitingNotes(db.app)).toBe(0)
})

test('a form that is none of ours, or old, is given back with what was typed', async () => {
  visitor.address = '192.0.2.12'
  for (const result of [await send({ opened: 'x' }), await send({}, 4 * 86_400_000)])
    expect(result).toMatchObject({ ok: false, formError: 'stale', typed: { right: 'Another one.' } })
  expect(await countWaitingNotes(db.app)).toBe(0)
})

test('a flood from one client ends after five; others are heard', async () => {
  visitor.address = '192.0.2.13'
  for (let n = 0; n < 5; n += 1) expect(await send()).toBe(THANKED)
  expect(await send()).toMatchObject({ ok: false, formError: 'throttled', typed: { right: 'Another one.' } })
  await send()
  await send()
  expect(await countWaitingNotes(db.app)).toBe(5)
  // One line says that it was refused, and not from where.
  expect(await refusals()).toEqual(['throttled'])
  visitor.address = '192.0.2.14'
  expect(await send()).toBe(THANKED)
})

test('what looks like a number of somebody is asked about, and taken once it is said to be public', async () => {
  visitor.address = '192.0.2.15'
  const wrong = 'Call +7 701 111 22 33'
  expect(await send({ wrong })).toMatchObject({ ok: false, fieldErrors: { wrong: 'looks_personal' } })
  expect(await countWaitingNotes(db.app)).toBe(0)
  expect(await send({ wrong, public: 'yes' })).toBe(THANKED)
})
