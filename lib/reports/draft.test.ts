import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileRef } from '@/lib/files/input'
import { LOCALES } from '@/lib/i18n/model'
import { MONEY_BASES, MONEY_SCOPES } from '@/lib/money/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { emptyReport, fromReportDraft, type ReportBase, ReportDraft, toReportDraft } from './draft'
import { ReportContent, StoredReport } from './input'
import {
  DONE_MAX,
  IMPLEMENTATION_STATUSES,
  OUTPUT_KINDS,
  OUTPUT_STATES,
  REPORTED_MONEY_STAGES,
  SELF_RATINGS,
} from './model'

const aFile: FileRef = { sha256: 'a'.repeat(64), name: 'order.pdf', type: 'application/pdf', bytes: 1000 }
const base: ReportBase = {
  reference: 'AAA-2026-01',
  cycle: '2026',
  indicators: [
    { key: 'centres', measure: 'level' },
    { key: 'people', measure: 'count' },
  ],
  milestones: [{ key: 'm1' }, { key: 'm2' }],
  files: [aFile],
  today: '2026-11-30',
}
type Typed = { [Field in keyof ReportDraft]?: unknown }

const typed = (changes: Typed = {}) =>
  ReportDraft.parse({
    language: 'ru',
    implementation: 'in_progress',
    done: 'Открыты два центра.',
    declaration: 'yes',
    ...changes,
  })
const outcome = (changes: Typed) => fromReportDraft(typed(changes), base)
const errorsOf = (changes: Typed) => {
  const result = outcome(changes)
  return result.ok ? {} : result.errors
}
const contentOf = (changes: Typed) => {
  const result = outcome(changes)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.content
}

const aValue = { indicator: 'centres', value: '4', on: '31.10.2026' }
const aDocument = { title: 'Order 12', url: 'https://a.example/12', kind: 'law' }
const aLine = { stage: 'disbursed', basis: 'total', scope: 'this_promise', amount: '5', currency: 'kzt' }
const anOutput = { kind: 'policy', state: 'new', title: 'Rules for shelters' }

test('anything typed is kept as a draft, and nothing throws', () => {
  fc.assert(fc.property(fc.anything(), (value) => void ReportDraft.safeParse(value)))
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...Object.keys(emptyReport('en'))), fc.jsonValue()),
      (value) => {
        expect(() => fromReportDraft(ReportDraft.parse(value), base)).not.toThrow()
      },
    ),
  )
})

test('a report published before outputs, steps and amounts were asked for still reads', () => {
  const old = {
    commitment: 'AAA-2026-01',
    cycle: '2026',
    implementation: 'in_progress',
    selfRating: null,
    done: { en: { text: 'Two centres.', state: 'original' } },
    values: [],
    evidence: [{ title: 'Order', url: 'https://a.example', kind: 'law', publisher: null, publishedOn: null }],
  }
  expect(ReportContent.parse(old)).toEqual({
    ...old,
    outputs: [],
    steps: [],
    money: [],
    groups: [],
    challenges: null,
    supportNeeded: null,
    nextSteps: null,
    evidence: [{ ...old.evidence[0], file: null, language: null, about: [] }],
    reviewersOnly: 0,
    declaration: null,
  })
})

describe('an empty report', () => {
  test('says everything that is missing', () => {
    const result = fromReportDraft(emptyReport('en'), base)
    expect(result).toEqual({ ok: false, errors: { implementation: 'required', done: 'required' } })
  })

  test('with the two compulsory answers can be published', () => {
    expect(contentOf({})).toMatchObject({
      values: [],
      steps: [],
      declaration: true,
      done: { ru: { text: 'Открыты два центра.', state: 'original' } },
    })
  })

  test('rows in which only a choice is preset are empty', () => {
    const rows = {
      outputs: [{ row: 'x', kind: 'policy', state: 'new' }],
      values: [{ row: 'centres', indicator: 'centres', on: '2026' }],
      steps: [{ row: 'm1', milestone: 'm1' }],
      money: [{ row: 'y', stage: 'spent', basis: 'total', scope: 'wider', currency: 'KZT' }],
      groups: [{ row: 'z' }],
      evidence: [{ row: 'e', kind: 'law', audience: 'reviewers', language: 'ru' }],
    }
    expect(contentOf(rows)).toEqual(contentOf({}))
  })
})

