import { describe, expect, test } from 'vitest'
import { type CommitmentFacts, type IndicatorFacts, THRESHOLDS } from './facts'
import { aMoneyLine, anIndicator, aPromise, aReport, aStep, aValue } from './samples'
import { ruleOn } from './status'

const TODAY = '2026-11-23'
const AFTER_DUE = '2027-03-01'

const rule = (facts: Partial<CommitmentFacts>, asOf = TODAY) => ruleOn(aPromise(facts), asOf, THRESHOLDS)
const statusOf = (facts: Partial<CommitmentFacts>, asOf = TODAY) => rule(facts, asOf)?.status
const standingOf = (facts: Partial<CommitmentFacts>, asOf = TODAY) => {
  const ruling = rule(facts, asOf)
  return ruling && [ruling.status, ruling.late]
}
const measuring = (...values: IndicatorFacts['values']) => [anIndicator({ values })]
const yesNo = (...values: IndicatorFacts['values']) => [
  anIndicator({ direction: 'yes_no', target: { value: 1, on: null }, values }),
]
const DONE_2024 = aStep({ state: 'done', doneOn: '2024' })

describe('levels', () => {
  const indicators = measuring(aValue(100, '2024'))
  test.each([
    ['coalition_commitment', 'kept'],
    ['international_pledge', 'kept'],
    ['declared_intention', undefined],
    ['national_measure', undefined],
  ] as const)('%s carries %s', (level, status) => {
    expect(statusOf({ level, indicators })).toBe(status)
  })
})

describe('withdrawn and superseded', () => {
  const closure = { kind: 'withdrawn', on: '2025-06-30', sources: ['law'] } as const
  test('go before everything else', () => {
    expect(standingOf({ closure })).toEqual(['withdrawn', false])
    expect(standingOf({ closure: { ...closure, kind: 'superseded' } })).toEqual(['superseded', false])
    expect(standingOf({ closure, indicators: measuring(aValue(100, '2024')) })).toEqual(['withdrawn', false])
  })
  test('do not yet count on an earlier day', () => {
    expect(statusOf({ closure }, '2025-06-29')).toBe('not_measurable')
    expect(statusOf({ closure }, '2025-06-30')).toBe('withdrawn')
  })
  test('a withdrawal dated by its year alone is on record from the first day of that year', () => {
    expect(statusOf({ closure: { ...closure, on: '2026' } })).toBe('withdrawn')
  })
  test('on the due day it is not late, the day after it was missed, then withdrawn', () => {
    const indicators = measuring(aValue(60, '2024'))
    expect(standingOf({ closure, indicators, dueOn: '2025-06-30' })).toEqual(['withdrawn', false])
    expect(standingOf({ closure, indicators, dueOn: '2025-06-29' })).toEqual(['withdrawn', true])
  })
  test('of what nobody could measure, "missed" cannot be said', () => {
    expect(standingOf({ closure, dueOn: '2025-06-29' })).toEqual(['withdrawn', false])
  })
  test('a promise that was met by then was not missed, then superseded', () => {
    const kept = { dueOn: '2024', indicators: measuring(aValue(100, '2024')) }
    expect(standingOf({ ...kept, closure: { ...closure, kind: 'superseded' } })).toEqual([
      'superseded',
      false,
    ])
  })
})

describe('not measurable', () => {
  test('a promise of which nobody can tell', () => expect(statusOf({})).toBe('not_measurable'))
  test('comes before a deadline that has passed', () =>
    expect(statusOf({ dueOn: '2017' })).toBe('not_measurable'))
  test('counts of context measure nothing', () =>
    expect(statusOf({ indicators: [anIndicator({ direction: 'context' })] })).toBe('not_measurable'))
  test('nor does an indicator without a target', () =>
    expect(statusOf({ indicators: [anIndicator({ target: null })] })).toBe('not_measurable'))
  test('nor an event', () =>
    expect(statusOf({ milestones: [aStep({ kind: 'event' })] })).toBe('not_measurable'))
  test.each([
    ['for something wider', { scope: 'wider' }],
    ['only requested', { stage: 'requested' }],
    ['only allocated', { stage: 'allocated' }],
  ] as const)('nor money %s', (_, line) =>
    expect(statusOf({ money: [aMoneyLine(line)] })).toBe('not_measurable'),
  )
})

