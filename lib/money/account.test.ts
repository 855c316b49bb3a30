import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disbursedLines, fundingGaps, pledgedLines } from '@/lib/standing/funding'
import {
  type AmountLine,
  accountsOf,
  type LeftOut,
  leftOutOf,
  type MoneyRecord,
  type MoneyState,
} from './account'
import { sumDecimals } from './decimal'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from './model'

const TODAY = '2026-11-23'
const aLine = (changes: Partial<AmountLine> = {}): AmountLine => ({
  id: 1,
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: '100',
  currency: 'USD',
  from: null,
  to: null,
  provider: null,
  report: null,
  ...changes,
})
const aRecord = (lines: Partial<AmountLine>[], changes: Partial<MoneyRecord> = {}): MoneyRecord => ({
  level: 'international_pledge',
  makerKind: 'state',
  lines: lines.map(aLine),
  ...changes,
})
const paid = (amount: string, changes: Partial<AmountLine> = {}) => ({
  ...changes,
  stage: 'disbursed' as const,
  amount,
})

describe('an amount is in no sum', () => {
  test.each<[LeftOut | null, Partial<AmountLine>]>([
    [null, {}],
    ['wider', { scope: 'wider' }],
    ['wider', { scope: 'wider', basis: 'per_year' }],
    ['per_year', { basis: 'per_year' }],
    ['cumulative_by', { basis: 'cumulative_by' }],
    ['at_least', { basis: 'at_least' }],
    ['up_to', { basis: 'up_to' }],
    ['not_over', { stage: 'disbursed', to: '2026' }],
    ['not_over', { stage: 'spent', to: '2026-11-24' }],
    [null, { stage: 'spent', to: '2026-11-23' }],
    [null, { stage: 'allocated', to: '2030' }],
    [null, { to: '2030' }],
    ['no_amount', { amount: '0' }],
    ['no_amount', { amount: '-5.5' }],
    [null, { amount: '0.01' }],
    [null, { stage: 'disbursed', amount: '-5' }],
  ])('%s: %o', (reason, line) => expect(leftOutOf(aRecord([line]), TODAY)).toEqual([reason]))

  test('of a measure, of an intention, of a maker that is no government', () => {
    expect(leftOutOf(aRecord([{}], { level: 'national_measure' }), TODAY)).toEqual(['no_pledge'])
    expect(leftOutOf(aRecord([{}], { level: 'declared_intention' }), TODAY)).toEqual(['no_pledge'])
    expect(leftOutOf(aRecord([{}], { makerKind: 'non_state' }), TODAY)).toEqual(['other_maker'])
    expect(leftOutOf(aRecord([{}], { makerKind: 'international_body' }), TODAY)).toEqual([null])
  })

  test('told before', () =>
    expect(leftOutOf(aRecord([paid('5'), paid('5', { report: '2024' })]), TODAY)).toEqual([null, 'restated']))
})

describe('the account of a pledge', () => {
  const stateOf = (...lines: Partial<AmountLine>[]) =>
    accountsOf(aRecord(lines), TODAY).map(({ state }) => state)

  test('sets payments against the pledge of their time, exactly', () =>
    expect(
      accountsOf(aRecord([{ amount: '0.3' }, { amount: '99.7' }, paid('0.1'), paid('0.2')]), TODAY),
    ).toEqual([
      {
        currency: 'USD',
        state: 'gap',
        isStated: true,
        isPaid: true,
        pledged: '100',
        disbursed: '0.3',
        gapPledged: '100',
        gapDisbursed: '0.3',
      },
    ]))

  test('a period without a payment is no part of the gap', () => {
    const [account] = accountsOf(
      aRecord([
        { from: '2022', to: '2022', amount: '10' },
        { from: '2023', to: '2023', amount: '20' },
        paid('5', { from: '2023', to: '2023' }),
      ]),
      TODAY,
    )
    expect(account).toMatchObject({ pledged: '30', disbursed: '5', gapPledged: '20', gapDisbursed: '5' })
  })

  test.each<[MoneyState, Partial<AmountLine>[]]>([
    ['silent', [{}]],
    ['silent', [{ basis: 'up_to' }]],
    ['silent', [{ scope: 'wider' }]],
    ['silent', [{}, { stage: 'allocated' }]],
    ['apart', [{ basis: 'per_year' }, paid('5')]],
    ['apart', [{}, paid('5', { scope: 'wider' })]],
    ['apart', [{}, { stage: 'spent', amount: '5' }]],
    ['apart', [{ from: '2021', to: '2022' }, paid('5')]],
    ['unpledged', [{ stage: 'requested' }]],
    ['unpledged', [paid('5')]],
  ])('%s: %o', (state, lines) => expect(stateOf(...lines)).toEqual([state]))

  test('each currency has its own, and a payment in another one is no silence', () =>
    expect(accountsOf(aRecord([{}, paid('5', { currency: 'KES' })]), TODAY)).toMatchObject([
      { currency: 'KES', state: 'unpledged', disbursed: '5', isStated: false, isPaid: true },
      { currency: 'USD', state: 'apart', pledged: '100', disbursed: null, isStated: true, isPaid: false },
    ]))

  test('there is none of a record that is no counted pledge', () => {
    expect(accountsOf(aRecord([{}], { level: 'national_measure' }), TODAY)).toEqual([])
    expect(accountsOf(aRecord([{}], { makerKind: 'non_state' }), TODAY)).toEqual([])
  })
})

test('the sums of the dashboards and the rules of standing speak of the same amounts', () => {
  const pick = <T>(values: readonly T[]) => fc.constantFrom(...values)
  const line = fc.record({
    stage: pick(MONEY_STAGES),
    basis: pick(MONEY_BASES),
    scope: pick(MONEY_SCOPES),
    amount: fc.integer({ min: -2, max: 40 }).map(String),
    currency: pick(['USD', 'EUR']),
    from: fc.option(pick(['2022', '2023'])),
    to: fc.option(pick(['2023', '2024', '2026'])),
    provider: fc.constant(null),
    report: fc.option(pick(['2023', '2024'])),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (some) => {
      // As they are read: the record first, then its reports. A report brings no pledge.
      const lines = some
        .map((one) => (one.stage === 'pledged' ? { ...one, report: null } : one))
        .toSorted((a, b) => (a.report ?? '').localeCompare(b.report ?? ''))
      const record = aRecord(lines)
      const facts = lines.map((one) => ({ ...one, amount: Number(one.amount), sources: [] }))
      const leftOut = leftOutOf(record, TODAY)
      const counted = (stage: string) =>
        record.lines
          .filter((one, place) => one.stage === stage && leftOut[place] === null)
          .map(({ amount }) => amount)
      const isTotal = ({ basis }: { basis: string }) => basis === 'total'
      expect(Number(sumDecimals(counted('disbursed')))).toBe(
        disbursedLines(facts, TODAY).reduce((sum, { amount }) => sum + amount, 0),
      )
      expect(counted('pledged').map(Number)).toEqual(
        pledgedLines(facts)
          .filter(isTotal)
          .map(({ amount }) => amount),
      )
      for (const { currency, gapPledged, gapDisbursed } of accountsOf(record, TODAY)) {
        const gaps = fundingGaps(facts, TODAY).filter((gap) => gap.currency === currency)
        expect(gapPledged === null).toBe(gaps.length === 0)
        expect(Number(gapPledged ?? 0)).toBe(gaps.reduce((sum, { pledged }) => sum + pledged, 0))
        expect(Number(gapDisbursed ?? 0)).toBe(gaps.reduce((sum, { disbursed }) => sum + disbursed, 0))
      }
    }),
  )
})