test('a text that is too long is refused at its field', () => {
  const long = 'x'.repeat(DONE_MAX + 1)
  expect(errorsOf({ done: long, challenges: long, supportNeeded: long, nextSteps: long })).toEqual({
    done: 'too_long',
    challenges: 'too_long',
    supportNeeded: 'too_long',
    nextSteps: 'too_long',
  })
})

describe('a figure', () => {
  test('is understood as people write it', () => {
    const { values } = contentOf({ values: [{ ...aValue, value: '1 234,5', on: '10.2026' }] })
    expect(values).toEqual([
      {
        indicator: 'centres',
        value: '1234.5',
        on: '2026-10',
        from: null,
        partial: false,
        methodBreak: false,
        note: null,
      },
    ])
  })

  test.each<[object, Record<string, string>]>([
    [{ value: 'four' }, { 'values.0.value': 'not_a_number' }],
    [{ value: '1.500' }, { 'values.0.value': 'not_a_number' }],
    [{ on: '' }, { 'values.0.on': 'required' }],
    [{ on: '30.02.2026' }, { 'values.0.on': 'not_a_date' }],
    [{ on: '2026' }, { 'values.0.on': 'in_future' }],
    [{ on: '2025', from: '2026' }, { 'values.0.from': 'period_order' }],
    [{ indicator: 'gone' }, { 'values.0.value': 'unknown_indicator' }],
    [{ indicator: 'people' }, { 'values.0.from': 'required' }],
    [{ methodBreak: 'yes' }, { 'values.0.note': 'method_note' }],
  ])('%o → %o', (changes, errors) => {
    expect(errorsOf({ values: [{ ...aValue, ...changes }] })).toEqual(errors)
  })

  test('given twice for one time is refused', () => {
    expect(errorsOf({ values: [aValue, { ...aValue, value: '5' }] })).toEqual({
      'values.1.value': 'repeated_key',
    })
  })

  test('by a changed method carries its note', () => {
    const { values } = contentOf({
      values: [{ ...aValue, partial: 'yes', methodBreak: 'yes', note: 'Новый учёт' }],
    })
    expect(values).toMatchObject([
      { partial: true, methodBreak: true, note: { ru: { text: 'Новый учёт', state: 'original' } } },
    ])
  })
})

describe('a milestone', () => {
  const done = { milestone: 'm1', state: 'done', doneOn: '05.2026' }

  test('said to be done is reported, and done once a public document shows it', () => {
    expect(contentOf({ steps: [done] }).steps).toMatchObject([{ state: 'reported', doneOn: '2026-05' }])
    const shown = { ...aDocument, about: ['step/m1'] }
    expect(contentOf({ steps: [done], evidence: [shown] }).steps).toMatchObject([{ state: 'done' }])
  })

  test.each([
    { ...aDocument, about: [] },
    { ...aDocument, about: ['step/m2'] },
    { ...aDocument, about: ['step/m1'], kind: 'statement' },
    { ...aDocument, about: ['step/m1'], audience: 'reviewers' },
  ])('isn’t shown by %o', (item) => {
    const steps = [done, { milestone: 'm2', state: 'in_progress' }]
    expect(contentOf({ steps, evidence: [item] }).steps).toMatchObject([{ state: 'reported' }, {}])
  })

  test.each<[object, Record<string, string>]>([
    [{ ...done, doneOn: '' }, { 'steps.0.doneOn': 'required' }],
    [{ ...done, doneOn: '2027' }, { 'steps.0.doneOn': 'in_future' }],
    [{ ...done, doneOn: 'May' }, { 'steps.0.doneOn': 'not_a_date' }],
    [{ milestone: 'm1', note: 'Тендер объявлен' }, { 'steps.0.state': 'choose' }],
    [{ milestone: 'gone', state: 'in_progress' }, { 'steps.0.state': 'unknown_milestone' }],
  ])('%o → %o', (step, errors) => {
    expect(errorsOf({ steps: [step] })).toEqual(errors)
  })

  test('of this year is done in it, though the year isn’t over', () => {
    expect(contentOf({ steps: [{ ...done, doneOn: '2026' }] }).steps).toMatchObject([{ doneOn: '2026' }])
  })

  test('under way has no day on which it was done', () => {
    const step = { milestone: 'm1', state: 'in_progress', doneOn: '2026' }
    expect(contentOf({ steps: [step] }).steps).toMatchObject([{ state: 'in_progress', doneOn: null }])
  })
})

