import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { accessRequests, handOvers, invitations, mails, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { handOver } from '@/lib/offices/hand-over'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { changeAddress, changeRole, disablePerson, enablePerson, resetSecondFactor } from './administration'
import { reissueInvitation } from './invitations'
import { acceptInvitation, invite } from './mutations'
import { erasePerson } from './traces'

let db: TestDatabase
let administrator: Context
const made: TestDatabase[] = []
beforeEach(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  made.push(db)
  await aWorld(db.app)
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
})
afterAll(() => Promise.all(made.map((database) => database.end())))

const anEditor = { role: 'editor', maker: null, officeRole: null, organisation: null } as const
const accept = (secret: string, email: string) =>
  acceptInvitation({ db: db.app, now: NOW, timeZone: TIME_ZONE }, secret, {
    email,
    name: 'Dana',
    password: 'корова лежит под мостом',
    locale: 'kk',
    browser: null,
  })
const toSomebodyNew = (stay: 'alternate' | 'leave' | null = 'alternate') => ({
  successor: { email: 'new@test.invalid' },
  stay,
  locale: 'ru' as const,
  note: null,
})
const later = (hours: number): Context => ({
  ...administrator,
  now: new Date(NOW.getTime() + hours * 3_600_000),
})
const rowOf = async (id: number) => (await db.app.select().from(people).where(eq(people.id, id)))[0]

describe('what somebody began that would let others in ends with them', () => {
  test.each<[string, (id: number) => Promise<void>]>([
    ['disabled', (id) => disablePerson(administrator, id)],
    ['in another role', (id) => changeRole(administrator, id, anEditor)],
    ['erased', (id) => erasePerson(administrator, id)],
  ])('a lead who is %s', async (_, shutOut) => {
    const lead = await aPerson(db.app, 'focal_point', 'AAA')
    const done = await handOver(contextFor(db.app, lead, 'AAA'), lead.officeId ?? 0, lead.id, toSomebodyNew())
    await shutOut(lead.id)
    expect(await db.app.select().from(handOvers)).toMatchObject([{ withdrawnAt: NOW, completedAt: null }])
    const secret = done.state === 'invited' ? done.secret : ''
    await expect(accept(secret, 'new@test.invalid')).rejects.toMatchObject({ code: 'expired' })
    expect((await db.app.select().from(mails).where(eq(mails.template, 'invitation')))[0]).toMatchObject({
      state: 'expired',
      sealedPath: null,
    })
  })

  test('an administrator who is disabled: their invitations, and hand-overs that wait for them', async () => {
    const other = await aPerson(db.app, 'administrator')
    const others = contextFor(db.app, other)
    const own = await invite(others, { ...anEditor, email: 'mine@test.invalid' }, 'en', true)
    const kept = await invite(administrator, { ...anEditor, email: 'kept@test.invalid' }, 'en', true)
    const lead = await aPerson(db.app, 'focal_point', 'AAA')
    await handOver(contextFor(db.app, lead, 'AAA'), lead.officeId ?? 0, lead.id, toSomebodyNew())
    const [waiting] = await db.app.select().from(handOvers)
    const again = await reissueInvitation(others, waiting?.invitationId ?? 0, true)
    await disablePerson(administrator, other.id)
    for (const [secret, email] of [
      [own.secret, 'mine@test.invalid'],
      [again.secret, 'new@test.invalid'],
    ] as const)
      await expect(accept(secret, email)).rejects.toMatchObject({ code: 'expired' })
    expect(await db.app.select().from(handOvers)).toMatchObject([{ withdrawnAt: NOW }])
    await accept(kept.secret, 'kept@test.invalid')
  })
})

test('a lead who was gone and is let in again stays in when their successor accepts', async () => {
  const lead = await aPerson(db.app, 'focal_point', 'AAA')
  await disablePerson(administrator, lead.id)
  const done = await handOver(administrator, lead.officeId ?? 0, lead.id, toSomebodyNew(null))
  await enablePerson(administrator, lead.id)
  await accept(done.state === 'invited' ? done.secret : '', 'new@test.invalid')
  expect(await rowOf(lead.id)).toMatchObject({ disabled: false, officeRole: 'contributor' })
})

describe('another address', () => {
  test('ends every session', async () => {
    const person = await aPerson(db.app, 'editor')
    const secret = await db.app.transaction((tx) =>
      openSession(tx, NOW, { personId: person.id, method: 'password', browser: null }),
    )
    await changeAddress(administrator, person.id, 'other@test.invalid')
    expect(await findSession(db.app, NOW, TIME_ZONE, secret)).toBeNull()
  })

  test('and a second factor that is reset lie three days apart, whichever comes first', async () => {
    const [one, two] = [await aPerson(db.app, 'editor'), await aPerson(db.app, 'editor')]
    await changeAddress(administrator, one.id, 'one@test.invalid')
    await expect(resetSecondFactor(later(71), one.id)).rejects.toMatchObject({
      fields: { person: 'changed_lately' },
    })
    await resetSecondFactor(later(73), one.id)
    await resetSecondFactor(administrator, two.id)
    await expect(changeAddress(later(71), two.id, 'two@test.invalid')).rejects.toMatchObject({
      fields: { email: 'changed_lately' },
    })
    await changeAddress(later(73), two.id, 'two@test.invalid')
  })
})

test('erasing takes every address that somebody had, wherever it stands', async () => {
  const first = 'first@test.invalid'
  await db.app.insert(accessRequests).values({
    kind: 'civil_society',
    organisationName: 'A group',
    website: 'https://example.invalid/dana',
    contactName: 'Dana',
    email: first,
    about: 'I, Dana, count.',
    locale: 'ru',
    state: 'invited',
    decisionNote: 'Dana is known to us.',
  })
  const { secret } = await invite(administrator, { ...anEditor, email: first }, 'en', true)
  await accept(secret, first)
  const [person] = await db.app.select().from(people).where(eq(people.email, first))
  await changeAddress(administrator, person?.id ?? 0, 'second@test.invalid')
  await changeAddress(administrator, person?.id ?? 0, 'third@test.invalid')
  const [again] = await db.app
    .insert(people)
    .values({ email: 'second@test.invalid', name: 'Somebody else', role: 'donor' })
    .returning()
  await db.app.insert(mails).values({
    key: 'of somebody else',
    template: 'account_changed',
    personId: again?.id,
    address: 'second@test.invalid',
    locale: 'en',
    params: {},
  })
  await erasePerson(administrator, person?.id ?? 0)
  const left = JSON.stringify([
    await db.app.select().from(mails),
    await db.app.select().from(invitations),
    await db.app.select().from(accessRequests),
  ])
  expect(left).not.toMatch(/first@|third@|Dana|dana/)
  expect(await db.app.select().from(mails)).toMatchObject([{ key: 'of somebody else' }])
})
