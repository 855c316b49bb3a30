import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { stoodAt, wasSentBy } from '@/lib/as-of/queries'
import { rows } from '@/lib/commitments/columns'
import type { Level } from '@/lib/commitments/model'
import { INDICATORS, MONEY_LINES, REPORTS, SOURCE_LIST } from '@/lib/exports/children'
import { COMMITMENTS } from '@/lib/exports/commitments'
import type { Cells, Pin } from '@/lib/exports/model'
import { type ChildTable, childIds, knownBy, readExtract, type SqlTable } from '@/lib/exports/sql-table'
import { groupBy } from '@/lib/group-by'
import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'
import type { MakerKind } from '@/lib/makers/model'
import type { MoneyBasis, MoneyScope, MoneyStage } from '@/lib/money/model'
import type { ImplementationStatus } from '@/lib/reports/model'
import type { SourceKind } from '@/lib/sources/model'
import type { Status } from '@/lib/standing/model'
import {
  type DocumentFacts,
  hasWords,
  type IndicatorFacts,
  type MoneyFacts,
  type RecordFacts,
  type ReportFacts,
  type ValueFacts,
  type Words,
} from './facts'

/** Records in memory at a time. */
export const LOT = 400

/** The same rows with fewer columns; `key_` stands for all its languages. */
function pick<Table extends SqlTable>(table: Table, keys: readonly string[]): Table {
  const isAsked = ({ key, language }: Table['columns'][number]) =>
    keys.includes(language ? key.slice(0, -language.length) : key)
  return { ...table, columns: table.columns.filter(isAsked) }
}

const RECORDS: SqlTable = {
  ...COMMITMENTS,
  columns: [
    ...pick(
      COMMITMENTS,
      `reference maker maker_kind joint_members title_ title_original level types made_on starts_on due_on status
      closure closed_on summary_ wording_ groups_ geography_ lead_institution_`.split(/\s+/),
    ).columns,
    { key: 'year', type: 'integer', from: 'commitments.year', sql: sql.raw('c.year') },
  ],
}
const MONEY = pick(
  MONEY_LINES,
  `reference stage basis scope amount currency starts_on ends_on provider_ receiver_ iati_identifier note_
  sources report`.split(/\s+/),
)
const DAY = (day: string, precision: string): string =>
  `left(y.${day}::text, case y.${precision} when 'year' then 4 when 'month' then 7 else 10 end)`

/** The values of an indicator go with it as one cell: a row for each would cost more than all the rest. */
const TERMS: ChildTable = {
  ...INDICATORS,
  columns: [
    ...pick(
      INDICATORS,
      `reference indicator indicator_name_ unit_ direction baseline_value baseline_on target_value target_on
  method_ sources`.split(/\s+/),
    ).columns,
    {
      key: 'figures',
      type: 'text',
      from: 'indicator_values.value',
      empty: 'none',
      sql: (pin) =>
        sql`(select json_agg(json_build_array(${sql.raw(DAY('from_day', 'from_precision'))},
            ${sql.raw(DAY('on_day', 'precision'))}, y.value::text, y.said_by, y.partial, y.note,
            case when y.report_id is null then y.source_keys end) order by y.on_day, y.id)
          from indicator_values y where y.indicator_id = i.id and ${stoodAt('y', pin.asOf)}
            and ${knownBy('y.on_day', pin)} and ${wasSentBy('y', pin.isAsked ? pin.asOf : null)})`,
    },
  ],
}
const DOCUMENTS = pick(
  SOURCE_LIST,
  'reference source source_title address source_kind published_on source_language'.split(' '),
)
const REPORTED = pick(
  REPORTS,
  'reference cycle submitted_on implementation source_titles source_addresses'.split(' '),
)

/** Takes the cells of a row by the keys of its table. */
function cellsOf({ columns }: SqlTable) {
  const places = new Map(columns.map(({ key }, place) => [key, place]))
  const placeOf = (key: string): number => {
    const place = places.get(key)
    if (place === undefined) throw new Error(`no column ${key}`)
    return place
  }
  return {
    text: (key: string) => {
      const place = placeOf(key)
      return (row: Cells): string | null => (row[place] ?? null) as string | null
    },
    list: (key: string) => {
      const place = placeOf(key)
      return (row: Cells): string[] => (row[place] ? String(row[place]).split(';') : [])
    },
    words: (key: string) => {
      const each = LOCALES.map((locale) => [locale, placeOf(`${key}_${locale}`)] as const)
      return (row: Cells): Words => {
        let words: Words = NO_WORDS
        for (const [locale, place] of each) {
          const text = row[place]
          if (typeof text !== 'string' || text === '') continue
          if (words === NO_WORDS) words = {}
          words[locale] = text
        }
        return words
      }
    },
  }
}
const NO_WORDS: Words = Object.freeze({})

