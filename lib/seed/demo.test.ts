import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { NOW, TODAY } from '@/db/testing/factory'
import { findRecordTotals, listSilentPledges } from '@/lib/overview/queries'
import { loadDemo } from './demo'
import { loadSeed } from './load'
import { readSeed } from './read'

let db: TestDatabase
let folder: string
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  folder = await mkdtemp(join(tmpdir(), 'vaada-demo-'))
  db = await makeDatabase(inject('databaseUrl'))
  await loadSeed(db.app, readSeed, NOW, TODAY)
  await loadDemo(db.app, folder, NOW, TODAY)
})
afterAll(async () => {
  await db.end()
  await rm(folder, { recursive: true, force: true })
  vi.unstubAllEnvs()
})

const rowsOf = async (query: ReturnType<typeof sql>) =>
  (await db.reader.execute(query)) as unknown as Record<string, unknown>[]

test('money goes through several stages, with a gap, and what two reports tell counts once', async () => {
  const sums = await rowsOf(sql`select stage, account from money_counts
    where maker_code = 'all' and action = 'all' and year = 'all' and currency = 'USD'`)
  for (const stage of ['pledged', 'allocated', 'disbursed', 'spent'])
    expect(sums).toContainEqual({ stage, account: 'counted' })
  expect(sums).toContainEqual({ stage: 'disbursed', account: 'restated' })
  const [gap] = await rowsOf(
    sql`select gap_pledged > gap_disbursed as open from pledge_accounts where state = 'gap' limit 1`,
  )
  expect(gap).toEqual({ open: true })
})

test('reports came on time, late and never, one office is silent, and two are asked for the first time', async () => {
  const [all] = await rowsOf(
    sql`select sum(on_time) > 0 as "onTime", sum(late) > 0 as late, sum(missing) > 0 as missing from duty_counts`,
  )
  expect(all).toEqual({ onTime: true, late: true, missing: true })
  const [silent] = await rowsOf(
    sql`select sum(on_time + late)::int as came, sum(missing) > 0 as missing from duty_counts where maker_code = 'FIN'`,
  )
  expect(silent).toEqual({ came: 0, missing: true })
  expect(
    await rowsOf(
      sql`select distinct cycle_key from duty_counts where asked and maker_code in ('KAZ', 'UZB')`,
    ),
  ).toEqual([{ cycle_key: '2026' }])
})

test('a figure is contested, and a promise was softened for a reason that says what it is', async () => {
  expect((await rowsOf(sql`select 1 from standing where contested`)).length).toBeGreaterThan(0)
  const moved = await rowsOf(
    sql`select distinct lc.reason from goalposts g join ledger_contents lc on lc.seq = g.seq where g.kind = 'softened'`,
  )
  expect(moved).toEqual([{ reason: expect.stringContaining('Demonstration') }])
})

test('nothing that has a figure or a report is told as silent', async () => {
  const silent = await listSilentPledges(db.reader, 1000)
  expect(silent.length).toBeGreaterThan(0)
  const heard =
    await rowsOf(sql`select c.reference from commitments c join standing s on s.commitment_id = c.id
    where s.has_figure or exists (select from reports r where r.commitment_id = c.id)`)
  const references = heard.map(({ reference }) => reference)
  expect(silent.filter(({ reference }) => references.includes(reference))).toEqual([])
  expect((await findRecordTotals(db.reader)).silent).toBe(silent.length)
})

test('figures without a starting point are counted as such, and open to their records', async () => {
  const { incomparable } = await findRecordTotals(db.reader)
  expect(incomparable).toBeGreaterThan(0)
  const [opened] = await rowsOf(sql`select sum(bit_count(b.bits & g.bits & l.bits))::int as count
    from facet_bits b join facet_bits g on g.block = b.block and g.facet = 'makers' and g.value = 'governments'
    join lateral (select bit_or(x.bits) as bits from facet_bits x where x.block = b.block and x.facet = 'level'
      and x.value in ('coalition_commitment', 'international_pledge')) l on true
    where b.facet = 'has' and b.value = 'incomparable'`)
  expect(opened).toEqual({ count: incomparable })
})

test('the softened promise has one later date in all of it', async () => {
  const dates = await rowsOf(sql`select v.due_on, iv.target_on from goalposts g
    join commitment_versions v on v.commitment_id = g.commitment_id and v.to_seq is null
    join indicators i on i.commitment_id = g.commitment_id join indicator_versions iv on iv.indicator_id = i.id and iv.to_seq is null
    where g.kind = 'softened' and iv.target_on is not null`)
  expect(dates.length).toBeGreaterThan(0)
  for (const { due_on: due, target_on: target } of dates) expect(target).toEqual(due)
})

test('every text of it says that it is a demonstration', async () => {
  const notes =
    await rowsOf(sql`select distinct note -> 'en' ->> 'text' as note from money_lines where report_id is not null
    union select distinct note -> 'en' ->> 'text' from indicator_values where said_by = 'independent' and source_keys = '{demonstration}'`)
  expect(notes.length).toBeGreaterThan(1)
  for (const { note } of notes) expect(note).toMatch(/^Demonstration/)
})

test('organisations disagree, one by its name with a reply, one without a name, and one waits for an answer', async () => {
  const said = await rowsOf(sql`select a.organisation_name as name, r.number as reply, s.contested
    from assessments a join standing s on s.commitment_id = a.commitment_id
    left join assessment_replies r on r.commitment_id = a.commitment_id and r.cycle_key = a.cycle_key and r.voice = a.voice
    where a.to_seq is null order by 1`)
  expect(said).toMatchObject([
    { name: 'Demonstration organisation', reply: 1 },
    { name: null, reply: null },
  ])
  const waiting = await db.app.execute(
    sql`select state from submissions where kind = 'assessment' and state = 'accepted'`,
  )
  expect(waiting.length).toBe(1)
  const texts = await rowsOf(sql`select text -> 'en' ->> 'text' as text from assessments
    union all select text -> 'en' ->> 'text' from assessment_replies`)
  for (const { text } of texts) expect(text).toMatch(/^Demonstration/)
})

test('partners have begun, offer without a name, and wait for an answer', async () => {
  const said =
    await rowsOf(sql`select k.organisation_name as name, k.stage, k.agreement ->> 'decision' as answer,
      k.what -> 'en' ->> 'text' as what, c.maker_code as maker
    from contributions k join commitments c on c.id = k.commitment_id where k.to_seq is null order by c.reference`)
  expect(said).toMatchObject([
    { name: 'Demonstration organisation', stage: 'under_way', answer: 'agreed', maker: 'KEN' },
    { name: null, stage: 'offered', answer: null },
    { name: 'Demonstration donor', stage: 'offered', answer: null },
  ])
  for (const { what } of said) expect(what).toMatch(/^Demonstration/)
  const waiting = await db.app.execute(
    sql`select from submissions where kind = 'contribution' and state <> 'published'`,
  )
  expect(waiting).toHaveLength(0)
})
