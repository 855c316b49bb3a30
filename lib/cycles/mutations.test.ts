import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { audit, cycles, publication, reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor } from '@/db/testing/factory'
import type { Role } from '@/lib/access/model'
import type { Context } from '@/lib/context'
import { recordReportDuties } from '@/lib/offices/mutations'
import { addCycle, changeCycle, removeCycle } from './mutations'
import type { Cycle } from './rules'

let db: TestDatabase
let administrator: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
})
afterAll(() => db.end())

const aCycle = (key: string, changes: Partial<Cycle> = {}): Cycle => ({
  key,
  startsOn: `${key}-01-01`,
  endsOn: `${key}-12-31`,
  opensOn: `${key}-11-01`,
  dueOn: `${Number(key) + 1}-01-15`,
  closesOn: `${Number(key) + 1}-02-15`,
  asked: null,
  ...changes,
})
const stored = async (key: string) => (await db.reader.select().from(cycles).where(eq(cycles.key, key)))[0]
const version = async () => (await db.reader.select().from(publication))[0]?.version ?? 0

test('a cycle is added, changed and taken away, and public pages follow each time', async () => {
  const before = await version()
  await addCycle(administrator, aCycle('2027'))
  expect(await stored('2027')).toEqual(aCycle('2027'))
  await changeCycle(administrator, aCycle('2027', { dueOn: '2028-01-31' }))
  expect((await stored('2027'))?.dueOn).toBe('2028-01-31')
  await removeCycle(administrator, '2027')
  expect(await stored('2027')).toBeUndefined()
  expect(await version()).toBe(before + 3)
})

test('a quarter asks some offices alone, and no others owe a report in it', async () => {
  await aPerson(db.app, 'focal_point', 'AAA')
  await aPerson(db.app, 'focal_point', 'BBB')
  const quarter = aCycle('2029', {
    key: '2029-q1',
    endsOn: '2029-03-31',
    opensOn: '2029-04-01',
    dueOn: '2029-04-15',
    closesOn: '2029-05-15',
    asked: ['BBB'],
  })
  await addCycle(administrator, quarter)
  expect((await stored('2029-q1'))?.asked).toEqual(['BBB'])
  await db.app.transaction(async (tx) => {
    await recordReportDuties(tx, '2029-04-01')
    const duties = await tx.select().from(reportDuties).where(eq(reportDuties.cycleKey, '2029-q1'))
    expect(duties.map(({ makerCode }) => makerCode)).toEqual(['BBB'])
    await tx.delete(reportDuties).where(eq(reportDuties.cycleKey, '2029-q1'))
  })
  await expect(addCycle(administrator, { ...quarter, key: '2029-q2', asked: ['ZZZ'] })).rejects.toMatchObject(
    {
      fields: { asked: 'unknown_makers' },
    },
  )
})

test('what is no key of a cycle leaves no word in the trail', async () => {
  for (const ctx of [administrator, contextFor(db.app, await aPerson(db.app, 'editor'))]) {
    await expect(removeCycle(ctx, 'Aigerim Zyxwvut')).rejects.toThrow()
    const [line] = await db.app.select().from(audit).orderBy(desc(audit.seq)).limit(1)
    expect(line).toMatchObject({ act: 'cycle.manage', subject: 'cycle', allowed: false })
  }
})

test('what doesn’t fit is refused by its field, and changes nothing', async () => {
  await addCycle(administrator, aCycle('2030'))
  const before = await version()
  await expect(addCycle(administrator, aCycle('2030'))).rejects.toMatchObject({
    code: 'invalid',
    fields: { key: 'cycle_exists' },
  })
  await expect(
    addCycle(administrator, aCycle('2031', { startsOn: '2030-07-01', endsOn: '2031-06-30' })),
  ).rejects.toMatchObject({ fields: { startsOn: 'cycle_overlap' } })
  await expect(changeCycle(administrator, aCycle('2030', { dueOn: '2030-10-01' }))).rejects.toMatchObject({
    fields: { dueOn: 'due_before_opening' },
  })
  expect(await version()).toBe(before)
})

test('a cycle that has opened stays as it is', async () => {
  const opened = await stored('2026')
  await expect(
    changeCycle(administrator, { ...(opened as Cycle), dueOn: '2027-02-01' }),
  ).rejects.toMatchObject({
    code: 'already_done',
  })
  await expect(removeCycle(administrator, '2026')).rejects.toMatchObject({ code: 'already_done' })
  expect(await stored('2026')).toEqual(opened)
})

test('the day it opens counts in the configured zone', async () => {
  // 2027-10-31 21:00 in UTC is already the 1st of November in Tashkent.
  await addCycle(administrator, aCycle('2027'))
  const night = { ...administrator, now: new Date('2027-10-31T21:00:00Z') }
  await expect(removeCycle(night, '2027')).rejects.toMatchObject({ code: 'already_done' })
  await removeCycle(administrator, '2027')
})

test('a cycle that something refers to is not taken away', async () => {
  await addCycle(administrator, aCycle('2035'))
  await db.app.insert(reportDuties).values({ cycleKey: '2035', makerCode: 'AAA' })
  await expect(removeCycle(administrator, '2035')).rejects.toMatchObject({ code: 'conflict' })
  await expect(removeCycle(administrator, '1999')).rejects.toMatchObject({ code: 'not_found' })
})

test.each<[Role, string | null]>([
  ['focal_point', 'AAA'],
  ['editor', null],
  ['reviewer', null],
  ['donor', null],
  ['civil_society', null],
])('a %s can’t, and the attempt leaves its line', async (role, maker) => {
  const ctx = contextFor(db.app, await aPerson(db.app, role, maker), maker)
  await expect(addCycle(ctx, aCycle('2040'))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeCycle(ctx, aCycle('2030'))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(removeCycle(ctx, '2030')).rejects.toMatchObject({ code: 'forbidden' })
  expect(await stored('2040')).toBeUndefined()
  const lines = await db.app
    .select()
    .from(audit)
    .where(eq(audit.personId, ctx.actor?.id ?? 0))
  expect(lines.map(({ act, subject, refusal }) => [act, subject, refusal])).toEqual([
    ['cycle.manage', 'cycle 2040', 'forbidden'],
    ['cycle.manage', 'cycle 2030', 'forbidden'],
    ['cycle.manage', 'cycle 2030', 'forbidden'],
  ])
})

test('an administrator without the second factor can’t', async () => {
  const ctx = contextFor(db.app, await aPerson(db.app, 'administrator'), null, undefined, {
    secondFactor: false,
  })
  await expect(addCycle(ctx, aCycle('2041'))).rejects.toMatchObject({ code: 'forbidden' })
})
