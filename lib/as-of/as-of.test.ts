import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { reportDuties, thresholds } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import { factsOf } from '@/lib/commitments/facts'
import { NO_FILTERS } from '@/lib/commitments/filters'
import type { CommitmentContent } from '@/lib/commitments/input'
import { countCommitments, countFacets, listCommitments } from '@/lib/commitments/list-queries'
import { LEVELS } from '@/lib/commitments/model'
import { type CommitmentView, findCommitment, listCommitmentViews } from '@/lib/commitments/queries'
import { standingCountsAt } from '@/lib/counts/standing'
import { firstDay } from '@/lib/dates/partial'
import { appendToLedger, lockPublishing } from '@/lib/ledger/mutations'
import { listHistory } from '@/lib/ledger/queries'
import { redact } from '@/lib/ledger/redact'
import { listMakerCounts, listMakerFigures, listMakerRecords } from '@/lib/makers/queries'
import { ReportContent } from '@/lib/reports/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { furthestStage } from '@/lib/standing/delivery'
import { THRESHOLDS } from '@/lib/standing/facts'
import { moveStandingTo, recomputeAllStanding } from '@/lib/standing/mutations'
import { standingOf } from '@/lib/standing/standing'
import { rewriteSpans, writeMissingSpans } from '@/lib/standing/write-spans'
import type { AsOf } from './model'
import { findAsOf } from './queries'

/** What the rules say of the record as a page has it. */
function computed(view: CommitmentView, day: string) {
  const {
    expected,
    progress,
    governmentVerdict: _g,
    computedVerdict: _c,
    ...rest
  } = standingOf(factsOf(view), day, THRESHOLDS)
  const steps = view.deliverySteps.map(({ stage, reachedOn }) => ({ stage, reachedOn }))
  return {
    ...rest,
    deliveryStage: furthestStage(steps, day),
    progress: round(progress),
    expected: round(expected),
  }
}

function stored({ standing: { asOf: _, expected, progress, ...rest } }: CommitmentView) {
  return { ...rest, progress: round(progress), expected: round(expected) }
}

/** Shares are stored in few digits. */
const round = (share: number | null) => share && Math.round(share * 1e5) / 1e5

const spansIn = (db: TestDatabase) =>
  db.app.execute(sql`select * from standing_spans order by commitment_id, from_seq, from_day`)

async function asOfDay(db: TestDatabase, day: string, seq: number | null = null): Promise<AsOf> {
  const found = await findAsOf(db.reader, { day, seq }, TIME_ZONE)
  if ('problem' in found) throw new Error(found.problem)
  return found
}

