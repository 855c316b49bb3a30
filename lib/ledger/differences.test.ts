import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommitmentContent } from '@/lib/commitments/input'
import { differencesOf, shiftOf } from './differences'

const en = (text: string) => ({ en: { text, state: 'original' as const } })

const centres: CommitmentContent['indicators'][number] = {
  key: 'centres',
  name: en('Crisis centres open'),
  unit: en('centres'),
  direction: 'increase',
  measure: 'level',
  baseline: { value: '2', on: '2021' },
  target: { value: '30', on: null },
  method: null,
  sources: ['s1'],
  values: [],
}

const dull: CommitmentContent = {
  maker: 'UZB',
  framework: 'gef-gbv',
  level: 'coalition_commitment',
  levelBasis: 'announced',
  types: ['programmatic'],
  actions: [{ action: 3, basis: 'inferred' }],
  title: en('Thirty crisis centres'),
  summary: null,
  wording: null,
  madeOn: '2021-07-02',
  startsOn: null,
  dueOn: '2025',
  leadInstitution: null,
  partners: [],
  geography: null,
  groups: null,
  helpSought: null,
  certainty: 'documented',
  compiledBy: 'vaada',
  closure: null,
  deadlineMissed: null,
  search: null,
  indicators: [centres],
  milestones: [],
  deliverySteps: [],
  money: [],
  sources: [
    {
      key: 's1',
      title: 'Decree',
      url: null,
      kind: 'law',
      publisher: null,
      publishedOn: null,
      language: null,
    },
  ],
  note: null,
}
const changed = (changes: Partial<CommitmentContent>) => differencesOf(dull, { ...dull, ...changes })
const value = (on: string, figure: string): CommitmentContent['indicators'][number]['values'][number] => ({
  on,
  from: null,
  value: figure,
  saidBy: 'official',
  partial: false,
  methodBreak: false,
  note: null,
  sources: [],
})

test('a record against itself shows nothing', () => {
  expect(differencesOf(dull, structuredClone(dull))).toEqual([])
})

describe('a date', () => {
  test('moved by whole years', () => {
    expect(changed({ dueOn: '2026' })).toEqual([
      {
        kind: 'date',
        field: 'dueOn',
        before: '2025',
        after: '2026',
        shift: { unit: 'years', by: 1 },
        goalpost: 'softened',
      },
    ])
  })

  test.each([
    ['2025-12-31', '2026-06-30', { unit: 'months', by: 6 }],
    ['2026-06-30', '2026-12-31', { unit: 'months', by: 6 }],
    ['2026-12-31', '2025-12-31', { unit: 'years', by: -1 }],
    ['2026-03-01', '2026-03-15', { unit: 'days', by: 14 }],
    ['2026-03-15', '2026-04-15', { unit: 'months', by: 1 }],
    ['2025', '2025-12-31', null],
    ['2025', '2025-06', { unit: 'months', by: -6 }],
    [null, '2026', null],
    ['2026', null, null],
  ] as const)('from %s to %s is %o', (before, after, shift) => {
    expect(shiftOf(before, after)).toEqual(shift)
  })

  test('there and back is as far', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    const iso = days.map((day) => day.toISOString().slice(0, 10))
    fc.assert(
      fc.property(iso, iso, (a, b) => {
        const [there, back] = [shiftOf(a, b), shiftOf(b, a)]
        expect(Math.sign(there?.by ?? 0)).toBe(-Math.sign(back?.by ?? 0) + 0)
      }),
    )
  })
})

describe('texts', () => {
  test('a changed wording is told apart from a changed translation', () => {
    const before = {
      ...dull,
      title: { ...en('Thirty crisis centres'), ru: { text: 'Тридцать', state: 'unreviewed' as const } },
    }
    const translated = { ...before.title, ru: { text: 'Тридцать центров', state: 'checked' as const } }
    expect(differencesOf(before, { ...before, title: translated })).toEqual([
      { kind: 'translation', field: 'title', locale: 'ru', change: 'changed', goalpost: null },
    ])
    const reworded = { ...before.title, ...en('Twenty crisis centres') }
    expect(differencesOf(before, { ...before, title: reworded })).toEqual([
      { kind: 'text', field: 'title', change: 'changed', goalpost: null },
    ])
  })

  test('a translation that was read by somebody changes its state alone', () => {
    const before = {
      ...dull,
      title: { ...dull.title, ru: { text: 'Тридцать', state: 'unreviewed' as const } },
    }
    const after = { ...dull, title: { ...dull.title, ru: { text: 'Тридцать', state: 'checked' as const } } }
    expect(differencesOf(before, after)).toEqual([
      { kind: 'translation', field: 'title', locale: 'ru', change: 'state', goalpost: null },
    ])
  })

  test('a wording that became public is added', () => {
    expect(changed({ wording: en('To open thirty crisis centres.') })).toEqual([
      { kind: 'text', field: 'wording', change: 'added', goalpost: 'neutral' },
    ])
  })
})