describe('kept', () => {
  test('every judged indicator at target', () => {
    expect(standingOf({ indicators: measuring(aValue(100, '2024')) })).toEqual(['kept', false])
    expect(statusOf({ indicators: [...measuring(aValue(100, '2024')), anIndicator({ key: 'other' })] })).toBe(
      'on_track',
    )
  })
  test('every promised step done as well', () => {
    const indicators = measuring(aValue(100, '2024'))
    expect(standingOf({ indicators, milestones: [DONE_2024] })).toEqual(['kept', false])
    expect(statusOf({ indicators, milestones: [DONE_2024, aStep({ key: 'other' })] })).toBe('on_track')
  })
  test('steps alone', () => expect(standingOf({ milestones: [DONE_2024] })).toEqual(['kept', false]))
  test('a step that is only reported is not done', () =>
    expect(statusOf({ milestones: [aStep({ state: 'reported', doneOn: '2024' })] })).toBe('no_figure'))
  test('money alone, once it is all paid', () => {
    const paid = (amount: number) => [aMoneyLine(), aMoneyLine({ stage: 'disbursed', amount, to: '2025' })]
    expect(standingOf({ money: paid(100) })).toEqual(['kept', false])
    expect(standingOf({ money: paid(100), dueOn: '2024' })).toEqual(['kept', true])
    expect(statusOf({ money: paid(99) })).toBe('on_track')
  })
  test('on the last day of the period is in time, on the next it is late', () => {
    expect(standingOf({ dueOn: '2024', indicators: measuring(aValue(100, '2024')) })).toEqual(['kept', false])
    expect(standingOf({ dueOn: '2024', indicators: measuring(aValue(100, '2025-01-01')) })).toEqual([
      'kept',
      true,
    ])
    expect(standingOf({ dueOn: '2023', milestones: [DONE_2024] })).toEqual(['kept', true])
  })
  test("a target's own date decides whether it was late", () => {
    const indicators = [anIndicator({ target: { value: 100, on: '2023' }, values: [aValue(100, '2024')] })]
    expect(standingOf({ indicators })).toEqual(['kept', true])
  })
  test('a bound that holds is not kept before its time is over', () => {
    const held = (...values: IndicatorFacts['values']) => [
      anIndicator({ direction: 'keep_at_least', values }),
    ]
    expect(statusOf({ indicators: held(aValue(100, '2025')) })).toBe('on_track')
    expect(standingOf({ indicators: held(aValue(100, '2026')) }, AFTER_DUE)).toEqual(['kept', false])
    expect(statusOf({ indicators: held(aValue(100, '2025')) }, AFTER_DUE)).toBe('deadline_passed_not_looked')
    expect(statusOf({ indicators: held(aValue(99, '2026')) }, AFTER_DUE)).toBe('deadline_missed')
  })
  test('an independent count alone does not keep it', () =>
    expect(statusOf({ indicators: measuring(aValue(100, '2024', { saidBy: 'independent' })) })).toBe(
      'no_figure',
    ))
})

