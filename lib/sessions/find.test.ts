import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  commitments,
  contributorRights,
  deputies,
  makers,
  offices,
  organisations,
  people,
  sessions,
  totpSecrets,
} from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Role } from '@/lib/access/model'
import { findFormerPerson, findSession } from './find'
import { endSession, openSession, sweepSessions } from './mutations'

const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)
const hours = (n: number) => minutes(n * 60)

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

const find = (secret: string, now = NOW) => findSession(db.app, now, TIME_ZONE, secret)
const open = (personId: number, now = NOW, secondFactor = false) =>
  db.app.transaction((tx) =>
    openSession(tx, now, { personId, method: 'password', browser: null, secondFactor }),
  )

/** Somebody with a session, and the way to see them through it. */
async function signedIn(role: Role, maker: string | null = null) {
  const person = await aPerson(db.app, role, maker)
  const secret = await open(person.id)
  return { person, secret, viewer: async (now = NOW) => viewerIn(await find(secret, now)) }
}
const viewerIn = (session: Awaited<ReturnType<typeof find>>) =>
  session?.state === 'open' ? session.viewer : null
const change = (id: number, values: Partial<typeof people.$inferInsert>) =>
  db.app.update(people).set(values).where(eq(people.id, id))

describe('the end of a session', () => {
  test('it ends after two hours without use', async () => {
    const { person } = await signedIn('editor')
    const [used, unused] = [await open(person.id), await open(person.id)]
    expect(await find(used, hours(1.9))).not.toBeNull()
    expect(await find(used, hours(3.8))).not.toBeNull()
    expect(await find(unused, hours(2))).toBeNull()
  })

  test('it ends after twelve hours however much it is used', async () => {
    const { secret } = await signedIn('editor')
    for (let hour = 1; hour < 12; hour += 1) await find(secret, hours(hour))
    expect(await find(secret, minutes(12 * 60 - 1))).not.toBeNull()
    expect(await find(secret, hours(12))).toBeNull()
  })

  test('signing out ends it, and only it', async () => {
    const { person, secret } = await signedIn('editor')
    const other = await open(person.id)
    await endSession({ db: db.app, now: NOW }, secret)
    expect(await find(secret)).toBeNull()
    expect(await find(other)).not.toBeNull()
  })

  test('somebody who is disabled is out on the next request', async () => {
    const { person, secret } = await signedIn('editor')
    expect(await find(secret)).not.toBeNull()
    await change(person.id, { disabled: true })
    expect(await find(secret)).toBeNull()
  })

  test('a made-up secret, an empty one and the stored hash open nothing', async () => {
    const { person, secret } = await signedIn('editor')
    const [row] = await db.app.select().from(sessions).where(eq(sessions.personId, person.id))
    expect(row?.idHash).not.toBe(secret)
    expect(await find(row?.idHash ?? '')).toBeNull()
    expect(await find('')).toBeNull()
    expect(await find('made-up')).toBeNull()
  })
})

