import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACET_BLOCK, RecordBits } from './record-bits'

/** Ids by facet and value, read back from the rows as PostgreSQL numbers bits: from the left. */
function read(bits: RecordBits): Record<string, number[]> {
  const found: Record<string, number[]> = {}
  for (const { facet, value, block, hex } of bits.rows()) {
    const digits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
    expect(digits).toHaveLength(FACET_BLOCK)
    const ids = [...digits].flatMap((bit, index) => (bit === '1' ? [block * FACET_BLOCK + index] : []))
    const key = `${facet} ${value}`
    found[key] = [...(found[key] ?? []), ...ids].toSorted((a, b) => a - b)
  }
  return found
}

test('every record has its own bit, in the block of its id', () => {
  const bits = new RecordBits()
  for (const id of [0, 1, 7, 8, 8191, 8192, 1_000_000]) bits.add('level', 'a', id)
  bits.add('level', 'b', 1)
  expect(read(bits)).toEqual({ 'level a': [0, 1, 7, 8, 8191, 8192, 1_000_000], 'level b': [1] })
  expect(bits.rows().map(({ block }) => block)).toEqual([0, 1, 122, 0])
})

test('whatever is added is there once, and nothing else', () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 30_000 })), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(pairs, (added) => {
      const bits = new RecordBits()
      const expected: Record<string, number[]> = {}
      for (const [value, id] of added) {
        bits.add('f', value, id)
        expected[`f ${value}`] = [...new Set([...(expected[`f ${value}`] ?? []), id])].toSorted(
          (a, b) => a - b,
        )
      }
      expect(read(bits)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})