describe('met after softening', () => {
  const first = (terms: Partial<CommitmentFacts['firstTerms']>) => ({
    dueOn: '2026',
    indicators: [anIndicator()],
    steps: [],
    pledged: [],
    ...terms,
  })
  const reached = measuring(aValue(100, '2024'))

  test('the first target was higher', () => {
    const firstTerms = first({ indicators: [anIndicator({ target: { value: 120, on: null } })] })
    expect(standingOf({ firstTerms, indicators: reached })).toEqual(['met_after_softening', false])
  })
  test('the target was raised, and reached as it stands', () => {
    const firstTerms = first({ indicators: [anIndicator({ target: { value: 80, on: null } })] })
    expect(statusOf({ firstTerms, indicators: reached })).toBe('kept')
  })
  test('the target was raised, and only the first one is reached', () => {
    const firstTerms = first({ indicators: [anIndicator({ target: { value: 80, on: null } })] })
    expect(statusOf({ firstTerms, indicators: measuring(aValue(90, '2025')) })).toBe('on_track')
  })
  test('the due date was moved, and it is in time by the new one only', () => {
    expect(standingOf({ firstTerms: first({ dueOn: '2023' }), indicators: reached })).toEqual([
      'met_after_softening',
      false,
    ])
  })
  test('the due date was moved, and it is late even so', () => {
    const facts = { firstTerms: first({ dueOn: '2022' }), dueOn: '2023', indicators: reached }
    expect(standingOf(facts)).toEqual(['met_after_softening', true])
  })
  test('the due date was taken away', () => {
    expect(statusOf({ firstTerms: first({ dueOn: '2023' }), dueOn: null, indicators: reached })).toBe(
      'met_after_softening',
    )
  })
  test('the due date was moved, and both are kept', () => {
    expect(standingOf({ firstTerms: first({ dueOn: '2024' }), indicators: reached })).toEqual(['kept', false])
  })
  test('the due date was brought forward, and only the first one is kept', () => {
    expect(standingOf({ firstTerms: first({ dueOn: '2024' }), dueOn: '2023', indicators: reached })).toEqual([
      'kept',
      true,
    ])
  })
  test("one target's own date was moved", () => {
    const firstTerms = first({ indicators: [anIndicator({ target: { value: 100, on: '2023' } })] })
    expect(statusOf({ firstTerms, indicators: reached })).toBe('met_after_softening')
  })
  test('the direction was turned', () => {
    const firstTerms = first({
      indicators: [anIndicator({ direction: 'decrease', target: { value: 40, on: null } })],
    })
    expect(statusOf({ firstTerms, indicators: reached })).toBe('met_after_softening')
  })
  test('the baseline was moved back over what had been reached before it', () => {
    const firstTerms = first({ indicators: [anIndicator({ baseline: { value: 0, on: '2024' } })] })
    expect(statusOf({ firstTerms, indicators: reached })).toBe('met_after_softening')
  })
  test('an indicator was dropped', () => {
    const firstTerms = first({ indicators: [anIndicator(), anIndicator({ key: 'shelters' })] })
    expect(statusOf({ firstTerms, indicators: reached })).toBe('met_after_softening')
  })
  test('one indicator was made context, the other is at target', () => {
    const other = anIndicator({ key: 'shelters' })
    const firstTerms = first({ indicators: [anIndicator(), other] })
    const indicators = [...reached, { ...other, direction: 'context' } as const]
    expect(statusOf({ firstTerms, indicators })).toBe('met_after_softening')
  })
  test('an indicator that was added later hardens, and is judged as it was added', () => {
    const indicators = [...reached, anIndicator({ key: 'shelters', values: [aValue(100, '2025')] })]
    expect(statusOf({ firstTerms: first({ indicators }), indicators })).toBe('kept')
  })

  const steps = first({ indicators: [], steps: ['law', 'budget'] })
  const bothDone = [DONE_2024, { ...DONE_2024, key: 'budget' }]
  test('a promised step was dropped', () => {
    expect(statusOf({ firstTerms: steps, milestones: bothDone })).toBe('kept')
    expect(statusOf({ firstTerms: steps, milestones: [DONE_2024] })).toBe('met_after_softening')
  })
  test('a promised step was made an event', () => {
    const milestones = [DONE_2024, { ...DONE_2024, key: 'budget', kind: 'event' } as const]
    expect(statusOf({ firstTerms: steps, milestones })).toBe('met_after_softening')
  })
  test('a promised step was dropped beside an indicator at target', () => {
    const firstTerms = first({ steps: ['law'] })
    expect(statusOf({ firstTerms, indicators: reached })).toBe('met_after_softening')
  })
  test('a step that was added later hardens', () => {
    expect(
      statusOf({ firstTerms: first({ steps: ['law'] }), indicators: reached, milestones: bothDone }),
    ).toBe('kept')
    expect(statusOf({ firstTerms: first({ indicators: [] }), milestones: bothDone })).toBe('kept')
  })

  const pledge = (...pledged: CommitmentFacts['money']) => first({ indicators: [], pledged })
  const money = (pledged: number, paid: number) => [
    aMoneyLine({ amount: pledged }),
    aMoneyLine({ stage: 'disbursed', amount: paid, to: '2025' }),
  ]
  test.each([
    ['lowered, and only the lower one is paid', 80, 80, 'met_after_softening'],
    ['lowered, and the first one is paid all the same', 80, 100, 'kept'],
    ['raised, and paid as it stands', 120, 120, 'kept'],
    ['raised, and only the first one is paid', 120, 100, 'at_risk'],
  ])('the pledge was %s', (_, pledged, paid, status) =>
    expect(statusOf({ firstTerms: pledge(aMoneyLine()), money: money(pledged, paid) })).toBe(status),
  )
  test('one of two pledges was dropped', () => {
    const firstTerms = pledge(aMoneyLine(), aMoneyLine({ currency: 'EUR' }))
    expect(statusOf({ firstTerms, money: money(100, 100) })).toBe('met_after_softening')
  })
  test('a step took the place of money that is not paid', () => {
    expect(statusOf({ firstTerms: pledge(aMoneyLine()), milestones: [DONE_2024] })).toBe(
      'met_after_softening',
    )
  })
  test('a pledge "up to" an amount became a total', () => {
    expect(statusOf({ firstTerms: pledge(aMoneyLine({ basis: 'up_to' })), money: money(80, 80) })).toBe(
      'kept',
    )
  })
  test('a pledge that was added later is judged as it was added', () => {
    expect(statusOf({ firstTerms: pledge(), money: money(80, 80) })).toBe('kept')
  })
  test('beside an indicator the pledge decides nothing', () => {
    const firstTerms = first({ pledged: [aMoneyLine()] })
    expect(statusOf({ firstTerms, indicators: reached, money: money(80, 80) })).toBe('kept')
  })
})

