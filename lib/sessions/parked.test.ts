import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { audit, parkedForms } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW } from '@/db/testing/factory'
import type { Fields } from '@/lib/form-data'
import { sweepSessions } from './mutations'
import { findParked, forgetParked, parkForm } from './parked'

const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)
const TYPED: Fields = { title: 'Ten crisis centres', indicators: [{ name: 'Centres' }, {}] }
const PATH = '/workspace/submissions/7'

let db: TestDatabase
let count = 0
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

/** Somebody in a browser of theirs. */
async function aPlace() {
  count += 1
  const { id } = await aPerson(db.app, 'editor')
  return { secret: `secret ${count}`, personId: id, path: PATH }
}
type Place = Awaited<ReturnType<typeof aPlace>>
const park = (place: Place, fields = TYPED, now = NOW) => parkForm({ db: db.app, now }, place, fields)
const find = (place: Place, now = NOW) => findParked(db.app, now, place)

test('a form comes back as it was, to its writer, on its page', async () => {
  const place = await aPlace()
  await park(place)
  expect(await find(place)).toEqual(TYPED)
})

test('nobody else finds it: another browser, another person, another page', async () => {
  const place = await aPlace()
  const other = await aPlace()
  await park(place)
  expect(await find({ ...place, secret: 'another' })).toBeNull()
  expect(await find({ ...place, personId: other.personId })).toBeNull()
  expect(await find({ ...place, path: '/workspace/submissions/8' })).toBeNull()
})

test('what is stored says nothing of what was typed', async () => {
  const place = await aPlace()
  await park(place, { title: 'A sentence that nobody may read' })
  const rows = await db.app.select().from(parkedForms).where(eq(parkedForms.personId, place.personId))
  const [row] = rows
  const stored = [row?.idHash, row?.sealed, Buffer.from(row?.sealed ?? '', 'base64url').toString()].join(' ')
  expect(rows).toHaveLength(1)
  expect(stored).not.toContain('sentence')
  expect(stored).not.toContain(place.secret)
})

test('a row that was moved to another person or changed opens nothing', async () => {
  const place = await aPlace()
  const other = await aPlace()
  await park(place)
  await db.app
    .update(parkedForms)
    .set({ personId: other.personId })
    .where(eq(parkedForms.personId, place.personId))
  expect(await find({ ...place, personId: other.personId })).toBeNull()
  await db.app.update(parkedForms).set({ sealed: 'AAAA' }).where(eq(parkedForms.personId, other.personId))
  expect(await find(place)).toBeNull()
})

test('it is there for a day, and swept after', async () => {
  const place = await aPlace()
  await park(place)
  expect(await find(place, hours(23.9))).toEqual(TYPED)
  expect(await find(place, hours(24))).toBeNull()
  await sweepSessions(db.app, hours(24.1))
  expect(await db.app.select().from(parkedForms).where(eq(parkedForms.personId, place.personId))).toEqual([])
})

test('a page keeps what was sent from it last; forms of other pages stay', async () => {
  const place = await aPlace()
  const elsewhere = { ...place, path: '/reviews/3' }
  await park(elsewhere, { comment: 'Name the stations' })
  await park(place, { title: 'First' })
  await park(place, { title: 'Second' })
  expect(await find(place)).toEqual({ title: 'Second' })
  expect(await find(elsewhere)).toEqual({ comment: 'Name the stations' })
})

test('ten forms wait at most: the oldest give way', async () => {
  const place = await aPlace()
  for (let n = 0; n < 12; n += 1)
    await park({ ...place, path: `/page/${n}` }, { n: `${n}` }, new Date(NOW.getTime() + n))
  const rows = await db.app.select().from(parkedForms).where(eq(parkedForms.personId, place.personId))
  expect(rows).toHaveLength(10)
  expect(await find({ ...place, path: '/page/1' })).toBeNull()
  expect(await find({ ...place, path: '/page/2' })).toEqual({ n: '2' })
})

test('forgotten, one is gone, and the others stay', async () => {
  const place = await aPlace()
  const elsewhere = { ...place, path: '/reviews/3' }
  const elsewhere2 = { ...place, secret: 'their other browser' }
  await park(place)
  await park(elsewhere)
  await park(elsewhere2)
  await forgetParked(db.app, place)
  expect(await find(place)).toBeNull()
  expect(await find(elsewhere)).toEqual(TYPED)
  expect(await find(elsewhere2)).toEqual(TYPED)
})

test('keeping a form leaves a line that says nothing of it', async () => {
  const place = await aPlace()
  await park(place)
  expect(await db.app.select().from(audit).where(eq(audit.personId, place.personId))).toMatchObject([
    { act: 'form.park', subject: 'own', allowed: true },
  ])
})
