import { expect, test } from 'vitest'
import type { AmountLine } from './account'
import { ALL, makeTally, type TalliedRecord } from './tally'

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
const aRecord = (
  maker: string,
  lines: Partial<AmountLine>[],
  changes: Partial<TalliedRecord> = {},
): TalliedRecord => ({
  level: 'international_pledge',
  makerKind: 'state',
  maker,
  year: 2021,
  actions: [],
  lines: lines.map(aLine),
  ...changes,
})

const tally = makeTally('2026-11-23')
for (const record of [
  aRecord('AAA', [{}, { amount: '0.5' }, { basis: 'up_to' }], { actions: [1, 4] }),
  aRecord('AAA', [{ amount: '7' }, { amount: '2', stage: 'disbursed' }], { year: 2023 }),
  aRecord('AAA', []),
  aRecord('BBB', [{ amount: '1', currency: 'EUR' }]),
  aRecord('BBB', [{ amount: '9' }], { level: 'national_measure' }),
])
  tally.add(record)
const { money, pledges } = tally.result()
const at = (place: Record<string, string>) => ({ maker: ALL, action: ALL, year: ALL, ...place })
const find = <Count extends object>(counts: readonly Count[], place: object) =>
  counts.filter((count) => Object.entries(place).every(([key, value]) => count[key as keyof Count] === value))

test('what counts is summed, what is left out is counted by its reason', () =>
  expect(find(money, { ...at({ currency: 'USD' }), stage: 'pledged' })).toEqual([
    { ...at({ currency: 'USD' }), stage: 'pledged', leftOut: null, lines: 3, records: 2, amount: '107.5' },
    { ...at({ currency: 'USD' }), stage: 'pledged', leftOut: 'up_to', lines: 1, records: 1, amount: null },
    {
      ...at({ currency: 'USD' }),
      stage: 'pledged',
      leftOut: 'no_pledge',
      lines: 1,
      records: 1,
      amount: null,
    },
  ]))

test('a record that serves two actions counts in each, and once in all', () => {
  const sums = ['1', '4', 'none', ALL].map(
    (action) =>
      find(money, { ...at({ action, currency: 'USD' }), stage: 'pledged', leftOut: null })[0]?.amount,
  )
  expect(sums).toEqual(['100.5', '100.5', '7', '107.5'])
})

test('years and makers stand apart', () => {
  const amount = (place: Record<string, string>) =>
    find(money, { ...at({ currency: 'USD', ...place }), stage: 'pledged', leftOut: null })[0]?.amount
  expect(amount({ year: '2023' })).toBe('7')
  expect(amount({ maker: 'AAA', year: '2021' })).toBe('100.5')
  expect(amount({ maker: 'BBB' })).toBeUndefined()
})

test('pledges are counted with and without money, and currencies are never added', () => {
  expect(find(pledges, at({ currency: ALL }))).toEqual([
    {
      ...at({ currency: ALL }),
      pledges: 4,
      stated: 3,
      summed: 3,
      paid: 1,
      silent: 2,
      gaps: 1,
      gapPledged: '0',
      gapDisbursed: '0',
    },
  ])
  expect(find(pledges, at({ currency: 'USD' }))).toMatchObject([
    { pledges: 2, stated: 2, summed: 2, paid: 1, silent: 1, gaps: 1, gapPledged: '7', gapDisbursed: '2' },
  ])
})
