import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { audit, mails, people, recoveryCodes, sessions, signInFailures, totpSecrets } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Role } from '@/lib/access/model'
import { secretHash } from '@/lib/secrets'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { hashPassword } from '@/lib/sessions/passwords'
import { enrolApp, removeApp, renewRecoveryCodes } from './enrol'
import type { Code } from './model'
import { confirmByCode, confirmByPassword, giveSecondFactor } from './mutations'
import { findDemoCode, findFactors } from './queries'
import { codeAt, pendingKey, stepAt } from './totp'

let db: TestDatabase
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  await aWorld(db.app)
})
afterAll(() => db.end())

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const at = (now: Date) => ({ db: db.app, now })
const app = (digits: string): Code => ({ kind: 'app', digits })
const paper = (digits = ''): Code => ({ kind: 'recovery', digits })
const stateOf = async (secret: string, now = NOW) =>
  (await findSession(db.app, now, TIME_ZONE, secret))?.state ?? null
const halfOpen = (personId: number, now = NOW) =>
  db.app.transaction((tx) => openSession(tx, now, { personId, method: 'password', browser: null }))

/** Somebody who has set up an app some time ago; `codeIn(0)` is the code of the present step. */
async function enrolled(role: Role = 'donor') {
  const person = await aPerson(db.app, role)
  const before = later(-3600)
  const first = await halfOpen(person.id, before)
  const key = pendingKey(first, TEST_SECRET)
  const ctx = contextFor(db.app, person, null, before)
  const { secret, codes } = await enrolApp(ctx, first, codeAt(key, stepAt(before)))
  const codeIn = (steps: number) => app(codeAt(key, stepAt(NOW) + steps))
  return { person, first, secret, codes, codeIn, ctx: contextFor(db.app, person) }
}

describe('setting up an app', () => {
  test('opens the session under a new secret, ends the others and tells the owner', async () => {
    const person = await aPerson(db.app, 'reviewer')
    const other = await halfOpen(person.id)
    const first = await halfOpen(person.id)
    const code = codeAt(pendingKey(first, TEST_SECRET), stepAt(NOW))
    const { secret, codes } = await enrolApp(contextFor(db.app, person), first, code)
    expect(await findSession(db.app, NOW, TIME_ZONE, secret)).toMatchObject({
      state: 'open',
      viewer: { secondFactor: true, mustEnrol: false, confirmed: true },
    })
    expect(await stateOf(first)).toBeNull()
    expect(await stateOf(other)).toBeNull()
    expect(new Set(codes).size).toBe(10)
    expect(await findFactors(db.app, person.id)).toMatchObject({ appSince: NOW, recoveryLeft: 10 })
    const letters = await db.app.select().from(mails).where(eq(mails.personId, person.id))
    expect(letters.map(({ template, params }) => [template, params])).toEqual([
      ['account_changed', { change: 'second_factor_on' }],
    ])
  })

  test('a wrong first code changes nothing', async () => {
    const person = await aPerson(db.app, 'donor')
    const first = await halfOpen(person.id)
    const wrong = codeAt(pendingKey(first, TEST_SECRET), stepAt(NOW) + 5)
    await expect(enrolApp(contextFor(db.app, person), first, wrong)).rejects.toMatchObject({
      fields: { code: 'wrong_first_code' },
    })
    expect(await findFactors(db.app, person.id)).toMatchObject({ appSince: null, recoveryLeft: 0 })
    expect(await stateOf(first)).toBe('open')
  })

  test('nobody sets one up in the session of somebody else', async () => {
    const [owner, other] = [await aPerson(db.app, 'donor'), await aPerson(db.app, 'donor')]
    const session = await halfOpen(owner.id)
    const code = codeAt(pendingKey(session, TEST_SECRET), stepAt(NOW))
    await expect(enrolApp(contextFor(db.app, other), session, code)).rejects.toMatchObject({
      code: 'expired',
    })
  })

  test('neither the key nor the codes are stored as they are', async () => {
    const { person, first, codes } = await enrolled()
    const key = pendingKey(first, TEST_SECRET)
    const stored = JSON.stringify([
      await db.app.select().from(totpSecrets).where(eq(totpSecrets.personId, person.id)),
      await db.app.select().from(recoveryCodes).where(eq(recoveryCodes.personId, person.id)),
    ])
    expect(stored).not.toContain(key)
    expect(codes.filter((code) => stored.includes(code))).toEqual([])
  })
})

