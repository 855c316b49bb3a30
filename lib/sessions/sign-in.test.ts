import { desc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Writable } from '@/db/client'
import { audit, people, sessions, signInFailures } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import { findSession } from './find'
import { hashPassword } from './passwords'
import { signInByPassword } from './sign-in'
import { bucketOf, ClientLimit, countAttempt } from './throttle'

const PASSWORD = 'корова лежит под мостом'
const GHOST = 'ghost@test.invalid'
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)

let db: TestDatabase
let passwordHash: string
let email: string
let personId: number
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(() => db.end())
beforeEach(async () => {
  await db.app.delete(signInFailures)
  const person = await aPerson(db.app, 'editor')
  await db.app.update(people).set({ passwordHash }).where(eq(people.id, person.id))
  email = person.email
  personId = person.id
})

interface Attempt {
  email?: string
  password?: string
  knownBrowser?: string | null
  now?: Date
}
const attempt = ({ password = PASSWORD, knownBrowser = null, now = NOW, ...who }: Attempt = {}) =>
  signInByPassword(
    { db: db.app, now },
    { email: who.email ?? email, password },
    { browser: 'Firefox, Windows', knownBrowser },
  )
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'in',
    (error) => error.code as string,
  )
/** What ten wrong guesses and one more are answered. */
async function guess(more: Attempt, times = 10) {
  const answers: string[] = []
  for (let n = 0; n < times; n += 1) answers.push(await codeOf(attempt({ ...more, password: `guess ${n}` })))
  return answers
}
/** Statements of this database that wait for another transaction. */
async function waitingForLocks(db: Writable): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return row?.n ?? 0
}
const lastLine = async () => (await db.app.select().from(audit).orderBy(desc(audit.seq)).limit(1))[0]

describe('a password', () => {
  test('opens a session, which says how and with what', async () => {
    const { secret } = await attempt()
    expect(await findSession(db.app, NOW, TIME_ZONE, secret)).toMatchObject({
      state: 'open',
      viewer: { id: personId, email },
    })
    expect(await db.app.select().from(sessions).where(eq(sessions.personId, personId))).toMatchObject([
      { method: 'password', browser: 'Firefox, Windows', secondFactorAt: null },
    ])
    expect(await lastLine()).toMatchObject({ act: 'session.open', personId, allowed: true })
  })

  test('wrong, of nobody, of somebody disabled and of somebody without one gets the same answer', async () => {
    const disabled = await aPerson(db.app, 'editor')
    await db.app.update(people).set({ passwordHash, disabled: true }).where(eq(people.id, disabled.id))
    const without = await aPerson(db.app, 'editor')
    const refusals = await Promise.all([
      attempt({ password: 'wrong' }).catch((error) => error),
      attempt({ email: GHOST }).catch((error) => error),
      attempt({ email: disabled.email }).catch((error) => error),
      attempt({ email: without.email }).catch((error) => error),
    ])
    expect(refusals.map(({ code, fields }) => ({ code, fields }))).toEqual(
      Array.from({ length: 4 }, () => ({ code: 'invalid', fields: {} })),
    )
  })

  test('refused leaves a line with the code and neither the address nor the password', async () => {
    await codeOf(attempt({ password: 'a wrong password' }))
    expect(await lastLine()).toMatchObject({
      act: 'session.open',
      subject: 'password',
      personId,
      allowed: false,
      refusal: 'invalid',
    })
  })

  test('changed while it is checked opens nothing', async () => {
    const other = await hashPassword('another password for it')
    const [signingIn] = await db.app.transaction(async (tx) => {
      await tx.update(people).set({ passwordHash: other }).where(eq(people.id, personId))
      const answer = codeOf(attempt())
      await expect.poll(() => waitingForLocks(tx), { timeout: 20_000 }).toBe(1)
      return [answer]
    })
    expect(await signingIn).toBe('invalid')
    expect(await db.app.select().from(sessions).where(eq(sessions.personId, personId))).toEqual([])
  })
})

