import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { audit, mails, passkeys, people, recoveryCodes, sessions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Role } from '@/lib/access/model'
import { secretHash } from '@/lib/secrets'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { relyingParty } from './model'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './mutations'
import { listPasskeys } from './queries'
import { TestPasskey } from './testing'
import { askForOwnPasskey, askForPasskey, confirmByPasskey, signInByPasskey } from './use'

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)
const RP = { id: 'vaada.test', origin: 'https://vaada.test', handleSecret: 'x'.repeat(32) }
const LABEL = { name: 'Aigul', email: 'aigul@test.invalid' }

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

/** Somebody signed in by password alone. */
async function somebody(role: Role = 'editor') {
  const person = await aPerson(db.app, role)
  const secret = await openFor(person.id)
  return { person, secret, sessionId: await sessionIdOf(secret), ctx: contextFor(db.app, person) }
}

const openFor = (personId: number) =>
  db.app.transaction((tx) => openSession(tx, NOW, { personId, method: 'password', browser: null }))

async function sessionIdOf(secret: string): Promise<number> {
  const [row] = await db.app
    .select()
    .from(sessions)
    .where(eq(sessions.idHash, secretHash(secret)))
  return row?.id ?? 0
}

const stateOf = async (secret: string, now = NOW) =>
  (await findSession(db.app, now, TIME_ZONE, secret))?.state ?? null

async function lastLine() {
  const [line] = await db.app.select().from(audit).orderBy(desc(audit.seq)).limit(1)
  return line
}

async function somebodyWithPasskey(role: Role = 'editor') {
  const who = await somebody(role)
  const passkey = new TestPasskey()
  const { options, secret } = await beginPasskey(who.ctx, RP, LABEL)
  const answer = passkey.created({ challenge: options.challenge }, options.user.id)
  const added = await addPasskey(who.ctx, RP, who.sessionId, secret, { name: 'Phone', answer })
  return { ...who, passkey, added }
}

const asked = () => askForPasskey({ db: db.app, now: NOW }, RP)

describe('the site', () => {
  test('is known to passkeys by its host name', () => {
    expect(relyingParty('https://vaada.example', 's')).toMatchObject({
      id: 'vaada.example',
      origin: 'https://vaada.example',
    })
  })
  test.each(['http://127.0.0.1:3000', 'http://[::1]:3000'])('%s has no name', (address) => {
    expect(relyingParty(address, 's')).toBeNull()
  })
})

