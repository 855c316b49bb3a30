import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { activityXml } from './activity'
import type { MoneyFacts, RecordFacts } from './facts'
import { moneyOf } from './money'
import { nodesOf, parse } from './testing'

const DAY = '2026-11-23'

const aLine = (line: Partial<MoneyFacts> = {}): MoneyFacts => ({
  id: 1,
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: '1000.50',
  currency: 'USD',
  from: null,
  to: null,
  provider: null,
  report: null,
  receiver: {},
  providerWords: {},
  iatiIdentifier: null,
  note: {},
  sources: [],
  ...line,
})
const aRecord = (record: Partial<RecordFacts> = {}): RecordFacts => ({
  reference: 'AAA-2021-01',
  year: 2021,
  maker: 'KEN',
  makerKind: 'state',
  members: [],
  title: { en: 'A promise' },
  original: 'en',
  level: 'coalition_commitment',
  types: ['financial'],
  madeOn: '2021-06',
  startsOn: null,
  dueOn: '2026',
  closedOn: null,
  closure: null,
  status: 'under_way',
  summary: {},
  wording: {},
  groups: {},
  geography: {},
  lead: {},
  money: [],
  indicators: [],
  documents: [],
  reports: [],
  ...record,
})
const only = (line: Partial<MoneyFacts>, record: Partial<RecordFacts> = {}) =>
  moneyOf(aRecord({ ...record, money: [aLine(line)] }), DAY)

describe('a transaction', () => {
  test.each([
    ['pledged', '12', '2021-06-30', 'made'],
    ['allocated', '2', '2024-01-01', 'period'],
    ['disbursed', '3', '2024-12-31', 'period'],
    ['spent', '4', '2024-12-31', 'period'],
  ] as const)('of what is %s is of type %s, on %s', (stage, type, on, basis) => {
    const { transactions, leftOut } = only({ stage, from: '2024-01-01', to: '2024-12-31' })
    expect(leftOut).toEqual([])
    expect(transactions).toMatchObject([{ type, date: { on, basis } }])
  })

  test('is dated by its report, else by the document that names it', () => {
    const reports = [
      { cycle: '2025', submittedOn: '2026-01-15', implementation: 'in_progress' as const, evidence: [] },
    ]
    expect(only({ stage: 'spent', report: '2025' }, { reports }).transactions[0]?.date).toEqual({
      on: '2026-01-15',
      basis: 'reported',
    })
    const documents = [
      { key: 's1', title: 'A law', url: null, kind: 'law' as const, language: null, publishedOn: '2023-05' },
    ]
    expect(only({ stage: 'spent', sources: ['s1'] }, { documents }).transactions[0]?.date).toEqual({
      on: '2023-05-31',
      basis: 'document',
    })
  })

  test('of this year, whose month nobody states, is not put in the future', () => {
    expect(only({}, { madeOn: '2026' }).transactions[0]?.date.on).toBe('2026-01-01')
  })
})

test.each([
  [{ stage: 'requested' }, {}, 'request'],
  [{ stage: 'spent' }, {}, 'no_date'],
  [{}, { madeOn: null }, 'no_date'],
  [{ basis: 'per_year' }, {}, 'per_year'],
  [{ scope: 'wider' }, {}, 'wider'],
  [{ stage: 'disbursed', to: '2027-12-31' }, {}, 'not_over'],
  [{}, { level: 'national_measure' }, 'no_pledge'],
] as const)('%o of %o is left out: %s', (line, record, why) => {
  expect(only(line, record)).toMatchObject({ transactions: [], budgets: [], leftOut: [{ why }] })
})

test.each([
  ['2024-01-01', '2024-12-31', 1],
  ['2023-07-01', '2024-06-30', 1],
  ['2024-01-01', '2025-12-31', 0],
  [null, '2024-12-31', 0],
])('what is allocated from %s to %s is a budget: %i', (from, to, count) => {
  expect(only({ stage: 'allocated', from, to }).budgets).toHaveLength(count)
})

const anyLine = fc.record({
  stage: fc.constantFrom(...MONEY_STAGES),
  basis: fc.constantFrom(...MONEY_BASES),
  scope: fc.constantFrom(...MONEY_SCOPES),
  amount: fc.constantFrom('0', '5', '12345678901234567890.12'),
  currency: fc.constantFrom('USD', 'KZT'),
  from: fc.constantFrom(null, '2024-01-01', '2027-01-01'),
  to: fc.constantFrom(null, '2024-12-31', '2027-12-31'),
  note: fc.record({ en: fc.string({ unit: 'binary' }) }),
})

test('every amount is a transaction or left out with a reason, and none is of a day ahead', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 6 }),
      fc.constantFrom('2021', '2026', null),
      (lines, madeOn) => {
        const record = aRecord({ madeOn, money: lines.map((line, id) => aLine({ ...line, id })) })
        const { transactions, leftOut, budgets } = moneyOf(record, DAY)
        expect(transactions.length + leftOut.length).toBe(lines.length)
        for (const { date, line } of transactions) {
          expect(date.on <= DAY).toBe(true)
          expect([line.basis, line.scope]).toEqual(['total', 'this_promise'])
        }
        for (const { line } of budgets) expect(line.stage).toBe('allocated')
      },
    ),
  )
})

test('an activity of whatever amounts and words is well formed, with its amounts to the last digit', () => {
  const publisher = {
    organisation: 'XX-TEST-1',
    day: DAY,
    isDemo: false,
    makers: new Map(),
    pageOf: (reference: string) => `https://vaada.test/en/commitments/${reference}`,
  }
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 6 }), fc.string({ unit: 'binary' }), (lines, words) => {
      const record = aRecord({
        title: { en: words },
        summary: { ru: words },
        money: lines.map((line, id) => aLine({ ...line, id, providerWords: { kk: words } })),
      })
      const nodes = [...nodesOf(parse(activityXml(record, publisher)))].map(([node]) => node)
      const values = nodes.filter(({ name }) => name === 'value').map(({ text }) => text)
      const { transactions, budgets } = moneyOf(record, DAY)
      expect(values).toEqual([...budgets, ...transactions].map(({ line }) => line.amount))
      for (const required of [
        'iati-identifier',
        'reporting-org',
        'title',
        'description',
        'participating-org',
      ])
        expect(nodes.some(({ name }) => name === required)).toBe(true)
    }),
  )
})
