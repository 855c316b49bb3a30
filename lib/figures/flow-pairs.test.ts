import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MONEY_STAGES } from '@/lib/money/model'
import { type Flow, flowPairs, NAMED_MAX, OTHERS } from './flow-pairs'

const anyFlow = fc.record({
  maker: fc.constantFrom('KAZ', 'KEN', 'UZB'),
  stage: fc.constantFrom(...MONEY_STAGES),
  provider: fc.oneof(
    fc.constant(''),
    fc.nat(60).map((n) => `Fund ${n}`),
  ),
  names: fc.constant(null),
  lines: fc.integer({ min: 1, max: 9 }),
  amount: fc.constantFrom('1', '2.5'),
})

test('every flow is in one pair; names come by alphabet, then the others, then what nobody is named for', () => {
  fc.assert(
    fc.property(fc.array(anyFlow, { maxLength: 200 }), (flows: Flow[]) => {
      const pairs = flowPairs(flows, new Intl.Collator('en'), ({ provider }) => provider, [
        'KAZ',
        'UZB',
        'KEN',
      ])
      expect(pairs.flatMap((pair) => pair.flows)).toHaveLength(flows.length)
      expect(new Set(pairs.map(({ provider, maker }) => `${provider}|${maker}`)).size).toBe(pairs.length)
      const names = [...new Set(pairs.map(({ provider }) => provider))]
      const known = names.filter((name) => name !== '' && name !== OTHERS)
      expect(known.length).toBeLessThanOrEqual(NAMED_MAX)
      expect(known).toEqual([...known].sort(new Intl.Collator('en').compare))
      expect(names).toEqual([
        ...known,
        ...(names.includes(OTHERS) ? [OTHERS] : []),
        ...(names.includes('') ? [''] : []),
      ])
      for (const { maker, provider, flows: own } of pairs)
        for (const flow of own) {
          expect(flow.maker).toBe(maker)
          if (provider !== OTHERS) expect(flow.provider).toBe(provider)
        }
    }),
  )
})