describe('past due', () => {
  const indicators = measuring(aValue(60, '2025'))
  const search = { on: '2027-02' }

  test('not on the due day itself', () => {
    expect(statusOf({ indicators }, '2026-12-31')).toBe('at_risk')
    expect(statusOf({ indicators }, '2027-01-01')).toBe('deadline_passed_not_looked')
  })
  test('a recorded search found nothing', () =>
    expect(statusOf({ indicators, search }, AFTER_DUE)).toBe('deadline_passed_no_evidence'))
  test('a search that ended before the due date says nothing of it', () =>
    expect(statusOf({ indicators, search: { on: '2026-06' } }, AFTER_DUE)).toBe('deadline_passed_not_looked'))
  test('a search that is yet to come neither', () =>
    expect(statusOf({ indicators, search }, '2027-01-31')).toBe('deadline_passed_not_looked'))
  test('a cited source says it was missed', () =>
    expect(statusOf({ indicators, search, deadlineMissed: { sources: ['independent'] } }, AFTER_DUE)).toBe(
      'deadline_missed',
    ))
  test.each([
    ['of the due day below target', 90, '2026', 'deadline_missed'],
    ['after it below target', 90, '2027-02', 'deadline_missed'],
    ['of the day before says nothing', 90, '2026-12-30', 'deadline_passed_not_looked'],
  ])('an official value %s', (_, value, on, status) =>
    expect(statusOf({ indicators: measuring(aValue(value, on)) }, AFTER_DUE)).toBe(status),
  )
  test('an independent value is no word of the government, and a partial one no figure', () => {
    const values = [aValue(90, '2026', { saidBy: 'independent' }), aValue(90, '2026', { partial: true })]
    expect(statusOf({ indicators: measuring(...values) }, AFTER_DUE)).toBe('deadline_passed_not_looked')
  })
  test('a value without a baseline to compare with still shows that the target was missed', () => {
    const facts = { indicators: [anIndicator({ baseline: null, values: [aValue(90, '2026')] })] }
    expect(statusOf(facts, AFTER_DUE)).toBe('deadline_missed')
  })
  test('a promised step is recorded as missed', () =>
    expect(statusOf({ milestones: [aStep({ state: 'missed' })] }, AFTER_DUE)).toBe('deadline_missed'))
  test('a step without evidence is no such word', () =>
    expect(statusOf({ milestones: [aStep({ state: 'no_evidence' })] }, AFTER_DUE)).toBe(
      'deadline_passed_not_looked',
    ))
  test.each([
    [
      'not done, after the due date',
      { implementation: 'in_progress', submittedOn: '2027-02-01' },
      'deadline_missed',
    ],
    [
      'not done, before the due date',
      { implementation: 'in_progress', submittedOn: '2026-02-01' },
      'deadline_passed_not_looked',
    ],
    [
      'completed, without a figure',
      { implementation: 'completed', submittedOn: '2027-02-01' },
      'deadline_passed_not_looked',
    ],
    ['missed', { implementation: 'completed', selfRating: 'missed' }, 'deadline_missed'],
    [
      'missed, on a later day',
      { selfRating: 'missed', submittedOn: '2027-04-01' },
      'deadline_passed_not_looked',
    ],
  ] as const)('a report says %s', (_, report, status) =>
    expect(statusOf({ indicators, reports: [aReport(report)] }, AFTER_DUE)).toBe(status),
  )
  test('a promise without a due date is due when its last target is', () => {
    const target = (on: string) => ({ value: 100, on })
    const dated = [anIndicator({ target: target('2022') }), anIndicator({ key: 'b', target: target('2024') })]
    expect(statusOf({ dueOn: null, indicators: dated }, '2024-12-31')).toBe('no_figure')
    expect(statusOf({ dueOn: null, indicators: dated }, '2025-01-01')).toBe('deadline_passed_not_looked')
    expect(statusOf({ dueOn: null, indicators: [...dated, anIndicator({ key: 'c' })] })).toBe('no_figure')
  })
})

