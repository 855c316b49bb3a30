import { expect, test } from 'vitest'
import { levelsOf, lookOf, pledgesOf } from './model'

test.each([
  [{ coalition_commitment: 1 }, 'pledge'],
  [{ international_pledge: 2, declared_intention: 1, national_measure: 9 }, 'pledge'],
  [{ declared_intention: 1, national_measure: 9 }, 'intention'],
  [{ national_measure: 9 }, 'measure'],
  [{}, null],
] as const)('%o is drawn as %s', (levels, look) => {
  expect(lookOf({ levels })).toBe(look)
})

test('pledges are commitments and other international pledges; nothing else', () => {
  const levels = {
    coalition_commitment: 1,
    international_pledge: 2,
    declared_intention: 4,
    national_measure: 8,
  }
  expect(pledgesOf({ levels })).toBe(3)
})

test('levels come in one order, without those that are empty', () => {
  expect(levelsOf({ levels: { national_measure: 3, coalition_commitment: 1 } })).toEqual([
    { level: 'coalition_commitment', count: 1 },
    { level: 'national_measure', count: 3 },
  ])
})
