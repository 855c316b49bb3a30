import { createHash } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { audit, identities, mails, people, sessions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import { secretHash } from '@/lib/secrets'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { type ProviderUnderTest, startProviderUnderTest } from '@/scripts/lib/provider-under-test.js'
import { beginHandshake, callbackOf, findHandshake, type Handshake, takeHandshake } from './handshake'
import { isMultiFactor, type Provider, vouchesFor } from './model'
import { linkIdentity, signInByProvider, unlinkIdentity } from './mutations'
import { askProvider } from './protocol'
import { listIdentities } from './queries'

const BASE = 'https://vaada.test'
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)

let db: TestDatabase
let ministry: ProviderUnderTest
let provider: Provider
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  ministry = await startProviderUnderTest({ callbacks: [callbackOf(BASE, { id: 'ministry' })] })
  provider = {
    id: 'ministry',
    name: 'Ministry',
    issuer: ministry.issuer,
    ...ministry.client,
    domains: ['ministry.test'],
    secondFactor: false,
  }
})
afterAll(async () => {
  await ministry.stop()
  await db.end()
})

const store = (now = NOW) => ({ db: db.app, now })
const journey = { purpose: 'sign_in', sessionId: null, locale: 'ru', back: '/ru/workspace' } as const

const begin = (more: Partial<Pick<Handshake, 'purpose' | 'sessionId'>> = {}) =>
  beginHandshake(store(), provider, BASE, { ...journey, ...more })

const taken = (cookie: string, now = NOW) => takeHandshake(db.app, now, cookie)