describe('an amount', () => {
  test('keeps its key, and a new one gets the next that is free', () => {
    const { money } = contentOf({
      money: [
        { ...aLine, row: 'abc' },
        { ...aLine, row: 'f1', amount: '7' },
        { ...aLine, amount: '9' },
      ],
    })
    expect(money.map(({ key, amount, currency }) => [key, amount, currency])).toEqual([
      ['f2', '5', 'KZT'],
      ['f1', '7', 'KZT'],
      ['f3', '9', 'KZT'],
    ])
  })

  test.each<[object, Record<string, string>]>([
    [{ stage: 'pledged' }, { 'money.0.stage': 'choose' }],
    [{ stage: '' }, { 'money.0.stage': 'choose' }],
    [{ amount: 'much' }, { 'money.0.amount': 'not_a_number' }],
    [{ amount: '', note: 'x' }, { 'money.0.amount': 'required' }],
    [{ currency: 'coins' }, { 'money.0.currency': 'not_a_currency' }],
    [{ currency: 'сом' }, { 'money.0.currency': 'which_som' }],
    [{ from: '2026', to: '2025' }, { 'money.0.from': 'period_order' }],
    [{ to: '2027' }, { 'money.0.to': 'in_future' }],
  ])('%o → %o', (changes, errors) => {
    expect(errorsOf({ money: [{ ...aLine, ...changes }] })).toEqual(errors)
  })

  test('allocated may be for years to come; paid may be of the year that runs', () => {
    expect(
      contentOf({ money: [{ ...aLine, stage: 'allocated', from: '2027', to: '2028' }] }).money,
    ).toHaveLength(1)
    expect(contentOf({ money: [{ ...aLine, from: '2026', to: '2026' }] }).money).toHaveLength(1)
  })
})

describe('a group', () => {
  test('has a number of people, or none stated', () => {
    const { groups } = contentOf({
      groups: [
        { name: 'Сельские женщины', count: '1 200' },
        { name: 'Девочки', count: '' },
        { name: 'Мужчины', count: '0' },
      ],
    })
    expect(groups.map(({ count }) => count)).toEqual(['1200', null, '0'])
  })

  test.each([
    [{ name: 'Женщины', count: '4' }, { 'groups.0.count': 'few_people' }],
    [{ name: 'Женщины', count: '12,5' }, { 'groups.0.count': 'not_whole' }],
    [{ name: 'Женщины', count: '-7' }, { 'groups.0.count': 'not_whole' }],
    [{ name: '', count: '12' }, { 'groups.0.name': 'required' }],
  ])('%o → %o', (group, errors) => {
    expect(errorsOf({ groups: [group] })).toEqual(errors)
  })
})

test('an output needs its kind, its state and a title', () => {
  expect(errorsOf({ outputs: [{ url: 'see the annex' }] })).toEqual({
    'outputs.0.kind': 'choose',
    'outputs.0.state': 'choose',
    'outputs.0.title': 'required',
    'outputs.0.url': 'not_a_link',
  })
  expect(contentOf({ outputs: [{ ...anOutput, on: '2026' }] }).outputs).toMatchObject([
    { kind: 'policy', state: 'new', on: '2026', url: null },
  ])
})