describe('adding a passkey', () => {
  test('gives both factors here, ends every other session, tells the owner and makes recovery codes', async () => {
    const who = await somebody()
    const other = await openFor(who.person.id)
    const passkey = new TestPasskey()
    const { options, secret } = await beginPasskey(who.ctx, RP, LABEL)
    const answer = passkey.created({ challenge: options.challenge }, options.user.id)
    const added = await addPasskey(who.ctx, RP, who.sessionId, secret, { name: 'Phone', answer })

    const here = await findSession(db.app, NOW, TIME_ZONE, added.secret)
    expect(here).toMatchObject({ state: 'open', viewer: { secondFactor: true, confirmed: true } })
    expect(await stateOf(who.secret)).toBeNull()
    expect(await stateOf(other)).toBeNull()
    expect(added.codes).toHaveLength(10)
    expect(await db.app.$count(recoveryCodes, eq(recoveryCodes.personId, who.person.id))).toBe(10)
    const letters = await db.app.select().from(mails).where(eq(mails.personId, who.person.id))
    expect(letters).toMatchObject([{ template: 'account_changed', params: { change: 'passkey_added' } }])
    expect(await lastLine()).toMatchObject({ act: 'passkey.change', allowed: true, personId: who.person.id })
  })

  test('asks for a discoverable one that checks its owner, whom it knows by nothing of theirs', async () => {
    const { ctx, person, passkey } = await somebodyWithPasskey()
    const { options } = await beginPasskey(ctx, RP, LABEL)
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    })
    expect(Buffer.from(options.user.id, 'base64url').toString('latin1')).not.toContain(person.email)
    expect(options.excludeCredentials).toMatchObject([{ id: passkey.id }])
  })

  test('beside another second factor makes no new recovery codes', async () => {
    const { ctx, person, added } = await somebodyWithPasskey()
    const { options, secret } = await beginPasskey(ctx, RP, LABEL)
    const answer = new TestPasskey().created({ challenge: options.challenge }, options.user.id)
    const again = await addPasskey(ctx, RP, await sessionIdOf(added.secret), secret, { name: 'Key', answer })
    expect(again.codes).toBeNull()
    expect(await listPasskeys(db.app, person.id)).toHaveLength(2)
  })

  test.each([
    ['another question', { challenge: 'c29tZXRoaW5nIGVsc2U' }],
    ['another site', { origin: 'https://elsewhere.test' }],
    ['another host name', { rpId: 'elsewhere.test' }],
    ['a device that did not check its owner', { verified: false }],
  ])('is refused for %s, and leaves a line', async (_, said) => {
    const who = await somebody()
    const { options, secret } = await beginPasskey(who.ctx, RP, LABEL)
    const answer = new TestPasskey().created({ challenge: options.challenge, ...said }, options.user.id)
    const adding = addPasskey(who.ctx, RP, who.sessionId, secret, { name: 'Phone', answer })
    await expect(adding).rejects.toMatchObject({ code: 'invalid' })
    expect(await listPasskeys(db.app, who.person.id)).toEqual([])
    expect(await lastLine()).toMatchObject({ act: 'passkey.change', allowed: false, refusal: 'invalid' })
  })

  test('works once for one question, also after a failure', async () => {
    const who = await somebody()
    const { options, secret } = await beginPasskey(who.ctx, RP, LABEL)
    const passkey = new TestPasskey()
    const bad = passkey.created({ challenge: options.challenge, verified: false }, options.user.id)
    const good = passkey.created({ challenge: options.challenge }, options.user.id)
    const add = (answer: typeof good) =>
      addPasskey(who.ctx, RP, who.sessionId, secret, { name: 'Phone', answer })
    await expect(add(bad)).rejects.toMatchObject({ code: 'invalid' })
    await expect(add(good)).rejects.toMatchObject({ code: 'expired' })
  })

  test('is refused to somebody else, to another browser, and after five minutes', async () => {
    const who = await somebody()
    const stranger = await somebody()
    const attempt = async (ctx: typeof who.ctx, browser: (cookie: string) => string | null) => {
      const { options, secret } = await beginPasskey(who.ctx, RP, LABEL)
      const answer = new TestPasskey().created({ challenge: options.challenge }, options.user.id)
      return addPasskey(ctx, RP, who.sessionId, browser(secret), { name: 'Phone', answer })
    }
    await expect(attempt(stranger.ctx, (cookie) => cookie)).rejects.toMatchObject({ code: 'expired' })
    await expect(attempt(who.ctx, () => null)).rejects.toMatchObject({ code: 'expired' })
    await expect(attempt(who.ctx, () => 'another')).rejects.toMatchObject({ code: 'expired' })
    const late = { ...who.ctx, now: minutes(5) }
    await expect(attempt(late, (cookie) => cookie)).rejects.toMatchObject({ code: 'expired' })
    expect(await listPasskeys(db.app, who.person.id)).toEqual([])
  })

  test('that another account has is refused', async () => {
    const { passkey } = await somebodyWithPasskey()
    const other = await somebody()
    const { options, secret } = await beginPasskey(other.ctx, RP, LABEL)
    const answer = passkey.created({ challenge: options.challenge }, options.user.id)
    await expect(
      addPasskey(other.ctx, RP, other.sessionId, secret, { name: 'Phone', answer }),
    ).rejects.toMatchObject({ code: 'already_done' })
  })
})