/** Follows the provider's pages as a browser does, and stops at the address that leads back to us. */
async function visit(url: string, name: string, button: Record<string, string> = {}): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(url)
  let method = 'GET'
  while (next.origin === ministry.issuer) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await fetch(next, {
      method,
      headers: { cookie },
      redirect: 'manual',
      ...(method === 'POST' && { body: new URLSearchParams({ name, ...button }) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    // A page without a way on is the one with the form.
    method = location ? 'GET' : 'POST'
    if (location) next = new URL(location, next)
  }
  return next
}

/** Goes to the provider as `name` and comes back; whatever has to be spoilt on the way is. */
async function comeBack(
  name: string,
  { spoil = (begun: Handshake) => begun, detour = (url: string) => url, with: chosen = provider } = {},
) {
  const handshake = await taken(await begin())
  if (!handshake) throw new Error('no handshake')
  const answer = await visit(detour(handshake.url), name)
  const came = { provider: chosen, handshake: spoil(handshake), answer }
  return signInByProvider(store(), came, 'Firefox, Windows')
}

async function somebody(domain = 'ministry.test') {
  const person = await aPerson(db.app, 'editor')
  const email = `p${person.id}@${domain}`
  await db.app.update(people).set({ email }).where(eq(people.id, person.id))
  return { ...person, email }
}

async function lastLine() {
  const [line] = await db.app.select().from(audit).orderBy(desc(audit.seq)).limit(1)
  return line
}

const sessionsOf = (personId: number) => db.app.$count(sessions, eq(sessions.personId, personId))

describe('an address', () => {
  const claims = {
    issuer: 'i',
    subject: 's',
    email: 'a@ministry.test',
    emailVerified: true,
    multiFactor: false,
  }
  const domains = { domains: ['ministry.test'] }
  test('of its own domain is the provider’s to vouch for', () => {
    expect(vouchesFor(domains, claims)).toBe(true)
  })
  test.each([
    ['not verified', { emailVerified: false }],
    ['of another domain', { email: 'a@elsewhere.test' }],
    ['of a domain below', { email: 'a@x.ministry.test' }],
    ['with two signs', { email: 'a@ministry.test@elsewhere.test' }],
    ['that ends alike', { email: 'a@not-ministry.test' }],
    ['missing', { email: null }],
  ])('%s is not', (_, more) => {
    expect(vouchesFor(domains, { ...claims, ...more })).toBe(false)
  })
})

test.each([
  [['pwd', 'mfa'], undefined, true],
  [['mfa'], undefined, true],
  [['pwd', 'otp'], undefined, true],
  [['hwk', 'pin'], undefined, true],
  [['fpt', 'swk'], undefined, true],
  [['otp'], undefined, false],
  [['hwk'], undefined, false],
  [['swk'], undefined, false],
  [['hwk', 'otp'], undefined, false],
  [['hwk', 'user'], undefined, false],
  [['pwd', 'pin'], undefined, false],
  [undefined, 'https://refeds.org/profile/mfa', true],
  [['pwd'], '1', false],
  ['mfa', undefined, false],
  [undefined, undefined, false],
])('methods %j and class %j show two factors: %s', (amr, acr, expected) => {
  expect(isMultiFactor(amr, acr)).toBe(expected)
})

describe('signing in through a provider', () => {
  test('asks it with PKCE, a state and a nonce, and for no more than the address', async () => {
    const { url, expected } = await askProvider(provider, callbackOf(BASE, provider))
    const asked = new URL(url).searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('scope')).toBe('openid email')
    expect(asked.get('state')).toBe(expected.state)
    expect(asked.get('nonce')).toBe(expected.nonce)
    const challenge = createHash('sha256').update(expected.verifier).digest('base64url')
    expect(asked.get('code_challenge')).toBe(challenge)
    expect(asked.get('code_challenge_method')).toBe('S256')
  })

  test('opens the account with its verified address, ties them, and tells the owner', async () => {
    const person = await somebody()
    const secret = await comeBack(person.email)
    expect(await findSession(db.app, NOW, TIME_ZONE, secret)).toMatchObject({
      state: 'open',
      viewer: { id: person.id, secondFactor: false },
    })
    expect(await listIdentities(db.app, person.id)).toMatchObject([
      { issuer: ministry.issuer, subject: person.email },
    ])
    const letters = await db.app.select().from(mails).where(eq(mails.personId, person.id))
    expect(letters).toMatchObject([{ template: 'account_changed', params: { change: 'identity_added' } }])
    expect(await lastLine()).toMatchObject({
      act: 'session.open',
      subject: 'provider ministry',
      personId: person.id,
      allowed: true,
    })
  })

  test('goes by the account there from then on, whatever address it has', async () => {
    const person = await somebody()
    await comeBack(person.email)
    await db.app
      .update(people)
      .set({ email: `moved${person.id}@elsewhere.test` })
      .where(eq(people.id, person.id))
    const again = await comeBack(person.email)
    expect(await findSession(db.app, NOW, TIME_ZONE, again)).toMatchObject({ viewer: { id: person.id } })
    expect(await listIdentities(db.app, person.id)).toHaveLength(1)
  })

  test.each([
    ['unverified address', { verified: false, domain: 'ministry.test' }],
    ['address of a domain that is not its own', { verified: true, domain: 'elsewhere.test' }],
  ])('with an %s finds nobody and makes nothing', async (_, { verified, domain }) => {
    const person = await somebody(domain)
    ministry.accounts.set(`name-${person.id}`, { email: person.email, verified })
    await expect(comeBack(`name-${person.id}`)).rejects.toMatchObject({ code: 'not_found' })
    expect(await sessionsOf(person.id)).toBe(0)
    expect(await listIdentities(db.app, person.id)).toEqual([])
    expect(await lastLine()).toMatchObject({ act: 'session.open', allowed: false, refusal: 'not_found' })
  })

  test('makes no account', async () => {
    const before = await db.app.$count(people)
    await expect(comeBack('stranger@ministry.test')).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.app.$count(people)).toBe(before)
  })

  test('does not give an account to whoever has its address next', async () => {
    const person = await somebody()
    await comeBack(person.email)
    ministry.accounts.set(`successor-${person.id}`, { email: person.email, verified: true })
    await expect(comeBack(`successor-${person.id}`)).rejects.toMatchObject({ code: 'already_done' })
    expect(await sessionsOf(person.id)).toBe(1)
  })

  test('does nothing for a disabled person', async () => {
    const person = await somebody()
    await comeBack(person.email)
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, person.id))
    await expect(comeBack(person.email)).rejects.toMatchObject({ code: 'not_found' })
    expect(await sessionsOf(person.id)).toBe(1)
  })

  test.each([
    ['a provider that is believed and asked for it', true, ['pwd', 'mfa'], true],
    ['one that is believed and did not', true, ['pwd'], false],
    ['one that is not believed', false, ['pwd', 'mfa'], false],
  ])('through %s', async (_, secondFactor, methods, expected) => {
    const person = await somebody()
    ministry.accounts.set(person.email, { email: person.email, verified: true, methods })
    const secret = await comeBack(person.email, { with: { ...provider, secondFactor } })
    const session = await findSession(db.app, NOW, TIME_ZONE, secret)
    expect(session).toMatchObject({ viewer: { secondFactor: expected } })
  })
})

