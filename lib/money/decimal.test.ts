import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDecimals, compareDecimals, subtractDecimals, sumDecimals } from './decimal'

test.each([
  ['0.1', '0.2', '0.3'],
  ['999999999999999.999999', '0.000001', '1000000000000000'],
  ['-0.5', '0.25', '-0.25'],
  ['-5', '5', '0'],
  ['1.10', '0', '1.1'],
  ['-1', '0.001', '-0.999'],
])('%s + %s = %s', (a, b, sum) => expect(addDecimals(a, b)).toBe(sum))

test('nothing sums to zero', () => expect(sumDecimals([])).toBe('0'))
test('many cents make whole units', () => expect(sumDecimals(Array(1000).fill('0.01'))).toBe('10'))

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => {
    if (places === 0) return digits.toString()
    const sign = digits < 0n ? '-' : ''
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
    return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
  })

test('adding and taking away again changes nothing, in any order', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0)
      expect(addDecimals(a, b)).toBe(addDecimals(b, a))
    }),
  )
})

test.each([
  ['2', '10', -1],
  ['-2', '-10', 1],
  ['2.50', '2.5', 0],
])('%s against %s: %s', (a, b, order) => expect(compareDecimals(a, b)).toBe(order))
