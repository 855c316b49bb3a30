import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import type { AppDb } from '@/db/client'
import * as schema from '@/db/schema'
import { audit, emailLinks, mails, people, totpSecrets } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Locale } from '@/lib/i18n/model'
import { MAIL_PATH_PURPOSE } from '@/lib/mail/mutations'
import { unseal } from '@/lib/secrets'
import { findSession } from '@/lib/sessions/find'
import type { LinkPurpose } from '@/lib/sessions/model'
import { openSession } from '@/lib/sessions/mutations'
import { passwordMatches } from '@/lib/sessions/passwords'
import { askForLink } from './ask'
import { resetPassword, signInByLink } from './mutations'
import { findLink } from './queries'

const PASSWORD = 'корова лежит под мостом'
let db: TestDatabase
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  await aWorld(db.app)
})
afterAll(() => db.end())

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)
const at = (now = NOW) => ({ db: db.app, now })
const session = (secret: string, now = NOW) => findSession(db.app, now, TIME_ZONE, secret)

const lettersTo = (email: string) =>
  db.app.select().from(mails).where(eq(mails.address, email)).orderBy(mails.createdAt, mails.id)

/** The secret of the link in the last letter to somebody, as its reader sees it. */
async function linkTo(email: string): Promise<string> {
  const letters = await lettersTo(email)
  const sealed = letters.findLast((letter) => letter.sealedPath !== null)?.sealedPath ?? ''
  return unseal(sealed, TEST_SECRET, MAIL_PATH_PURPOSE)?.split('/').at(-1) ?? ''
}

const ask = (
  email: string,
  purpose: LinkPurpose,
  now = NOW,
  knownBrowser: string | null = null,
  locale: Locale = 'en',
) => askForLink(at(now), purpose, { email, locale, knownBrowser })

async function asked(purpose: LinkPurpose, now = NOW) {
  const person = await aPerson(db.app, 'donor')
  await ask(person.email, purpose, now, null, 'kk')
  return { person, link: await linkTo(person.email) }
}

async function withApp(personId: number) {
  await db.app.insert(totpSecrets).values({ personId, sealed: 'sealed', confirmedAt: NOW })
}

describe('asking for a link', () => {
  test('queues a letter in the language of the page, with the link sealed and its end', async () => {
    const { person, link } = await asked('sign_in')
    expect(await lettersTo(person.email)).toMatchObject([
      {
        template: 'sign_in_link',
        personId: person.id,
        locale: 'kk',
        state: 'waiting',
        expiresAt: minutes(15),
      },
    ])
    expect(await findLink(db.app, NOW, link, 'sign_in')).toMatchObject({ personId: person.id, state: 'open' })
    expect(JSON.stringify(await db.app.select().from(emailLinks))).not.toContain(link)
  })

  test('runs the same statements whether or not there is an account', async () => {
    const person = await aPerson(db.app, 'donor')
    const disabled = await aPerson(db.app, 'donor')
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, disabled.id))
    const statements: string[] = []
    const sql = postgres(db.urls.app, { max: 1 })
    const logger = { logQuery: (query: string) => statements.push(query) }
    const logged = drizzle(sql, { schema, logger }) as unknown as AppDb
    const run = async (email: string) => {
      statements.length = 0
      await askForLink({ db: logged, now: NOW }, 'reset_password', {
        email,
        locale: 'en',
        knownBrowser: null,
      })
      return [...statements]
    }
    const known = await run(person.email)
    const unknown = await run('nobody@test.invalid')
    const closed = await run(disabled.email)
    await sql.end()
    expect(known.length).toBeGreaterThan(2)
    expect(unknown).toEqual(known)
    expect(closed).toEqual(known)
    expect(await lettersTo(person.email)).toHaveLength(1)
    expect(await lettersTo('nobody@test.invalid')).toHaveLength(0)
    expect(await lettersTo(disabled.email)).toHaveLength(0)
  })

  test('sends five letters an hour to one address, and is silent about more', async () => {
    const person = await aPerson(db.app, 'donor')
    for (let i = 0; i < 7; i += 1) await ask(person.email, 'sign_in', minutes(i))
    expect(await lettersTo(person.email)).toHaveLength(5)
    await ask(person.email, 'sign_in', minutes(61))
    expect(await lettersTo(person.email)).toHaveLength(6)
  })

  describe('however many others asked for', () => {
    const flooded = async (purpose: LinkPurpose = 'sign_in') => {
      const person = await aPerson(db.app, 'donor')
      for (let i = 0; i < 7; i += 1) await ask(person.email, purpose)
      return { email: person.email, letters: async () => (await lettersTo(person.email)).length }
    }

    test('one that is worth something waits in the mailbox, or is sent', async () => {
      const { email, letters } = await flooded()
      expect(await letters()).toBe(5)
      await ask(email, 'sign_in', minutes(9.9))
      expect(await letters()).toBe(5)
      for (let i = 0; i < 3; i += 1) await ask(email, 'sign_in', minutes(10))
      expect(await letters()).toBe(6)
      expect(await findLink(db.app, minutes(24), await linkTo(email), 'sign_in')).toMatchObject({
        state: 'open',
      })
    })

    test('one that was used is not waiting', async () => {
      const { email, letters } = await flooded()
      await signInByLink(at(), await linkTo(email), null)
      await ask(email, 'sign_in')
      expect(await letters()).toBe(6)
    })

    test('links of the other kind have a number of their own', async () => {
      const { email, letters } = await flooded('reset_password')
      await ask(email, 'sign_in')
      await ask(email, 'sign_in')
      expect(await letters()).toBe(7)
    })

    test('a browser of the owner has a number of its own', async () => {
      const { email, letters } = await flooded()
      for (let i = 0; i < 7; i += 1) await ask(email, 'sign_in', NOW, 'my own')
      expect(await letters()).toBe(10)
    })
  })
})

