import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { contributorRights, cycles, offices, people, reportDuties } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import { LOCALES } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { publishCommitment } from '@/lib/reviews/publish'
import type { CalendarDay } from './model'
import { makeFeed, revokeFeed } from './mutations'
import { findFeed, findFeedSince } from './queries'
import { renderCalendar } from './render'

const DAYS: CalendarDay[] = [
  {
    kind: 'due',
    day: '2027-01-15',
    cycle: '2026',
    period: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
  },
  { kind: 'step', day: '2028-02-29', reference: 'AAA-2021-01', key: 'm1' },
]
const rendered = (locale: (typeof LOCALES)[number] = 'en', days: readonly CalendarDay[] = DAYS) =>
  renderCalendar({ days, locale, baseUrl: 'https://vaada.example', madeAt: NOW })
/** As a calendar program reads it. */
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

describe.each(LOCALES)('in %s', (locale) => {
  test('each day is a whole day, on that day wherever it is read, with a neutral title', () => {
    const events = read(rendered(locale))
    expect(events.map(({ startDate }) => [startDate.toString(), startDate.isDate])).toEqual([
      ['2027-01-15', true],
      ['2028-02-29', true],
    ])
    for (const { summary } of events) expect(summary).toMatch(/^Vaada: \S/)
    expect(events.map(({ component }) => component.getFirstPropertyValue('url'))).toEqual([
      `https://vaada.example/${locale}/workspace`,
      `https://vaada.example/${locale}/commitments/AAA-2021-01`,
    ])
  })
})

test('lines are folded and end as RFC 5545 says, and the same days are the same text', () => {
  const lines = rendered('kk').split('\r\n')
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(rendered('kk').replaceAll('\r\n', '')).not.toContain('\n')
  expect(rendered('kk')).toBe(rendered('kk'))
})

test('an event keeps its name while its day moves, and no two have one', () => {
  const uids = (days: readonly CalendarDay[]) => read(rendered('en', days)).map(({ uid }) => uid)
  const moved = DAYS.map((one) => ({ ...one, day: '2029-01-01' }))
  expect(uids(moved)).toEqual(uids(DAYS))
  expect(new Set(uids(DAYS)).size).toBe(2)
})

test.each(LOCALES)('in %s the calendar of a demonstration copy says so by its name', (locale) => {
  const nameOf = (isDemo: boolean) =>
    new ICAL.Component(
      ICAL.parse(
        renderCalendar({ days: DAYS, locale, baseUrl: 'https://vaada.example', madeAt: NOW, isDemo }),
      ),
    ).getFirstPropertyValue('x-wr-calname')
  const t = translatorOf(locale)
  expect(nameOf(true)).toBe(`${t('site.demoLabel')}: ${t('calendar.name')}`)
  expect(nameOf(false)).toBe(t('calendar.name'))
})

test('a calendar without a day is a calendar', () => {
  expect(read(rendered('en', []))).toEqual([])
})

