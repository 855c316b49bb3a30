import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical'

test('keys are sorted by code unit at every depth, without spaces', () => {
  expect(canonicalJson({ b: 1, a: { d: null, c: [true, 'x'] } })).toBe(
    '{"a":{"c":[true,"x"],"d":null},"b":1}',
  )
})

test('texts are the same whichever way their letters were composed', () => {
  expect(canonicalJson('й')).toBe(canonicalJson('й'))
})

test('a member that is not there is left out; null stays', () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
})

test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, new Date(0), () => 1, 1n])(
  '%s is refused',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  },
)

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string(),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).value

test('it is JSON, and writing it again changes nothing', () => {
  fc.assert(
    fc.property(json, (value) => {
      const once = canonicalJson(value)
      expect(canonicalJson(JSON.parse(once))).toBe(once)
    }),
  )
})