describe('a promised step long over its date', () => {
  const missed = aStep({ state: 'missed', dueOn: '2026-01-31' })
  const onTrack = measuring(aValue(95, '2025'))
  test.each([
    ['2026-05-01', 90, 'off_track'],
    ['2026-04-30', 89, 'on_track'],
  ])('on %s, %i days: %s', (asOf, _, status) =>
    expect(statusOf({ indicators: onTrack, milestones: [missed] }, asOf)).toBe(status),
  )
  test.each(['planned', 'in_progress', 'reported', 'no_evidence'] as const)(
    '%s says nothing and decides nothing',
    (state) => expect(statusOf({ indicators: onTrack, milestones: [{ ...missed, state }] })).toBe('on_track'),
  )
  test('an event decides nothing either', () =>
    expect(statusOf({ indicators: onTrack, milestones: [{ ...missed, kind: 'event' }] })).toBe('on_track'))
  test('a step without a date is never over it', () =>
    expect(statusOf({ indicators: onTrack, milestones: [{ ...missed, dueOn: null }] })).toBe('on_track'))
})

describe('without a figure', () => {
  const indicators = [anIndicator({ baseline: null })]
  test.each([
    ['2025-05-23', 'no_figure'],
    ['2025-05-24', 'too_early'],
    ['2025-06', 'too_early'],
    ['2025-05', 'no_figure'],
    ['2025', 'no_figure'],
    ['2026', 'too_early'],
  ])('made %s: %s', (madeOn, status) => expect(statusOf({ indicators, madeOn })).toBe(status))
  test('18 months from the end of August end with February', () => {
    expect(statusOf({ indicators, madeOn: '2024-08-31' }, '2026-02-27')).toBe('too_early')
    expect(statusOf({ indicators, madeOn: '2024-08-31' }, '2026-02-28')).toBe('no_figure')
  })
  test('an undated promise is never too early', () =>
    expect(statusOf({ indicators, madeOn: null })).toBe('no_figure'))

  const dueCycles = [{ cycle: '2025', dueOn: '2026-03-31' }]
  test('a due report is missing', () => {
    expect(statusOf({ indicators, dueCycles })).toBe('no_report')
    expect(statusOf({ indicators, dueCycles }, '2026-03-31')).toBe('no_figure')
    expect(statusOf({ indicators, dueCycles, reports: [aReport({ submittedOn: '2026-06-01' })] })).toBe(
      'no_figure',
    )
  })
  test('a figure nobody can compare with a baseline leaves it so', () =>
    expect(statusOf({ indicators: [anIndicator({ baseline: null, values: [aValue(40, '2025')] })] })).toBe(
      'no_figure',
    ))
  test('a promised step done is a beginning', () =>
    expect(statusOf({ indicators, milestones: [DONE_2024, aStep({ key: 'b' })] })).toBe('off_track'))
  test('so is money paid', () => {
    const money = [aMoneyLine(), aMoneyLine({ stage: 'disbursed', amount: 70 })]
    expect(statusOf({ money })).toBe('at_risk')
    expect(statusOf({ money: [aMoneyLine()] })).toBe('no_figure')
  })
})

