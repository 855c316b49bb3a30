import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CommitmentContent } from '@/lib/commitments/input'
import { DIRECTIONS } from '@/lib/indicators/model'
import { MONEY_BASES, MONEY_STAGES } from '@/lib/money/model'
import { dueDateMoved, goalpostChanges } from './goalposts'

type Indicator = CommitmentContent['indicators'][number]
type Step = CommitmentContent['milestones'][number]
type Money = CommitmentContent['money'][number]

const english = (text: string) => ({ en: { text, state: 'original' as const } })

const aContent = (content: Partial<CommitmentContent> = {}): CommitmentContent => ({
  maker: 'UZB',
  framework: 'gbv-coalition',
  level: 'international_pledge',
  levelBasis: null,
  types: ['policy'],
  actions: [],
  title: english('Thirty crisis centres'),
  summary: null,
  wording: null,
  madeOn: '2021-07-01',
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
  indicators: [],
  milestones: [],
  deliverySteps: [],
  money: [],
  sources: [],
  note: null,
  ...content,
})

const anIndicator = (indicator: Partial<Indicator> = {}): Indicator => ({
  key: 'centres',
  name: english('Centres open'),
  unit: english('centres'),
  direction: 'increase',
  measure: 'level',
  baseline: { value: '2', on: '2021' },
  target: { value: '30', on: null },
  method: null,
  sources: [],
  values: [],
  ...indicator,
})

const aStep = (step: Partial<Step> = {}): Step => ({
  key: 'decree',
  name: english('Decree signed'),
  kind: 'step',
  state: 'planned',
  dueOn: '2022',
  doneOn: null,
  note: null,
  sources: [],
  ...step,
})

const aMoneyLine = (line: Partial<Money> = {}): Money => ({
  key: 'pledge',
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: '1000000',
  currency: 'USD',
  period: null,
  from: null,
  to: '2025',
  provider: null,
  receiver: null,
  iatiIdentifier: null,
  note: null,
  sources: [],
  ...line,
})

const moved = (before: Partial<CommitmentContent>, after: Partial<CommitmentContent>) =>
  goalpostChanges(aContent(before), aContent(after))
const kinds = (...sides: Parameters<typeof moved>) =>
  moved(...sides).map(({ what, kind }) => `${what} ${kind}`)
const indicatorMoved = (before: Partial<Indicator>, after: Partial<Indicator>) =>
  kinds({ indicators: [anIndicator(before)] }, { indicators: [anIndicator(after)] })
const stepMoved = (before: Partial<Step>, after: Partial<Step>) =>
  kinds({ milestones: [aStep(before)] }, { milestones: [aStep(after)] })
const moneyMoved = (before: Partial<Money>, after: Partial<Money>) =>
  kinds({ money: [aMoneyLine(before)] }, { money: [aMoneyLine(after)] })

test('nothing moved', () => expect(moved({}, {})).toEqual([]))

test('what comes in or is told better is no goalpost', () => {
  const before = { indicators: [anIndicator()], milestones: [aStep()], money: [aMoneyLine()] }
  const after = {
    title: english('Thirty crisis centres for women'),
    search: { on: '2026-01', places: english('laws') },
    indicators: [anIndicator({ unit: { ...english('centres'), ru: { text: 'центры', state: 'checked' } } })],
    milestones: [aStep({ state: 'done', doneOn: '2022-05' }), aStep({ key: 'signing', kind: 'event' })],
    money: [aMoneyLine(), aMoneyLine({ key: 'paid', stage: 'disbursed' })],
  }
  expect(moved(before, after)).toEqual([])
})

describe('the due date', () => {
  test.each([
    ['2025', '2026', 'softened', 365],
    ['2024', '2023', 'hardened', -366],
    ['2025', '2025-12-31', 'neutral', 0],
    ['2025', '2025-06', 'hardened', -184],
    ['2024-02-29', '2024-03-01', 'softened', 1],
    ['2025', null, 'softened', null],
    [null, '2025', 'hardened', null],
  ])('from %s to %s: %s', (before, after, kind, days) => {
    expect(moved({ dueOn: before }, { dueOn: after })).toEqual([
      { kind, what: 'due_date', key: null, before, after, days },
    ])
  })
})

describe('the start', () => {
  test.each([
    ['2022', '2023', ['start_date softened']],
    ['2022', '2021', ['start_date hardened']],
    ['2022', '2022-01-01', ['start_date neutral']],
    ['2022', null, ['start_date neutral']],
  ])('from %s to %s', (before, after, expected) =>
    expect(kinds({ startsOn: before }, { startsOn: after })).toEqual(expected),
  )
})