describe('what comes back is refused', () => {
  const expecting = (other: Partial<Handshake['expected']>) => (begun: Handshake) => ({
    ...begun,
    expected: { ...begun.expected, ...other },
  })

  test.each([
    ['with another state', { spoil: expecting({ state: 'another' }) }],
    ['with another nonce', { spoil: expecting({ nonce: 'another' }) }],
    ['with another proof key', { spoil: expecting({ verifier: 'a'.repeat(43) }) }],
    ['when another provider was asked', { spoil: (begun: Handshake) => ({ ...begun, provider: 'other' }) }],
    [
      'when somebody swapped the proof key on the way out',
      { detour: (url: string) => url.replace(/code_challenge=[^&]+/, `code_challenge=${'b'.repeat(43)}`) },
    ],
  ])('%s', async (_, way) => {
    const person = await somebody()
    await expect(comeBack(person.email, way)).rejects.toMatchObject({ code: 'invalid' })
    expect(await sessionsOf(person.id)).toBe(0)
    expect(await lastLine()).toMatchObject({
      act: 'session.open',
      subject: 'provider ministry',
      allowed: false,
      refusal: 'invalid',
    })
  })

  test('when it names another issuer', async () => {
    const person = await somebody()
    const handshake = await taken(await begin())
    const answer = await visit(handshake?.url ?? '', person.email)
    answer.searchParams.set('iss', 'https://evil.test')
    await expect(signInByProvider(store(), { provider, handshake, answer }, null)).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test('when the person or the provider said no', async () => {
    const handshake = await taken(await begin())
    const answer = await visit(handshake?.url ?? '', 'x', { cancel: '1' })
    await expect(signInByProvider(store(), { provider, handshake, answer }, null)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('a second time, in another browser, and after ten minutes', async () => {
    const cookie = await begin()
    expect(await taken(cookie, minutes(10))).toBeNull()
    expect(await taken('another browser')).toBeNull()
    expect(await taken(cookie)).toMatchObject({ provider: 'ministry', locale: 'ru', back: '/ru/workspace' })
    expect(await taken(cookie)).toBeNull()
    const answer = new URL(`${callbackOf(BASE, provider)}?code=x&state=y`)
    await expect(
      signInByProvider(store(), { provider, handshake: null, answer }, null),
    ).rejects.toMatchObject({ code: 'expired' })
    expect(await lastLine()).toMatchObject({ act: 'session.open', refusal: 'expired' })
  })

  test('with a code that was used before', async () => {
    const person = await somebody()
    const handshake = await taken(await begin())
    const answer = await visit(handshake?.url ?? '', person.email)
    await signInByProvider(store(), { provider, handshake, answer }, null)
    await expect(signInByProvider(store(), { provider, handshake, answer }, null)).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await sessionsOf(person.id)).toBe(1)
  })

  test('by a provider that is not there', async () => {
    const gone = { ...provider, issuer: 'http://127.0.0.1:9', clientId: 'gone' }
    await expect(beginHandshake(store(), gone, BASE, journey)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('looking at what was begun does not use it up', async () => {
    const cookie = await begin()
    expect((await findHandshake(db.app, NOW, cookie))?.url).toContain(ministry.issuer)
    expect(await taken(cookie)).not.toBeNull()
  })
})

describe('tying and untying', () => {
  async function signedIn(domain?: string) {
    const person = await somebody(domain)
    const open = () =>
      db.app.transaction((tx) =>
        openSession(tx, NOW, { personId: person.id, method: 'password', browser: null }),
      )
    const secret = await open()
    const other = await open()
    const [row] = await db.app
      .select()
      .from(sessions)
      .where(eq(sessions.idHash, secretHash(secret)))
    return { person, secret, other, sessionId: row?.id ?? 0, ctx: contextFor(db.app, person) }
  }

  async function link(who: Awaited<ReturnType<typeof signedIn>>, name: string, sessionId = who.sessionId) {
    const handshake = await taken(await begin({ purpose: 'link', sessionId }))
    const answer = await visit(handshake?.url ?? '', name)
    await linkIdentity(who.ctx, who.sessionId, { provider, handshake, answer })
  }

  test('works with any address, ends the other sessions and tells the owner', async () => {
    const who = await signedIn('elsewhere.test')
    await link(who, `account-of-${who.person.id}`)
    expect(await listIdentities(db.app, who.person.id)).toMatchObject([
      { subject: `account-of-${who.person.id}` },
    ])
    expect(await findSession(db.app, NOW, TIME_ZONE, who.secret)).not.toBeNull()
    expect(await findSession(db.app, NOW, TIME_ZONE, who.other)).toBeNull()
    expect(await lastLine()).toMatchObject({
      act: 'identity.change',
      subject: 'link ministry',
      allowed: true,
    })
  })

  test('an account there belongs to one person here', async () => {
    const [first, second] = [await signedIn(), await signedIn()]
    await link(first, 'shared')
    await expect(link(second, 'shared')).rejects.toMatchObject({ code: 'already_done' })
    expect(await listIdentities(db.app, second.person.id)).toEqual([])
    const line = { act: 'identity.change', personId: second.person.id, refusal: 'already_done' }
    expect(await lastLine()).toMatchObject(line)
  })

  test('what was asked for in another session ties nothing', async () => {
    const [asker, victim] = [await signedIn(), await signedIn()]
    await expect(link(victim, 'attackers-account', asker.sessionId)).rejects.toMatchObject({
      code: 'expired',
    })
    const cookie = await begin()
    const handshake = await taken(cookie)
    const answer = await visit(handshake?.url ?? '', 'attackers-account')
    await expect(
      linkIdentity(victim.ctx, victim.sessionId, { provider, handshake, answer }),
    ).rejects.toMatchObject({ code: 'expired' })
    expect(await listIdentities(db.app, victim.person.id)).toEqual([])
  })

  test('unties and tells the owner, and the last way in stays', async () => {
    const who = await signedIn()
    await link(who, `mine-${who.person.id}`)
    await expect(unlinkIdentity(who.ctx, who.sessionId, provider.issuer)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await db.app.update(people).set({ passwordHash: 'set' }).where(eq(people.id, who.person.id))
    await unlinkIdentity(who.ctx, who.sessionId, provider.issuer)
    expect(await listIdentities(db.app, who.person.id)).toEqual([])
    const letters = await db.app.select().from(mails).where(eq(mails.personId, who.person.id))
    expect(letters.map(({ params }) => params.change).sort()).toEqual(['identity_added', 'identity_removed'])
  })

  test('nobody unties somebody else’s', async () => {
    const [owner, stranger] = [await signedIn(), await signedIn()]
    await link(owner, `mine-${owner.person.id}`)
    await expect(unlinkIdentity(stranger.ctx, stranger.sessionId, provider.issuer)).rejects.toMatchObject({
      code: 'not_found',
    })
    const kept = and(eq(identities.issuer, provider.issuer), eq(identities.personId, owner.person.id))
    expect(await db.app.$count(identities, kept)).toBe(1)
  })
})
