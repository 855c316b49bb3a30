import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldErrors } from '@/lib/action-result'
import type { FileRef } from '@/lib/files/input'
import { fieldsOf } from '@/lib/form-data'
import { LOCALES, type Locale, type LocalizedText, TEXT_STATES } from '@/lib/i18n/model'
import { DIRECTIONS, MEASURES, SPEAKERS } from '@/lib/indicators/model'
import { canonicalJson } from '@/lib/ledger/canonical'
import { differencesOf } from '@/lib/ledger/differences'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { CommitmentDraft, emptyDraft, fromDraft, toDraft } from './draft'
import { CommitmentContent } from './input'
import {
  ACTION_BASES,
  CERTAINTIES,
  CLOSURES,
  COMMITMENT_TYPES,
  COMPILERS,
  DELIVERY_STAGES,
  LEVEL_BASES,
  LEVELS,
} from './model'

const FILLED: CommitmentContent = {
  maker: 'FRA',
  framework: 'gef-gbv',
  level: 'coalition_commitment',
  levelBasis: 'announced',
  types: ['programmatic'],
  actions: [
    { action: 3, basis: 'stated' },
    { action: 1, basis: 'inferred' },
  ],
  title: text('Test title', { ru: ['Проба', 'checked'], kk: ['Сынақ', 'unreviewed'] }),
  summary: text('Test summary'),
  wording: { ru: { text: 'Первый абзац\nвторой абзац', state: 'original' } },
  madeOn: '2021-07',
  startsOn: null,
  dueOn: '2026',
  leadInstitution: text('Test ministry'),
  partners: [text('Partner A', { uz: ['Hamkor A', 'checked'] }), text('Partner B')],
  geography: null,
  groups: null,
  helpSought: null,
  certainty: 'documented',
  compiledBy: 'office',
  closure: null,
  deadlineMissed: null,
  search: null,
  indicators: [
    {
      key: 'i1',
      name: text('Test figure', { ru: ['Показатель', 'checked'] }),
      unit: text('units'),
      direction: 'increase',
      measure: 'level',
      baseline: { value: '10.50', on: '2020' },
      target: { value: '30', on: null },
      method: null,
      sources: ['s2', 's1'],
      values: [
        value('12', '2021-12-31', { note: text('First count') }),
        value('15', '2022-12-31'),
        value('14', '2022-12-31', { saidBy: 'independent', partial: true, sources: ['s1'] }),
      ],
    },
  ],
  milestones: [
    {
      key: 'm1',
      name: text('Test step'),
      kind: 'step',
      state: 'planned',
      dueOn: '2024-06',
      doneOn: null,
      note: null,
      sources: [],
    },
  ],
  deliverySteps: [
    { stage: 'announced', reachedOn: null, note: text('As announced'), sources: ['s1'] },
    { stage: 'bill', reachedOn: '2023', note: null, sources: ['s2'] },
    { stage: 'bill', reachedOn: '2023', note: text('Second reading'), sources: ['s1', 's2'] },
  ],
  money: [
    {
      key: 'f1',
      stage: 'pledged',
      basis: 'total',
      scope: 'this_promise',
      amount: '1000.000',
      currency: 'EUR',
      period: text('FY2022'),
      from: '2022-04-01',
      to: '2023-03-31',
      provider: text('Test fund'),
      receiver: text('Test office'),
      iatiIdentifier: 'XX-TEST-1',
      note: null,
      sources: ['s1'],
    },
  ],
  sources: [source('s1'), source('s2')],
  note: null,
}

function text(english: string, others: Partial<Record<Locale, [string, 'checked' | 'unreviewed']>> = {}) {
  return {
    en: { text: english, state: 'original' },
    ...Object.fromEntries(
      Object.entries(others).map(([locale, [words, state]]) => [locale, { text: words, state }]),
    ),
  } as LocalizedText
}

function value(
  figure: string,
  on: string,
  more: Partial<CommitmentContent['indicators'][number]['values'][number]> = {},
): CommitmentContent['indicators'][number]['values'][number] {
  return {
    value: figure,
    on,
    from: null,
    saidBy: 'official',
    partial: false,
    methodBreak: false,
    note: null,
    sources: ['s1'],
    ...more,
  }
}

function source(key: string): CommitmentContent['sources'][number] {
  return {
    key,
    title: `Test document ${key}`,
    url: `https://example.org/${key}`,
    kind: 'official_report',
    publisher: null,
    publishedOn: '2021-07-01',
    language: 'en',
  }
}