describe('what changes about a person holds on the next request of every old session', () => {
  test('their role', async () => {
    const { person, viewer } = await signedIn('editor')
    await change(person.id, { role: 'donor' })
    expect(await viewer()).toMatchObject({ role: 'donor', mustEnrol: false })
    await change(person.id, { role: 'reviewer' })
    expect(await viewer()).toMatchObject({ role: 'reviewer', secondFactor: false, mustEnrol: true })
  })

  test('the office they work for, and what they are in it', async () => {
    const { person, viewer } = await signedIn('focal_point', 'AAA')
    expect(await viewer()).toMatchObject({ makerCode: 'AAA', officeRole: 'lead' })
    await change(person.id, { officeRole: 'contributor' })
    expect(await viewer()).toMatchObject({ makerCode: 'AAA', officeRole: 'contributor' })
    const colleague = await aPerson(db.app, 'focal_point', 'BBB')
    await change(person.id, { officeId: colleague.officeId })
    expect(await viewer()).toMatchObject({ makerCode: 'BBB', officeRole: 'contributor' })
    await change(person.id, { role: 'editor', officeId: null, officeRole: null })
    expect(await viewer()).toMatchObject({ role: 'editor', makerCode: null, officeRole: null })
  })

  test('their office closes, and another one of the maker is not theirs', async () => {
    await db.app.insert(makers).values({
      code: 'DDD',
      kind: 'state',
      names: { en: 'D', ru: 'D', kk: 'D', uz: 'D' },
      namesIn: { en: 'D', ru: 'D', kk: 'D', uz: 'D' },
    })
    const { person, viewer } = await signedIn('focal_point', 'DDD')
    await db.app
      .update(offices)
      .set({ activeTo: '2026-11-23' })
      .where(eq(offices.id, person.officeId ?? 0))
    expect(await viewer()).toMatchObject({ role: 'focal_point', makerCode: null, officeRole: null })
    await aPerson(db.app, 'focal_point', 'DDD')
    expect(await viewer()).toMatchObject({ makerCode: null, officeRole: null })
  })

  test('their organisation, and whether its people are at risk', async () => {
    const { person, viewer } = await signedIn('civil_society')
    expect(await viewer()).toMatchObject({ organisationId: null, isProtected: false })
    const [shelter] = await db.app
      .insert(organisations)
      .values({ name: 'A shelter', kind: 'civil_society' })
      .returning()
    await change(person.id, { organisationId: shelter?.id ?? null })
    expect(await viewer()).toMatchObject({ organisationId: shelter?.id, isProtected: false })
    await db.app.update(organisations).set({ isProtected: true })
    expect(await viewer()).toMatchObject({ isProtected: true })
  })

  test('their name, address and language', async () => {
    const { person, viewer } = await signedIn('donor')
    await change(person.id, { name: 'Another', email: 'another@test.invalid', locale: 'kk' })
    expect(await viewer()).toMatchObject({ name: 'Another', email: 'another@test.invalid', locale: 'kk' })
  })

  test('a deputy leads from the first day to the last, in the zone of the instance, and no longer once ended', async () => {
    const lead = await aPerson(db.app, 'focal_point', 'AAA')
    const { person } = await signedIn('focal_point', 'AAA')
    await change(person.id, { officeRole: 'contributor' })
    await db.app.insert(deputies).values({
      officeId: person.officeId ?? 0,
      personId: person.id,
      fromDay: '2026-11-24',
      toDay: '2026-11-24',
      namedBy: lead.id,
    })
    const at = async (instant: string) =>
      viewerIn(await find(await open(person.id, new Date(instant)), new Date(instant)))?.officeRole
    // Midnight in Tashkent is 19:00 UTC.
    expect(await at('2026-11-23T18:59:00Z')).toBe('contributor')
    expect(await at('2026-11-23T19:00:00Z')).toBe('lead')
    expect(await at('2026-11-24T18:59:00Z')).toBe('lead')
    expect(await at('2026-11-24T19:00:00Z')).toBe('contributor')
    await db.app.update(deputies).set({ endedAt: NOW }).where(eq(deputies.personId, person.id))
    expect(await at('2026-11-23T19:00:00Z')).toBe('contributor')
  })

  test('a deputy of another office leads nothing here', async () => {
    const other = await aPerson(db.app, 'focal_point', 'BBB')
    const { person, viewer } = await signedIn('focal_point', 'AAA')
    await change(person.id, { officeRole: 'contributor' })
    await db.app.insert(deputies).values({
      officeId: other.officeId ?? 0,
      personId: person.id,
      fromDay: '2026-11-01',
      toDay: '2026-12-01',
      namedBy: other.id,
    })
    expect(await viewer()).toMatchObject({ makerCode: 'AAA', officeRole: 'contributor' })
  })

  test('the rights of a contributor, commitment by commitment', async () => {
    const { person, viewer } = await signedIn('focal_point', 'AAA')
    const [commitment] = await db.app
      .insert(commitments)
      .values({ reference: 'AAA-2021-01', makerCode: 'AAA', year: 2021, number: 1 })
      .returning()
    const commitmentId = commitment?.id ?? 0
    expect(await viewer()).toMatchObject({ grants: {} })
    await db.app
      .insert(contributorRights)
      .values({ personId: person.id, commitmentId, rights: ['edit', 'comment'] })
    expect(await viewer()).toMatchObject({ grants: { [commitmentId]: ['edit', 'comment'] } })
    await db.app.delete(contributorRights)
    expect(await viewer()).toMatchObject({ grants: {} })
  })
})

