import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { audit, emailLinks, mails, organisations, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import { changeDetails, changePassword } from './account'
import { findSession } from './find'
import { endSession, openSession } from './mutations'
import { hashPassword, passwordMatches } from './passwords'
import { listPersonalWords, listSessions } from './queries'

const OLD = 'корова лежит под мостом'
const NEW = 'bridge camel lantern pebble'
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)

let db: TestDatabase
let oldHash: string
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  oldHash = await hashPassword(OLD)
})
afterAll(() => db.end())

/** Somebody with a password (or none) and two browsers; the first is the one they sit at. */
async function somebody(passwordHash: string | null = oldHash) {
  const person = await aPerson(db.app, 'focal_point', 'AAA')
  await db.app.update(people).set({ passwordHash }).where(eq(people.id, person.id))
  const open = () =>
    db.app.transaction((tx) =>
      openSession(tx, NOW, { personId: person.id, method: 'password', browser: null }),
    )
  const [here, elsewhere] = [await open(), await open()]
  const found = await findSession(db.app, NOW, TIME_ZONE, here)
  return { person, here, elsewhere, sessionId: found?.state === 'open' ? found.viewer.sessionId : 0 }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

const change = ({ person, sessionId }: Somebody, password: string, newPassword: string, now = NOW) =>
  changePassword(contextFor(db.app, person, 'AAA', now), sessionId, { password, newPassword })
const isOpen = async (secret: string) => (await findSession(db.app, NOW, TIME_ZONE, secret)) !== null
const rowOf = async (id: number) => (await db.app.select().from(people).where(eq(people.id, id)))[0]
const lastLine = async () => (await db.app.select().from(audit).orderBy(desc(audit.seq)).limit(1))[0]

describe('a change of password', () => {
  test('ends every other session, gives this one a new secret, writes a letter and a line', async () => {
    const me = await somebody()
    const secret = await change(me, OLD, NEW)
    expect(await Promise.all([secret, me.here, me.elsewhere].map(isOpen))).toEqual([true, false, false])
    const stored = (await rowOf(me.person.id))?.passwordHash
    expect([await passwordMatches(stored, NEW), await passwordMatches(stored, OLD)]).toEqual([true, false])
    expect(await db.app.select().from(mails).where(eq(mails.personId, me.person.id))).toMatchObject([
      { template: 'account_changed', params: { change: 'password' }, address: me.person.email },
    ])
    expect(await lastLine()).toMatchObject({
      act: 'password.change',
      personId: me.person.id,
      allowed: true,
    })
  })

  test('ends the links that wait in their mailbox', async () => {
    const me = await somebody()
    const other = await somebody()
    for (const { person } of [me, other])
      await db.app.insert(emailLinks).values({
        tokenHash: `link of ${person.id}`,
        personId: person.id,
        purpose: 'reset_password',
        createdAt: NOW,
        expiresAt: minutes(15),
      })
    await change(me, OLD, NEW)
    const endOf = async ({ person }: Somebody) =>
      (await db.app.select().from(emailLinks).where(eq(emailLinks.personId, person.id)))[0]?.expiresAt
    expect([await endOf(me), await endOf(other)]).toEqual([NOW, minutes(15)])
  })

  test('in a session that has ended meanwhile changes nothing', async () => {
    const me = await somebody()
    await endSession({ db: db.app, now: NOW }, me.here)
    await expect(change(me, OLD, NEW)).rejects.toMatchObject({ code: 'expired' })
    expect((await rowOf(me.person.id))?.passwordHash).toBe(oldHash)
  })

  test('says all that is wrong at once, and changes nothing', async () => {
    const me = await somebody()
    await expect(change(me, 'not the present one', 'short')).rejects.toMatchObject({
      fields: { password: 'wrong_password', newPassword: 'password_short' },
    })
    expect((await rowOf(me.person.id))?.passwordHash).toBe(oldHash)
    expect(await isOpen(me.elsewhere)).toBe(true)
    expect(await lastLine()).toMatchObject({
      act: 'password.change',
      personId: me.person.id,
      refusal: 'invalid',
    })
  })

  test('asks nothing of somebody who had none', async () => {
    const me = await somebody(null)
    await change(me, '', NEW)
    expect(await passwordMatches((await rowOf(me.person.id))?.passwordHash, NEW)).toBe(true)
  })

  test('refuses what is made of their name, address or country', async () => {
    const me = await somebody()
    await db.app.update(people).set({ name: 'Айгүл Нұрланова' }).where(eq(people.id, me.person.id))
    for (const guess of ['Нұрланова Айгүл 90', 'Aland Aland vaada 7', `${me.person.email} 2026`])
      await expect(change(me, OLD, guess)).rejects.toMatchObject({
        fields: { newPassword: expect.stringMatching(/^password_(context|repeats)$/) },
      })
  })

  test('stops whoever guesses the present one after ten', async () => {
    const me = await somebody()
    for (let n = 0; n < 10; n += 1) await change(me, `guess ${n}`, NEW).catch(() => null)
    await expect(change(me, OLD, NEW)).rejects.toMatchObject({ code: 'throttled' })
    await expect(change(me, OLD, NEW, minutes(15.1))).resolves.toBeTypeOf('string')
  })

  test('counts nothing against whoever knows the present one and tries weak new ones', async () => {
    const me = await somebody()
    for (let n = 0; n < 12; n += 1)
      await expect(change(me, OLD, 'weak')).rejects.toMatchObject({ code: 'invalid' })
    await expect(change(me, OLD, NEW)).resolves.toBeTypeOf('string')
  })

  test('twice at once, one wins', async () => {
    const me = await somebody()
    const results = await Promise.allSettled([change(me, OLD, NEW), change(me, OLD, `${NEW} too`)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

test('a person changes their own name and language, and nobody signed in changes nothing', async () => {
  const { person } = await somebody()
  const ctx = contextFor(db.app, person, 'AAA')
  await changeDetails(ctx, { name: 'Another Name', locale: 'uz' })
  expect(await rowOf(person.id)).toMatchObject({ name: 'Another Name', locale: 'uz', role: 'focal_point' })
  expect(await lastLine()).toMatchObject({ act: 'account.manage', subject: 'own', personId: person.id })
  await expect(changeDetails({ ...ctx, actor: null }, { name: 'X', locale: 'en' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('what is known about somebody: address, name, organisation, country', async () => {
  const { person } = await somebody()
  const [organisation] = await db.app
    .insert(organisations)
    .values({ name: 'Known Shelter', kind: 'civil_society' })
    .returning()
  await db.app
    .update(people)
    .set({ organisationId: organisation?.id ?? null })
    .where(eq(people.id, person.id))
  expect(await listPersonalWords(db.app, person.id)).toEqual(
    expect.arrayContaining([person.email, person.name, 'Known Shelter', 'Aland']),
  )
})

describe('the list of sessions', () => {
  const idsAt = async (personId: number, now: Date, hasSecondFactor = false) =>
    (await listSessions(db.app, now, { id: personId, hasSecondFactor })).map(({ id }) => id)

  test('shows what is open, and what can still be opened by the second factor', async () => {
    const { person, here, sessionId } = await somebody()
    expect(await idsAt(person.id, NOW)).toHaveLength(2)
    expect(await idsAt(person.id, minutes(9), true)).toHaveLength(2)
    expect(await idsAt(person.id, minutes(11), true)).toEqual([])
    await findSession(db.app, minutes(60), TIME_ZONE, here)
    expect(await idsAt(person.id, minutes(121))).toEqual([sessionId])
    expect(await idsAt(person.id, minutes(721))).toEqual([])
  })

  test("never shows anybody else's", async () => {
    const [one, other] = [await somebody(), await somebody()]
    const [mine, theirs] = [await idsAt(one.person.id, NOW), await idsAt(other.person.id, NOW)]
    expect(mine.filter((id) => theirs.includes(id))).toEqual([])
  })
})
