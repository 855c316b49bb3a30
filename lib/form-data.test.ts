import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choicesAt, type Fields, fieldsOf, rowCount, valueAt } from './form-data'

const form = (...entries: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return data
}

test('dotted names nest, and numbers make lists', () => {
  expect(fieldsOf(form(['title', 'T'], ['indicators.0.name', 'A'], ['indicators.1.name', 'B']))).toEqual({
    title: 'T',
    indicators: [{ name: 'A' }, { name: 'B' }],
  })
})

test('a name that ends in brackets collects its values', () => {
  expect(fieldsOf(form(['types[]', 'policy'], ['types[]', 'financial']))).toEqual({
    types: ['policy', 'financial'],
  })
})

test('hostile names change nothing but themselves', () => {
  const fields = fieldsOf(
    form(
      ['__proto__.polluted', 'yes'],
      ['a.constructor.b', 'x'],
      ['$ACTION_ID', 'x'],
      ['a..b', 'x'],
      ['rows.99999.name', 'x'],
    ),
  )
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
  expect(fields).toEqual({ rows: [] })
})

test('whatever names and values arrive, nothing throws', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (entries) => {
      expect(typeof fieldsOf(form(...entries))).toBe('object')
    }),
  )
})

test('fields are found again by the names of the form', () => {
  const fields: Fields = { title: 'T', types: ['policy'], indicators: [{ name: 'A' }, {}] }
  expect([
    valueAt(fields, 'title'),
    valueAt(fields, 'indicators.0.name'),
    valueAt(fields, 'indicators.1.name'),
  ]).toEqual(['T', 'A', ''])
  expect(choicesAt(fields, 'types')).toEqual(['policy'])
  expect([rowCount(fields, 'indicators'), rowCount(fields, 'milestones')]).toEqual([2, 0])
  expect([valueAt(fields, 'types'), valueAt(fields, 'toString'), choicesAt(fields, 'title')]).toEqual([
    '',
    '',
    [],
  ])
})

test('a NUL, which no keyboard types and the database refuses, is left out', () => {
  expect(fieldsOf(form(['title', 'a\0b']))).toEqual({ title: 'ab' })
})
