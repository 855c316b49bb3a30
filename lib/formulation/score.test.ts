import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDraft } from '@/lib/commitments/draft'
import type { Fields } from '@/lib/form-data'
import { readSeed } from '@/lib/seed/read'
import { formulationFacts, formulationFactsOfDraft } from './facts'
import { CRITERIA, type Criterion, type FormulationFacts } from './model'
import { formulationScore } from './score'

const NOTHING: FormulationFacts = {
  hasWording: false,
  hasSummary: false,
  hasLead: false,
  hasPartners: false,
  hasGeography: false,
  hasGroups: false,
  actions: [],
  hasStart: false,
  hasDue: false,
  indicators: [],
  steps: [],
  money: [],
}

const INDICATOR = {
  direction: 'increase',
  baseline: 'dated',
  hasTargetDate: false,
  hasMethod: true,
  isCited: true,
} as const

const markOf = (criterion: Criterion, facts: Partial<FormulationFacts>) =>
  formulationScore({ ...NOTHING, ...facts }).points.find((point) => point.criterion === criterion)?.mark

test('a promise that says nothing has no point, one that says everything has ten', () => {
  expect(formulationScore(NOTHING).score).toBe(0)
  expect(
    formulationScore({
      ...NOTHING,
      hasWording: true,
      hasLead: true,
      hasGeography: true,
      hasGroups: true,
      actions: ['stated'],
      hasStart: true,
      hasDue: true,
      indicators: [INDICATOR],
      steps: [{ hasDate: true }],
      money: [{ stage: 'pledged', scope: 'this_promise', hasPeriod: true }],
    }).score,
  ).toBe(10)
})

describe('each point', () => {
  test.each<[Criterion, Partial<FormulationFacts>, string]>([
    ['words', { hasWording: true }, 'full'],
    ['words', { hasSummary: true }, 'half'],
    ['responsible', { hasLead: true }, 'full'],
    ['responsible', { hasPartners: true }, 'half'],
    ['reach', { hasGeography: true, hasGroups: true }, 'full'],
    ['reach', { hasGroups: true }, 'half'],
    ['target', { indicators: [INDICATOR] }, 'full'],
    ['target', { steps: [{ hasDate: false }] }, 'half'],
    ['target', { money: [{ stage: 'pledged', scope: 'this_promise', hasPeriod: false }] }, 'half'],
    ['target', { money: [{ stage: 'pledged', scope: 'wider', hasPeriod: false }] }, 'none'],
    ['baseline', { indicators: [INDICATOR] }, 'full'],
    ['baseline', { indicators: [{ ...INDICATOR, baseline: 'undated' }] }, 'half'],
    ['baseline', { indicators: [INDICATOR, { ...INDICATOR, baseline: null }] }, 'half'],
    ['baseline', { indicators: [{ ...INDICATOR, baseline: null }] }, 'none'],
    ['baseline', { indicators: [{ ...INDICATOR, direction: 'yes_no', baseline: null }] }, 'full'],
    ['method', { indicators: [INDICATOR] }, 'full'],
    ['method', { indicators: [INDICATOR, { ...INDICATOR, hasMethod: false }] }, 'half'],
    ['method', { indicators: [{ ...INDICATOR, hasMethod: false }] }, 'half'],
    ['method', { indicators: [{ ...INDICATOR, hasMethod: false, isCited: false }] }, 'none'],
    ['steps', { steps: [{ hasDate: true }] }, 'full'],
    ['steps', { steps: [{ hasDate: true }, { hasDate: false }] }, 'half'],
    ['money', { money: [{ stage: 'allocated', scope: 'this_promise', hasPeriod: true }] }, 'full'],
    ['money', { money: [{ stage: 'allocated', scope: 'this_promise', hasPeriod: false }] }, 'half'],
    ['money', { money: [{ stage: 'allocated', scope: 'wider', hasPeriod: true }] }, 'half'],
    ['money', { money: [{ stage: 'requested', scope: 'this_promise', hasPeriod: true }] }, 'none'],
    ['action', { actions: ['inferred', 'stated'] }, 'full'],
    ['action', { actions: ['inferred'] }, 'half'],
    ['dates', { hasStart: true, hasDue: true }, 'full'],
    ['dates', { hasDue: true }, 'half'],
    ['dates', { hasStart: true }, 'none'],
    ['dates', { hasStart: true, indicators: [{ ...INDICATOR, hasTargetDate: true }] }, 'full'],
  ])('%s: %j is %s', (criterion, facts, mark) => {
    expect(markOf(criterion, facts)).toBe(mark)
  })

  test('nothing said is no point, whichever it is', () => {
    for (const criterion of CRITERIA) expect(markOf(criterion, {})).toBe('none')
  })
})

test('to say more never takes a point away, where it is said as fully', () => {
  const flags = [
    'hasWording',
    'hasSummary',
    'hasLead',
    'hasPartners',
    'hasGeography',
    'hasGroups',
    'hasStart',
    'hasDue',
  ] as const
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(flags.map((flag) => [flag, fc.boolean()]))),
      fc.constantFrom(...flags),
      (said, more) => {
        const before = { ...NOTHING, ...said } as FormulationFacts
        expect(formulationScore({ ...before, [more]: true }).score).toBeGreaterThanOrEqual(
          formulationScore(before).score,
        )
      },
    ),
  )
})

test('the form counts what the record counts, for every documented record', async () => {
  const { commitments } = await readSeed()
  expect(commitments.length).toBeGreaterThan(60)
  for (const { content, reference } of commitments)
    expect(
      formulationScore(formulationFactsOfDraft(toDraft(content) as unknown as Fields)),
      reference,
    ).toEqual(formulationScore(formulationFacts(content)))
})

test('what can’t be read counts as not said', () => {
  const typed = {
    language: 'ru',
    dueOn: '31.02.2026',
    madeOn: 'вчера',
    indicators: [{ name: 'Проба', direction: 'increase', targetValue: 'тридцать' }],
    money: [{ stage: 'pledged', scope: 'this_promise', amount: 'много' }],
  }
  expect(formulationScore(formulationFactsOfDraft(typed)).score).toBe(0)
})

test('an action is named in no source where the draft has none', () => {
  const typed: Fields = { language: 'en', actions: ['1'], inferred: [''] }
  expect(formulationFactsOfDraft(typed).actions).toEqual(['inferred'])
  expect(formulationFactsOfDraft({ ...typed, sources: [{ title: 'Decree' }] }).actions).toEqual(['stated'])
})
