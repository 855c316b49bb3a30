import { describe, expect, test } from 'vitest'
import { aCommitment, text } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Fields } from '@/lib/form-data'
import { goalpostChanges } from '@/lib/standing/goalposts'
import { type FieldLine, partsOf, sameEntry } from './lines'

const draftOf = (content: CommitmentContent) => toDraft(content) as unknown as Fields
const linesIn = (before: Fields | null, after: Fields, goalposts: Parameters<typeof partsOf>[2] = []) =>
  partsOf(before, after, goalposts).flatMap((part) =>
    part.kind === 'line' ? [part.line] : part.rows.flatMap(({ lines }) => lines),
  )
const changed = (lines: readonly FieldLine[]) =>
  lines
    .filter(({ change }) => change !== 'same')
    .map(({ path, change, goalpost }) => [path, change, goalpost])

describe('field by field', () => {
  test('a record against itself has no change, and every question of it a line', () => {
    const draft = draftOf(aCommitment())
    const lines = linesIn(draft, draft)
    expect(changed(lines)).toEqual([])
    expect(lines.find(({ path }) => path === 'indicators.0.targetValue')).toMatchObject({
      list: 'indicators',
      field: 'targetValue',
      after: '10',
    })
  })

  test('names of rows are no questions', () => {
    expect(
      linesIn(null, { rows: [{ row: 'a', key: 'b', indicator: 'c', value: '1' }] }).map(({ path }) => path),
    ).toEqual(['rows.0.value'])
  })

  test('where nothing is published, nothing counts as changed', () => {
    expect(changed(linesIn(null, draftOf(aCommitment())))).toEqual([])
  })

  test('what is softened says so at its field', () => {
    const before = aCommitment()
    const [indicator] = before.indicators
    const after = aCommitment({
      dueOn: '2027',
      indicators: indicator ? [{ ...indicator, target: { value: '12', on: null } }] : [],
      geography: text('Two regions'),
    })
    expect(changed(linesIn(draftOf(before), draftOf(after), goalpostChanges(before, after)))).toEqual([
      ['dueOn', 'changed', 'softened'],
      ['geography', 'added', 'neutral'],
      ['indicators.0.targetValue', 'changed', 'hardened'],
    ])
  })

  test('a row that is taken out is told as a whole, and so is a new one', () => {
    const before = aCommitment()
    const after = aCommitment({ indicators: [] })
    const rows = (a: CommitmentContent, b: CommitmentContent) =>
      partsOf(draftOf(a), draftOf(b), goalpostChanges(a, b)).flatMap((part) =>
        part.kind === 'rows' && part.name === 'indicators' ? part.rows : [],
      )
    expect(rows(before, after).map(({ change, goalpost }) => [change, goalpost])).toEqual([
      ['removed', 'softened'],
    ])
    expect(rows(after, before).map(({ change, goalpost }) => [change, goalpost])).toEqual([
      ['added', 'hardened'],
    ])
  })

  test('rows are found again by their names, not by their places', () => {
    const rows = (...all: Fields[]) => ({ language: 'en', money: all })
    const [a, b] = [
      { key: 'f1', amount: '1' },
      { key: 'f2', amount: '2' },
    ]
    expect(changed(linesIn(rows(a, b), rows(b, a)))).toEqual([])
    expect(changed(linesIn(rows(a, b), rows({ row: 'x', amount: '3' }, { ...b, amount: '4' })))).toEqual([
      ['money.0.amount', 'added', null],
      ['money.1.amount', 'changed', null],
      ['money.0.amount', 'removed', null],
    ])
  })

  test('a translation and a group are told answer by answer, and what the form did not ask stays', () => {
    const before = {
      language: 'en',
      titleIn: { en: '', ru: 'Десять центров', checked: [] },
      closure: { kind: '', reason: '' },
      summaryIn: { ru: 'Кратко' },
    }
    const after = {
      language: 'en',
      titleIn: { en: '', ru: 'Пять центров', checked: ['ru'] },
      closure: { kind: 'withdrawn', reason: '' },
      summaryIn: null as never,
    }
    expect(changed(linesIn(before, after))).toEqual([
      ['titleIn.ru', 'changed', null],
      ['closure.kind', 'added', null],
    ])
  })

  test('the language a text was written in is no translation of it', () => {
    const draft = { language: 'ru', title: 'Десять', titleIn: { en: '', ru: '', kk: '' } }
    expect(linesIn(null, draft).map(({ path }) => path)).toEqual([
      'language',
      'title',
      'titleIn.en',
      'titleIn.kk',
    ])
  })

  test('values within an indicator are one answer each; those that are published stay', () => {
    const indicator = (...values: Fields[]) => ({ indicators: [{ row: 'i1', key: 'i1', values }] })
    const [old, now] = [
      { row: 'v1', value: '5', on: '2024' },
      { row: 'v2', value: '6', on: '2025' },
    ]
    expect(
      linesIn(indicator(old), indicator(now)).map(({ path, after, change }) => [path, after, change]),
    ).toEqual([['indicators.0.values.0.value', '6 · 2025', 'added']])
  })

  test('a row that was begun and left empty is none', () => {
    expect(partsOf({ evidence: [] }, { evidence: [{ title: '', url: '' }] })).toEqual([
      { kind: 'rows', name: 'evidence', rows: [] },
    ])
  })
})

test.each([
  ['1 234,5', '1234.5', 'ru', true],
  ['1 234,5', '1234.6', 'ru', false],
  ['31.12.2027', '2027-12-31', 'en', true],
  ['2027', '12.2027', 'en', false],
  ['Two  words', 'Two words', 'en', true],
  ['', '', 'en', true],
  ['', '0', 'en', false],
] as const)('%s and %s in %s: %s', (a, b, language, same) => {
  expect(sameEntry(a, b, language)).toBe(same)
})

test('choices are the same in any order', () => {
  expect(sameEntry(['policy', 'financial'], ['financial', 'policy'], 'en')).toBe(true)
  expect(sameEntry(['policy'], [], 'en')).toBe(false)
  expect(sameEntry('', [], 'en')).toBe(true)
})
