import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accessRequests, invitations, mails, offices, people, sessions, totpSecrets } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW } from '@/db/testing/factory'
import { countAttention } from './attention'
import { peopleListOf } from './list'
import { countPeople, findPerson, listPeople } from './queries'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.execute(sql`insert into people (email, name, role, disabled)
    select 'n' || n || '@many.invalid', 'Person ' || lpad(n::text, 5, '0'),
      (case when n % 2 = 0 then 'editor' else 'donor' end)::role, n % 10 = 0
    from generate_series(1, 10000) n`)
})
afterAll(() => db.end())

const all = peopleListOf({})
const names = async (filter: Parameters<typeof listPeople>[1], page: number) =>
  (await listPeople(db.app, filter, page)).map(({ name }) => name)

test('ten thousand people come in pages of fifty, each once', async () => {
  expect(await countPeople(db.app, all)).toBe(10_000)
  const first = await names(all, 1)
  expect(first).toHaveLength(50)
  expect(first[0]).toBe('Person 00001')
  expect((await names(all, 2))[0]).toBe('Person 00051')
  expect((await names(all, 200)).at(-1)).toBe('Person 10000')
  expect(await names(all, 201)).toEqual([])
})

test('filters narrow the page and the count alike', async () => {
  const filter = { ...all, role: 'editor', state: 'disabled' } as const
  expect(await countPeople(db.app, filter)).toBe(1000)
  expect((await names(filter, 20)).at(-1)).toBe('Person 10000')
  expect(await countPeople(db.app, { ...all, role: 'donor', state: 'disabled' })).toBe(0)
  expect(await countPeople(db.app, { ...all, state: 'active' })).toBe(9000)
})

test('a search finds part of a name or an address, in any script, and every letter means itself', async () => {
  await db.app.insert(people).values([
    { email: 'odd_one@test.invalid', name: '100% Айгүл', role: 'editor' },
    { email: 'back\\slash@test.invalid', name: 'Back', role: 'editor' },
  ])
  const found = async (q: string) => countPeople(db.app, { ...all, q })
  expect(await found('n777@many')).toBe(1)
  expect(await found('PERSON 0000')).toBe(9)
  expect(await found('айГҮЛ')).toBe(1)
  expect(await found('d_o')).toBe(1)
  expect(await found('0%')).toBe(1)
  expect(await found('k\\s')).toBe(1)
  expect(await found("'; drop table people; --")).toBe(0)
})

test('an office is a filter, and who has none is left out', async () => {
  const lead = await aPerson(db.app, 'focal_point', 'AAA')
  const found = await listPeople(db.app, { ...all, maker: 'AAA' }, 1)
  expect(found).toMatchObject([{ id: lead.id, officeRole: 'lead', maker: { code: 'AAA' } }])
})

test('the erased are left out unless they are asked for', async () => {
  await db.app
    .insert(people)
    .values({ email: 'erased-1@erased.invalid', name: '', role: 'editor', disabled: true, erasedAt: NOW })
  expect(await countPeople(db.app, { ...all, q: 'erased.invalid' })).toBe(0)
  const [erased] = await listPeople(db.app, { ...all, state: 'erased' }, 1)
  expect(erased).toMatchObject({ name: '', erased: true })
})

test('one person comes with their ways in and open sessions', async () => {
  const reviewer = await aPerson(db.app, 'reviewer')
  await db.app.insert(totpSecrets).values({ personId: reviewer.id, sealed: 's', confirmedAt: NOW })
  const later = new Date(NOW.getTime() + 60_000)
  await db.app.insert(sessions).values([
    { idHash: 'open', personId: reviewer.id, seenAt: NOW, expiresAt: later },
    { idHash: 'ended', personId: reviewer.id, seenAt: NOW, expiresAt: later, endedAt: NOW },
    { idHash: 'over', personId: reviewer.id, seenAt: NOW, expiresAt: NOW },
  ])
  expect(await findPerson(db.app, NOW, reviewer.id)).toMatchObject({
    hasPassword: false,
    hasAuthenticator: true,
    passkeys: 0,
    recoveryCodes: 0,
    providers: [],
    openSessions: 1,
    seenAt: NOW,
  })
  expect(await findPerson(db.app, NOW, 2 ** 30)).toBeNull()
})

test('what waits for an administrator is counted, and what doesn’t is not', async () => {
  const before = await countAttention(db.app, NOW)
  await aPerson(db.app, 'reviewer')
  const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)
  const request = {
    kind: 'donor',
    organisationName: 'O',
    contactName: 'C',
    email: 'o@test.invalid',
    about: 'A',
    locale: 'en',
  } as const
  await db.app.insert(accessRequests).values([
    { ...request, state: 'verified' },
    { ...request, state: 'asked' },
  ])
  await db.app.insert(invitations).values([
    { tokenHash: '1', role: 'editor', expiresAt: hours(23) },
    { tokenHash: '2', role: 'editor', expiresAt: hours(25) },
    { tokenHash: '3', role: 'editor', expiresAt: hours(0) },
    { tokenHash: '4', role: 'editor', expiresAt: hours(2), withdrawnAt: NOW },
  ])
  const letter = { template: 'deputy', address: 'a@test.invalid', locale: 'en', params: {} } as const
  await db.app.insert(mails).values([
    { ...letter, key: '1', state: 'failed' },
    { ...letter, key: '2', state: 'held' },
  ])
  await db.app.insert(offices).values({ makerCode: 'BBB', name: 'B', activeFrom: '2026-01-01' })
  const after = await countAttention(db.app, NOW)
  const grown = Object.fromEntries(
    Object.entries(after).map(([what, count]) => [what, count - before[what as keyof typeof before]]),
  )
  expect(grown).toEqual({
    requests: 1,
    officesWithoutLead: 1,
    expiringInvitations: 1,
    failedLetters: 1,
    lackingSecondFactor: 1,
  })
})

test('an address that nobody understands is the whole list', () => {
  expect(peopleListOf({ role: 'king', state: ['x', 'y'], page: '0', maker: 'aaa', q: ['a', 'b'] })).toEqual({
    q: 'a',
    role: null,
    maker: null,
    state: null,
    page: 1,
  })
  expect(peopleListOf({ page: '17' }).page).toBe(17)
})
