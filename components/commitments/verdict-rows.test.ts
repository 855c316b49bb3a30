import { describe, expect, test } from 'vitest'
import type { CommitmentView } from '@/lib/commitments/queries'
import { translatorOf } from '@/lib/i18n/translator'
import { VERDICTS, type Verdict } from '@/lib/standing/model'
import { anAssessment, anIndicator, aPromise, aReport, aValue } from '@/lib/standing/samples'
import { projectedWords } from './projection-words'
import type { Translate } from './standing-words'
import { progressSides, verdictRows } from './verdict-rows'

const ASOF = '2026-11-30'
const t = translatorOf('en') as unknown as Translate

const viewOf = (standing: Partial<CommitmentView['standing']>, more: Partial<CommitmentView> = {}) =>
  ({
    standing: {
      status: 'off_track',
      late: false,
      asOf: ASOF,
      measurable: true,
      progress: 0.3,
      measured: 1,
      judged: 1,
      ...standing,
    },
    maker: { code: 'AAA', kind: 'state', names: {} },
    reports: [],
    ...more,
  }) as unknown as CommitmentView

const rowsOf = (
  commitment: CommitmentView,
  facts: Parameters<typeof aPromise>[0] = {},
): [string, Verdict | null, string, string | null, boolean][] | undefined =>
  verdictRows({ t, locale: 'en', commitment, facts: aPromise(facts) })?.map(
    ({ who, verdict, text, steps, isFar }) => [who, verdict, text, steps, isFar],
  )

describe('verdicts side by side', () => {
  test('say who gives which, and by how many steps it differs from the computed one', () => {
    const report = aReport({ selfRating: 'kept', submittedOn: '2026-02-01' })
    const reports = [{ ...report }] as unknown as CommitmentView['reports']
    const rows = rowsOf(viewOf({}, { reports }), {
      reports: [report],
      assessments: [anAssessment(1, VERDICTS.off_track, '2026-05-01')],
    })
    expect(rows).toEqual([
      ['Government', VERDICTS.kept, 'Kept', '3 steps above the computed verdict', true],
      ['Computed', VERDICTS.off_track, 'Off track', null, false],
      ['Organisation 1', VERDICTS.off_track, 'Off track', 'Same as the computed verdict', false],
    ])
  })

  test('what nobody gave is said to be missing, and has no steps', () => {
    const rows = rowsOf(viewOf({}))
    expect(rows?.map(([who, verdict, text, steps]) => [who, verdict, text, steps])).toEqual([
      ['Government', null, 'No report yet', null],
      ['Computed', VERDICTS.off_track, 'Off track', null],
      ['Organisations', null, 'No organisation has assessed it yet', null],
    ])
  })

  test('a status without a place on the scale is no verdict', () => {
    const rows = rowsOf(viewOf({ status: 'no_figure' }))
    expect(rows?.[1]?.slice(1, 4)).toEqual([
      null,
      'None: “No comparable figure” has no place on the scale',
      null,
    ])
  })

  test('of what nobody could check and nobody rated, and of what has no status, there are none', () => {
    expect(rowsOf(viewOf({ status: 'not_measurable', measurable: false }))).toBeUndefined()
    expect(rowsOf(viewOf({ status: null }))).toBeUndefined()
  })
})

test('official and confirmed progress are told apart, and not known is no zero', () => {
  const facts = aPromise({ indicators: [anIndicator({ values: [aValue(30, '2025')] })] })
  const sides = progressSides({ t, locale: 'en', commitment: viewOf({}), facts })
  expect(sides?.map(({ share, text }) => [share, text])).toEqual([
    ['30% of the way', 'from 1 of 1 indicator'],
    [null, 'No independent figure since the start'],
  ])
  expect(progressSides({ t, locale: 'en', commitment: viewOf({ judged: 0 }), facts })).toBeNull()
})

describe('the projection of a promise', () => {
  const values = [aValue(20, '2023'), aValue(30, '2024'), aValue(40, '2025')]

  test('is told where one indicator speaks for it', () => {
    const facts = aPromise({ indicators: [anIndicator({ values })] })
    expect(projectedWords(t, 'en', facts, ASOF)).toBe(
      'At this pace: the target is met in January 2032, after its date (31\u00a0December 2026).',
    )
  })

  test('is not told for several, nor from too few values', () => {
    const two = [anIndicator({ values }), anIndicator({ key: 'other', values })]
    expect(projectedWords(t, 'en', aPromise({ indicators: two }), ASOF)).toBeNull()
    const few = [anIndicator({ values: values.slice(0, 2) })]
    expect(projectedWords(t, 'en', aPromise({ indicators: few }), ASOF)).toBeNull()
  })
})