describe('signing in by passkey', () => {
  test('counts as both factors', async () => {
    const { person, passkey } = await somebodyWithPasskey('reviewer')
    const { options, secret } = await asked()
    const answer = passkey.used({ challenge: options.challenge })
    const opened = await signInByPasskey({ db: db.app, now: NOW }, RP, secret, answer, 'Firefox, Windows')
    const session = await findSession(db.app, NOW, TIME_ZONE, opened)
    expect(session).toMatchObject({ state: 'open', viewer: { id: person.id, secondFactor: true } })
    expect((await listPasskeys(db.app, person.id))[0]?.lastUsedAt).toEqual(NOW)
    const line = { act: 'session.open', subject: 'passkey', personId: person.id, allowed: true }
    expect(await lastLine()).toMatchObject(line)
  })

  test.each([
    ['another question', { challenge: 'c29tZXRoaW5nIGVsc2U' }],
    ['another site', { origin: 'https://elsewhere.test' }],
    ['another host name', { rpId: 'elsewhere.test' }],
    ['a device that did not check its owner', { verified: false }],
  ])('is refused for %s, and leaves a line', async (_, said) => {
    const { person, passkey } = await somebodyWithPasskey()
    const { options, secret } = await asked()
    const answer = passkey.used({ challenge: options.challenge, ...said })
    await expect(signInByPasskey({ db: db.app, now: NOW }, RP, secret, answer, null)).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await lastLine()).toMatchObject({
      act: 'session.open',
      personId: person.id,
      allowed: false,
      refusal: 'invalid',
    })
  })

  test('with a changed signature, somebody else’s name or an unknown passkey is refused', async () => {
    const { passkey } = await somebodyWithPasskey()
    const attempt = async (change: (answer: ReturnType<TestPasskey['used']>) => unknown) => {
      const { options, secret } = await asked()
      const answer = passkey.used({ challenge: options.challenge })
      change(answer)
      return signInByPasskey({ db: db.app, now: NOW }, RP, secret, answer, null)
    }
    const invalid = { code: 'invalid' }
    const { signature } = new TestPasskey().used({ challenge: 'eA' }).response
    await expect(attempt(({ response }) => Object.assign(response, { signature }))).rejects.toMatchObject(
      invalid,
    )
    const userHandle = Buffer.alloc(32).toString('base64url')
    await expect(attempt(({ response }) => Object.assign(response, { userHandle }))).rejects.toMatchObject(
      invalid,
    )
    await expect(
      attempt((answer) => Object.assign(answer, { id: 'AAAA', rawId: 'AAAA' })),
    ).rejects.toMatchObject(invalid)
  })

  test('cannot be played again, in another browser, or after five minutes', async () => {
    const { passkey } = await somebodyWithPasskey()
    const { options, secret } = await asked()
    const answer = passkey.used({ challenge: options.challenge })
    const send = (cookie: string | null, now = NOW) =>
      signInByPasskey({ db: db.app, now }, RP, cookie, answer, null)
    const expired = { code: 'expired' }
    await expect(send(null)).rejects.toMatchObject(expired)
    await expect(send((await asked()).secret.slice(1))).rejects.toMatchObject(expired)
    await expect(send(secret, minutes(5))).rejects.toMatchObject(expired)
    await send(secret)
    await expect(send(secret)).rejects.toMatchObject(expired)
    expect(await lastLine()).toMatchObject({ act: 'session.open', refusal: 'expired' })
  })

  test('sent many times at the same moment opens one session', async () => {
    const { passkey, person } = await somebodyWithPasskey()
    const { options, secret } = await asked()
    const answer = passkey.used({ challenge: options.challenge })
    const before = await db.app.$count(sessions, eq(sessions.personId, person.id))
    const send = () => signInByPasskey({ db: db.app, now: NOW }, RP, secret, answer, null)
    const results = await Promise.allSettled(Array.from({ length: 20 }, send))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.app.$count(sessions, eq(sessions.personId, person.id))).toBe(before + 1)
  })

  test('from a copy, whose count of signatures lags behind, is refused', async () => {
    const { passkey } = await somebodyWithPasskey()
    const send = async (counter: number) => {
      const { options, secret } = await asked()
      const answer = passkey.used({ challenge: options.challenge, counter })
      return signInByPasskey({ db: db.app, now: NOW }, RP, secret, answer, null)
    }
    await send(7)
    await expect(send(7)).rejects.toMatchObject({ code: 'invalid' })
    await expect(send(3)).rejects.toMatchObject({ code: 'invalid' })
    expect(await send(8)).toBeTruthy()
  })

  test('does nothing for a disabled person', async () => {
    const { person, passkey } = await somebodyWithPasskey()
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, person.id))
    const { options, secret } = await asked()
    const answer = passkey.used({ challenge: options.challenge })
    await expect(signInByPasskey({ db: db.app, now: NOW }, RP, secret, answer, null)).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

