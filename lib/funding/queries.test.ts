import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { actions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import { findAsOf } from '@/lib/as-of/queries'
import type { CommitmentContent } from '@/lib/commitments/input'
import { answerData } from '@/lib/exports/respond'
import { parseCsv, recordsOf } from '@/lib/exports/testing'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { type FundingFilter, type LinesFilter, NO_FUNDING_FILTER } from './filters'
import { stageSums } from './model'
import {
  countPledgeMoney,
  findFunding,
  listFundingChoices,
  listFundingLines,
  listPledgeMoney,
  loadFundingPage,
  type When,
} from './queries'

let db: TestDatabase
let then: When
const now: When = { asOf: null, day: TODAY }
const LATER = new Date('2026-11-25T09:00:00Z')
type Line = CommitmentContent['money'][number]
const aLine = (changes: Partial<Line> = {}): Line => ({
  key: 'm1',
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: '100',
  currency: 'USD',
  period: null,
  from: null,
  to: null,
  provider: text('A fund'),
  receiver: null,
  iatiIdentifier: null,
  note: null,
  sources: ['s1'],
  ...changes,
})
const paid = (amount: string) => aLine({ key: `p${amount.replace('.', '-')}`, stage: 'disbursed', amount })

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.insert(actions).values({ number: 2, name: text('Prevention'), paraphrase: text('Prevention') })
  const publish = (changes: Parameters<typeof aCommitment>[0], at = NOW) =>
    db.app.transaction(async (tx) => {
      const publication = { act: 'publish', office: 'AAA', reason: null, at, today: TODAY } as const
      const made = await publishCommitment(tx, { reference: null }, aCommitment(changes), publication)
      await finishPublication(tx, [made.commitmentId], publication)
    })
  const both = [1, 2].map((action) => ({ action, basis: 'stated' as const }))
  await publish({ actions: both, money: [aLine(), paid('30.25')] })
  await publish({
    maker: 'BBB',
    madeOn: '2023',
    money: [aLine({ basis: 'up_to' }), aLine({ key: 'm2', amount: '7' })],
  })
  await publish({ maker: 'BBB', money: [aLine({ currency: 'EUR', scope: 'wider' })] })
  await publish({ maker: 'BBB', actions: [] })
  // Published two days later.
  await publish({ money: [aLine({ amount: '900' })] }, LATER)
  const asOf = await findAsOf(db.reader, { day: '2026-11-24', seq: null }, TIME_ZONE)
  if ('problem' in asOf) throw new Error(asOf.problem)
  then = { asOf, day: asOf.day }
})
afterAll(() => db.end())

const narrow = (filter: Partial<FundingFilter> = {}): FundingFilter => ({ ...NO_FUNDING_FILTER, ...filter })
const pledgedOf = async (filter: Partial<FundingFilter>, when = now) => {
  const { money, currency } = await findFunding(db.reader, narrow(filter), when)
  return stageSums(money.filter((count) => count.currency === currency)).find(
    ({ stage }) => stage === 'pledged',
  )
}

describe('sums', () => {
  test('are of the currency that most pledges name, unless another is asked for', async () => {
    const { currency, pledges } = await findFunding(db.reader, narrow(), now)
    expect(currency).toBe('USD')
    expect(pledges.find((count) => count.currency === 'all')).toMatchObject({
      pledges: 5,
      stated: 4,
      paid: 1,
      silent: 3,
      gaps: 1,
    })
    expect(await pledgedOf({ currency: 'EUR' })).toMatchObject({
      amount: null,
      leftOut: [{ reason: 'wider', lines: 1 }],
    })
  })

  test('keep every filter', async () => {
    expect(await pledgedOf({})).toMatchObject({ amount: '1007', records: 3 })
    expect(await pledgedOf({ country: 'BBB' })).toMatchObject({ amount: '7' })
    expect(await pledgedOf({ action: '2' })).toMatchObject({ amount: '100' })
    expect(await pledgedOf({ year: '2023' })).toMatchObject({ amount: '7' })
    expect((await findFunding(db.reader, narrow({ action: 'none' }), now)).currency).toBeNull()
  })

  test('by maker and by action are of the currency looked at', async () => {
    const found = await findFunding(db.reader, narrow(), now)
    const sums = (counts: typeof found.moneyByMaker, name: 'maker' | 'action') =>
      counts.map((count) => `${count[name]} ${count.stage} ${count.amount}`).toSorted()
    expect(sums(found.moneyByMaker, 'maker')).toEqual([
      'AAA disbursed 30.25',
      'AAA pledged 1000',
      'BBB pledged 7',
    ])
    expect(sums(found.moneyByAction, 'action')).toEqual([
      '1 disbursed 30.25',
      '1 pledged 1007',
      '2 disbursed 30.25',
      '2 pledged 100',
    ])
  })

  test('as of a day are those of what was known then, by the same rules', async () => {
    expect(await pledgedOf({}, then)).toMatchObject({ amount: '107', records: 2 })
    const found = await findFunding(db.reader, narrow({ country: 'BBB' }), then)
    const today = await findFunding(db.reader, narrow({ country: 'BBB' }), now)
    const sorted = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted()
    for (const part of [
      'flows',
      'money',
      'pledges',
      'moneyByMaker',
      'pledgesByMaker',
      'moneyByAction',
      'pledgesByAction',
    ] as const)
      expect(sorted(found[part])).toEqual(sorted(today[part]))
  })
})