describe('indicators', () => {
  test('one is added, by name', () => {
    const added = { ...centres, key: 'staff', name: en('Staff trained') }
    expect(changed({ indicators: [centres, added] })).toEqual([
      { kind: 'indicator', change: 'added', key: 'staff', name: en('Staff trained'), goalpost: 'hardened' },
    ])
  })

  test('a moved target tells both values', () => {
    expect(changed({ indicators: [{ ...centres, target: { value: '20', on: '2027' } }] })).toEqual([
      {
        kind: 'point',
        point: 'target',
        key: 'centres',
        name: centres.name,
        unit: centres.unit,
        before: '30',
        after: '20',
        goalpost: 'softened',
      },
      {
        kind: 'point_date',
        point: 'target',
        key: 'centres',
        name: centres.name,
        before: null,
        after: '2027',
        shift: null,
        goalpost: 'hardened',
      },
    ])
  })

  test('2.50 written as 2.5 is no change', () => {
    const written = (text: string) => ({
      ...dull,
      indicators: [{ ...centres, baseline: { value: text, on: '2021' } }],
    })
    expect(differencesOf(written('2.50'), written('2.5'))).toEqual([])
    expect(differencesOf(written('20'), written('2'))).toHaveLength(1)
  })

  test('a new value, a corrected one and one taken back', () => {
    const before = { ...dull, indicators: [{ ...centres, values: [value('2022', '5'), value('2023', '9')] }] }
    const after = { ...dull, indicators: [{ ...centres, values: [value('2022', '6'), value('2024', '14')] }] }
    expect(differencesOf(before, after)).toMatchObject([
      { kind: 'value', change: 'changed', on: '2022', before: '5', after: '6' },
      { kind: 'value', change: 'added', on: '2024', before: null, after: '14' },
      { kind: 'value', change: 'removed', on: '2023', before: '9', after: null },
    ])
  })

  test('a note at a value is told, so that no version seems to change nothing', () => {
    const before = { ...dull, indicators: [{ ...centres, values: [value('2022', '5')] }] }
    const after = {
      ...dull,
      indicators: [{ ...centres, values: [{ ...value('2022', '5'), note: en('night only') }] }],
    }
    expect(differencesOf(before, after)).toEqual([
      { kind: 'value_details', key: 'centres', name: centres.name, goalpost: null },
    ])
  })
})

test('the other parts of a record', () => {
  const step = {
    key: 'decree',
    name: en('Decree'),
    kind: 'step' as const,
    doneOn: null,
    note: null,
    sources: [],
  }
  const before = {
    ...dull,
    milestones: [{ ...step, state: 'planned' as const, dueOn: '2022' }],
    deliverySteps: [{ stage: 'bill' as const, reachedOn: '2022', note: null, sources: ['s1'] }],
  }
  const after = {
    ...dull,
    types: ['programmatic' as const, 'policy' as const],
    actions: [
      { action: 3, basis: 'stated' as const },
      { action: 1, basis: 'inferred' as const },
    ],
    milestones: [{ ...step, state: 'done' as const, dueOn: '2022', doneOn: '2022-05' }],
    deliverySteps: [
      { stage: 'bill' as const, reachedOn: '2022-03', note: null, sources: ['s1'] },
      { stage: 'law_in_force' as const, reachedOn: '2023', note: null, sources: ['s1'] },
    ],
    search: { on: '2026-01-10', places: en('Official gazettes') },
    sources: [],
  }
  expect(differencesOf(before, after)).toMatchObject([
    { kind: 'types', added: ['policy'], removed: [] },
    { kind: 'actions', added: [1], removed: [] },
    { kind: 'action_basis', actions: [3] },
    { kind: 'search', change: 'added', on: '2026-01-10' },
    { kind: 'milestone_state', before: 'planned', after: 'done' },
    { kind: 'milestone_date', field: 'doneOn', before: null, after: '2022-05' },
    { kind: 'delivery', change: 'changed', stage: 'bill' },
    { kind: 'delivery', change: 'added', stage: 'law_in_force' },
    { kind: 'source', change: 'removed', title: 'Decree' },
  ])
})
