import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { offices, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import {
  acceptInvitation,
  endSession,
  findInvitation,
  findSession,
  firstAdministratorLink,
  invite,
  signIn,
} from './mutations'

const PASSWORD = 'корова лежит под мостом'
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)

let db: TestDatabase
let administrator: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

describe('the first administrator', () => {
  test('gets a link once, ends older links, and there is none after', async () => {
    const old = await firstAdministratorLink(db.app, NOW)
    const link = await firstAdministratorLink(db.app, NOW)
    await expect(accept(old ?? '', 'root@test.invalid')).rejects.toMatchObject({ code: 'expired' })
    await accept(link ?? '', 'root@test.invalid')
    expect(await firstAdministratorLink(db.app, NOW)).toBeNull()
    const [person] = await db.app.select().from(people).where(eq(people.email, 'root@test.invalid'))
    administrator = contextFor(db.app, { id: person?.id ?? 0, role: 'administrator' })
    expect(person?.role).toBe('administrator')
  })
})

const accept = (secret: string, email: string, password = PASSWORD, now = NOW) =>
  acceptInvitation(db.app, now, secret, { email, name: 'Aigul', password, locale: 'kk', timeZone: TIME_ZONE })

describe('an invitation', () => {
  test('is bound to its address, role and office, and opens the office', async () => {
    const { secret } = await invite(administrator, {
      email: 'aigul@test.invalid',
      role: 'focal_point',
      maker: 'AAA',
    })
    await expect(accept(secret, 'other@test.invalid')).rejects.toMatchObject({
      fields: { email: 'other_address' },
    })
    const session = await accept(secret, 'aigul@test.invalid')
    expect(await findSession(db.app, NOW, session)).toMatchObject({
      role: 'focal_point',
      makerCode: 'AAA',
      locale: 'kk',
    })
  })

  test('works once, also in two browsers at the same moment', async () => {
    const { secret } = await invite(administrator, {
      email: 'twice@test.invalid',
      role: 'reviewer',
      maker: null,
    })
    const results = await Promise.allSettled([
      accept(secret, 'twice@test.invalid'),
      accept(secret, 'twice@test.invalid'),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('ends after 72 hours', async () => {
    const { secret } = await invite(administrator, {
      email: 'late@test.invalid',
      role: 'editor',
      maker: null,
    })
    await expect(accept(secret, 'late@test.invalid', PASSWORD, hours(72))).rejects.toMatchObject({
      code: 'expired',
    })
    expect(await findInvitation(db.app, hours(73), secret)).toMatchObject({ state: 'expired' })
  })

  test('a weak password is refused with its reason, and the link still works', async () => {
    const { secret } = await invite(administrator, {
      email: 'weak@test.invalid',
      role: 'editor',
      maker: null,
    })
    await expect(accept(secret, 'weak@test.invalid', 'short')).rejects.toMatchObject({
      fields: { password: 'password_short' },
    })
    await expect(accept(secret, 'weak@test.invalid')).resolves.toBeTypeOf('string')
  })

  test('a forged one is not found', async () => {
    await expect(accept('made-up', 'x@test.invalid')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('no office is opened for a barred maker, and none twice', async () => {
    await expect(
      invite(administrator, { email: 'c@test.invalid', role: 'focal_point', maker: 'CCC' }),
    ).rejects.toMatchObject({ fields: { maker: 'office_barred' } })
    await expect(
      invite(administrator, { email: 'z@test.invalid', role: 'focal_point', maker: 'ZZZ' }),
    ).rejects.toMatchObject({ fields: { maker: 'unknown_maker' } })
    const links = await Promise.all(
      ['b1', 'b2'].map((name) =>
        invite(administrator, { email: `${name}@test.invalid`, role: 'focal_point', maker: 'BBB' }),
      ),
    )
    // Asking somebody opens nothing: the office is there from the day somebody accepts.
    expect(await db.app.select().from(offices).where(eq(offices.makerCode, 'BBB'))).toEqual([])
    await Promise.all(links.map(({ secret }, index) => accept(secret, `b${index + 1}@test.invalid`)))
    expect(await db.app.select().from(offices).where(eq(offices.makerCode, 'BBB'))).toHaveLength(1)
  })

  test('only an administrator invites, and nobody with an account', async () => {
    const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
    await expect(
      invite(reviewer, { email: 'n@test.invalid', role: 'editor', maker: null }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      invite(administrator, { email: 'root@test.invalid', role: 'editor', maker: null }),
    ).rejects.toMatchObject({ fields: { email: 'has_account' } })
  })
})

describe('signing in', () => {
  test('the right password opens a session; signing out ends it at once', async () => {
    const secret = await signIn(db.app, NOW, { email: 'root@test.invalid', password: PASSWORD })
    expect(await findSession(db.app, NOW, secret)).toMatchObject({ email: 'root@test.invalid' })
    await endSession(db.app, secret)
    expect(await findSession(db.app, NOW, secret)).toBeNull()
  })

  test('a session ends when idle for two hours, or after twelve', async () => {
    const secret = await signIn(db.app, NOW, { email: 'root@test.invalid', password: PASSWORD })
    expect(await findSession(db.app, hours(1.9), secret)).not.toBeNull()
    expect(await findSession(db.app, hours(4), secret)).toBeNull()
    const other = await signIn(db.app, NOW, { email: 'root@test.invalid', password: PASSWORD })
    for (let hour = 1; hour < 12; hour += 1)
      expect(await findSession(db.app, hours(hour), other)).not.toBeNull()
    expect(await findSession(db.app, hours(12), other)).toBeNull()
  })

  test('a disabled person is out on the next request', async () => {
    const secret = await signIn(db.app, NOW, { email: 'aigul@test.invalid', password: PASSWORD })
    await db.app.update(people).set({ disabled: true }).where(eq(people.email, 'aigul@test.invalid'))
    expect(await findSession(db.app, NOW, secret)).toBeNull()
    await expect(
      signIn(db.app, NOW, { email: 'aigul@test.invalid', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  test('an unknown address and a wrong password get the same answer', async () => {
    await expect(
      signIn(db.app, NOW, { email: 'nobody@test.invalid', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'invalid', fields: {} })
    await expect(
      signIn(db.app, NOW, { email: 'root@test.invalid', password: 'wrong' }),
    ).rejects.toMatchObject({ code: 'invalid', fields: {} })
  })

  test('guessing is slowed for a quarter of an hour, known address or not', async () => {
    for (const email of ['weak@test.invalid', 'ghost@test.invalid']) {
      for (let n = 0; n < 10; n += 1)
        await signIn(db.app, NOW, { email, password: 'guess' }).catch(() => null)
      await expect(signIn(db.app, NOW, { email, password: PASSWORD })).rejects.toMatchObject({
        code: 'throttled',
      })
    }
    await expect(
      signIn(db.app, hours(0.3), { email: 'weak@test.invalid', password: PASSWORD }),
    ).resolves.toBeTypeOf('string')
  })
})