describe('the amounts behind a sum', () => {
  const lines = async (filter: Partial<LinesFilter>, when = now) => {
    const found = await listFundingLines(
      db.reader,
      { ...narrow(), stage: null, account: null, provider: null, ...filter },
      when,
      {
        limit: 50,
        offset: 0,
      },
    )
    return {
      total: found.total,
      said: found.rows.map(({ reference, amount, leftOut }) => `${reference} ${amount} ${leftOut}`),
    }
  }

  test.each([
    { currency: 'USD', stage: 'pledged', account: 'counted' },
    { country: 'BBB' },
    { action: '2' },
    {},
  ] as const)('are exactly as many as were counted: %o', async (filter) => {
    const { total, said } = await lines(filter)
    expect(said).toHaveLength(total)
    expect(total).toBeGreaterThan(0)
  })

  test('are those that count, or those left out and why', async () => {
    expect((await lines({ currency: 'USD', stage: 'pledged', account: 'counted' })).said).toEqual([
      'AAA-2021-01 100 null',
      'AAA-2021-02 900 null',
      'BBB-2023-01 7 null',
    ])
    expect((await lines({ account: 'left_out' })).said).toEqual([
      'BBB-2021-01 100 wider',
      'BBB-2023-01 100 up_to',
    ])
    expect((await lines({ account: 'wider' })).said).toEqual(['BBB-2021-01 100 wider'])
    expect(await lines({ account: 'restated' })).toEqual({ total: 0, said: [] })
  })

  test('as of a day', async () =>
    expect(await lines({ currency: 'USD', stage: 'pledged', account: 'counted' }, then)).toEqual({
      total: 2,
      said: ['AAA-2021-01 100 null', 'BBB-2023-01 7 null'],
    }))

  test('of one provider, or of nobody named, are exactly those of its flows', async () => {
    const { flows } = await findFunding(db.reader, narrow({ currency: 'USD' }), now)
    expect(flows.length).toBeGreaterThan(0)
    for (const when of [now, then])
      for (const { maker, stage, provider, lines: count } of (
        await findFunding(db.reader, narrow({ currency: 'USD' }), when)
      ).flows) {
        const behind = { currency: 'USD', country: maker, stage, account: 'counted' } as const
        const found = await lines({ ...behind, provider: provider || 'none' }, when)
        expect([found.total, found.said.length]).toEqual([count, count])
      }
    expect(await lines({ provider: 'Nobody of this name' })).toEqual({ total: 0, said: [] })
  })

  test('carry their document and come in pages', async () => {
    const filter = { ...narrow(), stage: null, account: null, provider: null }
    const { rows, total } = await listFundingLines(db.reader, filter, now, { limit: 2, offset: 2 })
    expect([rows.length, total]).toEqual([2, 6])
    expect(rows[0]).toMatchObject({ reference: 'AAA-2021-02', maker: { code: 'AAA' }, report: null })
    expect(rows[0]?.sources).toEqual([{ title: 'A statement', url: 'https://example.invalid/1' }])
    expect(await listFundingLines(db.reader, filter, now, { limit: 50, offset: 5000 })).toEqual({
      rows: [],
      total: 6,
    })
  })
})