describe('guessing', () => {
  test.each([
    ['of an account', () => email],
    ['of nobody', () => GHOST],
  ])('at the address %s is refused after ten, for a quarter of an hour, right or wrong', async (_, who) => {
    expect(await guess({ email: who() })).toEqual(Array.from({ length: 10 }, () => 'invalid'))
    expect(await codeOf(attempt({ email: who(), password: 'guess 11' }))).toBe('throttled')
    expect(await codeOf(attempt({ email: who() }))).toBe('throttled')
    expect(await codeOf(attempt({ email: who(), now: minutes(14.9) }))).toBe('throttled')
    expect(await codeOf(attempt({ email: who(), now: minutes(15.1), password: 'wrong' }))).toBe('invalid')
  })

  test("doesn't keep the owner out of a browser they use", async () => {
    await guess({})
    expect(await codeOf(attempt())).toBe('throttled')
    expect(await codeOf(attempt({ knownBrowser: 'my own' }))).toBe('in')
    // Their success gives no new guesses to whoever is elsewhere.
    expect(await codeOf(attempt({ password: 'wrong' }))).toBe('throttled')
  })

  test('from a browser they use is slowed as well, and only there', async () => {
    expect(await guess({ knownBrowser: 'stolen' }, 11)).toContain('throttled')
    expect(await codeOf(attempt({ knownBrowser: 'stolen' }))).toBe('throttled')
    expect(await codeOf(attempt({ knownBrowser: 'another' }))).toBe('in')
    expect(await codeOf(attempt())).toBe('in')
  })

  test('thirty times at once, only ten are checked', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => codeOf(attempt({ password: `guess ${n}` }))),
    )
    expect(answers.filter((code) => code === 'invalid')).toHaveLength(10)
    expect(answers.filter((code) => code === 'throttled')).toHaveLength(20)
  })

  test('after a success the count begins anew', async () => {
    await guess({}, 9)
    expect(await codeOf(attempt())).toBe('in')
    expect(await guess({})).toEqual(Array.from({ length: 10 }, () => 'invalid'))
  })

  test('one address says nothing about another', async () => {
    await guess({ email: GHOST })
    expect(await codeOf(attempt())).toBe('in')
  })

  test('is counted without writing down the address or the browser', async () => {
    await guess({ knownBrowser: 'my own' }, 1)
    const rows = await db.app.select().from(signInFailures)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.bucket).toMatch(/^[0-9a-f]{64}$/)
    expect(bucketOf(email, 'my own')).not.toBe(bucketOf(email, null))
    expect(bucketOf(email, 'my own')).not.toBe(bucketOf(GHOST, 'my own'))
  })

  test('an attempt counts before its answer', async () => {
    await countAttempt(db.app, NOW, 'a bucket')
    expect(await db.app.select().from(signInFailures)).toMatchObject([{ bucket: 'a bucket' }])
  })
})

describe('the limit of one client', () => {
  const counted = (limit: ClientLimit, client: string, now = NOW) => {
    try {
      limit.count(client, now)
      return true
    } catch {
      return false
    }
  }

  test('lets so many through in a window, and anew after it', () => {
    const limit = new ClientLimit(2, 1000)
    expect([counted(limit, 'a'), counted(limit, 'a'), counted(limit, 'a')]).toEqual([true, true, false])
    expect(counted(limit, 'b')).toBe(true)
    expect(counted(limit, 'a', new Date(NOW.getTime() + 1001))).toBe(true)
  })

  test("a crowd of clients can't make it grow without end, and whoever was just refused stays refused", () => {
    const limit = new ClientLimit(1, 1000, 3)
    for (let n = 0; n < 100; n += 1) counted(limit, `client ${n}`)
    expect(counted(limit, 'client 99')).toBe(false)
    expect(counted(limit, 'client 97')).toBe(false)
    expect(counted(limit, 'client 0')).toBe(true)
  })
})
