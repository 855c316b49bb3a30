import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { submissions, suggestionNotes } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import { openForm } from '@/lib/open-form'
import { publishSubmission } from '@/lib/reviews/mutations'
import { submit } from '@/lib/submissions/mutations'
import { openConsultation } from './mutations'

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
let number = 0
let act: typeof import('./actions').sendNoteAction
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  vi.stubEnv('DATABASE_PUBLIC_URL', db.urls.reader)
  visitor.db = db.app
  await aWorld(db.app)
  const office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  const id = await openConsultation(office, 'AAA', null, 'en', crypto.randomUUID())
  await submit(
    office,
    id,
    1,
    { language: 'en', about: 'theme', title: 'What should we promise?', days: '30' },
    null,
  )
  await publishSubmission(reviewer, id)
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  number = row?.consultation ?? 0
  act = (await import('./actions')).sendNoteAction
})
afterAll(async () => {
  const { closePools } = await import('@/db/client')
  await closePools()
  await db.end()
})

let minute = 0
/** Sent so many milliseconds after the form was drawn. */
async function send(changes: Record<string, string> = {}, age = 5000) {
  minute += 1
  const drawn = new Date(NOW.getTime() + minute * 1000)
  visitor.now = new Date(drawn.getTime() + age)
  const form = new FormData()
  const fields = {
    consultation: String(number),
    kind: 'comment',
    words: `A doubt, for the ${minute}th time.`,
    company: '',
    opened: openForm(drawn, TEST_SECRET),
    ...changes,
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return act('en', null, form).catch(({ message }: Error) => message)
}
const THANKED = 'led to /en/suggest?'
const countNotes = async () => (await db.app.select({ id: suggestionNotes.id }).from(suggestionNotes)).length
const refusals = async () =>
  (
    await db.app.execute<{ refusal: string; subject: string }>(
      sql`select refusal, subject from audit where act = 'suggestion.send' and refusal is not null order by seq`,
    )
  ).map(({ refusal }) => refusal)

test('what somebody sends is kept for a check, and nothing about them', async () => {
  visitor.address = '192.0.2.10'
  expect(await send()).toContain(THANKED)
  const [note] = await db.app.select().from(suggestionNotes)
  expect(note).toMatchObject({ words: 'A doubt, for the 1th time.', locale: 'en', number: null })
  expect(JSON.stringify(note)).not.toContain('192.0.2')
})

test('a program is thanked and not heard; what came at once is given back', async () => {
  visitor.address = '192.0.2.11'
  const before = await countNotes()
  expect(await send({ company: 'Acme' })).toContain(THANKED)
  expect(await send({}, 500)).toMatchObject({ ok: false, formError: 'hasty', typed: { kind: 'comment' } })
  expect(await send({ kind: '', words: '' }, 500)).toMatchObject({ fieldErrors: { kind: 'choose' } })
  expect(await countNotes()).toBe(before)
  expect(await refusals()).toEqual(['hasty'])
})

test('what looks like data about a person is asked about; a consultation that never was is none', async () => {
  visitor.address = '192.0.2.12'
  const before = await countNotes()
  expect(await send({ words: 'Call me: +7 701 111 22 33' })).toMatchObject({
    fieldErrors: { words: 'looks_personal' },
  })
  expect(await send({ consultation: '999' })).toMatchObject({ ok: false, formError: 'not_found' })
  expect(await countNotes()).toBe(before)
  expect(await send({ words: 'Call the office: +7 701 111 22 33', public: 'yes' })).toContain(THANKED)
})

test('a flood from one client ends after five with what was typed, and leaves one line; others are heard', async () => {
  visitor.address = '192.0.2.13'
  const before = (await refusals()).length
  for (let n = 0; n < 5; n += 1) expect(await send()).toContain(THANKED)
  const words = 'The sixth.'
  for (let n = 0; n < 3; n += 1)
    expect(await send({ words })).toMatchObject({ ok: false, formError: 'throttled', typed: { words } })
  expect((await refusals()).slice(before)).toEqual(['throttled'])
  visitor.address = '192.0.2.14'
  expect(await send()).toContain(THANKED)
})
