import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accountedLines, actions, cycles, moneyCounts, pledgeAccounts, pledgeCounts } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { makeTally } from '@/lib/money/tally'
import { ReportContent } from '@/lib/reports/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { loadMoneyRecords, recountMoney } from './money'

let db: TestDatabase
const publication: Publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY }
type Line = CommitmentContent['money'][number]
const aLine = (changes: Partial<Line> = {}): Line => ({
  key: 'm1',
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: '100.50',
  currency: 'USD',
  period: null,
  from: null,
  to: null,
  provider: null,
  receiver: null,
  iatiIdentifier: null,
  note: null,
  sources: [],
  ...changes,
})

const publish = (changes: Parameters<typeof aCommitment>[0]) =>
  db.app.transaction(async (tx) => {
    const made = await publishCommitment(tx, { reference: null }, aCommitment(changes), publication)
    await finishPublication(tx, [made.commitmentId], publication)
    return made
  })

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.insert(actions).values({ number: 2, name: text('Prevention'), paraphrase: text('Prevention') })
  await db.app.insert(cycles).values({
    key: '2025',
    startsOn: '2025-01-01',
    endsOn: '2025-12-31',
    opensOn: '2025-11-01',
    dueOn: '2026-01-15',
    closesOn: '2026-02-15',
  })
  const paid = { key: 'p', stage: 'disbursed', amount: '40', from: '2025', to: '2025' } as const
  const made = await publish({
    actions: [1, 2].map((action) => ({ action, basis: 'stated' })),
    money: [aLine(), aLine(paid)],
  })
  await publish({ maker: 'BBB', money: [aLine({ basis: 'up_to', currency: 'EUR' })] })
  await publish({ maker: 'BBB', level: 'national_measure', levelBasis: null, money: [aLine()] })
  await db.app.transaction(async (tx) => {
    const { period, receiver, iatiIdentifier, sources, ...line } = aLine(paid)
    const content = ReportContent.parse({
      commitment: made.reference,
      cycle: '2025',
      implementation: 'in_progress',
      selfRating: null,
      done: text('Paid'),
      values: [],
      evidence: [],
      // The record's own payment told again, and a new one.
      money: [
        { ...line, key: 'f1' },
        { ...line, key: 'f2', amount: '0.5' },
      ],
    })
    await publishReport(
      tx,
      { commitmentId: made.commitmentId, cycleKey: '2025', baseVersion: 0 },
      content,
      publication,
      '2026-01-10',
    )
    await finishPublication(tx, [made.commitmentId], publication)
  })
})
afterAll(() => db.end())

const sums = async () =>
  (await db.reader.select().from(moneyCounts))
    .filter(({ makerCode, year, action }) => makerCode === 'all' && year === 'all' && action === 'all')
    .map(({ currency, stage, account, lines, records, amount }) =>
      [currency, stage, account, lines, records, amount].join(' '),
    )
    .toSorted()

test('sums are exact, what is told twice counts once, and what is left out says why', async () => {
  expect(await sums()).toEqual([
    'EUR pledged up_to 1 1 ',
    'USD disbursed counted 2 1 40.5',
    'USD disbursed restated 1 1 ',
    'USD pledged counted 1 1 100.5',
    'USD pledged no_pledge 1 1 ',
  ])
})

test('every current amount has its account', async () => {
  const rows = await db.reader
    .select()
    .from(accountedLines)
    .orderBy(accountedLines.reference, accountedLines.position)
  expect(rows.map(({ reference, stage, account, region }) => [reference, stage, account, region])).toEqual([
    ['AAA-2021-01', 'pledged', 'counted', 0],
    ['AAA-2021-01', 'disbursed', 'counted', 0],
    ['AAA-2021-01', 'disbursed', 'restated', 0],
    ['AAA-2021-01', 'disbursed', 'counted', 0],
    ['BBB-2021-01', 'pledged', 'up_to', 1],
    ['BBB-2021-02', 'pledged', 'no_pledge', 1],
  ])
  expect(rows[0]?.actions).toEqual(['1', '2'])
})

test('each pledge has an account in each of its currencies', async () => {
  const rows = await db.reader.select().from(pledgeAccounts).orderBy(pledgeAccounts.reference)
  expect(rows).toMatchObject([
    { reference: 'AAA-2021-01', currency: 'USD', state: 'gap', gapPledged: '100.5', gapDisbursed: '40.5' },
    { reference: 'BBB-2021-01', currency: 'EUR', state: 'silent', pledged: null, isStated: true },
  ])
})

test('the counts of all makers are those of each together, and the same as of the records themselves', async () => {
  const tally = makeTally(TODAY)
  for (const record of await loadMoneyRecords(db.reader, null, sql`true`)) tally.add(record)
  const { money, pledges } = tally.result()
  const stored = await db.reader.select().from(moneyCounts)
  const written = (
    rows: readonly { makerCode: string; account: string; amount: string | null; lines: number }[],
  ) =>
    rows
      .map(({ makerCode, account, amount, lines }) => `${makerCode} ${account} ${amount} ${lines}`)
      .toSorted()
  expect(written(stored)).toEqual(
    written(
      money.map(({ maker, leftOut, ...count }) => ({
        ...count,
        makerCode: maker,
        account: leftOut ?? 'counted',
      })),
    ),
  )
  expect(await db.reader.select().from(pledgeCounts)).toHaveLength(pledges.length)
})

test('a payment joins the sums when its period is over', async () => {
  await db.app.transaction((tx) => recountMoney(tx, ['AAA'], '2025-12-30'))
  expect(await sums()).toContain('USD disbursed not_over 2 1 ')
  await db.app.transaction((tx) => recountMoney(tx, ['AAA'], TODAY))
  expect(await sums()).toContain('USD disbursed counted 2 1 40.5')
})
