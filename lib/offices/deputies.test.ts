import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { deputies, mails } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { endDeputy, nameDeputy } from './deputies'
import { DeputyInput } from './input'
import { listOfficePeople } from './queries-office'

let db: TestDatabase
let lead: Awaited<ReturnType<typeof aPerson>>
let alternate: Awaited<ReturnType<typeof aPerson>>
let ctx: Context
let office: number
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  // Letters are sealed.
  await aWorld(db.app)
  lead = await aPerson(db.app, 'focal_point', 'AAA')
  alternate = await aPerson(db.app, 'focal_point', 'AAA')
  ctx = contextFor(db.app, lead, 'AAA')
  office = lead.officeId ?? 0
})
afterAll(() => db.end())
beforeEach(() => db.app.delete(deputies))

const days = (fromDay: string, toDay: string, person = alternate.id) => ({ person, fromDay, toDay })
const roleAt = async (at: string) => {
  const now = new Date(at)
  const secret = await db.app.transaction((tx) =>
    openSession(tx, now, { personId: alternate.id, method: 'password', browser: null }),
  )
  const found = await findSession(db.app, now, TIME_ZONE, secret)
  return found?.state === 'open' ? found.viewer.officeRole : null
}

describe('on their days', () => {
  // Tashkent is five hours ahead of UTC, all year.
  test.each([
    ['2026-11-30T18:59:59Z', 'alternate', 'the last second of the day before'],
    ['2026-11-30T19:00:00Z', 'lead', 'midnight of the first day'],
    ['2026-12-05T18:59:59Z', 'lead', 'the last second of the last day'],
    ['2026-12-05T19:00:00Z', 'alternate', 'midnight after the last day'],
  ])('at %s somebody named for 1–5 December is %s (%s)', async (at, role) => {
    await nameDeputy(ctx, office, days('2026-12-01', '2026-12-05'))
    expect(await roleAt(at)).toBe(role)
  })

  test('ended early, they are what they were on the next request', async () => {
    const id = await nameDeputy(ctx, office, days('2026-11-23', '2026-12-05'))
    expect(await roleAt('2026-11-24T09:00:00Z')).toBe('lead')
    await endDeputy(ctx, id)
    expect(await roleAt('2026-11-24T09:00:00Z')).toBe('alternate')
    await expect(endDeputy(ctx, id)).rejects.toMatchObject({ code: 'already_done' })
  })
})

test('the office shows who acts today, and until when', async () => {
  await nameDeputy(ctx, office, days('2026-12-01', '2026-12-05'))
  const on = async (day: string) =>
    (await listOfficePeople(db.app, office, day)).map(({ id, role, actsUntil }) => [id, role, actsUntil])
  expect(await on('2026-11-30')).toEqual([
    [lead.id, 'lead', null],
    [alternate.id, 'alternate', null],
  ])
  expect(await on('2026-12-05')).toEqual([
    [lead.id, 'lead', null],
    [alternate.id, 'alternate', '2026-12-05'],
  ])
})

describe('naming', () => {
  test('today counts in the office’s zone: shortly before midnight in UTC it is tomorrow already', async () => {
    const late = { ...ctx, now: new Date('2026-11-23T20:00:00Z') }
    await expect(nameDeputy(late, office, days('2026-11-23', '2026-11-30'))).rejects.toMatchObject({
      fields: { fromDay: 'day_past' },
    })
    await expect(nameDeputy(late, office, days('2026-11-24', '2026-11-30'))).resolves.toBeGreaterThan(0)
  })

  test('only somebody of the office who doesn’t lead it', async () => {
    const stranger = await aPerson(db.app, 'focal_point', 'BBB')
    const reviewer = await aPerson(db.app, 'reviewer')
    for (const person of [stranger.id, reviewer.id, lead.id, 999_999])
      await expect(nameDeputy(ctx, office, days('2026-12-01', '2026-12-05', person))).rejects.toMatchObject({
        fields: { person: 'not_in_office' },
      })
  })

  test('only by the lead, or an administrator', async () => {
    const stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
    const self = contextFor(db.app, alternate, 'AAA', NOW, { officeRole: 'alternate' })
    for (const by of [stranger, self])
      await expect(nameDeputy(by, office, days('2026-12-01', '2026-12-05'))).rejects.toMatchObject({
        code: 'forbidden',
      })
    const administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
    const id = await nameDeputy(administrator, office, days('2026-12-01', '2026-12-05'))
    for (const by of [stranger, self])
      await expect(endDeputy(by, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('one at a time: not even one day together, also when two are named at once', async () => {
    await nameDeputy(ctx, office, days('2026-12-01', '2026-12-05'))
    await expect(nameDeputy(ctx, office, days('2026-12-05', '2026-12-09'))).rejects.toMatchObject({
      fields: { fromDay: 'deputy_overlap' },
    })
    await nameDeputy(ctx, office, days('2026-12-06', '2026-12-09'))
    const results = await Promise.allSettled(
      ['2027-01-01', '2027-01-02'].map((day) => nameDeputy(ctx, office, days(day, '2027-01-05'))),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('they hear of it by letter', async () => {
    const id = await nameDeputy(ctx, office, days('2026-12-01', '2026-12-05'))
    const letters = await db.app.select().from(mails)
    expect(letters.find(({ key }) => key === `deputy ${id}`)).toMatchObject({
      template: 'deputy',
      personId: alternate.id,
      params: { fromDay: '2026-12-01', toDay: '2026-12-05' },
    })
  })

  test.each([
    ['2026-12-05', '2026-12-01', 'toDay', 'period_order'],
    ['2026-12-01', '2027-12-02', 'toDay', 'period_long'],
    ['2026-02-30', '2026-12-01', 'fromDay', 'not_a_day'],
    ['', '2026-12-01', 'fromDay', 'required'],
  ])('from %s to %s is refused', (fromDay, toDay, field, code) => {
    const parsed = DeputyInput.safeParse({ person: '3', fromDay, toDay })
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toContainEqual([field, code])
  })

  test('a whole year is not too long', () => {
    expect(DeputyInput.safeParse({ person: '3', fromDay: '2026-12-01', toDay: '2027-12-01' }).success).toBe(
      true,
    )
  })
})
