import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Address } from './address'

test('a word of the list is found in whatever case it is typed', () => {
  const address = new Address({ kind: 'SOFTENED', country: ' kaz ' })
  expect(address.one('kind', ['softened', 'hardened'])).toBe('softened')
  expect(address.one('country', ['KAZ'])).toBe('KAZ')
  expect(address.ignored).toEqual([])
})

test('what nobody understands is told and ignored', () => {
  const address = new Address({ country: 'XXX', after: '1.x', kind: ['softened', 'hardened'] })
  expect(address.one('country', ['KAZ'])).toBeNull()
  expect(address.position('after', 2)).toBeNull()
  expect(address.one('kind', ['softened', 'hardened'])).toBe('softened')
  expect(address.ignored).toEqual([
    { name: 'country', value: 'XXX' },
    { name: 'after', value: '1.x' },
    { name: 'kind', value: 'hardened' },
  ])
})

test.each([
  ['12.0', 2, [12, 0]],
  ['', 2, null],
  ['12', 2, null],
  ['1e9.1', 2, null],
  ['-1.1', 2, null],
  ['9999999999.1', 2, null],
])('%s as %d numbers: %o', (text, count, expected) => {
  expect(new Address({ after: text }).position('after', count)).toEqual(expected)
})

test('numbers that mean nothing are told and ignored', () => {
  const isEven = ([number = 0]: readonly number[]) => (number % 2 === 0 ? { number } : null)
  expect(new Address({ after: '4' }).position('after', 1, isEven)).toEqual({ number: 4 })
  const address = new Address({ after: '3' })
  expect(address.position('after', 1, isEven)).toBeNull()
  expect(address.ignored).toEqual([{ name: 'after', value: '3' }])
})

test('nothing makes it throw, and long nonsense is told shortly', () => {
  const anything = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string())))
  fc.assert(
    fc.property(anything, fc.string(), (query, name) => {
      const address = new Address(query)
      address.one(name, ['a'])
      address.position(name, 2)
      for (const { value } of address.ignored) expect(value.length).toBeLessThanOrEqual(60)
    }),
  )
  const address = new Address({ country: 'x'.repeat(10_000) })
  address.one('country', ['KAZ'])
  expect(address.ignored[0]?.value).toHaveLength(60)
})
