import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { NOW, TODAY } from '@/db/testing/factory'
import { sourceGroups } from '@/lib/charts/sources'
import { svgOf } from '@/lib/charts/svg'
import { factsOf } from '@/lib/commitments/facts'
import { listCommitmentViews } from '@/lib/commitments/queries'
import { loadCompared, loadMoney, loadOutcomes } from '@/lib/compare/load'
import { NO_FUNDING_FILTER } from '@/lib/funding/filters'
import { findFunding, listFundingChoices } from '@/lib/funding/queries'
import { LOCALES } from '@/lib/i18n/model'
import { loadCountry } from '@/lib/makers/load-country'
import { listMakers } from '@/lib/makers/queries'
import { listActionTotals } from '@/lib/overview/queries'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { THRESHOLDS } from '@/lib/standing/facts'
import { actionFigureId } from './actions'
import { figureHref, isFigureId, readFigureFile } from './address'
import { indicatorFigure, indicatorFigureId, timelineFigure, timelineFigureId } from './commitments'
import { contextFigure as comparedContext, comparedFigure, comparedId } from './compare'
import {
  contextFigureId,
  countryFiguresId,
  countryFunnelId,
  countryPledgesId,
  figureGroups,
  OUTCOME_KINDS,
} from './countries'
import { csvOf } from './csv'
import { embedCode, frameHeight } from './frame'
import { fundingFigure, fundingId } from './funding'
import { ACTIONS_ID, FUNNEL_ID, MEASURES_ID, PLEDGES_ID } from './overview'
import { findFigure, SHELVES } from './registry'

describe('ids', () => {
  test.each([
    ['commitments/KEN-2021-09/centres', true],
    ['overview/pledges', true],
    ['overview', false],
    ['/overview/pledges', false],
    ['overview//pledges', false],
    ['overview/../pledges', false],
    ['overview/pledges.svg', false],
    ['overview/pl dges', false],
    [`overview/${'a'.repeat(200)}`, false],
    ['', false],
  ])('%s: %s', (id, is) => expect(isFigureId(id)).toBe(is))

  test('a file is read back as it is written', () => {
    const written = figureHref('kk', 'commitments/KEN-2021-09/centres', 'svg')
    expect(written).toBe('/api/v1/figures/commitments/KEN-2021-09/centres.svg?locale=kk')
    const [path = ''] = written.split('?')
    expect(readFigureFile(path.split('/').slice(4))).toEqual({
      id: 'commitments/KEN-2021-09/centres',
      format: 'svg',
    })
    expect(readFigureFile(['overview', 'pledges.exe'])).toBeNull()
    expect(readFigureFile(['overview', 'pledges'])).toBeNull()
    expect(readFigureFile(['.svg'])).toBeNull()
  })
})

const PAGE = /^\/(?:commitments\/[A-Z]{3}-\d{4}-\d+|countries\/[A-Z]{3}|actions\/\d+|funding|compare)?$/