/** The records of `ids`, in their order. All columns and conditions are those of the tables that go out. */
export async function readRecords(db: PublicDb, ids: readonly number[], pin: Pin): Promise<RecordFacts[]> {
  const list = sql`select id from unnest(${`{${ids.join(',')}}`}::int[]) with ordinality t(id, n) order by n`
  const readAll = async (table: SqlTable, query: typeof list): Promise<Cells[]> => {
    const extract = await readExtract(db, table, query, pin)
    const found: Cells[] = []
    for await (const lot of extract.batches()) for (const cells of lot) found.push(cells)
    return found
  }
  const byRecord = async (table: ChildTable) =>
    groupBy(await readAll(table, childIds(table, list, pin)), reference(table))
  const [records, money, indicators, documents, reports] = await Promise.all([
    readAll(RECORDS, list),
    byRecord(MONEY),
    byRecord(TERMS),
    byRecord(DOCUMENTS),
    byRecord(REPORTED),
  ])
  const nameOf = reference(RECORDS)
  return records.map((record) => {
    const of = (found: Map<string | null, Cells[]>) => found.get(nameOf(record)) ?? []
    return {
      ...recordOf(record),
      money: of(money).map(moneyOf),
      indicators: of(indicators).map(indicatorOf),
      documents: of(documents).map(documentOf),
      reports: of(reports).map(reportOf),
    }
  })
}

const reference = (table: SqlTable) => cellsOf(table).text('reference')

const R = cellsOf(RECORDS)
const RECORD = {
  reference: R.text('reference'),
  year: R.text('year'),
  maker: R.text('maker'),
  makerKind: R.text('maker_kind'),
  members: R.list('joint_members'),
  title: R.words('title'),
  original: R.text('title_original'),
  level: R.text('level'),
  types: R.list('types'),
  madeOn: R.text('made_on'),
  startsOn: R.text('starts_on'),
  dueOn: R.text('due_on'),
  closedOn: R.text('closed_on'),
  closure: R.text('closure'),
  status: R.text('status'),
  summary: R.words('summary'),
  wording: R.words('wording'),
  groups: R.words('groups'),
  geography: R.words('geography'),
  lead: R.words('lead_institution'),
}

const recordOf = (row: Cells) => ({
  reference: RECORD.reference(row) as string,
  year: Number(RECORD.year(row)),
  maker: RECORD.maker(row) as string,
  makerKind: RECORD.makerKind(row) as MakerKind,
  members: RECORD.members(row),
  title: RECORD.title(row),
  original: (RECORD.original(row) as Locale | null) ?? 'en',
  level: RECORD.level(row) as Level,
  types: RECORD.types(row),
  madeOn: RECORD.madeOn(row),
  startsOn: RECORD.startsOn(row),
  dueOn: RECORD.dueOn(row),
  closedOn: RECORD.closedOn(row),
  closure: RECORD.closure(row),
  status: RECORD.status(row) as Status | null,
  summary: RECORD.summary(row),
  wording: RECORD.wording(row),
  groups: RECORD.groups(row),
  geography: RECORD.geography(row),
  lead: RECORD.lead(row),
})

const M = cellsOf(MONEY)
const LINE = {
  stage: M.text('stage'),
  basis: M.text('basis'),
  scope: M.text('scope'),
  amount: M.text('amount'),
  currency: M.text('currency'),
  from: M.text('starts_on'),
  to: M.text('ends_on'),
  provider: M.words('provider'),
  receiver: M.words('receiver'),
  report: M.text('report'),
  iatiIdentifier: M.text('iati_identifier'),
  note: M.words('note'),
  sources: M.list('sources'),
}

/** Names say nothing of their state. */
const nameOf = (words: Words): LocalizedText =>
  Object.fromEntries(
    LOCALES.flatMap((locale) =>
      words[locale] === undefined ? [] : [[locale, { text: words[locale], state: 'original' }]],
    ),
  )

