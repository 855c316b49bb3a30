import { describe, expect, test } from 'vitest'
import type { Fields } from '@/lib/form-data'
import { putRow, reshape } from './reshape'

const after = (typed: Fields, intent: string): Fields => {
  reshape(typed, intent)
  return typed
}

test('a row is added with an id of its own, a source with the key it is cited by', () => {
  const { money, sources } = after(after({ money: [{ amount: '1' }] }, 'add:money'), 'add:sources')
  expect(money).toEqual([{ amount: '1' }, { row: expect.stringMatching(/^r[a-z0-9]{6}$/) }])
  const [source] = sources as Fields[]
  expect(source?.key).toBe(source?.row)
})

test('a row is taken out by its place', () => {
  expect(after({ money: [{ row: 'a' }, { row: 'b' }] }, 'remove:money:0')).toEqual({ money: [{ row: 'b' }] })
})

test('a list within a row is that row’s', () => {
  const typed: Fields = { indicators: [{ row: 'a' }, { row: 'b', values: [{ row: 'x' }, { row: 'y' }] }] }
  after(typed, 'remove:indicators.1.values:0')
  after(typed, 'add:indicators.0.values')
  expect(typed.indicators).toEqual([
    { row: 'a', values: [{ row: expect.any(String) }] },
    { row: 'b', values: [{ row: 'y' }] },
  ])
})

test.each([
  'save',
  'add:title',
  'add:indicators.9.values',
  'add:indicators.values',
  'add:money.0.values',
  'add:__proto__',
  'remove:indicators.0.values.0:0',
])('%s changes nothing', (intent) => {
  expect(after({ title: 'x', indicators: [{ row: 'a' }] }, intent)).toEqual({
    title: 'x',
    indicators: [{ row: 'a' }],
  })
})

describe('a file that is ready', () => {
  const file = { title: 'Order', file: 'a'.repeat(64) }
  const evidence = (...rows: Fields[]): Fields => ({ evidence: rows })

  test('takes the row in which nothing is answered', () => {
    const typed = evidence({ row: 'a', title: '', url: '', kind: '', about: [], audience: 'public' })
    putRow(typed, 'evidence', file)
    expect(typed.evidence).toEqual([{ row: 'a', url: '', kind: '', about: [], audience: 'public', ...file }])
  })

  test.each([
    ['a title', { title: 'Yearly report' }],
    ['a kind', { kind: 'law' }],
    ['what it shows', { about: ['done'] }],
  ])('leaves a row alone in which there is %s', (_, answers) => {
    const typed = evidence({ row: 'a', title: '', url: '', ...answers } as Fields)
    putRow(typed, 'evidence', file)
    expect(typed.evidence).toHaveLength(2)
    expect((typed.evidence as Fields[])[1]).toMatchObject(file)
  })

  test('leaves the row alone that somebody is about to write in', () => {
    const typed = evidence({ row: 'a', title: '', url: '' })
    putRow(typed, 'evidence', file, 0)
    expect((typed.evidence as Fields[]).map((row) => row.file)).toEqual([undefined, file.file])
  })
})