describe('of the documented records', () => {
  let db: TestDatabase
  const reading = (locale: (typeof LOCALES)[number] = 'en') =>
    ({ db: db.reader, locale, asOf: null, day: TODAY }) as const

  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await loadSeed(db.app, readSeed, NOW, TODAY)
  })
  afterAll(() => db.end())

  /** Every id that a page lists, by the very functions that the pages draw with. */
  async function listed(): Promise<string[]> {
    const references = (await db.reader.execute<{ reference: string }>(
      'select reference from commitments order by 1',
    )) as unknown as { reference: string }[]
    const views = await listCommitmentViews(
      db.reader,
      references.map(({ reference }) => reference),
    )
    const ofCommitments = views.flatMap((commitment) => {
      const facts = factsOf(commitment)
      const part = { locale: 'en' as const, commitment, facts, thresholds: THRESHOLDS }
      return [
        ...commitment.indicators
          .filter((indicator) => indicatorFigure(part, indicator))
          .map(({ key }) => indicatorFigureId(commitment.reference, key)),
        ...(timelineFigure(part, TODAY) ? [timelineFigureId(commitment.reference)] : []),
      ]
    })
    const [makers, choices, actions] = await Promise.all([
      listMakers(db.reader),
      listFundingChoices(db.reader),
      listActionTotals(db.reader),
    ])
    const ofCountries = await Promise.all(
      makers.map(async ({ code }) => {
        const country = await loadCountry(db.reader, code)
        if (!country) throw new Error(`no ${code}`)
        const isDrawn = country.profile.pledges.total > 0
        return [
          ...(isDrawn ? [countryFunnelId(code), countryPledgesId(code)] : []),
          ...figureGroups(country.figures).map((group) => countryFiguresId(code, group)),
        ]
      }),
    )
    const ofFunding = await Promise.all(
      choices.currencies.flatMap((currency) =>
        [NO_FUNDING_FILTER, { ...NO_FUNDING_FILTER, country: 'KEN' }].map(async (filter) => {
          const asked = { ...filter, currency }
          const counts = await findFunding(db.reader, asked, { asOf: null, day: TODAY })
          return (['stages', 'flows', 'makers', 'actions'] as const).flatMap((name) =>
            fundingFigure('en', { day: TODAY, filter: asked, choices, counts }, name)
              ? [fundingId(asked, name)]
              : [],
          )
        }),
      ),
    )
    return [
      PLEDGES_ID,
      FUNNEL_ID,
      ACTIONS_ID,
      MEASURES_ID,
      ...ofCommitments,
      ...ofCountries.flat(),
      ...ofFunding.flat(),
      ...actions.map(({ number }) => actionFigureId(number)),
      ...(await comparedIds(['KEN', 'KAZ', 'KGZ'])),
    ]
  }

  async function comparedIds(codes: readonly string[]): Promise<string[]> {
    const profiles = await loadCompared(db.reader, codes, null)
    if (!profiles) throw new Error('an unknown country')
    const makers = profiles.map(({ maker }) => maker)
    const [countries, figures] = await Promise.all([
      loadMoney(db.reader, makers, { asOf: null, day: TODAY }),
      loadOutcomes(db.reader, makers, null),
    ])
    const currencies = new Set(countries.flatMap(({ money }) => money.map(({ currency }) => currency)))
    return [
      ...(['status', 'funnel', 'evidence', 'freshness', 'reporting', 'stages'] as const)
        .filter((name) => comparedFigure({ locale: 'en', day: TODAY, profiles }, name))
        .map((name) => comparedId(codes, name)),
      ...[...currencies].map((currency) => comparedId(codes, `money-${currency}`)),
      ...OUTCOME_KINDS.filter((kind) => comparedContext('en', { day: TODAY, makers, kind, figures })).map(
        (kind) => comparedId(codes, `context-${kind}`),
      ),
    ]
  }

  test('every id on a page finds its figure, and each has a finding, a source and values', async () => {
    const ids = await listed()
    expect(ids.length).toBeGreaterThan(60)
    expect(new Set(ids).size).toBe(ids.length)
    for (const kind of ['funding/', 'compare/KEN-KAZ-KGZ/', 'countries/KEN/', 'actions/'])
      expect(
        ids.some((id) => id.startsWith(kind)),
        kind,
      ).toBe(true)
    for (const id of ids) {
      const found = await findFigure(reading(), id)
      expect(found, id).not.toBeNull()
      if (!found) continue
      expect(found.figure.title, id).not.toBe('')
      expect(csvOf(found.figure).split('\r\n').length, id).toBeGreaterThan(2)
      expect(found.page, id).toMatch(PAGE)
      expect(sourceGroups(found.figure).length, id).toBeGreaterThan(0)
    }
  })

  test('a figure says apart what its values and what its target come from', async () => {
    const [commitment] = await listCommitmentViews(db.reader, ['KEN-2021-09'])
    const indicator = commitment?.indicators.find(({ key }) => key === 'counties')
    if (!commitment || !indicator) throw new Error('no indicator')
    const base = { from: null, saidBy: 'official', partial: false, methodBreak: false, note: null } as const
    const brought = { ...base, sources: [], assessment: null }
    const values = [
      { ...brought, on: '2024', value: '11', report: '2024' },
      { ...brought, on: '2025', value: '18', report: '2025' },
    ]
    const reported = { ...commitment, indicators: [{ ...indicator, values }] }
    const part = {
      locale: 'en' as const,
      commitment: reported,
      facts: factsOf(reported),
      thresholds: THRESHOLDS,
    }
    const figure = reported.indicators[0] && indicatorFigure(part, reported.indicators[0])
    if (!figure) throw new Error('no figure')
    expect(
      sourceGroups(figure).map(({ label, sources }) => [label, sources.map(({ text }) => text)]),
    ).toEqual([
      ['Sources of the values:', ['Kenya, report for 2024', 'Kenya, report for 2025']],
      ['Source of the target:', [expect.stringContaining('Gender equality push')]],
    ])
    expect(figure.sources[1]?.href).toBe('/en/commitments/KEN-2021-09#report-2025')
    const svg = svgOf(figure, { address: 'https://vaada.example/' }).replaceAll(/<[^>]*>/g, ' ')
    expect(svg.replaceAll(/\s+/g, ' ')).toContain('Sources of the values: Kenya, report for 2024')
    const [head = '', first = ''] = csvOf(figure).slice(1).split('\r\n')
    expect(head.split(',').at(-1)).toBe('source')
    expect(first).toMatch(/"Kenya, report for 2024"$/)
    const marked = csvOf(figure, { isDemo: true }).trimEnd().split('\r\n')
    expect(marked.map((row) => row.split(',').at(-1))).toEqual(['demonstration', 'true', 'true'])
  })

  test('in four languages, as pictures without a missing word', async () => {
    const ids = [
      PLEDGES_ID,
      FUNNEL_ID,
      ACTIONS_ID,
      MEASURES_ID,
      contextFigureId('KAZ', 'outcome'),
      countryFunnelId('KEN'),
      countryPledgesId('KEN'),
      actionFigureId(1),
      'funding/USD/all/stages',
      'funding/USD/all/makers',
      ...(await comparedIds(['KEN', 'KAZ', 'KGZ'])),
    ]
    for (const locale of LOCALES)
      for (const id of ids) {
        const found = await findFigure(reading(locale), id)
        if (!found) throw new Error(`no ${id}`)
        expect(svgOf(found.figure, { address: 'https://vaada.example/' })).toMatch(/^<svg .*<\/svg>\n$/s)
      }
  })

  test('context has no target, no pace and one scale', async () => {
    const kinds = await Promise.all(
      OUTCOME_KINDS.map((kind) => findFigure(reading(), contextFigureId('KAZ', kind))),
    )
    const drawn = kinds.flatMap((found) => {
      const data = found?.figure.data
      return data?.kind === 'multiples'
        ? data.panels.map(({ series }) => series)
        : data?.kind === 'series'
          ? [data.series]
          : []
    })
    expect(drawn.length).toBeGreaterThan(0)
    for (const series of drawn)
      expect([series.baseline, series.target, series.pace]).toEqual([null, null, null])
  })

  test('the squares are as many as the funnel begins with', async () => {
    const [pledges, funnel] = await Promise.all([
      findFigure(reading(), PLEDGES_ID),
      findFigure(reading(), FUNNEL_ID),
    ])
    if (pledges?.figure.data.kind !== 'squares' || funnel?.figure.data.kind !== 'funnel')
      throw new Error('other kinds')
    const squares = pledges.figure.data.groups.flatMap(({ rows }) => rows.flatMap(({ items }) => items))
    expect(squares).toHaveLength(funnel.figure.data.steps[0]?.count ?? -1)
  })

  test('as of a date it shows what was known and dated then', async () => {
    const asOf = { day: '2020-12-31', seq: 1_000_000, pinned: true, reconstructed: true }
    const then = { ...reading(), asOf, day: asOf.day }
    const [before, now] = await Promise.all([findFigure(then, FUNNEL_ID), findFigure(reading(), FUNNEL_ID)])
    const count = (found: typeof now) =>
      found?.figure.data.kind === 'funnel' ? (found.figure.data.steps[0]?.count ?? 0) : 0
    expect(count(before)).toBeGreaterThan(0)
    expect(count(before)).toBeLessThan(count(now))
    expect(before?.figure.asOf).toBe('2020-12-31')
    expect(await findFigure(then, timelineFigureId('KEN-2021-02'))).toBeNull()
  })

  test.each([
    'commitments/XXX-2021-01/centres',
    'commitments/KEN-2021-01/no-such-indicator',
    'commitments/KEN-2021-01',
    'overview/else',
    'countries/XXX/context-outcome',
    'countries/KAZ/context-nothing',
    'countries/KAZ/context-__proto__',
    'countries/KAZ/figures-nothing',
    'countries/XXX/funnel',
    'compare/KAZ/status',
    'compare/KAZ-KAZ/status',
    'compare/KAZ-XXX/status',
    'compare/KAZ-KGZ-TJK-TKM-UZB-KEN-FRA/status',
    'compare/KAZ-KGZ/else',
    'compare/KAZ-KGZ/context-__proto__',
    'compare/KAZ-KGZ/money-XXX',
    'funding/XXX/all/stages',
    'funding/USD/all-all-all/stages',
    'funding/USD/XXX-all-all/stages',
    'funding/USD/all/else',
    'actions/99/status',
  ])('%s is none', async (id) => expect(await findFigure(reading(), id)).toBeNull())

  test('a narrowed figure leads to its page as it was narrowed', async () => {
    const [compared, funded] = await Promise.all([
      findFigure(reading(), comparedId(['KEN', 'KAZ'], 'status')),
      findFigure(reading(), 'funding/USD/KEN-all-all/stages'),
    ])
    expect(compared).toMatchObject({ page: '/compare', query: { country: ['KEN', 'KAZ'] } })
    expect(funded).toMatchObject({ page: '/funding', query: { country: 'KEN', currency: 'USD' } })
    expect(funded?.figure.title).toMatch(/^Kenya\. /)
    // In the order chosen, which is no order of merit.
    const rows = compared?.figure.data.kind === 'stacked' ? compared.figure.data.rows : []
    expect(rows.map(({ key }) => key)).toEqual(['KEN', 'KAZ'])
  })

  test('what is not stated has no number, in the drawing as in the file', async () => {
    const found = await findFigure(reading(), comparedId(['KEN', 'KAZ'], 'money-USD'))
    if (found?.figure.data.kind !== 'bars') throw new Error('no bars')
    const cells = found.figure.data.rows.flatMap((row) => row.cells)
    expect(new Set(cells.map(({ value }) => value === null))).toEqual(new Set([true, false]))
    for (const { value, text } of cells) expect(/\d/.test(text), text).toBe(value !== null)
    const written = csvOf(found.figure).trim().split('\r\n').slice(1)
    const empty = written.flatMap((line) => line.split(',').slice(2)).filter((field) => field === '')
    expect(empty).toHaveLength(cells.filter(({ value }) => value === null).length)
  })

  test('no two shelves claim one id', async () => {
    for (const id of await listed()) expect(SHELVES.filter((shelf) => shelf.id.test(id))).toHaveLength(1)
  })

  test('the code for a frame is one element, whatever the title holds', async () => {
    const found = await findFigure(reading(), FUNNEL_ID)
    if (!found) throw new Error('no funnel')
    const figure = { ...found.figure, title: 'A "quoted" <title> & more' }
    const code = embedCode(figure, 'https://vaada.example/en/embed/overview/funnel?asOf=2026-11-23.7')
    expect(code).toContain('title="A &quot;quoted&quot; &lt;title&gt; &amp; more"')
    expect(code).toMatch(/^<iframe [^<>]*><\/iframe>$/)
    expect(code).toContain('src="https://vaada.example/en/embed/overview/funnel?asOf=2026-11-23.7"')
    // Words take more lines on a phone.
    expect(frameHeight(figure, 360)).toBeGreaterThan(frameHeight(figure, 760))
  })
})

test('a file of values is safe to open, and its keys are the same in every language', () => {
  const figure = {
    title: 'T',
    lede: null,
    unit: null,
    sources: [],
    asOf: TODAY,
    data: {
      kind: 'bullet' as const,
      rows: [
        {
          key: 'a',
          label: '=1+1, "x"',
          value: -0.5,
          independent: null,
          verified: false,
          baseline: 1e-7,
          target: 30,
          needed: null,
        },
      ],
    },
  }
  const [head, row] = csvOf({ ...figure, locale: 'ru' }).split('\r\n')
  expect(head).toBe('\ufeffkey,name,value,independent,baseline,needed,target,unit,verified,note')
  expect(row).toBe(`a,"'=1+1, ""x""",-0.5,,1e-7,,30,,false,`)
  expect(csvOf({ ...figure, locale: 'kk' }).split('\r\n')[0]).toBe(head)
})
