import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHOICE_MAX, parseChoice } from './choice'

const known = new Set(['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF', 'GGG'])
const parse = (given: unknown) => parseChoice(given, known)

describe('countries chosen', () => {
  test('stand in the order chosen', () => {
    expect(parse(['CCC', 'AAA'])).toEqual({ codes: ['CCC', 'AAA'], leftOut: [] })
  })

  test('small letters, commas and empty fields are understood', () => {
    expect(parse(['bbb, aaa', '', ' '])).toEqual({ codes: ['BBB', 'AAA'], leftOut: [] })
  })

  test('none and one are a choice too', () => {
    expect(parse(undefined)).toEqual({ codes: [], leftOut: [] })
    expect(parse('AAA')).toEqual({ codes: ['AAA'], leftOut: [] })
  })

  test('an unknown one is named and left out', () => {
    expect(parse(['AAA', 'Atlantis'])).toEqual({
      codes: ['AAA'],
      leftOut: [{ value: 'Atlantis', why: 'unknown' }],
    })
  })

  test('the same one twice is shown once', () => {
    expect(parse(['AAA', 'BBB', 'aaa'])).toEqual({
      codes: ['AAA', 'BBB'],
      leftOut: [{ value: 'AAA', why: 'repeated' }],
    })
  })

  test('the seventh is left out, and so is the seventh named again', () => {
    const { codes, leftOut } = parse([...known, 'GGG'])
    expect(codes).toEqual(['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'])
    expect(leftOut).toEqual([
      { value: 'GGG', why: 'too_many' },
      { value: 'GGG', why: 'repeated' },
    ])
  })

  test('whatever stands in an address, there are at most six, each once and known', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...known))),
        (odd, values) => {
          parse(odd)
          const { codes, leftOut } = parse(values)
          expect(codes.length).toBeLessThanOrEqual(CHOICE_MAX)
          expect(new Set(codes).size).toBe(codes.length)
          expect(codes.every((code) => known.has(code))).toBe(true)
          expect(leftOut.length).toBeLessThanOrEqual(5 * CHOICE_MAX)
        },
      ),
    )
  })
})
