import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { cycles, deputies, handOvers, offices, people, reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { acceptInvitation, invite } from '@/lib/people/mutations'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { closeOfficeOf, openOfficeOf } from './closing'
import { officeListOf } from './list'
import { recordReportDuties } from './mutations'
import { countOffices, findOffice, listOffices, listOpenableMakers } from './queries'

let db: TestDatabase
let administrator: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
})
beforeEach(async () => {
  await db.app.update(people).set({ disabled: true }).where(eq(people.role, 'focal_point'))
  await db.app.update(offices).set({ activeTo: '2026-11-01' })
})
afterAll(() => db.end())

const officesOf = (makerCode: string) =>
  db.app.select().from(offices).where(eq(offices.makerCode, makerCode)).orderBy(offices.id)
const lastOf = async (makerCode: string) => (await officesOf(makerCode)).at(-1)

describe('opening', () => {
  test('begins today, once, also when two do it at the same moment', async () => {
    const results = await Promise.allSettled([
      openOfficeOf(administrator, 'AAA'),
      openOfficeOf(administrator, 'AAA'),
    ])
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
    const active = (await officesOf('AAA')).filter(({ activeTo }) => activeTo === null)
    expect(active).toMatchObject([{ activeFrom: TODAY }])
    await expect(openOfficeOf(administrator, 'AAA')).rejects.toMatchObject({ code: 'already_done' })
  })

  test('is refused for a barred maker with the reason, and for one that doesn’t exist', async () => {
    await expect(openOfficeOf(administrator, 'CCC')).rejects.toMatchObject({
      fields: { maker: 'office_barred' },
    })
    await expect(openOfficeOf(administrator, 'ZZZ')).rejects.toMatchObject({
      fields: { maker: 'unknown_maker' },
    })
    const openable = (await listOpenableMakers(db.app)).map(({ code }) => code)
    expect(openable).toEqual(['AAA', 'BBB'])
  })

  test('is for administrators alone, closing too', async () => {
    const lead = await aPerson(db.app, 'focal_point', 'AAA', 'lead')
    for (const ctx of [
      contextFor(db.app, lead, 'AAA'),
      contextFor(db.app, await aPerson(db.app, 'reviewer')),
    ]) {
      await expect(openOfficeOf(ctx, 'BBB')).rejects.toMatchObject({ code: 'forbidden' })
      await expect(closeOfficeOf(ctx, 'AAA')).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('closing', () => {
  test('holds from the next request of whoever works there', async () => {
    const lead = await aPerson(db.app, 'focal_point', 'BBB', 'lead')
    const session = await db.app.transaction((tx) =>
      openSession(tx, NOW, { personId: lead.id, method: 'password', browser: null }),
    )
    await closeOfficeOf(administrator, 'BBB')
    expect(await lastOf('BBB')).toMatchObject({ activeTo: TODAY })
    expect(await findSession(db.app, NOW, TIME_ZONE, session)).toMatchObject({
      viewer: { makerCode: null, officeRole: null },
    })
    await expect(closeOfficeOf(administrator, 'BBB')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('ends invitations, so that none opens an office again, and hand-overs and deputies', async () => {
    const lead = await aPerson(db.app, 'focal_point', 'BBB', 'lead')
    const officeId = lead.officeId ?? 0
    const { secret } = await invite(
      administrator,
      {
        email: 'late@test.invalid',
        role: 'focal_point',
        maker: 'BBB',
        officeRole: 'alternate',
        organisation: null,
      },
      'en',
    )
    await db.app.insert(handOvers).values({ officeId, fromPerson: lead.id, startedBy: lead.id })
    await db.app.insert(deputies).values({
      officeId,
      personId: lead.id,
      fromDay: TODAY,
      toDay: TODAY,
      namedBy: lead.id,
    })
    await closeOfficeOf(administrator, 'BBB')
    await expect(
      acceptInvitation(administrator, secret, {
        email: 'late@test.invalid',
        name: 'Late',
        password: 'корова лежит под мостом',
        locale: 'en',
        browser: null,
      }),
    ).rejects.toMatchObject({ code: 'expired' })
    expect(await lastOf('BBB')).toMatchObject({ activeTo: TODAY })
    expect(
      (await db.app.select().from(handOvers).where(eq(handOvers.officeId, officeId)))[0]?.withdrawnAt,
    ).toEqual(NOW)
    expect((await db.app.select().from(deputies).where(eq(deputies.officeId, officeId)))[0]?.endedAt).toEqual(
      NOW,
    )
  })

  test('no report is due from the next cycle on; one that was due stays', async () => {
    await aPerson(db.app, 'focal_point', 'BBB', 'lead')
    await recordReportDuties(db.app, TODAY)
    await closeOfficeOf(administrator, 'BBB')
    await db.app.insert(cycles).values({
      key: '2027',
      startsOn: '2027-01-01',
      endsOn: '2027-12-31',
      opensOn: '2027-11-01',
      dueOn: '2028-01-15',
      closesOn: '2028-02-15',
    })
    await recordReportDuties(db.app, '2027-11-02')
    const duties = await db.app.select().from(reportDuties).where(eq(reportDuties.makerCode, 'BBB'))
    expect(duties.map(({ cycleKey }) => cycleKey)).toEqual(['2026'])
  })

  test('a maker gets a new office afterwards, without the people of the old one', async () => {
    await aPerson(db.app, 'focal_point', 'AAA', 'lead')
    await closeOfficeOf(administrator, 'AAA')
    await openOfficeOf(administrator, 'AAA')
    const office = await findOffice(db.app, 'AAA')
    expect(office).toMatchObject({ activeFrom: TODAY, activeTo: null, people: [] })
    expect(office?.former[0]).toMatchObject({ activeTo: TODAY })
    expect(office?.candidates).toHaveLength(1)
  })
})

test('the list has each maker once, by its active office or the latest, and says who is there', async () => {
  const lead = await aPerson(db.app, 'focal_point', 'AAA', 'lead')
  const alternate = await aPerson(db.app, 'focal_point', 'AAA', 'alternate')
  await aPerson(db.app, 'focal_point', 'BBB', 'alternate')
  const all = officeListOf({})
  const rows = await listOffices(db.app, all, 1)
  expect(rows.map(({ maker }) => maker.code)).toEqual(['AAA', 'BBB'])
  expect(rows[0]?.people.map(({ id, officeRole }) => [id, officeRole])).toEqual([
    [lead.id, 'lead'],
    [alternate.id, 'alternate'],
  ])
  expect(await countOffices(db.app, all)).toBe(2)
  expect((await listOffices(db.app, { ...all, state: 'no_lead' }, 1)).map(({ maker }) => maker.code)).toEqual(
    ['BBB'],
  )
  await closeOfficeOf(administrator, 'BBB')
  expect(await countOffices(db.app, { ...all, state: 'closed' })).toBe(1)
  expect(await countOffices(db.app, { ...all, state: 'no_lead' })).toBe(0)
  expect(await countOffices(db.app, { ...all, q: 'aLAn' })).toBe(1)
  expect(await countOffices(db.app, { ...all, q: '%' })).toBe(0)
  expect(await findOffice(db.app, 'CCC')).toBeNull()
})
