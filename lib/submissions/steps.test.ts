import { describe, expect, test } from 'vitest'
import { CommitmentDraft, emptyDraft } from '@/lib/commitments/draft'
import { emptyReport, ReportDraft } from '@/lib/reports/draft'
import { begunSteps, idleSteps, STEPS, stepFrom, stepOfField, stepsOf } from './steps'

/** What is no answer of its own: findings that were confirmed stand at the fields they are about. */
const shape = { commitment: CommitmentDraft, report: ReportDraft }

describe.each(['commitment', 'report'] as const)('the steps of a %s', (kind) => {
  test('ask every field of the draft, each once', () => {
    const asked = STEPS[kind].flatMap(({ fields }) => [...fields] as string[]).toSorted()
    expect(asked).toEqual(Object.keys(shape[kind].shape).toSorted())
  })

  test('end with checking', () => {
    expect(stepsOf(kind).at(-1)).toBe('finish')
  })

  test.each([undefined, '', 'nonsense', ['finish'], '__proto__'])('begin with the first for %o', (value) => {
    expect(stepFrom(kind, value)).toBe(stepsOf(kind)[0])
  })
})

test.each([
  ['commitment', 'indicators.0.name', 'indicators'],
  ['commitment', 'dueOn', 'dates'],
  ['commitment', 'reason', 'finish'],
  ['report', 'values.3.on', 'figures'],
  ['report', 'done', 'done'],
  ['report', 'unheard-of', 'finish'],
] as const)('%s: %s is asked in %s', (kind, path, step) => {
  expect(stepOfField(kind, path)).toBe(step)
})

test.each([
  [{ indicators: 0, milestones: 0 }, ['figures', 'steps']],
  [{ indicators: 1, milestones: 0 }, ['steps']],
  [{ indicators: 0, milestones: 2 }, ['figures']],
  [{ indicators: 1, milestones: 1 }, []],
])('with %o of its commitment, a report has nothing to fill in at %o', (asked, idle) => {
  expect(idleSteps(asked)).toEqual(idle)
})

describe('how far somebody is', () => {
  test('nowhere, before anything is answered', () => {
    expect(begunSteps('commitment', emptyDraft('kk'))).toEqual([])
    expect(begunSteps('report', emptyReport('uz'))).toEqual([])
  })

  test('a row without an answer is no beginning', () => {
    expect(begunSteps('report', { values: [{ row: 'a', indicator: 'centres', value: ' ' }] })).toEqual([])
  })

  test('where something is answered', () => {
    expect(
      begunSteps('report', { values: [{ indicator: 'centres', value: '8,5' }], done: 'Three centres' }),
    ).toEqual(['figures', 'done'])
  })
})