const base = (published: CommitmentContent) => ({
  maker: published.maker,
  compiledBy: published.compiledBy,
  published,
})

/** The draft of a published content with some entries typed over. */
const change = (typed: (draft: CommitmentDraft) => void, published = FILLED) => {
  const draft = structuredClone(toDraft(published))
  typed(draft)
  return fromDraft(CommitmentDraft.parse(draft), base(published))
}

const contentOf = (outcome: ReturnType<typeof fromDraft>): CommitmentContent => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.content
}

const errorsOf = (outcome: ReturnType<typeof fromDraft>): FieldErrors => (outcome.ok ? {} : outcome.errors)

/** What a browser sends of a form that shows this draft: one entry a field, ticked boxes in the order of the page. */
function formOf(draft: CommitmentDraft): FormData {
  const form = new FormData()
  const put = (path: string, typed: unknown): void => {
    if (typeof typed === 'string') form.append(path, typed.replaceAll('\n', '\r\n'))
    else if (Array.isArray(typed) && typed.every((one) => typeof one === 'string'))
      for (const box of typed.toSorted()) form.append(`${path}[]`, box)
    else if (typed !== null && typeof typed === 'object')
      for (const [name, inner] of Object.entries(typed)) put(path ? `${path}.${name}` : name, inner)
  }
  put('', draft)
  // It says that the question was asked even where no box is ticked.
  form.append('inferred[]', '')
  return form
}

// Texts as a form can hold them: trimmed, on one line where their field has one line.
const words = (max: number) =>
  fc
    .string({ minLength: 1, maxLength: max, unit: 'grapheme' })
    .map((typed) => typed.replaceAll(/\s+/g, ' ').replaceAll('\0', '').trim())
    .filter((typed) => typed.length > 0 && typed.length <= max)
const localized = (max: number) =>
  fc
    .dictionary(
      fc.constantFrom(...LOCALES),
      fc.record({ text: words(max), state: fc.constantFrom(...TEXT_STATES) }),
      { minKeys: 1 },
    )
    .map((texts) => texts as LocalizedText)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const partialDate = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .chain((day) => fc.constantFrom(...[4, 7, 10].map((length) => day.toISOString().slice(0, length))))
const decimal = fc
  .tuple(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), fc.stringMatching(/^\d{0,6}$/))
  .map(([whole, fraction]) => (fraction ? `${whole}.${fraction}` : `${whole}`))
const KEYS = ['s1', 's2', 'law-3'] as const
const cited = fc.uniqueArray(fc.constantFrom(...KEYS))
const keyed = <T extends object>(row: fc.Arbitrary<T>) =>
  fc
    .array(row, { maxLength: 3 })
    .map((rows) => rows.map((one, index) => ({ ...one, key: `k${rows.length - index}` })))