describe('the second factor', () => {
  const aSecret = (personId: number, confirmedAt: Date) =>
    db.app.insert(totpSecrets).values({ personId, sealed: 'sealed', confirmedAt })

  test('whoever has one is not in before they gave it, and has ten minutes', async () => {
    const { person, secret } = await signedIn('editor')
    await aSecret(person.id, NOW)
    expect(await find(secret)).toMatchObject({ state: 'second_factor', personId: person.id })
    expect(await find(secret, minutes(10))).toMatchObject({ state: 'second_factor' })
    expect(await find(secret, minutes(10.1))).toBeNull()
    const full = await open(person.id, NOW, true)
    expect(viewerIn(await find(full))).toMatchObject({ secondFactor: true, hasSecondFactor: true })
  })

  test('set up elsewhere, it is owed by every session without it', async () => {
    const { person, secret, viewer } = await signedIn('reviewer')
    expect(await viewer()).toMatchObject({ mustEnrol: true })
    await aSecret(person.id, NOW)
    expect(await find(secret)).toMatchObject({ state: 'second_factor' })
  })
})

describe('a form that comes after its session ended is kept', () => {
  const aSecret = (personId: number) =>
    db.app.insert(totpSecrets).values({ personId, sealed: 'sealed', confirmedAt: NOW })

  test('for somebody who was in', async () => {
    const { person } = await signedIn('editor')
    await aSecret(person.id)
    const secret = await open(person.id, NOW, true)
    await endSession({ db: db.app, now: NOW }, secret)
    expect(await findFormerPerson(db.app, secret)).toBe(person.id)
  })

  test('for nobody who still owes, or never gave, their second factor', async () => {
    const { person, secret } = await signedIn('editor')
    await aSecret(person.id)
    expect(await findFormerPerson(db.app, secret)).toBeNull()
    await endSession({ db: db.app, now: NOW }, secret)
    expect(await findFormerPerson(db.app, secret)).toBeNull()
  })
})

test('dangerous acts go without asking for a quarter of an hour', async () => {
  const { viewer } = await signedIn('editor')
  expect(await viewer(minutes(14.9))).toMatchObject({ confirmed: true })
  expect(await viewer(minutes(15))).toMatchObject({ confirmed: false })
})

describe('what is over is swept', () => {
  test('a day after its end, until when a form can still be kept for its writer', async () => {
    const { person, secret } = await signedIn('editor')
    const living = await open(person.id, hours(30))
    await endSession({ db: db.app, now: hours(1) }, secret)
    await sweepSessions(db.app, hours(24.9))
    expect(await findFormerPerson(db.app, secret)).toBe(person.id)
    await sweepSessions(db.app, hours(25.1))
    expect(await findFormerPerson(db.app, secret)).toBeNull()
    expect(await find(living, hours(30))).not.toBeNull()
  })

  test('also where nobody signed out', async () => {
    const { person, secret } = await signedIn('editor')
    await sweepSessions(db.app, hours(35.9))
    expect(await findFormerPerson(db.app, secret)).toBe(person.id)
    await sweepSessions(db.app, hours(36.1))
    expect(await findFormerPerson(db.app, secret)).toBeNull()
  })
})
