import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fields } from '@/lib/form-data'
import { fieldText, lastingPath, presentPath } from './field-path'

const draft: Fields & { indicators: Fields[] } = {
  title: 'Ten centres',
  types: ['policy', 'programmatic'],
  indicators: [
    { row: 'a1', key: 'centres', name: 'Centres', unit: 'centres' },
    { row: 'b2', key: '', name: 'Beds', unit: 'beds' },
  ],
  deliverySteps: [{ stage: 'policy', note: '' }],
  values: [{ indicator: 'centres', value: '8,5' }],
}

describe('the path of a field', () => {
  test.each([
    ['title', 'title'],
    ['indicators.1.unit', 'indicators.#b2.unit'],
    ['indicators.0', 'indicators.#a1'],
    ['values.0.value', 'values.#centres.value'],
    // Nothing names this row, so its place has to do.
    ['deliverySteps.0.note', 'deliverySteps.0.note'],
    ['indicators.7.unit', null],
    ['indicators.first.unit', null],
    ['nothing', null],
    ['__proto__', null],
    ['', null],
  ])('%s lasts as %s', (path, lasting) => {
    expect(lastingPath(draft, path)).toBe(lasting)
  })

  test('finds its row after others came and went', () => {
    const later = { ...draft, indicators: [{ row: 'c3', name: 'New', unit: '' }, draft.indicators[1] ?? {}] }
    expect(presentPath(later, 'indicators.#b2.unit')).toBe('indicators.1.unit')
    expect(presentPath(later, 'indicators.#a1.unit')).toBeNull()
    expect(presentPath(later, 'gone')).toBeNull()
    expect(presentPath(draft, 'deliverySteps.3.note')).toBeNull()
  })

  test('there and back is the same, for every row that has a name of its own', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,12}$/), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        (names, pick) => {
          const rows = names.map((row) => ({ row, note: row }))
          const path = `rows.${pick % names.length}.note`
          const lasting = lastingPath({ rows }, path)
          expect(lasting && presentPath({ rows }, lasting)).toBe(path)
        },
      ),
    )
  })
})

test('a row reads as its answers, one a line; what is only its name is left out', () => {
  expect(fieldText(draft, 'indicators.0')).toBe('Centres\ncentres')
  expect(fieldText(draft, 'types')).toBe('policy\nprogrammatic')
  expect(fieldText(draft, 'values.0.value')).toBe('8,5')
  expect(fieldText(draft, 'indicators.9')).toBe('')
})