describe('a sign-in link', () => {
  test('lets its owner in, once', async () => {
    const { person, link } = await asked('sign_in')
    const secret = await signInByLink(at(), link, 'Firefox, Windows')
    expect(await session(secret)).toMatchObject({ state: 'open', viewer: { id: person.id } })
    await expect(signInByLink(at(), link, null)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('lets one in where two browsers use it at the same moment', async () => {
    const { link } = await asked('sign_in')
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => signInByLink(at(), link, null)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('leaves the second factor owed', async () => {
    const { person, link } = await asked('sign_in')
    await withApp(person.id)
    expect(await session(await signInByLink(at(), link, null))).toMatchObject({ state: 'second_factor' })
  })

  test('ends after 15 minutes, and when a newer one is used', async () => {
    const { person, link } = await asked('sign_in')
    await expect(signInByLink(at(minutes(15)), link, null)).rejects.toMatchObject({ code: 'expired' })
    await ask(person.email, 'sign_in')
    await signInByLink(at(), await linkTo(person.email), null)
    await expect(signInByLink(at(), link, null)).rejects.toMatchObject({ code: 'expired' })
  })

  test('is worth nothing once the account is closed, or as a link of the other kind', async () => {
    const { person, link } = await asked('sign_in')
    await expect(resetPassword(at(), link, PASSWORD, null)).rejects.toMatchObject({ code: 'not_found' })
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, person.id))
    await expect(signInByLink(at(), link, null)).rejects.toMatchObject({ code: 'not_found' })
    expect(await findLink(db.app, NOW, link, 'sign_in')).toBeNull()
  })

  test('that is forged changes nothing and leaves its line', async () => {
    const before = await db.app.select().from(emailLinks)
    await expect(signInByLink(at(), 'made-up', null)).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.app.select().from(emailLinks)).toEqual(before)
    const lines = await db.app.select().from(audit).orderBy(audit.seq)
    expect(lines.at(-1)).toMatchObject({
      act: 'link.use',
      allowed: false,
      refusal: 'not_found',
      personId: null,
    })
  })

  test('may be looked at as often as a scanner of mails likes', async () => {
    const { link } = await asked('sign_in')
    await findLink(db.app, NOW, link, 'sign_in')
    await findLink(db.app, NOW, link, 'sign_in')
    await expect(signInByLink(at(), link, null)).resolves.toBeTruthy()
  })
})

describe('a reset link', () => {
  test('sets the password, ends every session and every link, and tells the owner', async () => {
    const { person, link } = await asked('reset_password')
    await ask(person.email, 'sign_in')
    const signIn = await linkTo(person.email)
    const old = await db.app.transaction((tx) =>
      openSession(tx, NOW, { personId: person.id, method: 'password', browser: null }),
    )
    const secret = await resetPassword(at(), link, PASSWORD, null)
    expect(await session(secret)).toMatchObject({ state: 'open' })
    expect(await session(old)).toBeNull()
    const [after] = await db.app.select().from(people).where(eq(people.id, person.id))
    expect(await passwordMatches(after?.passwordHash, PASSWORD)).toBe(true)
    await expect(signInByLink(at(), signIn, null)).rejects.toMatchObject({ code: 'expired' })
    await expect(resetPassword(at(), link, PASSWORD, null)).rejects.toMatchObject({ code: 'already_done' })
    const letters = await lettersTo(person.email)
    expect(letters.at(-1)).toMatchObject({ template: 'account_changed', params: { change: 'password' } })
  })

  test('never skips the second factor', async () => {
    const { person, link } = await asked('reset_password')
    await withApp(person.id)
    const secret = await resetPassword(at(), link, PASSWORD, null)
    expect(await session(secret)).toMatchObject({ state: 'second_factor', personId: person.id })
  })

  test('still works after a password that is too weak', async () => {
    const { person, link } = await asked('reset_password')
    await expect(resetPassword(at(), link, 'short', null)).rejects.toMatchObject({
      fields: { password: 'password_short' },
    })
    await expect(resetPassword(at(), link, person.email.repeat(2), null)).rejects.toMatchObject({
      fields: { password: expect.any(String) },
    })
    await expect(resetPassword(at(), link, PASSWORD, null)).resolves.toBeTruthy()
  })
})