const valueContent = fc.record({
  on: partialDate,
  from: fc.constant(null),
  value: decimal,
  saidBy: fc.constantFrom(...SPEAKERS),
  partial: fc.boolean(),
  methodBreak: fc.boolean(),
  note: maybe(localized(60)),
  sources: cited,
})
const point = maybe(fc.record({ value: decimal, on: maybe(partialDate) }))
const content: fc.Arbitrary<CommitmentContent> = fc
  .record({
    maker: fc.constantFrom('FRA', 'KEN'),
    framework: fc.constantFrom('gef-gbv', 'national'),
    level: fc.constantFrom(...LEVELS),
    levelBasis: fc.constantFrom(...LEVEL_BASES),
    types: fc.uniqueArray(fc.constantFrom(...COMMITMENT_TYPES)),
    actions: fc.uniqueArray(
      fc.record({ action: fc.integer({ min: 1, max: 4 }), basis: fc.constantFrom(...ACTION_BASES) }),
      { selector: ({ action }) => action },
    ),
    title: localized(80),
    summary: maybe(localized(80)),
    wording: maybe(localized(80)),
    madeOn: maybe(partialDate),
    startsOn: fc.constant(null),
    dueOn: maybe(partialDate),
    leadInstitution: maybe(localized(40)),
    partners: fc.array(localized(40), { maxLength: 3 }),
    geography: maybe(localized(40)),
    groups: maybe(localized(40)),
    helpSought: maybe(localized(40)),
    certainty: fc.constantFrom(...CERTAINTIES),
    compiledBy: fc.constantFrom(...COMPILERS),
    closure: maybe(
      fc.record({
        kind: fc.constantFrom(...CLOSURES),
        on: partialDate,
        reason: localized(60),
        sources: fc.constant<string[]>(['s1']),
      }),
    ),
    deadlineMissed: maybe(fc.record({ note: localized(60), sources: fc.constant<string[]>(['s2', 's1']) })),
    search: maybe(fc.record({ on: partialDate, places: localized(60) })),
    indicators: keyed(
      fc.record({
        name: localized(40),
        unit: localized(20),
        direction: fc.constantFrom(...DIRECTIONS),
        measure: fc.constantFrom(...MEASURES),
        baseline: point,
        target: point,
        method: maybe(localized(60)),
        sources: cited,
        values: fc.array(valueContent, { maxLength: 3 }),
      }),
    ),
    milestones: keyed(
      fc.record({
        name: localized(40),
        kind: fc.constantFrom(...MILESTONE_KINDS),
        state: fc.constantFrom(...MILESTONE_STATES),
        dueOn: maybe(partialDate),
        doneOn: maybe(partialDate),
        note: maybe(localized(60)),
        sources: cited,
      }),
    ),
    deliverySteps: fc.array(
      fc.record({
        stage: fc.constantFrom(...DELIVERY_STAGES),
        reachedOn: maybe(partialDate),
        note: maybe(localized(60)),
        sources: fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1 }),
      }),
      { maxLength: 3 },
    ),
    money: keyed(
      fc.record({
        stage: fc.constantFrom(...MONEY_STAGES),
        basis: fc.constantFrom(...MONEY_BASES),
        scope: fc.constantFrom(...MONEY_SCOPES),
        amount: decimal,
        currency: fc.constantFrom('EUR', 'UZS'),
        period: maybe(localized(40)),
        from: maybe(partialDate),
        to: maybe(partialDate),
        provider: maybe(localized(40)),
        receiver: maybe(localized(40)),
        iatiIdentifier: maybe(words(40)),
        note: maybe(localized(60)),
        sources: cited,
      }),
    ),
    sources: fc.tuple(
      ...KEYS.map((key) =>
        fc.record({
          key: fc.constant(key as string),
          title: words(60),
          url: maybe(fc.constant('https://example.org/a')),
          kind: fc.constantFrom(...SOURCE_KINDS),
          publisher: maybe(words(40)),
          publishedOn: maybe(partialDate),
          language: maybe(fc.constantFrom('en', 'ru')),
        }),
      ),
    ),
    note: maybe(localized(60)),
  })
  .map((made) =>
    CommitmentContent.parse({
      ...made,
      levelBasis: made.level === 'coalition_commitment' ? made.levelBasis : null,
    }),
  )