describe('a passkey as second factor', () => {
  const confirm = async (
    who: { person: { id: number }; passkey: TestPasskey },
    secret: string,
    { passkey = who.passkey, isOpen = false } = {},
  ) => {
    const session = { sessionId: await sessionIdOf(secret), personId: who.person.id, isOpen }
    const store = { db: db.app, now: NOW }
    const { options, secret: cookie } = await askForOwnPasskey(store, RP, session)
    const answer = passkey.used({ challenge: options.challenge })
    return confirmByPasskey(store, RP, session, cookie, answer)
  }

  test('opens a session that owed it, under a new secret', async () => {
    const who = await somebodyWithPasskey()
    const half = await openFor(who.person.id)
    expect(await stateOf(half)).toBe('second_factor')
    const opened = await confirm(who, half)
    expect(await stateOf(opened)).toBe('open')
    expect(await stateOf(half)).toBeNull()
    expect(await lastLine()).toMatchObject({ act: 'session.secondFactor', subject: 'passkey', allowed: true })
  })

  test('confirms an open session anew', async () => {
    const who = await somebodyWithPasskey()
    await db.app
      .update(sessions)
      .set({ confirmedAt: minutes(-60) })
      .where(eq(sessions.idHash, secretHash(who.added.secret)))
    const confirmed = await confirm(who, who.added.secret, { isOpen: true })
    const session = await findSession(db.app, NOW, TIME_ZONE, confirmed)
    expect(session).toMatchObject({ viewer: { confirmed: true } })
    expect(await lastLine()).toMatchObject({ act: 'session.confirm', allowed: true })
  })

  test('of somebody else is refused', async () => {
    const who = await somebodyWithPasskey()
    const stranger = await somebodyWithPasskey()
    const half = await openFor(who.person.id)
    await expect(confirm(who, half, { passkey: stranger.passkey })).rejects.toMatchObject({ code: 'invalid' })
    expect(await stateOf(half)).toBe('second_factor')
    const line = { act: 'session.secondFactor', personId: who.person.id, refusal: 'invalid' }
    expect(await lastLine()).toMatchObject(line)
  })

  test('asked for in one session is not good for another', async () => {
    const who = await somebodyWithPasskey()
    const [one, two] = [await openFor(who.person.id), await openFor(who.person.id)]
    const store = { db: db.app, now: NOW }
    const session = { sessionId: await sessionIdOf(one), personId: who.person.id, isOpen: false }
    const { options, secret } = await askForOwnPasskey(store, RP, session)
    const answer = who.passkey.used({ challenge: options.challenge })
    const elsewhere = { ...session, sessionId: await sessionIdOf(two) }
    await expect(confirmByPasskey(store, RP, elsewhere, secret, answer)).rejects.toMatchObject({
      code: 'expired',
    })
  })

  test('asked for as second factor signs nobody in', async () => {
    const who = await somebodyWithPasskey()
    const store = { db: db.app, now: NOW }
    const session = { sessionId: who.sessionId, personId: who.person.id, isOpen: false }
    const { options, secret } = await askForOwnPasskey(store, RP, session)
    const answer = who.passkey.used({ challenge: options.challenge })
    await expect(signInByPasskey(store, RP, secret, answer, null)).rejects.toMatchObject({ code: 'expired' })
  })
})

describe('removing and renaming', () => {
  test('ends the other sessions and tells the owner', async () => {
    const { ctx, person, passkey, added } = await somebodyWithPasskey()
    await db.app.update(people).set({ passwordHash: 'set' }).where(eq(people.id, person.id))
    const other = await openFor(person.id)
    await removePasskey(ctx, await sessionIdOf(added.secret), passkey.id)
    expect(await listPasskeys(db.app, person.id)).toEqual([])
    expect(await stateOf(added.secret)).toBe('open')
    expect(await stateOf(other)).toBeNull()
    const letters = await db.app.select().from(mails).where(eq(mails.personId, person.id))
    expect(letters.map(({ params }) => params.change).sort()).toEqual(['passkey_added', 'passkey_removed'])
  })

  test('the last second factor of a reviewer stays', async () => {
    const { ctx, person, passkey, sessionId } = await somebodyWithPasskey('reviewer')
    await db.app.update(people).set({ passwordHash: 'set' }).where(eq(people.id, person.id))
    await expect(removePasskey(ctx, sessionId, passkey.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listPasskeys(db.app, person.id)).toHaveLength(1)
  })

  test('the last way in stays', async () => {
    const { ctx, passkey, sessionId } = await somebodyWithPasskey()
    await expect(removePasskey(ctx, sessionId, passkey.id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('somebody else’s passkey is not there', async () => {
    const { passkey } = await somebodyWithPasskey()
    const stranger = await somebody()
    const gone = { code: 'not_found' }
    await expect(removePasskey(stranger.ctx, stranger.sessionId, passkey.id)).rejects.toMatchObject(gone)
    await expect(renamePasskey(stranger.ctx, passkey.id, 'Mine')).rejects.toMatchObject(gone)
    expect(await lastLine()).toMatchObject({ act: 'passkey.change', subject: 'rename', refusal: 'not_found' })
    const [kept] = await db.app.select().from(passkeys).where(eq(passkeys.credentialId, passkey.id))
    expect(kept?.name).toBe('Phone')
  })
})
