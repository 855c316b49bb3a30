import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queueQuery, queueText, queueViewFrom, queueViewOf } from './queue'

test('an address without a word is the whole queue by age', () => {
  expect(queueViewOf({})).toEqual({ sort: 'age', kind: null, country: null, page: 1 })
  expect(queueQuery(queueViewOf({}))).toEqual({ sort: null, kind: null, country: null })
})

test('what is not understood is left out', () => {
  expect(queueViewOf({ sort: 'luck', kind: 'poem', country: "KA'Z", page: '-1' })).toEqual(queueViewOf({}))
})

test('given twice, the first counts', () => {
  expect(queueViewOf({ sort: ['risk', 'age'], country: 'KAZ', page: '3' })).toMatchObject({
    sort: 'risk',
    country: 'KAZ',
    page: 3,
  })
})

test('carried through a form, it is the same queue', () => {
  fc.assert(
    fc.property(
      fc.record({
        sort: fc.constantFrom('age' as const, 'risk' as const),
        kind: fc.constantFrom('commitment' as const, 'report' as const, null),
        country: fc.option(fc.stringMatching(/^[A-Z]{3}$/)),
        page: fc.constant(1),
      }),
      (view) => {
        expect(queueViewFrom(queueText(view))).toEqual(view)
      },
    ),
  )
  expect(queueViewFrom(null)).toEqual(queueViewOf({}))
})