describe('the second step of signing in', () => {
  test('opens the session under a new secret; the old cookie is worth nothing', async () => {
    const { person, codeIn } = await enrolled()
    const planted = await halfOpen(person.id)
    expect(await stateOf(planted)).toBe('second_factor')
    const opened = await giveSecondFactor(at(NOW), planted, codeIn(0))
    expect(await stateOf(opened)).toBe('open')
    expect(await stateOf(planted)).toBeNull()
  })

  test('a code is taken once, also in another session of the same person', async () => {
    const { person, codeIn } = await enrolled()
    const [one, two] = [await halfOpen(person.id), await halfOpen(person.id)]
    await giveSecondFactor(at(NOW), one, codeIn(0))
    await expect(giveSecondFactor(at(NOW), two, codeIn(0))).rejects.toMatchObject({
      fields: { code: 'wrong_code' },
    })
    expect(await stateOf(two)).toBe('second_factor')
  })

  test('the code before the present one is taken once, and never after a newer one', async () => {
    const { person, codeIn } = await enrolled()
    const open = async () => halfOpen(person.id)
    await giveSecondFactor(at(NOW), await open(), codeIn(-1))
    await expect(giveSecondFactor(at(NOW), await open(), codeIn(-1))).rejects.toThrow()
    await giveSecondFactor(at(NOW), await open(), codeIn(0))
    await expect(giveSecondFactor(at(NOW), await open(), codeIn(-1))).rejects.toThrow()
    await giveSecondFactor(at(NOW), await open(), codeIn(1))
  })

  test('50 at the same moment in one session: one is let in', async () => {
    const { person, codeIn } = await enrolled()
    const session = await halfOpen(person.id)
    const tries = Array.from({ length: 50 }, () => giveSecondFactor(at(NOW), session, codeIn(0)))
    const results = await Promise.allSettled(tries)
    const opened = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(opened).toHaveLength(1)
    expect(await stateOf(opened[0] ?? '')).toBe('open')
  })

  test('50 at the same moment in 50 sessions: one is let in', async () => {
    const { person, codeIn } = await enrolled()
    const open = await Promise.all(Array.from({ length: 50 }, () => halfOpen(person.id)))
    const tries = open.map((session) => giveSecondFactor(at(NOW), session, codeIn(0)))
    const results = await Promise.allSettled(tries)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    const rows = await db.app.select().from(sessions).where(eq(sessions.personId, person.id))
    const inside = rows.filter((row) => row.secondFactorAt?.getTime() === NOW.getTime())
    expect(inside).toHaveLength(1)
  })

  test('50 uses of one recovery code at the same moment: one is let in, and the owner hears of it', async () => {
    const { person, codes } = await enrolled()
    const open = await Promise.all(Array.from({ length: 50 }, () => halfOpen(person.id)))
    const tries = open.map((session) => giveSecondFactor(at(NOW), session, paper(codes[3])))
    const results = await Promise.allSettled(tries)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(await findFactors(db.app, person.id)).toMatchObject({ recoveryLeft: 9 })
    const letters = await db.app.select().from(mails).where(eq(mails.personId, person.id))
    expect(letters.filter(({ params }) => params.change === 'recovery_code_used')).toHaveLength(1)
  })

  test('a recovery code of somebody else is worth nothing', async () => {
    const [one, other] = [await enrolled(), await enrolled()]
    const session = await halfOpen(one.person.id)
    await expect(giveSecondFactor(at(NOW), session, paper(other.codes[0]))).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await findFactors(db.app, other.person.id)).toMatchObject({ recoveryLeft: 10 })
  })

  test('five wrong codes end the session, and then the right one is too late', async () => {
    const { person, codeIn } = await enrolled()
    const session = await halfOpen(person.id)
    const wrong = codeIn(40)
    for (const code of ['invalid', 'invalid', 'invalid', 'invalid', 'expired'])
      await expect(giveSecondFactor(at(NOW), session, wrong)).rejects.toMatchObject({ code })
    await expect(giveSecondFactor(at(NOW), session, codeIn(0))).rejects.toMatchObject({ code: 'expired' })
    expect(await stateOf(session)).toBeNull()
  })

  test('20 wrong codes an hour are all that somebody with the password gets, also at the same moment', async () => {
    const { person, codeIn } = await enrolled()
    const open = await Promise.all(Array.from({ length: 50 }, () => halfOpen(person.id)))
    const results = await Promise.allSettled(
      open.map((session) => giveSecondFactor(at(NOW), session, codeIn(40))),
    )
    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'in'))
    expect(codes.filter((code) => code === 'invalid')).toHaveLength(20)
    expect(codes.filter((code) => code === 'throttled')).toHaveLength(30)
    const session = await halfOpen(person.id)
    await expect(giveSecondFactor(at(NOW), session, codeIn(0))).rejects.toMatchObject({ code: 'throttled' })

    const hour = later(3601)
    const next = await halfOpen(person.id, hour)
    await expect(giveSecondFactor(at(hour), next, codeIn(120))).resolves.toBeTruthy()
  })

  describe('while somebody with the password guesses', () => {
    /** Twenty wrong codes were given, and no other is looked at. */
    async function guessed() {
      const owner = await enrolled()
      for (let n = 0; n < 20; n += 1) {
        const session = await halfOpen(owner.person.id)
        await expect(giveSecondFactor(at(NOW), session, owner.codeIn(40))).rejects.toThrow()
      }
      const letters = async () =>
        (await db.app.select().from(mails).where(eq(mails.personId, owner.person.id))).filter(
          ({ params }) => params.change === 'second_factor_guessed',
        )
      return { ...owner, letters }
    }

    test('the owner gets in with a recovery code', async () => {
      const { person, codes } = await guessed()
      const opened = await giveSecondFactor(at(NOW), await halfOpen(person.id), paper(codes[0]))
      expect(await stateOf(opened)).toBe('open')
    })

    test('the owner shows in an open session that it is they', async () => {
      const { secret, codeIn } = await guessed()
      await expect(confirmByCode(at(NOW), secret, codeIn(0))).resolves.toBeUndefined()
    })

    test('the owner hears of it, once a day', async () => {
      const { person, codeIn, letters } = await guessed()
      expect(await letters()).toHaveLength(1)
      for (const hour of [1, 2]) {
        const now = later(hour * 3601)
        for (let n = 0; n < 21; n += 1)
          await expect(
            giveSecondFactor(at(now), await halfOpen(person.id, now), codeIn(40)),
          ).rejects.toThrow()
      }
      expect(await letters()).toHaveLength(1)
      const nextDay = later(86_400)
      for (let n = 0; n < 20; n += 1)
        await expect(
          giveSecondFactor(at(nextDay), await halfOpen(person.id, nextDay), codeIn(40)),
        ).rejects.toThrow()
      expect(await letters()).toHaveLength(2)
    })

    test('a few wrong codes of the owner are no news', async () => {
      const { person, codeIn } = await enrolled()
      for (let n = 0; n < 5; n += 1)
        await expect(giveSecondFactor(at(NOW), await halfOpen(person.id), codeIn(40))).rejects.toThrow()
      const letters = await db.app.select().from(mails).where(eq(mails.personId, person.id))
      expect(letters.map(({ params }) => params.change)).toEqual(['second_factor_on'])
    })

    test('wrong codes from paper have a wider limit of their own', async () => {
      const { person, codes, codeIn } = await enrolled()
      for (let n = 0; n < 25; n += 1) {
        const session = await halfOpen(person.id)
        await expect(giveSecondFactor(at(NOW), session, paper('0'.repeat(20)))).rejects.toMatchObject({
          code: 'invalid',
        })
      }
      await giveSecondFactor(at(NOW), await halfOpen(person.id), codeIn(0))
      const paperBucket = secretHash(`recovery ${person.id}`)
      const many = Array.from({ length: 1000 }, () => ({ bucket: paperBucket, at: NOW }))
      await db.app.insert(signInFailures).values(many)
      const session = await halfOpen(person.id)
      await expect(giveSecondFactor(at(NOW), session, paper(codes[0]))).rejects.toMatchObject({
        code: 'throttled',
      })
    })
  })

  test('waits ten minutes and no longer', async () => {
    const { person, codeIn } = await enrolled()
    const session = await halfOpen(person.id, later(-601))
    await expect(giveSecondFactor(at(NOW), session, codeIn(0))).rejects.toMatchObject({ code: 'expired' })
  })

  test('every try leaves its line, by number alone', async () => {
    const { person, codeIn } = await enrolled()
    const session = await halfOpen(person.id)
    await expect(giveSecondFactor(at(NOW), session, codeIn(40))).rejects.toThrow()
    await giveSecondFactor(at(NOW), session, codeIn(0))
    const lines = await db.app.select().from(audit).where(eq(audit.personId, person.id)).orderBy(audit.seq)
    expect(lines.slice(-2).map(({ act, allowed, refusal }) => [act, allowed, refusal])).toEqual([
      ['session.secondFactor', false, 'invalid'],
      ['session.secondFactor', true, null],
    ])
  })
})

