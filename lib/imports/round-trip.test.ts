import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { ReportDraft } from '@/lib/reports/draft'
import { IMPLEMENTATION_STATUSES, SELF_RATINGS } from '@/lib/reports/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { aWorkbook, comparedFrom } from './testing'

/** What PostgreSQL keeps and a form sends; everything else of Unicode. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '=HYPERLINK("http://x")',
      '+7',
      '-1',
      '@x',
      '\tx',
      ' a ',
      'one\r\ntwo',
      'one\ntwo\n',
      '_x000D_',
      '<b>&amp;',
      "oʻ gʻ ʼ ' қ ү",
    ),
  )
  .map((text) => text.replace(/\p{Surrogate}|\0/gu, ''))
const figure = fc.oneof(
  words,
  fc.constantFrom(
    '1 234,5',
    '1234.5',
    '1\u00a0234,5',
    '0',
    '-7',
    '007',
    '1e5',
    '1.500',
    '12%',
    '123456789012345678',
  ),
  fc.double({ noNaN: true }).map(String),
)
const date = fc.oneof(
  words,
  fc.constantFrom(
    '31.12.2026',
    '2026-12-31',
    '12.2026',
    '2026',
    '31/12/2026',
    '2026 г.',
    '46387',
    '31.02.2026',
  ),
)
const oneOf = (values: readonly string[]) => fc.oneof(fc.constantFrom('', ...values), words)
const row = (list: string) => fc.integer({ min: 1, max: 99 }).map((n) => `${list}${n}`)
const unique = <T extends { row: string }>(rows: fc.Arbitrary<T>) =>
  fc.uniqueArray(rows, { selector: ({ row: id }) => id, maxLength: 4 })

const INDICATORS = ['centres', 'women']
const MILESTONES = ['m1', 'm2']

const draft = fc.record({
  language: fc.constantFrom(...LOCALES),
  implementation: oneOf(IMPLEMENTATION_STATUSES),
  selfRating: oneOf(SELF_RATINGS),
  done: words,
  challenges: words,
  supportNeeded: words,
  nextSteps: words,
  values: unique(
    fc.record({
      row: row('v'),
      indicator: fc.constantFrom(...INDICATORS),
      value: figure,
      on: date,
      from: date,
      partial: fc.constantFrom('', 'yes'),
      methodBreak: fc.constantFrom('', 'yes'),
      note: words,
    }),
  ),
  steps: fc.uniqueArray(
    fc.record({
      row: fc.constant(''),
      milestone: fc.constantFrom(...MILESTONES),
      state: oneOf(['in_progress', 'done']),
      doneOn: date,
      note: words,
    }),
    { selector: ({ milestone }) => milestone },
  ),
  money: unique(
    fc.record({
      row: row('f'),
      stage: oneOf(MONEY_STAGES),
      basis: oneOf(MONEY_BASES),
      scope: oneOf(MONEY_SCOPES),
      amount: figure,
      currency: words,
      from: date,
      to: date,
      provider: words,
      note: words,
    }),
  ),
  evidence: unique(
    fc.record({
      row: row('e'),
      title: words,
      url: words,
      kind: oneOf(SOURCE_KINDS),
      publisher: words,
      publishedOn: date,
      audience: fc.constantFrom('', 'public', 'reviewers'),
    }),
  ),
})

test('the file that goes out comes back in without a difference, whatever the drafts hold', async () => {
  await fc.assert(
    fc.asyncProperty(draft, fc.constantFrom(...LOCALES), words, async (typed, locale, title) => {
      const now = ReportDraft.parse(typed)
      const file = await aWorkbook(
        [
          {
            reference: 'AAA-2021-01',
            title,
            draft: now,
            from: null,
            indicators: INDICATORS.map((key) => ({
              key,
              name: title,
              unit: title,
              baseline: { value: '0.30', on: '2021' },
              target: { value: '-123456789012345.123456', on: null },
              latest: null,
            })),
            milestones: MILESTONES.map((key) => ({ key, name: title, dueOn: '2026-12' })),
          },
        ],
        locale,
      )
      for (const base of [now, null]) {
        const compared = await comparedFrom(file, {
          base,
          now,
          language: now.language,
          cycle: '2026',
          indicators: INDICATORS,
          milestones: MILESTONES,
          check: () => ({}),
        })
        expect(compared.flatMap(({ differences, faults }) => [...differences, ...faults])).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
})
