import { expect, test } from 'vitest'
import { reportDifferencesOf } from './differences'
import { ReportContent } from './input'

const aReport = (changes: Partial<ReportContent> = {}): ReportContent =>
  ReportContent.parse({
    commitment: 'AAA-2026-01',
    cycle: '2026',
    implementation: 'in_progress',
    selfRating: null,
    done: { en: { text: 'Two centres opened.', state: 'original' } },
    values: [aValue()],
    evidence: [
      { title: 'Order 12', url: 'https://a.example/12', kind: 'law', publisher: null, publishedOn: null },
    ],
    ...changes,
  })
const aValue = (changes: object = {}) => ({
  indicator: 'centres',
  on: '2026',
  from: null,
  value: '17',
  partial: false,
  methodBreak: false,
  note: null,
  ...changes,
})

test('the same report has no differences', () => {
  expect(reportDifferencesOf(aReport(), aReport({ values: [aValue({ value: '17.0' })] }))).toEqual([])
})

test('a corrected figure is one change; one of another date is another figure', () => {
  expect(reportDifferencesOf(aReport(), aReport({ values: [aValue({ value: '19' })] }))).toEqual([
    { kind: 'value', indicator: 'centres', on: '2026', before: '17', after: '19' },
  ])
  expect(reportDifferencesOf(aReport(), aReport({ values: [aValue({ on: '2026-11' })] }))).toEqual([
    { kind: 'value', indicator: 'centres', on: '2026', before: '17', after: null },
    { kind: 'value', indicator: 'centres', on: '2026-11', before: null, after: '17' },
  ])
})

test('state, rating, text and documents', () => {
  const after = aReport({
    implementation: 'completed',
    selfRating: 'kept',
    done: { en: { text: 'Three centres opened.', state: 'original' } },
    evidence: [],
  })
  expect(reportDifferencesOf(aReport(), after)).toEqual([
    { kind: 'implementation', before: 'in_progress', after: 'completed' },
    { kind: 'done' },
    { kind: 'selfRating', before: null, after: 'kept' },
    { kind: 'evidence', change: 'removed', title: 'Order 12' },
  ])
})
