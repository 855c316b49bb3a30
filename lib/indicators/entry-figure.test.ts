import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EntryTerms, findingOf, placesOf, SLIP_TIMES, slipOf } from './entry-figure'
import { DIRECTIONS } from './model'

const terms = (changes: Partial<EntryTerms> = {}): EntryTerms => ({
  direction: 'increase',
  baseline: 2,
  target: 30,
  latest: 9,
  ...changes,
})

describe('what a typed figure says', () => {
  test.each<[string, Partial<EntryTerms>, number, object]>([
    ['half of a rising way', {}, 16, { kind: 'way', share: 0.5 }],
    ['at target', {}, 30, { kind: 'reached' }],
    ['beyond it', {}, 31, { kind: 'reached' }],
    ['at the start', {}, 2, { kind: 'way', share: 0 }],
    ['behind the start', {}, 1, { kind: 'back' }],
    [
      'half of a falling way',
      { direction: 'decrease', baseline: 30, target: 10 },
      20,
      { kind: 'way', share: 0.5 },
    ],
    [
      'a falling target reached',
      { direction: 'decrease', baseline: 30, target: 10 },
      10,
      { kind: 'reached' },
    ],
    ['a falling one behind', { direction: 'decrease', baseline: 30, target: 10 }, 31, { kind: 'back' }],
    ['without a baseline', { baseline: null }, 16, { kind: 'short' }],
    ['without a baseline, reached', { baseline: null }, 30, { kind: 'reached' }],
    ['a floor that holds', { direction: 'keep_at_least' }, 30, { kind: 'holds' }],
    ['a floor that is broken', { direction: 'keep_at_least' }, 29, { kind: 'broken' }],
    ['a ceiling that holds', { direction: 'keep_at_most' }, 29, { kind: 'holds' }],
    ['a ceiling that is broken', { direction: 'keep_at_most' }, 31, { kind: 'broken' }],
    ['yes', { direction: 'yes_no', baseline: 0, target: 1 }, 1, { kind: 'done' }],
    ['no', { direction: 'yes_no', baseline: 0, target: 1 }, 0, { kind: 'not_done' }],
    ['context', { direction: 'context' }, 99, { kind: 'told' }],
    ['no target', { target: null }, 99, { kind: 'told' }],
  ])('%s', (_, changes, value, finding) => {
    expect(findingOf(terms(changes), value, false)).toEqual(finding)
  })

  test('counted another way, it is compared with the target alone', () => {
    expect(findingOf(terms(), 16, true)).toEqual({ kind: 'not_compared' })
    expect(findingOf(terms(), 30, true)).toEqual({ kind: 'reached' })
    expect(findingOf(terms({ baseline: null }), 16, true)).toEqual({ kind: 'short' })
  })
})

describe('places on the line', () => {
  const at = (changes: Partial<EntryTerms>, typed: number | null) =>
    Object.fromEntries(placesOf(terms(changes), typed).map((place) => [place.mark, Math.round(place.at)]))

  test('lead from the baseline to the target', () => {
    expect(at({}, 16)).toEqual({ baseline: 0, latest: 25, typed: 50, target: 100 })
  })

  test('of a falling target lead down', () => {
    const falling = { direction: 'decrease', baseline: 30, target: 10, latest: 25 } as const
    expect(at(falling, 20)).toEqual({ baseline: 0, latest: 25, typed: 50, target: 100 })
  })

  test('make room for what lies beyond the target or behind the start', () => {
    expect(at({}, 58)).toEqual({ baseline: 0, latest: 13, typed: 100, target: 50 })
    expect(at({}, -26)).toEqual({ baseline: 50, latest: 63, typed: 0, target: 100 })
  })

  test('begin at zero without a baseline', () => {
    expect(at({ baseline: null, latest: null }, 15)).toEqual({ typed: 50, target: 100 })
  })

  test('are none where there is nothing to compare', () => {
    expect(placesOf(terms({ baseline: null, target: null, latest: null }), 4)).toEqual([])
    expect(placesOf(terms({ baseline: 4, target: 4, latest: null }), null)).toEqual([])
  })

  test('always stand within the drawing', () => {
    const value = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { nil: null })
    fc.assert(
      fc.property(
        fc.constantFrom(...DIRECTIONS),
        value,
        value,
        value,
        value,
        (direction, baseline, target, latest, typed) => {
          for (const { at } of placesOf({ direction, baseline, target, latest }, typed)) {
            expect(at).toBeGreaterThanOrEqual(0)
            expect(at).toBeLessThanOrEqual(100)
          }
        },
      ),
    )
  })
})

describe('a slip of the unit', () => {
  test.each<[string, Partial<EntryTerms>, number, object | null]>([
    [
      'a thousand times the last value',
      { latest: 1, target: 1 },
      1234.5,
      { of: 'latest', way: 'more', times: 1234.5 },
    ],
    ['a thousandth of it', { latest: 1000, target: 2000 }, 1, { of: 'latest', way: 'less', times: 1000 }],
    ['exactly ten times', { latest: 1 }, 10, null],
    ['exactly a tenth', { latest: 10, target: 10 }, 1, null],
    [
      'far above the target of a first value',
      { latest: null, baseline: null },
      3000,
      { of: 'target', way: 'more', times: 100 },
    ],
    ['far below it', { latest: null, baseline: null }, 0.3, { of: 'target', way: 'less', times: 100 }],
    ['a first value far from the start', { latest: null }, 200, { of: 'baseline', way: 'more', times: 100 }],
    ['near the start, far from the target', { latest: null, baseline: 1, target: 100 }, 2, null],
    ['a beginning from zero', { latest: null, baseline: 0, target: 100 }, 2, null],
    [
      'far beyond the target from zero',
      { latest: 0, target: 1 },
      1000,
      { of: 'target', way: 'more', times: 1000 },
    ],
    [
      'far above a ceiling that is as far from the last',
      { direction: 'decrease', latest: 90, target: 5 },
      80,
      null,
    ],
    ['nothing', {}, 0, null],
    ['without any figure to compare', { latest: null, baseline: null, target: null }, 1000, null],
    ['yes', { direction: 'yes_no', latest: 0, target: 1 }, 1, null],
  ])('%s', (_, changes, value, slip) => {
    expect(slipOf(terms(changes), value)).toEqual(slip)
  })

  test('part of a period may be small, and is never so large', () => {
    expect(slipOf(terms({ latest: 100 }), 1, true)).toBeNull()
    expect(slipOf(terms({ latest: 1 }), 100, true)?.way).toBe('more')
  })

  test('nothing within ten times the last value and the target is one, in any direction', () => {
    const near = fc.double({ min: 1 / SLIP_TIMES, max: SLIP_TIMES, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...DIRECTIONS), near, (direction, value) => {
        expect(slipOf({ direction, baseline: null, latest: 1, target: 1 }, value)).toBeNull()
      }),
    )
  })
})
