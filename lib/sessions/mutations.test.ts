import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { audit, sessions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import { findSession } from './find'
import { endOwnSession, endOwnSessions, endSession, openSession } from './mutations'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

const isOpen = async (secret: string) => (await findSession(db.app, NOW, TIME_ZONE, secret)) !== null
const lastLine = async () => (await db.app.select().from(audit).orderBy(desc(audit.seq)).limit(1))[0]

/** Somebody with three browsers. */
async function aPersonWithSessions() {
  const person = await aPerson(db.app, 'editor')
  const open = () =>
    db.app.transaction((tx) =>
      openSession(tx, NOW, { personId: person.id, method: 'password', browser: 'Firefox, Windows' }),
    )
  const secrets = [await open(), await open(), await open()] as const
  const rows = await db.app
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.personId, person.id))
    .orderBy(sessions.id)
  return { ctx: contextFor(db.app, person), person, secrets, ids: rows.map(({ id }) => id) }
}

test('one of my sessions is ended, the others stay', async () => {
  const { ctx, person, secrets, ids } = await aPersonWithSessions()
  await endOwnSession(ctx, ids[1] ?? 0)
  expect(await Promise.all(secrets.map(isOpen))).toEqual([true, false, true])
  expect(await lastLine()).toMatchObject({
    act: 'session.end',
    subject: `session ${ids[1]}`,
    personId: person.id,
    allowed: true,
  })
})

test("somebody else's session can't be ended, and the attempt leaves a line", async () => {
  const mine = await aPersonWithSessions()
  const theirs = await aPersonWithSessions()
  await expect(endOwnSession(mine.ctx, theirs.ids[0] ?? 0)).rejects.toMatchObject({ code: 'not_found' })
  expect(await isOpen(theirs.secrets[0])).toBe(true)
  expect(await lastLine()).toMatchObject({
    act: 'session.end',
    subject: `session ${theirs.ids[0]}`,
    personId: mine.person.id,
    allowed: false,
    refusal: 'not_found',
  })
})

test('nobody signed in ends nothing', async () => {
  const { ctx, secrets, ids } = await aPersonWithSessions()
  const visitor = { ...ctx, actor: null }
  await expect(endOwnSession(visitor, ids[0] ?? 0)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(endOwnSessions(visitor, null)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await Promise.all(secrets.map(isOpen))).toEqual([true, true, true])
})

test('signed out everywhere else, only this browser is left', async () => {
  const { ctx, secrets, ids } = await aPersonWithSessions()
  const other = await aPersonWithSessions()
  await endOwnSessions(ctx, ids[2] ?? 0)
  expect(await Promise.all(secrets.map(isOpen))).toEqual([false, false, true])
  expect(await Promise.all(other.secrets.map(isOpen))).toEqual([true, true, true])
})

test('signed out everywhere, nothing is left', async () => {
  const { ctx, secrets } = await aPersonWithSessions()
  await endOwnSessions(ctx, null)
  expect(await Promise.all(secrets.map(isOpen))).toEqual([false, false, false])
})

test('signing out leaves a line', async () => {
  const { person, secrets, ids } = await aPersonWithSessions()
  await endSession({ db: db.app, now: NOW }, secrets[0])
  expect(await lastLine()).toMatchObject({
    act: 'session.end',
    subject: `session ${ids[0]}`,
    personId: person.id,
    allowed: true,
  })
})

test('signing out with a secret that opens nothing, or nothing any more, changes nothing and leaves no line', async () => {
  const { secrets } = await aPersonWithSessions()
  await endSession({ db: db.app, now: NOW }, secrets[2])
  const before = await lastLine()
  await endSession({ db: db.app, now: NOW }, 'made-up')
  await endSession({ db: db.app, now: NOW }, secrets[2])
  expect(await Promise.all(secrets.map(isOpen))).toEqual([true, true, false])
  expect(await lastLine()).toEqual(before)
})

test('what is stored of a session opens nothing', async () => {
  const { secrets } = await aPersonWithSessions()
  const stored = JSON.stringify(await db.app.select().from(sessions))
  expect(secrets.filter((secret) => stored.includes(secret))).toEqual([])
})
