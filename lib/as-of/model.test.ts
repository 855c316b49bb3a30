import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asOfText, parseAsOf } from './model'

const TODAY = '2026-11-30'

describe('a date asked for', () => {
  test.each([
    ['2024-06-30', { day: '2024-06-30', seq: null }],
    [' 2024-06-30 ', { day: '2024-06-30', seq: null }],
    ['2024-06-30.71', { day: '2024-06-30', seq: 71 }],
    ['2026-11-30', { day: '2026-11-30', seq: null }],
    ['2026-12-01', { problem: 'in_future' }],
    ['2101-01-01', { problem: 'in_future' }],
    ['2014-12-31', { problem: 'too_early' }],
    ['2023-02-30', { problem: 'malformed' }],
    ['2024-06', { problem: 'malformed' }],
    ['2024-06-30.0', { problem: 'malformed' }],
    ['2024-06-30.1e9', { problem: 'malformed' }],
    ['yesterday', { problem: 'malformed' }],
    ['', { problem: 'malformed' }],
  ])('%s', (text, expected) => {
    expect(parseAsOf(text, TODAY)).toEqual(expected)
  })

  test('nothing makes it throw, and what it reads is written the same', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseAsOf(text, TODAY)))
    for (const text of ['2024-06-30', '2024-06-30.71']) {
      const asked = parseAsOf(text, TODAY)
      if ('problem' in asked) throw new Error('not read')
      expect(asOfText({ day: asked.day, seq: asked.seq ?? 1, pinned: asked.seq !== null })).toBe(text)
    }
  })
})
