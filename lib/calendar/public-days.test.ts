import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { consultations, cycles, reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { publishOne } from '@/db/testing/published-world'
import type { Subject } from '@/lib/follow/subject'
import { listPublicDays } from './public-days'
import { renderCalendar } from './render'

let db: TestDatabase
let aland: string
let beland: string
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  const step = { name: text('A step'), state: 'reported' as const, note: null, sources: [] }
  aland = await publishOne(
    db.app,
    aCommitment({
      milestones: [
        { ...step, key: 'm1', kind: 'step', state: 'planned', dueOn: '2027-03', doneOn: null },
        { ...step, key: 'm2', kind: 'step', state: 'done', dueOn: '2027-04', doneOn: '2026-10' },
        { ...step, key: 'm3', kind: 'event', state: 'planned', dueOn: '2027-05', doneOn: null },
      ] as never,
    }),
  )
  beland = await publishOne(db.app, aCommitment({ maker: 'BBB', dueOn: '2024', actions: [] }))
  await db.app.insert(cycles).values({
    key: '2027-q1',
    startsOn: '2027-01-01',
    endsOn: '2027-03-31',
    opensOn: '2027-04-01',
    dueOn: '2027-04-15',
    closesOn: '2027-05-15',
    asked: ['BBB'],
  })
  await db.app.insert(reportDuties).values({ cycleKey: '2026', makerCode: 'AAA' })
})
afterAll(() => db.end())

const days = async (subject: Subject) =>
  (await listPublicDays(db.reader, subject, TODAY)).map((one) =>
    [one.day, one.kind, 'cycle' in one ? one.cycle : 'reference' in one ? one.reference : one.number].join(
      ' ',
    ),
  )

const REPORTING_2026 = ['2026-11-01 opens 2026', '2027-01-15 due 2026', '2027-02-15 closes 2026']
const REPORTING_2027 = ['2027-04-01 opens 2027-q1', '2027-04-15 due 2027-q1', '2027-05-15 closes 2027-q1']

test('a commitment: its own due days that are open, and the cycles in which its maker is asked', async () => {
  expect((await days({ kind: 'commitment', reference: aland })).toSorted()).toEqual(
    [...REPORTING_2026, `2026-12-31 commitment ${aland}`, `2027-03-31 step ${aland}`].toSorted(),
  )
})

test('the last day of a consultation stands in the calendar of its country, of its action and of the record', async () => {
  const [row] = await db.app
    .insert(consultations)
    .values({
      number: 1,
      version: 1,
      fromSeq: 1,
      makerCode: 'CCC',
      about: 'theme',
      action: 1,
      title: text('What should we promise?'),
      opensOn: TODAY,
      closesOn: '2026-12-20',
      answerBy: '2027-02-18',
      publishedOn: TODAY,
    })
    .returning()
  const closing = '2026-12-20 consultation 1'
  for (const subject of [
    { kind: 'record' },
    { kind: 'country', code: 'CCC' },
    { kind: 'action', number: 1 },
  ] as const)
    expect(await days(subject)).toContain(closing)
  expect(await days({ kind: 'commitment', reference: aland })).not.toContain(closing)
  const body = renderCalendar({
    days: [{ kind: 'consultation', day: '2026-12-20', number: 1 }],
    locale: 'en',
    baseUrl: 'https://vaada.example',
    madeAt: NOW,
  })
  expect(body).toContain('/en/consultations/1')
  await db.app.delete(consultations).where(eq(consultations.id, row?.id ?? 0))
})

test('a country that is asked later has only the later cycle, and no day that is long past', async () => {
  expect(await days({ kind: 'country', code: 'BBB' })).toEqual(REPORTING_2027)
  expect(await days({ kind: 'commitment', reference: beland })).toEqual(REPORTING_2027)
})

test('an action and the whole record: every cycle, and the days of the records that are theirs', async () => {
  const whole = await days({ kind: 'record' })
  expect(whole).toEqual(expect.arrayContaining([...REPORTING_2026, ...REPORTING_2027]))
  expect(whole).toContain(`2027-03-31 step ${aland}`)
  expect(await days({ kind: 'action', number: 1 })).toEqual(whole)
})

test('as a calendar program reads it: whole days, names that stay, titles with the reference, links to public pages', async () => {
  const listed = await listPublicDays(db.reader, { kind: 'country', code: 'AAA' }, TODAY)
  const body = renderCalendar({
    days: listed,
    locale: 'kk',
    baseUrl: 'https://vaada.example',
    madeAt: NOW,
    cyclePath: '/reporting',
    isNamed: true,
  })
  for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const events = new ICAL.Component(ICAL.parse(body))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))
  expect(events).toHaveLength(listed.length)
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(listed.length)
  for (const { startDate, summary, component } of events) {
    expect(startDate.isDate).toBe(true)
    expect(summary).toMatch(/^Vaada: .+ · .+$/)
    expect(String(component.getFirstPropertyValue('url'))).toMatch(
      /^https:\/\/vaada\.example\/kk\/(?:reporting|commitments\/AAA-2021-01)$/,
    )
  }
})