describe('a document', () => {
  test('is a link or a file that is attached', () => {
    expect(contentOf({ evidence: [{ ...aDocument, url: '', file: aFile.sha256 }] }).evidence).toMatchObject([
      { url: null, file: aFile },
    ])
    expect(errorsOf({ evidence: [{ ...aDocument, url: '' }] })).toEqual({
      'evidence.0.url': 'needs_document',
    })
    expect(errorsOf({ evidence: [{ ...aDocument, url: '', file: 'b'.repeat(64) }] })).toEqual({
      'evidence.0.url': 'unknown_file',
    })
  })

  test.each<[object, Record<string, string>]>([
    [{ title: '' }, { 'evidence.0.title': 'required' }],
    [{ kind: '' }, { 'evidence.0.kind': 'choose' }],
    [{ url: 'ftp://a.example' }, { 'evidence.0.url': 'not_a_link' }],
    [{ url: 'https://a.example/setup.exe' }, { 'evidence.0.url': 'link_to_program' }],
    [{ url: 'https://bit.ly/3abcd' }, { 'evidence.0.url': 'link_hidden' }],
    [{ publishedOn: 'once' }, { 'evidence.0.publishedOn': 'not_a_date' }],
    [{ audience: 'reviewers', title: '' }, { 'evidence.0.title': 'required' }],
    [{ audience: 'reviewers', url: '' }, { 'evidence.0.url': 'needs_document' }],
  ])('%o → %o', (changes, errors) => {
    expect(errorsOf({ evidence: [{ ...aDocument, ...changes }] })).toEqual(errors)
  })

  test('for reviewers only never enters the content: it is counted', () => {
    const secret = { ...aDocument, title: 'Inner memo', url: 'https://inner.example', audience: 'reviewers' }
    const content = contentOf({ evidence: [secret, aDocument] })
    expect(content.reviewersOnly).toBe(1)
    expect(content.evidence.map(({ title }) => title)).toEqual(['Order 12'])
    expect(JSON.stringify(content)).not.toMatch(/inner/i)
  })

  test('what is wrong with a later one is said at its own place', () => {
    const secret = { ...aDocument, audience: 'reviewers' }
    expect(errorsOf({ evidence: [secret, {}, { ...aDocument, url: 'x' }] })).toEqual({
      'evidence.2.url': 'not_a_link',
    })
  })

  test('names what it shows, by rows of the draft; what was left empty falls away', () => {
    const { evidence } = contentOf({
      outputs: [{ row: 'gone' }, { ...anOutput, row: 'r7' }],
      values: [aValue, { indicator: 'people', value: '' }],
      money: [{ ...aLine, row: 'r9' }],
      evidence: [
        {
          ...aDocument,
          about: ['done', 'value/centres', 'value/people', 'money/r9', 'output/r7', 'step/m1', 'x'],
        },
      ],
    })
    expect(evidence[0]?.about).toEqual(['done', 'value/centres', 'money/f1', 'output/1'])
  })
})

const words = fc
  .string({ unit: fc.constantFrom(...'абвгдеёжз ABC,.-?'), minLength: 1, maxLength: 40 })
  .map((text) => text.trim() || 'x')
const decimal = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, part]) =>
    `${whole}.${String(part).padStart(6, '0')}`.replace(/\.?0+$/, '').replace(/^-0$/, '0'),
  )
const year = fc.integer({ min: 2000, max: 2025 }).map(String)
const link = fc.constantFrom('https://a.example/1', 'https://b.example/2?x=1')

