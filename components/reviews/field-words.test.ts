import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { CommitmentDraft } from '@/lib/commitments/draft'
import type { Fields } from '@/lib/form-data'
import { ReportDraft } from '@/lib/reports/draft'
import { partsOf } from '@/lib/reviews/lines'
import english from '@/messages/en.json'
import { claimWords, entryWords, type Names, pathWords, questionOf, type Translate } from './field-words'

const t = createTranslator({ locale: 'en', messages: english, timeZone: 'UTC' }) as unknown as Translate

/** Every question of a form, answered or not. */
const everything = {
  commitment: CommitmentDraft.parse({
    indicators: [{ values: [{ row: 'v', value: '1', on: '2024' }] }],
    milestones: [{}],
    deliverySteps: [{}],
    money: [{}],
    sources: [{}],
    partners: [{ name: 'A' }],
  }) as Fields,
  report: ReportDraft.parse({
    values: [{ row: 'a', indicator: 'a', value: '1' }],
    outputs: [{ title: 'A' }],
    steps: [{ milestone: 'm', state: 'done' }],
    money: [{ amount: '1' }],
    groups: [{ name: 'A' }],
    evidence: [{ title: 'A' }],
  }) as Fields,
}
const names = (kind: 'commitment' | 'report', draft: Fields): Names => ({
  kind,
  draft,
  vocabulary: { frameworks: [], actions: [] },
  indicators: [],
  milestones: [],
  locale: 'en',
})

describe.each(['commitment', 'report'] as const)('every question of a %s', (kind) => {
  const draft = everything[kind]
  const asked = partsOf(null, draft).flatMap((part) =>
    part.kind === 'line' ? [part.line] : part.rows.flatMap(({ lines }) => lines),
  )
  test.each(asked.map((line) => [line.path, line] as const))('%s has a name', (_, { list, field }) => {
    expect(questionOf(t, { kind }, list, field)).not.toMatch(/^[a-z]+[A-Za-z.]*$/)
  })
})

test('a field in a row is named with its row, in words', () => {
  const draft = { indicators: [{ key: 'i1', name: 'Centres', targetValue: '10' }], titleIn: { ru: 'Центры' } }
  const of = names('commitment', draft)
  expect(pathWords(t, of, 'indicators.0.targetValue')).toBe('Centres, Target')
  expect(pathWords(t, of, 'indicators.0')).toBe('Centres')
  expect(pathWords(t, of, 'dueOn')).toBe('To be met by')
  expect(pathWords(t, of, 'titleIn.ru')).toBe('Short title (Russian)')
  expect(pathWords(t, of, 'closure.reason')).toBe('How the commitment ended, Why?')
  expect(claimWords(t, of, 'indicator/i1')).toBe('Centres')
  expect(claimWords(t, of, 'dueOn')).toBe('To be met by')
})

test('choices are said in words, and what nobody chose from a list as it was typed', () => {
  const of = names('commitment', { sources: [{ key: 's1', title: 'Order' }] })
  expect(entryWords(t, of, null, 'types', ['policy', 'financial'])).toBe('Policy, Financial')
  expect(entryWords(t, of, 'indicators', 'sources', ['s1', 's9'])).toBe('Order, Sources')
  expect(entryWords(t, of, 'money', 'stage', 'unheard')).toBe('unheard')
  expect(entryWords(t, of, null, 'title', '')).toBe('')
})

test('a new row is named by what it says, never by the key it will have', () => {
  const draft: Fields = {
    indicators: [
      { key: '', name: '' },
      { key: '', name: 'Centres' },
    ],
    money: [{ key: '', stage: '', amount: '5', currency: 'USD' }],
    sources: [{ key: 's1', title: 'Decree' }],
  }
  const of = names('commitment', draft)
  expect(claimWords(t, of, 'indicator/i1')).toBe('Centres')
  expect(claimWords(t, of, 'money/f1')).toBe('1: 5 USD')
  expect(claimWords(t, of, 'step/m9')).not.toContain('m9')
  expect(entryWords(t, of, 'indicators', 'sources', ['s1'])).toBe('Decree')
  expect(entryWords(t, names('report', {}), 'evidence', 'audience', 'public')).toBe('Everybody')
})