describe('a target', () => {
  const value = (text: string, on: string | null = null) => ({ target: { value: text, on } })
  test.each<[Indicator['direction'], string, string, string[]]>([
    ['increase', '30', '20', ['target softened']],
    ['increase', '30', '40', ['target hardened']],
    ['decrease', '30', '20', ['target hardened']],
    ['decrease', '30', '40', ['target softened']],
    ['keep_at_least', '30', '29.9', ['target softened']],
    ['keep_at_most', '30', '30.1', ['target softened']],
    ['increase', '-1', '-2', ['target softened']],
    ['increase', '30', '30.00', []],
    ['increase', '123456789012345.000002', '123456789012345.000001', ['target softened']],
    ['yes_no', '1', '0', ['target neutral']],
    ['context', '30', '20', ['target neutral']],
  ])('%s from %s to %s', (direction, before, after, expected) => {
    expect(indicatorMoved({ direction, ...value(before) }, { direction, ...value(after) })).toEqual(expected)
  })
  test('is said with what it was and is', () =>
    expect(moved({ indicators: [anIndicator()] }, { indicators: [anIndicator(value('20'))] })).toEqual([
      { kind: 'softened', what: 'target', key: 'centres', before: '30', after: '20', days: null },
    ]))
  test('taken away, or set', () => {
    expect(indicatorMoved({}, { target: null })).toEqual(['target softened'])
    expect(indicatorMoved({ target: null }, {})).toEqual(['target hardened'])
  })
  test('its own date', () => {
    expect(indicatorMoved(value('30', '2024'), value('30', '2025'))).toEqual(['target_date softened'])
    expect(indicatorMoved(value('30', '2024'), value('40', '2025'))).toEqual([
      'target hardened',
      'target_date softened',
    ])
  })
})

describe('a baseline', () => {
  const value = (text: string, on: string | null = '2021') => ({ baseline: { value: text, on } })
  test.each<[Indicator['direction'], string, string, string[]]>([
    ['increase', '10', '2', ['baseline softened']],
    ['increase', '2', '10', ['baseline hardened']],
    ['decrease', '80', '90', ['baseline softened']],
    ['decrease', '90', '80', ['baseline hardened']],
  ])('%s from %s to %s', (direction, before, after, expected) => {
    expect(indicatorMoved({ direction, ...value(before) }, { direction, ...value(after) })).toEqual(expected)
  })
  test('moved in time', () => {
    expect(indicatorMoved(value('2', '2021'), value('2', '2022'))).toEqual(['baseline_date softened'])
    expect(indicatorMoved(value('2', '2021'), value('2', null))).toEqual(['baseline_date neutral'])
  })
  test('taken away, or set', () => {
    expect(indicatorMoved({}, { baseline: null })).toEqual(['baseline softened'])
    expect(indicatorMoved({ baseline: null }, {})).toEqual(['baseline hardened'])
  })
})

describe('an indicator', () => {
  test('dropped or added, judged or not', () => {
    expect(kinds({ indicators: [anIndicator()] }, {})).toEqual(['indicator softened'])
    expect(kinds({}, { indicators: [anIndicator()] })).toEqual(['indicator hardened'])
    expect(kinds({ indicators: [anIndicator({ target: null })] }, {})).toEqual(['indicator neutral'])
    expect(kinds({}, { indicators: [anIndicator({ direction: 'context' })] })).toEqual(['indicator neutral'])
  })
  test('made context is no longer judged', () => {
    expect(indicatorMoved({}, { direction: 'context' })).toEqual(['direction softened'])
    expect(indicatorMoved({ direction: 'context' }, {})).toEqual(['direction hardened'])
  })
  test('turned around, its numbers can no longer be compared', () =>
    expect(indicatorMoved({}, { direction: 'decrease', target: { value: '1', on: null } })).toEqual([
      'direction neutral',
      'target neutral',
    ]))
  test('in another unit neither', () => {
    expect(indicatorMoved({}, { unit: english('regions'), target: { value: '14', on: null } })).toEqual([
      'unit neutral',
      'target neutral',
    ])
    expect(indicatorMoved({}, { measure: 'count' })).toEqual(['unit neutral'])
  })
})

describe('a promised step', () => {
  test('dropped, added, or made an event', () => {
    expect(kinds({ milestones: [aStep()] }, {})).toEqual(['step softened'])
    expect(kinds({}, { milestones: [aStep()] })).toEqual(['step hardened'])
    expect(stepMoved({}, { kind: 'event' })).toEqual(['step softened'])
    expect(stepMoved({ kind: 'event' }, {})).toEqual(['step hardened'])
  })
  test('moved', () => {
    expect(stepMoved({}, { dueOn: '2023' })).toEqual(['step_date softened'])
    expect(stepMoved({ kind: 'event' }, { kind: 'event', dueOn: '2023' })).toEqual([])
  })
})

describe('the scope', () => {
  test('a text that changed in the language it was written in', () => {
    expect(moved({ geography: english('all 14 regions') }, { geography: english('5 regions') })).toEqual([
      {
        kind: 'neutral',
        what: 'scope',
        key: 'geography',
        before: 'all 14 regions',
        after: '5 regions',
        days: null,
      },
    ])
    expect(kinds({ groups: null }, { groups: english('women and girls') })).toEqual(['scope neutral'])
    expect(kinds({ wording: english('To open …') }, { wording: english('To consider opening …') })).toEqual([
      'scope neutral',
    ])
  })
})