const someContent: fc.Arbitrary<ReportContent> = fc.constantFrom(...LOCALES).chain((locale) => {
  const text = words.map((written) => ({ [locale]: { text: written, state: 'original' as const } }))
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
  const money = fc.record({
    stage: fc.constantFrom(...REPORTED_MONEY_STAGES),
    basis: fc.constantFrom(...MONEY_BASES),
    scope: fc.constantFrom(...MONEY_SCOPES),
    amount: decimal,
    currency: fc.constantFrom('KZT', 'USD'),
    from: fc.constant('2024'),
    to: maybe(fc.constant('2025-06')),
    provider: maybe(text),
    note: maybe(text),
  })
  const item = fc.record({
    title: words,
    url: link,
    file: maybe(fc.constant(aFile)),
    kind: fc.constantFrom(...SOURCE_KINDS),
    publisher: maybe(words),
    publishedOn: maybe(year),
    language: maybe(fc.constant('ru')),
    about: fc.constant<string[]>([]),
  })
  return fc
    .record({
      commitment: fc.constant(base.reference),
      cycle: fc.constant(base.cycle),
      implementation: fc.constantFrom(...IMPLEMENTATION_STATUSES),
      selfRating: maybe(fc.constantFrom(...SELF_RATINGS)),
      done: text,
      outputs: fc.array(
        fc.record({
          kind: fc.constantFrom(...OUTPUT_KINDS),
          state: fc.constantFrom(...OUTPUT_STATES),
          title: text,
          on: maybe(year),
          url: maybe(link),
        }),
        { maxLength: 3 },
      ),
      values: fc.array(
        fc.record({
          indicator: fc.constantFrom('centres', 'people'),
          on: year,
          from: fc.constant('1999'),
          value: decimal,
          partial: fc.boolean(),
          methodBreak: fc.constant(false),
          note: maybe(text),
        }),
        { maxLength: 3 },
      ),
      steps: fc.uniqueArray(
        fc.record({
          milestone: fc.constantFrom('m1', 'm2'),
          state: fc.constant('reported' as const),
          doneOn: year,
          note: maybe(text),
        }),
        { selector: ({ milestone }) => milestone },
      ),
      money: fc.array(money, { maxLength: 3 }),
      groups: fc.array(
        fc.record({ name: text, count: maybe(fc.integer({ min: 5, max: 1e9 }).map(String)) }),
        {
          maxLength: 3,
        },
      ),
      challenges: maybe(text),
      supportNeeded: maybe(text),
      nextSteps: maybe(text),
      evidence: fc.array(item, { maxLength: 3 }),
      reviewersOnly: fc.constant(0),
      declaration: fc.constant(true),
    })
    .map((content) => {
      const keyed = content.money.map((line, index) => ({ ...line, key: `f${index + 1}` }))
      const claims = [
        'done',
        ...content.values.map(({ indicator }) => `value/${indicator}`),
        ...keyed.map(({ key }) => `money/${key}`),
        ...content.outputs.map((_, index) => `output/${index + 1}`),
      ]
      return {
        ...content,
        money: keyed,
        evidence: content.evidence.map((one, index) => ({ ...one, about: claims.slice(0, index) })),
      }
    })
    .filter((content) => ReportContent.safeParse(content).success)
})

test('a published report, opened for correction and handed in unchanged, is the same report', () => {
  fc.assert(
    fc.property(someContent, (content) => {
      const draft = { ...toReportDraft(content), declaration: 'yes' }
      expect(fromReportDraft(draft, base)).toEqual({ ok: true, content: ReportContent.parse(content) })
    }),
  )
})

test('a step documented as done comes back as done', () => {
  const draft = typed({
    steps: [{ milestone: 'm1', state: 'done', doneOn: '2026-05' }],
    evidence: [{ ...aDocument, about: ['step/m1'] }],
  })
  const first = fromReportDraft(draft, base)
  if (!first.ok) throw new Error('refused')
  const again = fromReportDraft({ ...toReportDraft(first.content), declaration: 'yes' }, base)
  expect(again).toEqual(first)
})

test('a correction is declared anew', () => {
  expect(toReportDraft(contentOf({})).declaration).toBe('')
})

test('a report from before a rule of today can still be read', () => {
  const value = {
    indicator: 'centres',
    on: '2025',
    from: null,
    value: '3',
    partial: false,
    methodBreak: true,
    note: null,
  }
  const old = {
    commitment: 'AAA-2021-01',
    cycle: '2025',
    implementation: 'in_progress',
    selfRating: null,
    done: { en: { text: 'Three centres.', state: 'original' } },
    values: [value, { ...value, value: '4' }],
    evidence: [],
  }
  expect(ReportContent.safeParse(old).success).toBe(false)
  expect(StoredReport.parse(old)).toMatchObject({
    values: [{ value: '3' }, { value: '4' }],
    steps: [],
    money: [],
  })
})