describe('showing again who is there', () => {
  test('by a code, which is used up by it', async () => {
    const { secret, codeIn } = await enrolled()
    const viewer = async () => {
      const found = await findSession(db.app, NOW, TIME_ZONE, secret)
      return found?.state === 'open' ? found.viewer : null
    }
    expect(await viewer()).toMatchObject({ confirmed: false })
    await confirmByCode(at(NOW), secret, codeIn(0))
    expect(await viewer()).toMatchObject({ confirmed: true })
    await expect(confirmByCode(at(NOW), secret, codeIn(0))).rejects.toMatchObject({ code: 'invalid' })
  })

  test('five wrong codes end the session, and count nowhere else', async () => {
    const { person, secret, codeIn } = await enrolled()
    for (const code of ['invalid', 'invalid', 'invalid', 'invalid', 'expired'])
      await expect(confirmByCode(at(NOW), secret, codeIn(40))).rejects.toMatchObject({ code })
    expect(await stateOf(secret)).toBeNull()
    const bucket = secretHash(`secondFactor ${person.id}`)
    expect(await db.app.select().from(signInFailures).where(eq(signInFailures.bucket, bucket))).toEqual([])
  })

  test('lets nobody in who still owes the second step', async () => {
    const { person, codeIn } = await enrolled()
    const session = await halfOpen(person.id)
    await expect(confirmByCode(at(NOW), session, codeIn(0))).rejects.toMatchObject({ code: 'expired' })
  })

  test('by password only where there is no second factor', async () => {
    const { person, secret } = await enrolled()
    const passwordHash = await hashPassword(PASSWORD)
    await db.app.update(people).set({ passwordHash }).where(eq(people.id, person.id))
    await expect(confirmByPassword(at(NOW), secret, PASSWORD)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('by password, and five wrong ones end the session', async () => {
    const person = await aPerson(db.app, 'donor')
    await db.app
      .update(people)
      .set({ passwordHash: await hashPassword(PASSWORD) })
      .where(eq(people.id, person.id))
    const session = await halfOpen(person.id, later(-3600))
    await confirmByPassword(at(NOW), session, PASSWORD)
    expect(await findSession(db.app, NOW, TIME_ZONE, session)).toMatchObject({ viewer: { confirmed: true } })
    for (const code of ['invalid', 'invalid', 'invalid', 'invalid', 'expired'])
      await expect(confirmByPassword(at(NOW), session, 'not this one')).rejects.toMatchObject({ code })
    expect(await stateOf(session)).toBeNull()
  })
})

const PASSWORD = 'корова лежит под мостом'

describe('changing the second factor', () => {
  test('new recovery codes make the old ones void', async () => {
    const { person, ctx, codes } = await enrolled()
    const fresh = await renewRecoveryCodes(ctx)
    const session = await halfOpen(person.id)
    await expect(giveSecondFactor(at(NOW), session, paper(codes[0]))).rejects.toMatchObject({
      code: 'invalid',
    })
    await giveSecondFactor(at(NOW), session, paper(fresh[0]))
  })

  test('another phone takes the place of the old one', async () => {
    const { person, secret, ctx, codeIn } = await enrolled()
    const key = pendingKey(secret, TEST_SECRET)
    await enrolApp(ctx, secret, codeAt(key, stepAt(NOW)))
    const session = await halfOpen(person.id, later(60))
    await expect(giveSecondFactor(at(later(60)), session, codeIn(2))).rejects.toMatchObject({
      code: 'invalid',
    })
    await giveSecondFactor(at(later(60)), session, app(codeAt(key, stepAt(NOW) + 2)))
  })

  test('whoever may go without one removes it, and the recovery codes with it', async () => {
    const { person, ctx } = await enrolled()
    const other = await halfOpen(person.id)
    await removeApp(ctx, 0)
    expect(await findFactors(db.app, person.id)).toMatchObject({ appSince: null, recoveryLeft: 0 })
    expect(await stateOf(other)).toBeNull()
  })

  test.each(['reviewer', 'administrator'] as const)('a %s keeps the last one', async (role) => {
    const { person, ctx } = await enrolled(role)
    await expect(removeApp(ctx, 0)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await findFactors(db.app, person.id)).appSince).not.toBeNull()
  })

  test('recovery codes are for those who have a second factor', async () => {
    const person = await aPerson(db.app, 'donor')
    await expect(renewRecoveryCodes(contextFor(db.app, person))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the code shown for a demonstration account', () => {
  test('lets them in, also twice within half a minute', async () => {
    const { person } = await enrolled()
    for (const session of [await halfOpen(person.id), await halfOpen(person.id)]) {
      const digits = (await findDemoCode(db.app, NOW, TEST_SECRET, person.id)) ?? ''
      await expect(giveSecondFactor(at(NOW), session, app(digits))).resolves.toBeTruthy()
    }
  })

  test('is none where there is no app', async () => {
    const person = await aPerson(db.app, 'donor')
    expect(await findDemoCode(db.app, NOW, TEST_SECRET, person.id)).toBeNull()
  })
})
