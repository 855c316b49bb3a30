import { expect, test } from 'vitest'
import { ALPHA3_CODES, alpha3Of } from './codes'

test.each([
  ['398', 'KAZ'],
  ['860', 'UZB'],
  ['004', 'AFG'],
  [4, 'AFG'],
  ['352', 'ISL'],
])('%s is %s', (numeric, code) => {
  expect(alpha3Of(numeric)).toBe(code)
})

test('a shape without a code, or with an unknown one, belongs to nobody', () => {
  expect(alpha3Of(undefined)).toBeNull()
  expect(alpha3Of('999')).toBeNull()
})

test('no code stands for two countries', () => {
  expect(ALPHA3_CODES).toHaveLength(249)
  expect(new Set(ALPHA3_CODES).size).toBe(249)
})