function moneyOf(row: Cells, place: number): MoneyFacts {
  const providerWords = LINE.provider(row)
  const report = LINE.report(row)
  return {
    id: place,
    stage: LINE.stage(row) as MoneyStage,
    basis: LINE.basis(row) as MoneyBasis,
    scope: LINE.scope(row) as MoneyScope,
    amount: LINE.amount(row) as string,
    currency: LINE.currency(row) as string,
    from: LINE.from(row),
    to: LINE.to(row),
    provider: hasWords(providerWords) ? nameOf(providerWords) : null,
    providerWords,
    receiver: LINE.receiver(row),
    report,
    iatiIdentifier: LINE.iatiIdentifier(row),
    note: LINE.note(row),
    sources: report === null ? LINE.sources(row) : [],
  }
}

const T = cellsOf(TERMS)
const TERM = {
  name: T.words('indicator_name'),
  unit: T.words('unit'),
  direction: T.text('direction'),
  baseline: T.text('baseline_value'),
  baselineOn: T.text('baseline_on'),
  target: T.text('target_value'),
  targetOn: T.text('target_on'),
  method: T.words('method'),
  sources: T.list('sources'),
  figures: T.text('figures'),
}

const indicatorOf = (row: Cells): IndicatorFacts => ({
  name: TERM.name(row),
  unit: TERM.unit(row),
  direction: TERM.direction(row) as IndicatorFacts['direction'],
  baseline: TERM.baseline(row),
  baselineOn: TERM.baselineOn(row),
  target: TERM.target(row),
  targetOn: TERM.targetOn(row),
  method: TERM.method(row),
  sources: TERM.sources(row),
  values: (JSON.parse(TERM.figures(row) ?? '[]') as Figure[]).map(figureOf),
})

type Figure = [
  from: string | null,
  on: string,
  value: string,
  saidBy: ValueFacts['saidBy'],
  isPartial: boolean,
  note: LocalizedText | null,
  sources: string[] | null,
]

const figureOf = ([from, on, value, saidBy, isPartial, note, sources]: Figure): ValueFacts => ({
  from,
  on,
  value,
  saidBy,
  isPartial,
  note: note ? wordsIn(note) : NO_WORDS,
  sources: sources ?? [],
})

const wordsIn = (text: LocalizedText): Words =>
  Object.fromEntries(LOCALES.flatMap((locale) => (text[locale] ? [[locale, text[locale].text]] : [])))

const D = cellsOf(DOCUMENTS)
const DOCUMENT = {
  key: D.text('source'),
  title: D.text('source_title'),
  url: D.text('address'),
  kind: D.text('source_kind'),
  language: D.text('source_language'),
  publishedOn: D.text('published_on'),
}

const documentOf = (row: Cells): DocumentFacts => ({
  key: DOCUMENT.key(row) as string,
  title: DOCUMENT.title(row) as string,
  url: DOCUMENT.url(row),
  kind: DOCUMENT.kind(row) as SourceKind,
  language: DOCUMENT.language(row),
  publishedOn: DOCUMENT.publishedOn(row),
})

const P = cellsOf(REPORTED)
const REPORT = {
  cycle: P.text('cycle'),
  submittedOn: P.text('submitted_on'),
  implementation: P.text('implementation'),
  titles: P.text('source_titles'),
  addresses: P.text('source_addresses'),
}

function reportOf(row: Cells): ReportFacts {
  const titles = REPORT.titles(row)
  const addresses = (REPORT.addresses(row) ?? '').split('\n')
  return {
    cycle: REPORT.cycle(row) as string,
    submittedOn: REPORT.submittedOn(row) as string,
    implementation: REPORT.implementation(row) as ImplementationStatus,
    evidence:
      titles === null
        ? []
        : titles.split('\n').map((title, place) => ({ title, url: addresses[place] || null })),
  }
}

/** Names of makers by code, as they are now. */
export async function readMakerNames(db: PublicDb): Promise<Map<string, { kind: MakerKind; names: Words }>> {
  const found = await rows<{ code: string; kind: MakerKind; names: Words }>(
    db,
    sql`select m.code, m.kind, m.names from makers m`,
  )
  return new Map(found.map(({ code, kind, names }) => [code, { kind, names }]))
}