describe('the documented records', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await loadSeed(db.app, readSeed, NOW, TODAY)
  })
  afterAll(() => db.end())

  const viewsAsOf = async (asOf: AsOf | null) => {
    const { rows } = await listCommitments(db.reader, NO_FILTERS, {
      sort: 'maker',
      locale: 'en',
      limit: 1000,
      asOf,
    })
    return listCommitmentViews(
      db.reader,
      rows.map(({ reference }) => reference),
      asOf,
    )
  }

  test.each(['2016-06-30', '2019-11-13', '2021-03-08', '2022-12-31', '2024-02-29', '2025-07-01', TODAY])(
    'as of %s a page computes from what was known what its standing says',
    async (day) => {
      const views = await viewsAsOf(await asOfDay(db, day))
      expect(views.length).toBeGreaterThan(0)
      for (const view of views) {
        expect({ is: view.reference, ...stored(view) }).toEqual({
          is: view.reference,
          ...computed(view, day),
        })
        expect(view.standing.asOf).toBe(day)
      }
    },
  )

  test('a promise is there from the day it was made', async () => {
    const all = await viewsAsOf(null)
    const day = '2021-03-08'
    const there = new Set((await viewsAsOf(await asOfDay(db, day))).map(({ reference }) => reference))
    for (const { reference, madeOn } of all)
      expect({ reference, there: there.has(reference) }).toEqual({
        reference,
        there: madeOn === null || firstDay(madeOn) <= day,
      })
    expect(there.size).toBeLessThan(all.length)
  })

  test('nothing that a page shows is dated later', async () => {
    const day = '2021-03-08'
    for (const view of await viewsAsOf(await asOfDay(db, day))) {
      const dates = [
        ...view.indicators.flatMap(({ values }) => values.map(({ on }) => on)),
        ...view.deliverySteps.map(({ reachedOn }) => reachedOn),
        ...view.milestones.map(({ doneOn }) => doneOn),
        ...view.findings.map(({ on }) => on),
        ...view.reports.map(({ submittedOn }) => submittedOn),
        view.closure?.on,
        view.search?.on,
      ]
      for (const date of dates) expect(date == null || firstDay(date) <= day).toBe(true)
    }
  })

  test('as of today everything is as it is now', async () => {
    const asOf = await asOfDay(db, TODAY)
    const standings = (views: CommitmentView[]) =>
      views
        .map((view) => ({ reference: view.reference, ...stored(view) }))
        .toSorted((a, b) => (a.reference < b.reference ? -1 : 1))
    expect(standings(await viewsAsOf(asOf))).toEqual(standings(await viewsAsOf(null)))
    expect(await countFacets(db.reader, NO_FILTERS, { asOf })).toEqual(
      await countFacets(db.reader, NO_FILTERS),
    )
    const counts = async (at: AsOf | null) =>
      db.reader.execute(
        sql`select maker_code, level::text, status, count, measurable, has_target, has_baseline, has_figure
          from ${standingCountsAt(at)} n order by 1, 2, 3`,
      )
    expect(await counts(asOf)).toEqual(await counts(null))
    const records = async (at: AsOf | null) =>
      (await listMakerRecords(db.reader, 'KAZ', { levels: LEVELS, limit: 1000 }, at)).map((row) => ({
        ...row,
        expected: round(row.expected),
      }))
    expect(await records(asOf)).toEqual(await records(null))
  })

  test('counts and list agree on every date', async () => {
    const asOf = await asOfDay(db, '2020-05-05')
    const total = await countCommitments(db.reader, NO_FILTERS, { asOf })
    const makers = await listMakerCounts(db.reader, asOf)
    const counted = await db.reader.execute<{ n: number }>(
      sql`select sum(count)::int as n from ${standingCountsAt(asOf)} n`,
    )
    expect((await viewsAsOf(asOf)).length).toBe(total)
    expect(counted[0]?.n).toBe(total)
    const own = makers.filter(({ maker }) => maker.kind !== 'non_state')
    expect(
      own.reduce((sum, row) => sum + row.pledges + row.intentions + row.measures, 0),
    ).toBeLessThanOrEqual(total)
  })

  test('before the first entry the ledger is that of its first day, and the view is said to be built later', async () => {
    expect(await asOfDay(db, '2019-01-01')).toMatchObject({ reconstructed: true, pinned: false })
    expect(await asOfDay(db, TODAY)).toMatchObject({ reconstructed: false })
    expect((await asOfDay(db, '2019-01-01')).seq).toBe((await asOfDay(db, TODAY)).seq)
    expect(await findAsOf(db.reader, { day: TODAY, seq: 1_000_000 }, TIME_ZONE)).toEqual({
      problem: 'no_entry',
    })
  })

  test('spans that are missing after an upgrade are written as they were, once', async () => {
    const before = await spansIn(db)
    await db.app.execute(sql`delete from standing_spans`)
    expect(await writeMissingSpans(db.app)).toBeGreaterThan(60)
    expect(await spansIn(db)).toEqual(before)
    expect(await writeMissingSpans(db.app)).toBe(0)
  })
})