describe('a published commitment, shown in the form and handed in as it is', () => {
  test('is what was published, whatever its texts, figures and rows', () => {
    fc.assert(
      fc.property(content, (published) => {
        const again = contentOf(fromDraft(toDraft(published), base(published)))
        expect(canonicalJson(again)).toBe(canonicalJson(published))
        expect(differencesOf(published, again)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('also after a browser has sent it', () => {
    fc.assert(
      fc.property(content, (published) => {
        const sent = CommitmentDraft.parse(fieldsOf(formOf(toDraft(published))))
        expect(canonicalJson(contentOf(fromDraft(sent, base(published))))).toBe(canonicalJson(published))
      }),
      { numRuns: 150 },
    )
  })

  test('also out of a draft that was kept', () => {
    fc.assert(
      fc.property(content, (published) => {
        const draft = toDraft(published)
        expect(CommitmentDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
      }),
      { numRuns: 100 },
    )
  })

  test('a title is one line, however it was typed', () => {
    const draft = CommitmentDraft.parse({ title: 'A title\r\n on two lines', titleIn: { ru: 'Две\nстроки' } })
    expect([draft.title, draft.titleIn?.ru]).toEqual(['A title on two lines', 'Две строки'])
  })

  test('paragraphs of a text survive the line ends of a form', () => {
    const sent = CommitmentDraft.parse(fieldsOf(formOf(toDraft(FILLED))))
    expect(contentOf(fromDraft(sent, base(FILLED))).wording).toEqual(FILLED.wording)
  })
})

describe('a text and its translations', () => {
  test('a translation that somebody writes is unreviewed', () => {
    const { title } = contentOf(
      change((draft) => {
        if (draft.titleIn) draft.titleIn.uz = 'Sinov'
      }),
    )
    expect(title.uz).toEqual({ text: 'Sinov', state: 'unreviewed' })
    expect(title.ru?.state).toBe('checked')
  })

  test('a checked translation that somebody changes is unreviewed again', () => {
    const { title } = contentOf(
      change((draft) => {
        if (draft.titleIn) draft.titleIn.ru = 'Другая проба'
      }),
    )
    expect(title.ru).toEqual({ text: 'Другая проба', state: 'unreviewed' })
  })

  test('a tick proposes it as checked', () => {
    const { title } = contentOf(
      change((draft) => {
        draft.titleIn?.checked.push('kk')
      }),
    )
    expect(title.kk).toEqual({ text: 'Сынақ', state: 'checked' })
  })

  test('translations left as they were are outdated once the original changed', () => {
    const { title } = contentOf(
      change((draft) => {
        draft.title = 'Another title'
        if (draft.titleIn) draft.titleIn.kk = 'Басқа атау'
      }),
    )
    expect(title).toEqual({
      en: { text: 'Another title', state: 'original' },
      ru: { text: 'Проба', state: 'outdated' },
      kk: { text: 'Басқа атау', state: 'unreviewed' },
    })
  })

  test('an emptied translation is gone, an emptied original takes all with it', () => {
    const after = contentOf(
      change((draft) => {
        if (draft.titleIn) draft.titleIn.ru = ' '
        draft.leadInstitution = ''
      }),
    )
    expect(after.title.ru).toBeUndefined()
    expect(after.leadInstitution).toBeNull()
  })

  test('a text is changed in the language it was published in, whatever the record is written in', () => {
    const { wording } = contentOf(
      change((draft) => {
        draft.wording = 'Исправленный абзац'
      }),
    )
    expect(wording).toEqual({ ru: { text: 'Исправленный абзац', state: 'original' } })
  })

  test('a translation of a new text that has no original is refused at the original', () => {
    const outcome = change((draft) => {
      draft.groupsIn = { en: '', ru: 'Все', kk: '', uz: '', checked: [] }
    })
    expect(errorsOf(outcome)).toEqual({ groups: 'original_missing' })
  })

  test('a translation too long is refused in its own field', () => {
    const outcome = change((draft) => {
      if (draft.titleIn) draft.titleIn.kk = 'а'.repeat(161)
      if (draft.indicators[0]?.nameIn) draft.indicators[0].nameIn.uz = 'a'.repeat(301)
      if (draft.partners[1]?.nameIn) draft.partners[1].nameIn.ru = 'я'.repeat(301)
    })
    expect(errorsOf(outcome)).toEqual({
      'titleIn.kk': 'too_long',
      'indicators.0.nameIn.uz': 'too_long',
      'partners.1.nameIn.ru': 'too_long',
    })
  })
})

describe('values', () => {
  const NEW = { row: 'new', value: '1 234,5', on: '31.12.2023', saidBy: 'official', sources: ['s2'] }

  test('a new one comes after those published', () => {
    const [indicator] = contentOf(
      change((draft) => {
        draft.indicators[0]?.values.push(NEW as never)
      }),
    ).indicators
    expect(indicator?.values.slice(0, 3)).toEqual(FILLED.indicators[0]?.values)
    expect(indicator?.values[3]).toEqual(value('1234.5', '2023-12-31', { sources: ['s2'] }))
  })

  test('none published goes away because its row does', () => {
    const [indicator] = contentOf(
      change((draft) => {
        if (draft.indicators[0]) draft.indicators[0].values = []
      }),
    ).indicators
    expect(indicator?.values).toEqual(FILLED.indicators[0]?.values)
  })

  test('one published is corrected in its place', () => {
    const [indicator] = contentOf(
      change((draft) => {
        const row = draft.indicators[0]?.values[1]
        if (row) Object.assign(row, { value: '16', on: '2022' })
      }),
    ).indicators
    expect(indicator?.values.map((one) => one.value)).toEqual(['12', '16', '14'])
  })

  test('one published can’t be emptied', () => {
    const outcome = change((draft) => {
      const row = draft.indicators[0]?.values[0]
      if (row) Object.assign(row, { value: '', on: '', note: '', sources: [] })
    })
    expect(errorsOf(outcome)).toEqual({
      'indicators.0.values.0.value': 'required',
      'indicators.0.values.0.on': 'required',
    })
  })

  test('faults are told at the row that holds them', () => {
    const outcome = change((draft) => {
      draft.indicators[0]?.values.push(
        {} as never,
        { ...NEW, value: 'many', on: '2023', from: '2024', saidBy: '' } as never,
      )
    })
    expect(errorsOf(outcome)).toEqual({
      'indicators.0.values.4.value': 'not_a_number',
      'indicators.0.values.4.from': 'period_order',
      'indicators.0.values.4.saidBy': 'required',
    })
    const cited = change((draft) => {
      draft.indicators[0]?.values.push({} as never, { ...NEW, sources: ['s9'] } as never)
    })
    expect(errorsOf(cited)).toEqual({ 'indicators.0.values.4.sources': 'unknown_source' })
  })
})

describe('rows', () => {
  test('partners can be typed as lines', () => {
    const draft = CommitmentDraft.parse({ ...toDraft(FILLED), partners: 'Partner B\n\nPartner C' })
    expect(contentOf(fromDraft(draft, base(FILLED))).partners).toEqual([text('Partner B'), text('Partner C')])
  })

  test('a stage keeps its note in all languages when its date is corrected', () => {
    const { deliverySteps } = contentOf(
      change((draft) => {
        if (draft.deliverySteps[2]) draft.deliverySteps[2].reachedOn = '05.2024'
      }),
    )
    expect(deliverySteps[2]).toEqual({ ...FILLED.deliverySteps[2], reachedOn: '2024-05' })
  })

  test('a money line keeps provider, receiver and identifier, and each can be changed', () => {
    const [line] = contentOf(
      change((draft) => {
        if (draft.money[0]) Object.assign(draft.money[0], { receiver: 'Another office', to: '2024' })
      }),
    ).money
    expect(line).toEqual({ ...FILLED.money[0], receiver: text('Another office'), to: '2024' })
  })

  test('a period that ends before it starts is refused', () => {
    const outcome = change((draft) => {
      if (draft.money[0]) draft.money[0].to = '2021'
    })
    expect(errorsOf(outcome)).toEqual({ 'money.0.from': 'period_order' })
  })

  test('rows that are no rows and texts that are no texts are empty', () => {
    const draft = CommitmentDraft.parse({
      indicators: ['x', null, [1], { name: 7 }],
      closure: 'x',
      search: [],
    })
    expect(draft.indicators.map(({ name }) => name)).toEqual(['', '', '', ''])
    expect(draft.closure.kind).toBe('')
  })
})

describe('a file as a source', () => {
  const FILE: FileRef = { sha256: 'a'.repeat(64), name: 'test.pdf', type: 'application/pdf', bytes: 9 }
  const attach = (sha256: string, files: FileRef[]) => {
    const draft = structuredClone(toDraft(FILLED))
    if (draft.sources[1]) Object.assign(draft.sources[1], { file: sha256, url: '' })
    return fromDraft(CommitmentDraft.parse(draft), { ...base(FILLED), files })
  }

  test('is named by its hash, and told by its name', () => {
    const { sources } = contentOf(attach(FILE.sha256, [FILE]))
    expect(sources[1]).toEqual({ ...source('s2'), url: null, file: FILE })
    expect(sources[0]).toEqual(source('s1'))
  })

  test('stays once published, and can be taken out', () => {
    const published: CommitmentContent = {
      ...FILLED,
      sources: [source('s1'), { ...source('s2'), file: FILE }],
    }
    expect(contentOf(change(() => {}, published))).toEqual(published)
    const without = change((draft) => {
      if (draft.sources[1]) draft.sources[1].file = ''
    }, published)
    expect(contentOf(without).sources[1]).toEqual(source('s2'))
  })

  test('that isn’t attached is refused where the document is named', () => {
    expect(errorsOf(attach(FILE.sha256, []))).toEqual({ 'sources.1.url': 'unknown_file' })
  })
})

describe('how a promise ended', () => {
  test('a withdrawal says when, why and by which document', () => {
    const outcome = change((draft) => {
      draft.closure.kind = 'withdrawn'
    })
    expect(errorsOf(outcome)).toEqual({
      'closure.on': 'required',
      'closure.reason': 'required',
      'closure.sources': 'needs_source',
    })
    const { closure } = contentOf(
      change((draft) => {
        Object.assign(draft.closure, { kind: 'withdrawn', on: '05.2024', reason: 'Test', sources: ['s1'] })
      }),
    )
    expect(closure).toEqual({ kind: 'withdrawn', on: '2024-05', reason: text('Test'), sources: ['s1'] })
  })

  test('a missed deadline needs a source, a search its day and its places', () => {
    const outcome = change((draft) => {
      draft.deadlineMissed.note = 'Test'
      draft.search.on = '2024'
    })
    expect(errorsOf(outcome)).toEqual({
      'deadlineMissed.sources': 'needs_source',
      'search.places': 'required',
    })
  })

  test('emptied, they are taken back', () => {
    const published: CommitmentContent = {
      ...FILLED,
      search: { on: '2024', places: text('Test places') },
      deadlineMissed: { note: text('Test'), sources: ['s1'] },
    }
    const after = contentOf(
      change((draft) => {
        Object.assign(draft.search, { on: '', places: '' })
        Object.assign(draft.deadlineMissed, { note: '', sources: [] })
      }, published),
    )
    expect([after.search, after.deadlineMissed]).toEqual([null, null])
  })
})

describe('every field of the form', () => {
  const FULL: CommitmentContent = {
    ...FILLED,
    geography: text('Test place'),
    groups: text('Test groups'),
    helpSought: text('Test help'),
    startsOn: '2021',
    note: text('Test note'),
    closure: { kind: 'superseded', on: '2025', reason: text('Test reason'), sources: ['s1'] },
    deadlineMissed: { note: text('Test words'), sources: ['s1'] },
    search: { on: '2025', places: text('Test places') },
    milestones: FILLED.milestones.map((one) => ({ ...one, doneOn: '2024', note: text('Test note') })),
    money: FILLED.money.map((line) => ({ ...line, note: text('Test note') })),
    indicators: FILLED.indicators.map((one) => ({ ...one, method: text('Test method') })),
  }
  /** Another answer that its field would take; null: it says nothing of the promise by itself. */
  const other: Readonly<Record<string, string | null>> = {
    row: null,
    key: null,
    file: null,
    answer: null,
    language: null,
    framework: 'national',
    level: 'international_pledge',
    levelBasis: 'registered',
    kind: 'event',
    state: 'in_progress',
    direction: 'decrease',
    measure: 'count',
    stage: 'allocated',
    basis: 'at_least',
    scope: 'wider',
    currency: 'KES',
    certainty: 'unclear',
    url: 'https://example.org/other',
  }
  const OF_LIST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    deliverySteps: { stage: 'policy' },
    sources: { kind: 'law', language: 'ru' },
    closure: { kind: 'withdrawn' },
  }
  const answerTo = (path: readonly string[], was: string): string | null => {
    const [list = '', name = ''] = [path[0], path.at(-1)]
    const own = OF_LIST[list]?.[name]
    if (own !== undefined) return own
    if (name in other) return other[name] ?? null
    if (name === 'saidBy') return was === 'official' ? 'independent' : 'official'
    if (name === 'partial' || name === 'methodBreak') return was === '' ? 'yes' : ''
    if (/(On|^on|^from|^to)$/.test(name))
      return name === 'from' || name === 'startsOn' ? '01.2021' : '11.2029'
    if (/(Value|^value|^amount)$/.test(name)) return '77'
    return 'Something else'
  }

  /** Every single entry of the draft. */
  function* entriesOf(at: unknown, path: readonly string[] = []): Generator<[string[], string]> {
    if (typeof at === 'string') yield [[...path], at]
    else if (Array.isArray(at) && at.every((one) => typeof one === 'string')) return
    else if (at !== null && typeof at === 'object')
      for (const [name, inner] of Object.entries(at)) yield* entriesOf(inner, [...path, name])
  }

  const put = (draft: unknown, path: readonly string[], typed: string) => {
    let at = draft as Record<string, unknown>
    for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>
    at[path.at(-1) ?? ''] = typed
  }

  test('has its difference in words when it is changed', () => {
    const published = CommitmentContent.parse(FULL)
    let tried = 0
    for (const [path, was] of entriesOf(toDraft(published))) {
      const typed = answerTo(path, was)
      // The field of a text's own language is the text itself.
      const isOwn =
        path.at(-2)?.endsWith('In') && was === '' && !['ru', 'kk', 'uz'].includes(path.at(-1) ?? '')
      if (typed === null || isOwn || path.includes('wordingIn')) continue
      const outcome = change((draft) => put(draft, path, typed), published)
      if (!outcome.ok) continue
      tried += 1
      expect(differencesOf(published, outcome.content), path.join('.')).not.toEqual([])
    }
    expect(tried).toBeGreaterThan(120)
  })
})

describe('actions', () => {
  test('each is stated by a source unless somebody says that it is inferred', () => {
    const { actions } = contentOf(
      change((draft) => {
        draft.actions = ['1', '3', '4']
        draft.inferred = ['4']
      }),
    )
    expect(actions).toEqual([
      { action: 3, basis: 'stated' },
      { action: 1, basis: 'stated' },
      { action: 4, basis: 'inferred' },
    ])
  })

  test('where nobody was asked, they stay as published', () => {
    const { actions } = contentOf(
      change((draft) => {
        draft.inferred = null
      }),
    )
    expect(actions).toEqual(FILLED.actions)
  })
})

test('an empty draft says everything that is missing, and nothing twice', () => {
  const outcome = fromDraft(emptyDraft('uz'), { maker: 'UZB', compiledBy: 'office', published: null })
  expect(Object.keys(errorsOf(outcome)).sort()).toEqual(['framework', 'level', 'summary', 'title', 'types'])
})

describe('whose words the record is told in', () => {
  const byVaada: CommitmentContent = { ...FILLED, compiledBy: 'vaada' }
  const changedByOffice = (typed: (draft: CommitmentDraft) => void, published: CommitmentContent) => {
    const draft = structuredClone(toDraft(published))
    typed(draft)
    return contentOf(
      fromDraft(CommitmentDraft.parse(draft), { maker: published.maker, compiledBy: 'office', published }),
    ).compiledBy
  }

  test('an office that moves the deadline or adds a translation has not written the summary', () => {
    const published = { ...byVaada, summary: { en: { text: 'Told by Vaada', state: 'original' as const } } }
    expect(
      changedByOffice((draft) => {
        draft.dueOn = '2031'
        draft.title = 'Named by the office'
      }, published),
    ).toBe('vaada')
    expect(
      changedByOffice((draft) => {
        draft.summaryIn = { en: '', ru: 'Перевод', kk: '', uz: '', checked: [] }
      }, published),
    ).toBe('vaada')
  })

  test('a summary that the office wrote is its own from then on', () => {
    const published = { ...byVaada, summary: { en: { text: 'Told by Vaada', state: 'original' as const } } }
    expect(
      changedByOffice((draft) => {
        draft.summary = 'Told by the office'
      }, published),
    ).toBe('office')
    expect(changedByOffice(() => undefined, { ...published, compiledBy: 'office' })).toBe('office')
  })

  test('without a summary it is the other texts that tell', () => {
    const published = {
      ...byVaada,
      summary: null,
      wording: { en: { text: 'We will build ten centres.', state: 'original' as const } },
    }
    expect(
      changedByOffice((draft) => {
        draft.dueOn = '2031'
      }, published),
    ).toBe('vaada')
    expect(
      changedByOffice((draft) => {
        draft.summary = 'Told by the office'
      }, published),
    ).toBe('office')
  })
})

test('what happened is not still to come; a deadline and a start may be', () => {
  const draft = emptyDraft('en')
  const typed = {
    ...draft,
    madeOn: '31.12.2026',
    startsOn: '2027',
    dueOn: '2030',
    milestones: [{ name: 'Law', kind: 'step', state: 'done', doneOn: '2027', dueOn: '2028' }],
    deliverySteps: [{ stage: 'law_in_force', reachedOn: '12.2026' }],
    sources: [{ title: 'Decree', url: 'https://example.org', kind: 'other', publishedOn: '01.12.2026' }],
  }
  const faultsOn = (today: string) =>
    Object.entries(
      errorsOf(
        fromDraft(CommitmentDraft.parse(typed), {
          maker: 'AAA',
          compiledBy: 'office',
          published: null,
          today,
        }),
      ),
    ).flatMap(([field, code]) => (code === 'in_future' ? [field] : []))
  expect(faultsOn('2026-11-30').sort()).toEqual([
    'deliverySteps.0.reachedOn',
    'madeOn',
    'milestones.0.doneOn',
    'sources.0.publishedOn',
  ])
  // A date that names a month or a year alone has come with its first day.
  expect(faultsOn('2026-12-01').sort()).toEqual(['madeOn', 'milestones.0.doneOn'])
})