describe('pledges by their money', () => {
  const list = (state: 'gap' | 'silent' | 'apart' | null, when = now) =>
    listPledgeMoney(db.reader, { ...narrow(), state }, when, { limit: 50, offset: 0 })

  test('with a gap, and without a payment', async () => {
    expect(await list('gap')).toMatchObject([
      { reference: 'AAA-2021-01', currency: 'USD', gapPledged: '100', gapDisbursed: '30.25' },
    ])
    expect(
      (await list('silent')).map(({ reference, currency, pledged }) => [reference, currency, pledged]),
    ).toEqual([
      ['AAA-2021-02', 'USD', '900'],
      ['BBB-2021-01', 'EUR', null],
      ['BBB-2023-01', 'USD', '7'],
    ])
    expect(await list('apart')).toEqual([])
  })

  test('what no sum can be made of stands there as it was stated, now and as of a day', async () => {
    for (const when of [now, then]) {
      const found = await list('silent', when)
      expect(found.find(({ currency }) => currency === 'EUR')?.stated).toEqual([
        { amount: '100', basis: 'total', scope: 'wider' },
      ])
      expect(found.filter(({ pledged }) => pledged !== null).flatMap(({ stated }) => stated)).toEqual([])
    }
  })

  test('stand on the page as in the lists, with the same counts, now and as of a day', async () => {
    for (const when of [now, then])
      for (const filter of [
        narrow(),
        narrow({ country: 'BBB' }),
        narrow({ action: '2' }),
        narrow({ year: '2023' }),
      ]) {
        const { gaps, silent, ...counts } = await loadFundingPage(db.reader, filter, when, 1)
        expect(counts).toEqual(await findFunding(db.reader, filter, when))
        const first = async (state: 'gap' | 'silent') =>
          listPledgeMoney(db.reader, { ...filter, currency: counts.currency, state }, when, {
            limit: 1,
            offset: 0,
          })
        expect(gaps).toEqual(await first('gap'))
        expect(silent).toEqual(await first('silent'))
      }
  })

  test('are counted alike, now and as of a day', async () => {
    for (const when of [now, then])
      for (const state of ['gap', 'silent', null] as const)
        expect(await countPledgeMoney(db.reader, { ...narrow(), state }, when)).toBe(
          (await list(state, when)).length,
        )
    expect((await list('silent', then)).map(({ reference }) => reference)).toEqual([
      'BBB-2021-01',
      'BBB-2023-01',
    ])
  })
})

test('filters can name makers with pledges, actions and years', async () => {
  const choices = await listFundingChoices(db.reader)
  expect(choices.countries.toSorted()).toEqual(['AAA', 'BBB'])
  expect(choices.actions).toEqual([1, 2])
  expect(choices.years).toEqual(['2021', '2023'])
})

describe('files beside the pages', () => {
  const csv = async (path: string, search = '') => {
    const response = await answerData({
      db: db.reader,
      request: new Request(`https://vaada.test/en${path}.csv${search}`),
      locale: 'en',
      path,
      format: 'csv',
      today: TODAY,
      zone: TIME_ZONE,
      baseUrl: 'https://vaada.test',
      iatiOrganisation: 'XX-TEST-1',
    })
    return recordsOf(parseCsv(await response.text()))
  }

  test('hold the sums', async () => {
    const found = await csv('/funding', '?currency=USD')
    expect(found).toContainEqual({
      maker: 'all',
      currency: 'USD',
      stage: 'pledged',
      account: 'counted',
      amounts: '3',
      records: '3',
      sum: '1007',
    })
    expect(found).toContainEqual(
      expect.objectContaining({ maker: 'all', account: 'up_to', amounts: '1', sum: '' }),
    )
  })

  test('hold the amounts behind them, with their account', async () => {
    const found = await csv('/funding/lines', '?country=BBB')
    expect(found.map(({ reference, amount, account }) => [reference, amount, account])).toEqual([
      ['BBB-2021-01', '100', 'wider'],
      ['BBB-2023-01', '100', 'up_to'],
      ['BBB-2023-01', '7', 'counted'],
    ])
  })

  test('hold the pledges', async () =>
    expect(await csv('/funding/pledges', '?state=gap')).toEqual([
      {
        reference: 'AAA-2021-01',
        maker: 'AAA',
        currency: 'USD',
        state: 'gap',
        pledged: '100',
        disbursed: '30.25',
        gap_pledged: '100',
        gap_disbursed: '30.25',
      },
    ]))
})