describe('yes or no', () => {
  test('not yet done, with or without a deadline', () => {
    expect(statusOf({ indicators: yesNo(aValue(0, '2024-04-05')) })).toBe('not_yet_done')
    expect(statusOf({ indicators: yesNo(aValue(0, '2024-04-05')), dueOn: null })).toBe('not_yet_done')
  })
  test('nobody has said anything: no figure', () =>
    expect(statusOf({ indicators: yesNo() })).toBe('no_figure'))
  test('done', () => expect(statusOf({ indicators: yesNo(aValue(1, '2024')) })).toBe('kept'))
  test('beside an indicator with a pace it has one', () =>
    expect(statusOf({ indicators: [...yesNo(aValue(0, '2024')), anIndicator({ key: 'b' })] })).toBe(
      'off_track',
    ))
})

describe('against the pace', () => {
  // From 1 January to the due day are 100 days, so that a day is a hundredth of the way.
  const promise = { madeOn: '2026-01-01', dueOn: '2026-04-11' }
  const at = (value: number, extra: Partial<CommitmentFacts> = {}) =>
    statusOf(
      {
        ...promise,
        indicators: [
          anIndicator({ baseline: { value: 0, on: '2026-01-01' }, values: [aValue(value, '2026-02-01')] }),
        ],
        ...extra,
      },
      '2026-02-20',
    )

  test.each([
    [46, 'on_track'],
    [45, 'on_track'],
    [44.9, 'at_risk'],
    [30, 'at_risk'],
    [29.9, 'off_track'],
    [0, 'off_track'],
    [-10, 'off_track'],
  ])('half of the time gone, %d of 100: %s', (value, status) => expect(at(value)).toBe(status))

  test('the last binary digit decides nothing', () => {
    const indicator = anIndicator({
      baseline: { value: 0.1, on: '2026-01-01' },
      target: { value: 0.8, on: null },
      values: [aValue(0.31, '2026-02-01')],
    })
    expect(at(0, { indicators: [indicator] })).toBe('at_risk')
  })
  test('progress far beyond one target does not hide another', () => {
    const indicators = [200, 20].map((value, n) =>
      anIndicator({
        key: `i${n}`,
        baseline: { value: 0, on: '2026-01-01' },
        values: [aValue(value, '2026-02-01')],
      }),
    )
    expect(at(0, { indicators })).toBe('on_track')
    expect(statusOf({ ...promise, indicators }, '2026-04-11')).toBe('at_risk')
  })
  test('promised steps have the pace of time', () => {
    const steps = (done: number) =>
      Array.from({ length: 10 }, (_, n) =>
        aStep({ key: `s${n}`, ...(n < done && { state: 'done', doneOn: '2026-01-15' }) }),
      )
    expect(at(0, { indicators: [], milestones: steps(5) })).toBe('on_track')
    expect(at(0, { indicators: [], milestones: steps(4) })).toBe('at_risk')
    expect(at(0, { indicators: [], milestones: steps(2) })).toBe('off_track')
  })
  test('no deadline: under way', () => expect(at(1, { dueOn: null })).toBe('under_way'))
  test('other thresholds, other status', () => {
    const facts = aPromise({
      ...promise,
      indicators: [
        anIndicator({ baseline: { value: 0, on: '2026-01-01' }, values: [aValue(40, '2026-02-01')] }),
      ],
    })
    expect(ruleOn(facts, '2026-02-20', THRESHOLDS)?.status).toBe('at_risk')
    expect(ruleOn(facts, '2026-02-20', { ...THRESHOLDS, onTrack: 0.8 })?.status).toBe('on_track')
  })
})
