import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumDecimals } from './decimal'
import { makeFlows, providerKey } from './flows'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from './model'
import { ALL, makeTally, type TalliedRecord } from './tally'

const DAY = '2026-11-23'
const named = (text: string) => ({ en: { text, state: 'original' as const } })

test.each([
  [null, ''],
  [named('  A   fund '), 'A fund'],
  [
    {
      en: { text: 'A fund', state: 'unreviewed' as const },
      ru: { text: 'Фонд', state: 'original' as const },
    },
    'Фонд',
  ],
])('%j is %j', (provider, key) => {
  expect(providerKey(provider)).toBe(key)
})

const anyRecord = fc.record({
  maker: fc.constantFrom('AAA', 'BBB'),
  year: fc.constantFrom(2021, 2024),
  actions: fc.constantFrom([], [1], [1, 2]),
  level: fc.constantFrom('coalition_commitment' as const, 'national_measure' as const),
  makerKind: fc.constantFrom('state' as const, 'non_state' as const),
  lines: fc.array(
    fc.record({
      id: fc.nat(),
      stage: fc.constantFrom(...MONEY_STAGES),
      basis: fc.constantFrom(...MONEY_BASES),
      scope: fc.constantFrom(...MONEY_SCOPES),
      amount: fc.constantFrom('1', '0.25', '12345678901234567890.5'),
      currency: fc.constantFrom('USD', 'KZT'),
      from: fc.constantFrom(null, '2021'),
      to: fc.constantFrom(null, '2022', '2027'),
      provider: fc.constantFrom(null, named('A fund'), named('Another')),
      report: fc.constantFrom(null, '2025'),
    }),
    { maxLength: 6 },
  ),
})

test('what all providers give to a maker in a stage is the sum of that stage, in every place', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 6 }), (records: TalliedRecord[]) => {
      const [flows, tally] = [makeFlows(DAY), makeTally(DAY)]
      for (const record of records) {
        flows.add(record)
        tally.add(record)
      }
      const found = flows.result()
      const counted = tally.result().money.filter(({ leftOut, maker }) => leftOut === null && maker !== ALL)
      for (const { maker, action, year, currency, stage, amount, lines } of counted) {
        const own = found.filter(
          (flow) =>
            flow.maker === maker &&
            flow.action === action &&
            flow.year === year &&
            flow.currency === currency &&
            flow.stage === stage,
        )
        expect(sumDecimals(own.map((flow) => flow.amount))).toBe(sumDecimals([amount ?? '0']))
        expect(own.reduce((sum, flow) => sum + flow.lines, 0)).toBe(lines)
      }
      expect(found.reduce((sum, flow) => sum + flow.lines, 0)).toBe(
        counted.reduce((sum, { lines }) => sum + lines, 0),
      )
    }),
  )
})
