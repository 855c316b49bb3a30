import { describe, expect, test } from 'vitest'
import { documentsOfIndicator, documentsOfValue } from './indicator-documents'
import type { IndicatorView, SourceView, ValueView } from './queries'

const source = (key: string): SourceView =>
  ({ key, title: `Title of ${key}`, publisher: null, url: null }) as unknown as SourceView
const sources = ['s1', 's2', 's3'].map(source)

const value = (on: string, more: Partial<ValueView> = {}): ValueView => ({
  on,
  from: null,
  value: '18',
  saidBy: 'official',
  partial: false,
  methodBreak: false,
  note: null,
  sources: [],
  report: null,
  assessment: null,
  ...more,
})
const assessment = { cycle: '2025', voice: 1, organisation: null, publishedOn: '2026-05-01', agreedOn: null }
const target = { value: '47', on: '2026' }
const baseline = { value: '3', on: '2021' }

function told(indicator: Partial<Pick<IndicatorView, 'sources' | 'baseline' | 'target' | 'values'>>) {
  const of = { sources: [], baseline: null, target: null, values: [], ...indicator }
  const { values, terms, termsOf } = documentsOfIndicator(of, sources, '2026-11-30')
  return {
    values: [...values.sources.map(({ key }) => key), ...values.reports, ...values.assessments],
    terms: terms.map(({ key }) => key),
    termsOf,
  }
}

describe('what is behind a value', () => {
  test('its documents before the report that cites them', () => {
    expect(documentsOfValue(value('2025', { sources: ['s2'], report: '2025' }), sources)).toEqual({
      sources: [sources[1]],
      reports: [],
      assessments: [],
    })
  })
  test('the report or the assessment that brought it, where it has no document', () => {
    expect(documentsOfValue(value('2025', { report: '2025' }), sources).reports).toEqual(['2025'])
    expect(documentsOfValue(value('2025', { assessment }), sources).assessments).toEqual([assessment])
  })
})

describe('what is behind an indicator', () => {
  test('the document of the target says nothing of values from reports', () => {
    const values = [value('2025', { report: '2025' }), value('2024', { report: '2024' })]
    expect(told({ sources: ['s1'], target, values })).toEqual({
      values: ['2024', '2025'],
      terms: ['s1'],
      termsOf: 'target',
    })
  })
  test('each value of its own source, once', () => {
    const values = [
      value('2023', { sources: ['s3'] }),
      value('2024', { sources: ['s3'] }),
      value('2025', { report: '2025' }),
      value('2025', { assessment }),
    ]
    expect(told({ sources: ['s1', 's3'], target, baseline, values })).toEqual({
      values: ['s3', '2025', assessment],
      terms: ['s1'],
      termsOf: 'both',
    })
  })
  test('one document may be behind the values and the start', () => {
    const values = [value('2023', { sources: ['s2'] })]
    expect(told({ sources: ['s2'], baseline, values })).toEqual({
      values: ['s2'],
      terms: ['s2'],
      termsOf: 'baseline',
    })
  })
  test('without target and start: the indicator as a whole', () => {
    const values = [value('2023', { sources: ['s2'] })]
    expect(told({ sources: ['s1', 's2'], values })).toEqual({
      values: ['s2'],
      terms: ['s1'],
      termsOf: 'indicator',
    })
    expect(told({ sources: ['s1'], values: [value('2023')] })).toEqual({
      values: ['s1'],
      terms: [],
      termsOf: 'indicator',
    })
  })
  test('a value of a later day has no part in it', () => {
    expect(told({ sources: ['s1'], target, values: [value('2027', { report: '2027' })] }).values).toEqual([])
  })
})
