import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { rows } from '@/lib/commitments/columns'
import type { Level } from '@/lib/commitments/model'
import { INDICATORS, MONEY_LINES, REPORTS, SOURCE_LIST, VALUES } from '@/lib/exports/children'
import { COMMITMENTS } from '@/lib/exports/commitments'
import type { Cell, Pin } from '@/lib/exports/model'
import { type ChildTable, childIds, readExtract, type SqlTable } from '@/lib/exports/sql-table'
import { groupBy } from '@/lib/group-by'
import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'
import type { MakerKind } from '@/lib/makers/model'
import type { MoneyBasis, MoneyScope, MoneyStage } from '@/lib/money/model'
import type { ImplementationStatus } from '@/lib/reports/model'
import type { SourceKind } from '@/lib/sources/model'
import type { Status } from '@/lib/standing/model'
import {
  type DocumentFacts,
  type IndicatorFacts,
  type MoneyFacts,
  type RecordFacts,
  type ReportFacts,
  type ValueFacts,
  type Words,
  wordsOf,
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
const TERMS = pick(
  INDICATORS,
  `reference indicator indicator_name_ unit_ direction baseline_value baseline_on target_value target_on
  method_ sources`.split(/\s+/),
)
const FIGURES = pick(
  VALUES,
  'reference indicator value_on value_from_on value said_by partial note_ sources report'.split(' '),
)
const DOCUMENTS = pick(
  SOURCE_LIST,
  'reference source source_title address source_kind published_on source_language'.split(' '),
)
const REPORTED = pick(
  REPORTS,
  'reference cycle submitted_on implementation source_titles source_addresses'.split(' '),
)

type Read = Readonly<Record<string, string | null>>

/** The records of `ids`, in their order. All columns and conditions are those of the tables that go out. */
export async function readRecords(db: PublicDb, ids: readonly number[], pin: Pin): Promise<RecordFacts[]> {
  const list = sql`select id from unnest(${`{${ids.join(',')}}`}::int[]) with ordinality t(id, n) order by n`
  const readAll = async (table: SqlTable, query: typeof list): Promise<Read[]> => {
    const extract = await readExtract(db, table, query, pin)
    const found: Read[] = []
    for await (const lot of extract.batches())
      for (const cells of lot)
        found.push(
          Object.fromEntries(table.columns.map(({ key }, place) => [key, textOf(cells[place] ?? null)])),
        )
    return found
  }
  const byRecord = async (table: ChildTable) =>
    groupBy(await readAll(table, childIds(table, list, pin)), ({ reference }) => reference)
  const [records, money, indicators, values, documents, reports] = await Promise.all([
    readAll(RECORDS, list),
    byRecord(MONEY),
    byRecord(TERMS),
    byRecord(FIGURES),
    byRecord(DOCUMENTS),
    byRecord(REPORTED),
  ])
  return records.map((record) => {
    const of = (found: Map<string | null | undefined, Read[]>) => found.get(record.reference) ?? []
    return factsOf(record, {
      money: of(money),
      indicators: of(indicators),
      values: of(values),
      documents: of(documents),
      reports: of(reports),
    })
  })
}

const textOf = (cell: Cell): string | null => (cell === null ? null : String(cell))

type Children = Record<'money' | 'indicators' | 'values' | 'documents' | 'reports', readonly Read[]>

function factsOf(record: Read, children: Children): RecordFacts {
  const values = groupBy(children.values, ({ indicator }) => indicator)
  return {
    reference: record.reference as string,
    year: Number(record.year),
    maker: record.maker as string,
    makerKind: record.maker_kind as MakerKind,
    members: listOf(record.joint_members),
    title: wordsOf(record, 'title'),
    original: (record.title_original as Locale | null) ?? 'en',
    level: record.level as Level,
    types: listOf(record.types),
    madeOn: record.made_on ?? null,
    startsOn: record.starts_on ?? null,
    dueOn: record.due_on ?? null,
    closedOn: record.closed_on ?? null,
    closure: record.closure ?? null,
    status: record.status as Status | null,
    summary: wordsOf(record, 'summary'),
    wording: wordsOf(record, 'wording'),
    groups: wordsOf(record, 'groups'),
    geography: wordsOf(record, 'geography'),
    lead: wordsOf(record, 'lead_institution'),
    money: children.money.map(moneyOf),
    indicators: children.indicators.map((row) => indicatorOf(row, values.get(row.indicator) ?? [])),
    documents: children.documents.map(documentOf),
    reports: children.reports.map(reportOf),
  }
}

const listOf = (codes: string | null | undefined): string[] => (codes ? codes.split(';') : [])
const isTrue = (cell: string | null | undefined): boolean => cell === 'true'

/** Names say nothing of their state. */
const nameOf = (words: Words): LocalizedText =>
  Object.fromEntries(
    LOCALES.flatMap((locale) =>
      words[locale] === undefined ? [] : [[locale, { text: words[locale], state: 'original' }]],
    ),
  )

function moneyOf(row: Read, place: number): MoneyFacts {
  const providerWords = wordsOf(row, 'provider')
  const provider = nameOf(providerWords)
  return {
    id: place,
    stage: row.stage as MoneyStage,
    basis: row.basis as MoneyBasis,
    scope: row.scope as MoneyScope,
    amount: row.amount as string,
    currency: row.currency as string,
    from: row.starts_on ?? null,
    to: row.ends_on ?? null,
    provider: Object.keys(provider).length > 0 ? provider : null,
    providerWords,
    receiver: wordsOf(row, 'receiver'),
    report: row.report ?? null,
    iatiIdentifier: row.iati_identifier ?? null,
    note: wordsOf(row, 'note'),
    sources: row.report === null ? listOf(row.sources) : [],
  }
}

const indicatorOf = (row: Read, values: readonly Read[]): IndicatorFacts => ({
  name: wordsOf(row, 'indicator_name'),
  unit: wordsOf(row, 'unit'),
  direction: row.direction as IndicatorFacts['direction'],
  baseline: row.baseline_value ?? null,
  baselineOn: row.baseline_on ?? null,
  target: row.target_value ?? null,
  targetOn: row.target_on ?? null,
  method: wordsOf(row, 'method'),
  sources: listOf(row.sources),
  values: values.map(
    (value): ValueFacts => ({
      from: value.value_from_on ?? null,
      on: value.value_on as string,
      value: value.value as string,
      saidBy: value.said_by as ValueFacts['saidBy'],
      isPartial: isTrue(value.partial),
      note: wordsOf(value, 'note'),
      sources: value.report === null ? listOf(value.sources) : [],
    }),
  ),
})

const documentOf = (row: Read): DocumentFacts => ({
  key: row.source as string,
  title: row.source_title as string,
  url: row.address ?? null,
  kind: row.source_kind as SourceKind,
  language: row.source_language ?? null,
  publishedOn: row.published_on ?? null,
})

function reportOf(row: Read): ReportFacts {
  const addresses = (row.source_addresses ?? '').split('\n')
  return {
    cycle: row.cycle as string,
    submittedOn: row.submitted_on as string,
    implementation: row.implementation as ImplementationStatus,
    evidence:
      row.source_titles == null
        ? []
        : row.source_titles.split('\n').map((title, place) => ({ title, url: addresses[place] || null })),
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