describe('money', () => {
  test.each<[string, Partial<Money>, string[]]>([
    ['less', { amount: '999999.99' }, ['money softened']],
    ['more', { amount: '1000001' }, ['money hardened']],
    ['the same', { amount: '1000000.00' }, []],
    ['another currency', { currency: 'EUR' }, ['money neutral']],
    ['for something wider', { scope: 'wider' }, ['money_scope softened']],
    ['up to', { basis: 'up_to' }, ['money_basis softened']],
    ['at least', { basis: 'at_least' }, ['money_basis hardened']],
    [
      'per year, and another amount',
      { basis: 'per_year', amount: '250000' },
      ['money neutral', 'money_basis neutral'],
    ],
    ['later', { to: '2026' }, ['money_date softened']],
    ['only requested now', { stage: 'requested' }, ['money softened']],
    ['paid now', { stage: 'disbursed' }, []],
  ])('%s', (_, after, expected) => expect(moneyMoved({}, after)).toEqual(expected))
  test('gone or new', () => {
    expect(kinds({ money: [aMoneyLine()] }, {})).toEqual(['money softened'])
    expect(kinds({}, { money: [aMoneyLine()] })).toEqual(['money hardened'])
    expect(moneyMoved({ stage: 'requested' }, {})).toEqual(['money hardened'])
  })
})

test.each([
  ['international_pledge', 'national_measure', 'softened'],
  ['international_pledge', 'declared_intention', 'softened'],
  ['declared_intention', 'international_pledge', 'hardened'],
  ['national_measure', 'declared_intention', 'neutral'],
] as const)('the level from %s to %s: %s', (before, after, kind) => {
  expect(kinds({ level: before }, { level: after })).toEqual([`level ${kind}`])
})

describe('for any two contents', () => {
  const date = fc.option(fc.constantFrom('2021', '2022-06', '2023-03-08', '2025'))
  const decimal = fc.constantFrom('-3', '0', '0.5', '10', '10.0', '99')
  const point = fc.option(fc.record({ value: decimal, on: date }))
  const someIndicator = fc
    .record({
      key: fc.constantFrom('a', 'b'),
      direction: fc.constantFrom(...DIRECTIONS),
      baseline: point,
      target: point,
    })
    .map(anIndicator)
  const someStep = fc
    .record({ key: fc.constantFrom('a', 'b'), kind: fc.constantFrom('step', 'event'), dueOn: date })
    .map(aStep)
  const someMoney = fc
    .record({
      key: fc.constantFrom('a', 'b'),
      // A pledge that was paid is no softening, so it has no opposite.
      stage: fc.constantFrom(...MONEY_STAGES.slice(0, 2)),
      basis: fc.constantFrom(...MONEY_BASES),
      scope: fc.constantFrom('this_promise', 'wider'),
      amount: decimal,
      currency: fc.constantFrom('USD', 'EUR'),
      to: date,
    })
    .map(aMoneyLine)
  const list = <T extends { key: string }>(item: fc.Arbitrary<T>) =>
    fc.uniqueArray(item, { selector: ({ key }) => key, maxLength: 2 })
  const someContent = fc
    .record({
      dueOn: date,
      startsOn: date,
      indicators: list(someIndicator),
      milestones: list(someStep),
      money: list(someMoney),
    })
    .map(aContent)

  test('nothing moves between a content and itself', () => {
    fc.assert(
      fc.property(someContent, (content) => {
        expect(goalpostChanges(content, content)).toEqual([])
      }),
    )
  })

  test('what softens one way hardens the other way', () => {
    const opposite = { softened: 'hardened', hardened: 'softened', neutral: 'neutral' } as const
    const sorted = (changes: ReturnType<typeof goalpostChanges>) =>
      changes.map((change) => JSON.stringify(change)).toSorted()
    fc.assert(
      fc.property(someContent, someContent, (a, b) => {
        const back = goalpostChanges(b, a).map((change) => ({
          kind: opposite[change.kind],
          what: change.what,
          key: change.key,
          before: change.after,
          after: change.before,
          days: change.days === null ? null : 0 - change.days,
        }))
        expect(sorted(goalpostChanges(a, b))).toEqual(sorted(back))
      }),
    )
  })

  test('the samples are content that could be published', () => {
    const content = aContent({ indicators: [anIndicator()], milestones: [aStep()], money: [aMoneyLine()] })
    expect(CommitmentContent.safeParse(content).success).toBe(true)
  })
})

test('a due date that was moved asks less where it is later or gone, and more where it came or is earlier', () => {
  expect(dueDateMoved('2026', '2027')).toBe('softened')
  expect(dueDateMoved('2026', null)).toBe('softened')
  expect(dueDateMoved('2026', '2025-06')).toBe('hardened')
  expect(dueDateMoved(null, '2027')).toBe('hardened')
  expect(dueDateMoved('2026', '2026-12-31')).toBe('neutral')
  expect(dueDateMoved('2026', '2026')).toBeNull()
})