describe('behind its address', () => {
  let db: TestDatabase
  let lead: { id: number; role: 'focal_point' }
  let contributor: { id: number; role: 'focal_point' }
  let ids: number[]
  const clock = { now: NOW, timeZone: TIME_ZONE }
  const daysBehind = async (secret: string) =>
    (await findFeed(db.app, clock, secret))?.days.map((one) => [
      one.day,
      one.kind,
      'cycle' in one ? one.cycle : 'reference' in one ? one.reference : one.number,
    ])

  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await aWorld(db.app)
    lead = (await aPerson(db.app, 'focal_point', 'AAA')) as typeof lead
    contributor = (await aPerson(db.app, 'focal_point', 'AAA', 'contributor')) as typeof lead
    await db.app.insert(cycles).values([
      {
        key: '2027-q1',
        startsOn: '2027-01-01',
        endsOn: '2027-03-31',
        opensOn: '2027-04-01',
        dueOn: '2027-04-15',
        closesOn: '2027-05-15',
        asked: ['BBB'],
      },
    ])
    await db.app.insert(reportDuties).values({ cycleKey: '2026', makerCode: 'AAA' })
    const publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY } as const
    const step = (key: string, doneOn: string | null) => ({
      key,
      name: text(key),
      kind: 'step' as const,
      state: doneOn ? ('done' as const) : ('planned' as const),
      dueOn: '2026-12-31',
      doneOn,
      note: null,
      sources: ['s1'],
    })
    ids = await db.app.transaction(async (tx) => {
      const made: number[] = []
      for (const changes of [
        { dueOn: '2027-06', milestones: [step('open', null), step('done', '2026-05')] },
        { dueOn: '2028' },
      ])
        made.push(
          (await publishCommitment(tx, { reference: null }, aCommitment(changes), publication)).commitmentId,
        )
      return made
    })
  })
  afterAll(() => db.end())

  test('an office finds its cycles, its commitments and the steps that are not done', async () => {
    const secret = await makeFeed(contextFor(db.app, lead, 'AAA'))
    expect(await daysBehind(secret)).toEqual([
      ['2026-11-01', 'opens', '2026'],
      ['2026-12-31', 'step', 'AAA-2021-01'],
      ['2027-01-15', 'due', '2026'],
      ['2027-02-15', 'closes', '2026'],
      ['2027-06-30', 'commitment', 'AAA-2021-01'],
      ['2028-12-31', 'commitment', 'AAA-2021-02'],
    ])
    expect(read(rendered('en', (await findFeed(db.app, clock, secret))?.days))).toHaveLength(6)
  })

  test('it speaks the language of its owner’s letters, from the day they choose another', async () => {
    const secret = await makeFeed(contextFor(db.app, lead, 'AAA'))
    const spoken = async () => {
      const feed = await findFeed(db.app, clock, secret)
      return feed && read(rendered(feed.locale, feed.days))[0]?.component.getFirstPropertyValue('url')
    }
    expect(await spoken()).toBe('https://vaada.example/en/workspace')
    await db.app.update(people).set({ locale: 'ru' }).where(eq(people.id, lead.id))
    expect(await spoken()).toBe('https://vaada.example/ru/workspace')
    await db.app.update(people).set({ locale: 'en' }).where(eq(people.id, lead.id))
  })

  test('a contributor finds the commitments they were given', async () => {
    await db.app
      .insert(contributorRights)
      .values({ personId: contributor.id, commitmentId: ids[1] ?? 0, rights: ['comment'] })
    const ctx = contextFor(db.app, contributor, 'AAA', NOW, { officeRole: 'contributor' })
    expect(await daysBehind(await makeFeed(ctx))).toEqual([
      ['2026-11-01', 'opens', '2026'],
      ['2027-01-15', 'due', '2026'],
      ['2027-02-15', 'closes', '2026'],
      ['2028-12-31', 'commitment', 'AAA-2021-02'],
    ])
  })

  test('a reviewer finds every cycle', async () => {
    const reviewer = await aPerson(db.app, 'reviewer')
    const days = await daysBehind(await makeFeed(contextFor(db.app, reviewer)))
    expect(days?.map(([, , about]) => about)).toEqual([...Array(3).fill('2026'), ...Array(3).fill('2027-q1')])
  })

  test('another address ends the first, and ending it leaves nothing', async () => {
    const ctx = contextFor(db.app, lead, 'AAA')
    const [first, second] = [await makeFeed(ctx), await makeFeed(ctx)]
    expect(await daysBehind(first)).toBeUndefined()
    expect(await daysBehind(second)).toHaveLength(6)
    expect(await findFeedSince(db.app, lead.id)).toEqual(NOW)
    await revokeFeed(ctx)
    expect(await daysBehind(second)).toBeUndefined()
    expect(await findFeedSince(db.app, lead.id)).toBeNull()
    await expect(revokeFeed(ctx)).rejects.toMatchObject({ code: 'already_done' })
  })

  test.each(['', 'short', '../../x', 'a'.repeat(43), `${'a'.repeat(42)}%`])(
    '“%s” opens nothing',
    async (secret) => {
      expect(await findFeed(db.app, clock, secret)).toBeNull()
    },
  )

  test('whose account or office is closed finds nothing', async () => {
    const secret = await makeFeed(contextFor(db.app, lead, 'AAA'))
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, lead.id))
    expect(await findFeed(db.app, clock, secret)).toBeNull()
    await db.app.update(people).set({ disabled: false }).where(eq(people.id, lead.id))
    await db.app.update(offices).set({ activeTo: TODAY }).where(eq(offices.makerCode, 'AAA'))
    expect(await daysBehind(secret)).toEqual([])
    await db.app.update(offices).set({ activeTo: null }).where(eq(offices.makerCode, 'AAA'))
  })

  test('a visitor makes none', async () => {
    await expect(makeFeed({ ...clock, db: db.app, actor: null })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