describe('an invented record through its entries', () => {
  let db: TestDatabase
  // Entries of a ledger come in the order of their days.
  beforeEach(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await aWorld(db.app)
  })
  afterEach(() => db.end())

  const on = (day: string): Publication => ({
    act: 'publish',
    office: 'AAA',
    reason: null,
    at: new Date(`${day}T09:00:00Z`),
    today: day,
  })

  async function publish(
    day: string,
    changes: Partial<CommitmentContent>,
    of: { reference: string; version: number } | null = null,
  ) {
    return db.app.transaction(async (tx) => {
      const target = of ? { reference: of.reference, baseVersion: of.version } : { reference: null }
      const published = await publishCommitment(tx, target, aCommitment(changes), on(day))
      await finishPublication(tx, [published.commitmentId], on(day))
      return published
    })
  }

  async function report(day: string, of: { reference: string; commitmentId: number }, value: string) {
    const content = ReportContent.parse({
      commitment: of.reference,
      cycle: '2026',
      implementation: 'in_progress',
      selfRating: 'on_track',
      done: text('Centres were opened.'),
      outputs: [],
      values: [
        {
          indicator: 'centres',
          value,
          on: '2026-10',
          from: null,
          partial: false,
          methodBreak: false,
          note: null,
        },
      ],
      steps: [],
      money: [],
      groups: [],
      challenges: null,
      supportNeeded: null,
      nextSteps: null,
      evidence: [],
      reviewersOnly: 0,
      declaration: true,
    })
    return db.app.transaction(async (tx) => {
      const published = await publishReport(
        tx,
        { commitmentId: of.commitmentId, cycleKey: '2026', baseVersion: 0 },
        content,
        on(day),
        day,
      )
      await finishPublication(tx, [published.commitmentId], on(day))
      return published
    })
  }

  const viewAsOf = async (reference: string, day: string, seq: number | null = null) => {
    const view = await findCommitment(db.reader, reference, await asOfDay(db, day, seq))
    if (view) expect(stored(view)).toEqual(computed(view, day))
    return view
  }

  /** Written one by one, they are what writing all of it anew makes. */
  async function expectSameAnew() {
    const before = await spansIn(db)
    await db.app.transaction(async (tx) => {
      const ids = await tx.execute<{ id: number }>(sql`select id from commitments order by id`)
      await rewriteSpans(
        tx,
        ids.map(({ id }) => id),
      )
    })
    expect(await spansIn(db)).toEqual(before)
  }

  test('before the ledger began, the terms first published are shown, also where the first day changed them', async () => {
    const first = await publish('2026-11-02', { madeOn: '2021', dueOn: '2030' })
    const other = await publish('2026-11-02', { madeOn: '2021' })
    const { reference } = first
    await publish('2026-11-02', { madeOn: '2021', dueOn: '2035' }, { reference, version: 1 })
    const before = await asOfDay(db, '2024-06-30')
    expect(before).toMatchObject({ reconstructed: true, seq: other.seq })
    expect(await viewAsOf(reference, '2024-06-30')).toMatchObject({ version: 1, dueOn: '2030' })
    expect(await viewAsOf(other.reference, '2024-06-30')).toMatchObject({ version: 1 })
    expect(await viewAsOf(reference, '2026-11-02')).toMatchObject({ version: 2, dueOn: '2035' })
  })

  test('each entry keeps what stood before it', async () => {
    const first = await publish('2026-11-02', { title: text('Ten centres') })
    const { reference } = first
    const second = await publish(
      '2026-11-05',
      { title: text('Twelve centres'), dueOn: '2026-11-10' },
      { reference, version: 1 },
    )
    expect(await viewAsOf(reference, '2026-11-03')).toMatchObject({ title: text('Ten centres'), version: 1 })
    expect(await viewAsOf(reference, '2026-11-06')).toMatchObject({
      title: text('Twelve centres'),
      version: 2,
    })
    // An entry is named: its terms, on whatever day.
    expect(await viewAsOf(reference, '2026-11-20', first.seq)).toMatchObject({
      standing: { status: 'no_figure' },
    })
    expect(await viewAsOf(reference, '2026-11-20', second.seq)).toMatchObject({
      standing: { status: 'deadline_passed_not_looked' },
      ledgerHead: second.seq,
    })
    expect(await listHistory(db.reader, reference, await asOfDay(db, '2026-11-03'))).toHaveLength(1)
    await expectSameAnew()
  })

  test('what came with a report is known from the day it was sent', async () => {
    const record = await publish('2026-11-02', {})
    const { seq } = await report('2026-11-12', record, '5')
    const after = await viewAsOf(record.reference, '2026-11-12')
    expect(after?.indicators[0]?.values).toMatchObject([{ value: '5', report: '2026' }])
    expect(after?.standing).toMatchObject({ measured: 1 })
    // Also as the ledger stands after it: on the day before, nobody knew.
    const before = await viewAsOf(record.reference, '2026-11-11', seq)
    expect(before?.reports).toEqual([])
    expect(before?.indicators[0]?.values).toEqual([])
    expect(before?.standing).toMatchObject({ measured: 0, status: 'no_figure' })
    const figures = async (on: string) => listMakerFigures(db.reader, 'AAA', 10, await asOfDay(db, on, seq))
    expect(await figures('2026-11-11')).toEqual([])
    expect(await figures('2026-11-12')).toHaveLength(1)
    await expectSameAnew()
  })

  test('new thresholds hold from their own entry on', async () => {
    const record = await publish('2026-11-02', { madeOn: '2025-09-01', dueOn: '2027' })
    expect(await viewAsOf(record.reference, '2026-11-13')).toMatchObject({
      standing: { status: 'too_early' },
    })
    const seq = await db.app.transaction(async (tx) => {
      await lockPublishing(tx)
      const entry = await appendToLedger(tx, {
        ...on('2026-11-14'),
        subject: 'thresholds',
        record: 'thresholds',
        version: 2,
        content: {},
      })
      await tx.execute(sql`update thresholds set to_seq = ${entry} where to_seq is null`)
      await tx.insert(thresholds).values({ fromSeq: entry, values: { ...THRESHOLDS, earlyMonths: 6 } })
      await recomputeAllStanding(tx, '2026-11-14')
      return entry
    })
    const statusAsOf = async (day: string, entry: number | null = null) =>
      (await findCommitment(db.reader, record.reference, await asOfDay(db, day, entry)))?.standing.status
    expect(await statusAsOf('2026-11-13')).toBe('too_early')
    expect(await statusAsOf('2026-11-14')).toBe('no_figure')
    expect(await statusAsOf('2026-11-13', seq)).toBe('no_figure')
    await expectSameAnew()
  })

  test('a duty without an entry is found when the day changes', async () => {
    const record = await publish('2026-11-15', { maker: 'BBB', dueOn: '2028' })
    await db.app.insert(reportDuties).values({ cycleKey: '2026', makerCode: 'BBB' })
    await db.app.transaction((tx) => moveStandingTo(tx, '2027-01-16'))
    const statusAsOf = async (day: string) =>
      (await findCommitment(db.reader, record.reference, await asOfDay(db, day)))?.standing.status
    expect((await findCommitment(db.reader, record.reference))?.standing.status).toBe('no_report')
    expect(await statusAsOf('2027-01-15')).toBe('no_figure')
    expect(await statusAsOf('2027-01-16')).toBe('no_report')
    await expectSameAnew()
  })

  /** Everything that any view as of any date can read, in any table. */
  async function expectNowhere(secret: string) {
    const tables = await db.reader.execute<{ name: string }>(
      sql`select table_name as name from information_schema.table_privileges
        where table_schema = 'public' and grantee = 'vaada_public' and privilege_type = 'SELECT'`,
    )
    for (const { name } of tables) {
      const found = await db.reader.execute(
        sql`select 1 from ${sql.identifier(name)} t where t::text like ${`%${secret}%`} limit 1`,
      )
      expect({ name, found: found.length }).toEqual({ name, found: 0 })
    }
  }

  test('a version that was removed is there on no date; those beside it are as they were', async () => {
    const { reference, seq } = await publish('2026-11-02', { maker: 'CCC', summary: text('About Zyxwvut.') })
    await publish('2026-11-05', { maker: 'CCC', summary: text('About centres.') }, { reference, version: 1 })
    await publish('2026-11-08', { maker: 'CCC', title: text('More centres') }, { reference, version: 2 })
    const before = await viewAsOf(reference, '2026-11-06')
    await redact(
      db.owner,
      { subject: 'commitment', record: reference, versions: [1], reason: 'A name.' },
      NOW,
      TODAY,
      true,
    )
    expect(await viewAsOf(reference, '2026-11-03')).toBeNull()
    expect(await viewAsOf(reference, '2020-01-01', seq)).toBeNull()
    expect(await viewAsOf(reference, '2026-11-06')).toEqual(before)
    expect(before?.sources).toHaveLength(1)
    await expectNowhere('Zyxwvut')
    await expectSameAnew()
  })

  test('a record that was removed is there on no date', async () => {
    const { reference, commitmentId } = await publish('2026-11-02', {
      maker: 'CCC',
      title: text('Qwyxel centres'),
    })
    await publish('2026-11-05', { maker: 'CCC', title: text('Qwyxel centres') }, { reference, version: 1 })
    await redact(
      db.owner,
      { subject: 'commitment', record: reference, versions: null, reason: 'A name.' },
      NOW,
      TODAY,
      true,
    )
    for (const day of ['2022-01-01', '2026-11-03', '2026-11-06', TODAY])
      expect(await viewAsOf(reference, day)).toBeNull()
    expect(
      await db.reader.execute(sql`select from standing_spans where commitment_id = ${commitmentId}`),
    ).toHaveLength(0)
    await expectNowhere('Qwyxel')
  })

  test('a report that was removed leaves no figure on any date', async () => {
    const record = await publish('2026-11-02', {})
    const { seq } = await report('2026-11-12', record, '7')
    await redact(
      db.owner,
      { subject: 'report', record: `${record.reference}/2026`, versions: null, reason: 'A name.' },
      NOW,
      TODAY,
      true,
    )
    const view = await viewAsOf(record.reference, '2026-11-13', seq)
    expect(view).toMatchObject({ reports: [], standing: { measured: 0, latestFactOn: null } })
    await expectSameAnew()
  })
})
