import { sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import { type Change, FROM_START } from '@/lib/changes/model'
import { listChanges } from '@/lib/changes/queries'
import { rows } from '@/lib/commitments/columns'
import type { Query } from '@/lib/commitments/filters'
import type { IsoDate } from '@/lib/dates/partial'
import { listDisputed } from '@/lib/disputed/queries'
import {
  countGoalposts,
  type GoalpostPosition,
  type GoalpostRow,
  listGoalposts,
} from '@/lib/goalposts/queries'
import { LOCALES } from '@/lib/i18n/model'
import { Address } from '@/lib/moved/address'
import { GOALPOST_KINDS } from '@/lib/standing/goalposts'
import { COMMITMENTS } from './commitments'
import { type Cell, type Column, cellsOf, type Extract, type Pin, type Row, type Table } from './model'
import { readExtract } from './sql-table'

const LOT = 500

const inLanguages = (key: string, from: string): Column[] =>
  LOCALES.map((language) => ({
    key: `${key}_${language}`,
    type: 'text',
    from,
    empty: 'not_translated',
    language,
    doc: key,
  }))
const textsOf = (key: string, text: GoalpostRow['name']): Record<string, Cell> =>
  Object.fromEntries(LOCALES.map((language) => [`${key}_${language}`, text?.[language]?.text ?? null]))

/** One row a published term that a change moved. */
export const GOALPOSTS: Table = {
  name: 'goalposts',
  columns: [
    { key: 'reference', type: 'code', from: 'commitments.reference' },
    { key: 'maker', type: 'code', from: 'goalposts.maker_code' },
    { key: 'entry', type: 'integer', from: 'goalposts.seq' },
    { key: 'published_at', type: 'instant', from: 'ledger.at' },
    { key: 'office', type: 'code', from: 'ledger.office' },
    { key: 'kind', type: 'code', from: 'goalposts.kind' },
    { key: 'what', type: 'code', from: 'goalposts.what' },
    { key: 'key', type: 'code', from: 'goalposts.key', empty: 'not_applicable' },
    ...inLanguages('moved_name', 'goalposts.name'),
    ...inLanguages('unit', 'goalposts.unit'),
    { key: 'before', type: 'text', from: 'goalposts.before', empty: 'not_stated' },
    { key: 'after', type: 'text', from: 'goalposts.after', empty: 'not_stated' },
    { key: 'days', type: 'integer', from: 'goalposts.days', empty: 'not_applicable' },
    { key: 'reason', type: 'text', from: 'ledger_contents.reason', empty: 'not_stated' },
  ],
}

const goalpostRow = (moved: GoalpostRow): Row => ({
  reference: moved.reference,
  maker: moved.maker.code,
  entry: moved.seq,
  published_at: new Date(moved.at).toISOString(),
  office: moved.office,
  kind: moved.kind,
  what: moved.what,
  key: moved.key,
  ...textsOf('moved_name', moved.name),
  ...textsOf('unit', moved.unit),
  before: moved.before,
  after: moved.after,
  days: moved.days,
  reason: moved.reason,
})

/** Address of these pages, with the country it may be narrowed to. */
async function readAddress(db: PublicDb, query: Query) {
  const address = new Address(query)
  const makers = await rows<{ code: string }>(db, sql`select m.code from makers m`)
  const country = address.one(
    'country',
    makers.map(({ code }) => code),
  )
  // A file has no pages, so wherever it is to go on from is ignored, and told.
  address.one('after', [])
  return { address, country }
}

export interface When {
  readonly pin: Pin
  readonly today: IsoDate
  readonly zone: string
}

const askedOf = ({ asOf, isAsked }: Pin) => (isAsked ? asOf : null)

/** What the page of goalposts lists: one kind, softened unless another is asked for. */
export async function readGoalposts(db: PublicDb, query: Query, { pin, zone }: When) {
  const { address, country } = await readAddress(db, query)
  const kind = address.one('kind', GOALPOST_KINDS) ?? 'softened'
  const asOf = askedOf(pin)
  const totals = await countGoalposts(db, country, asOf, zone)
  const extract: Extract = {
    table: GOALPOSTS,
    total: totals[kind],
    async *batches() {
      let after: GoalpostPosition | null = null
      do {
        const page: Awaited<ReturnType<typeof listGoalposts>> = await listGoalposts(
          db,
          { kind, country },
          { limit: LOT, after },
          asOf,
          zone,
        )
        yield page.rows.map((moved) => cellsOf(GOALPOSTS, goalpostRow(moved)))
        after = page.next
      } while (after)
    },
  }
  return { extract, ignored: address.ignored }
}

/** The records of the page of disputes, in its order. */
export async function readDisputed(db: PublicDb, query: Query, { pin }: When) {
  const { address, country } = await readAddress(db, query)
  const { references } = await listDisputed(db, country, { limit: 1_000_000 }, pin.asOf)
  const ids = sql`select c.id from unnest(${`{${references.join(',')}}`}::text[]) with ordinality d(reference, n)
    join commitments c on c.reference = d.reference order by d.n`
  return { extract: await readExtract(db, COMMITMENTS, ids, pin), ignored: address.ignored }
}

/** One row a publication, or a day on which a status became another one. */
export const CHANGES: Table = {
  name: 'changes',
  columns: [
    { key: 'day', type: 'date', from: 'ledger.at' },
    { key: 'change', type: 'code', from: 'rule:status' },
    { key: 'reference', type: 'code', from: 'commitments.reference', empty: 'not_applicable' },
    { key: 'maker', type: 'code', from: 'commitments.maker_code', empty: 'not_applicable' },
    { key: 'status_before', type: 'code', from: 'standing_spans.status', empty: 'not_applicable' },
    { key: 'late_before', type: 'boolean', from: 'standing_spans.late', empty: 'not_applicable' },
    { key: 'status_after', type: 'code', from: 'standing_spans.status', empty: 'not_applicable' },
    { key: 'late_after', type: 'boolean', from: 'standing_spans.late', empty: 'not_applicable' },
    { key: 'entry', type: 'integer', from: 'ledger.seq', empty: 'not_applicable' },
    { key: 'act', type: 'code', from: 'ledger.act', empty: 'not_applicable' },
    { key: 'subject', type: 'code', from: 'ledger.subject', empty: 'not_applicable' },
    { key: 'record', type: 'code', from: 'ledger.record', empty: 'not_applicable' },
    { key: 'version', type: 'integer', from: 'ledger.version', empty: 'not_applicable' },
    { key: 'office', type: 'code', from: 'ledger.office', empty: 'not_applicable' },
    { key: 'reason', type: 'text', from: 'ledger_contents.reason', empty: 'not_stated' },
  ],
}

function changeRow(change: Change): Row {
  const own: Row = {
    day: change.day,
    change: change.kind,
    reference: change.reference,
    maker: change.maker?.code ?? null,
  }
  if (change.kind === 'status') {
    const { before, after } = change
    return {
      ...own,
      status_before: before.status,
      late_before: before.late,
      status_after: after.status,
      late_after: after.late,
    }
  }
  const { seq, act, subject, record, version, office, reason } = change
  return { ...own, entry: seq, act, subject, record, version, office, reason }
}

/** Everything that the page of changes tells, newest first. How much that is, is known at its end. */
export async function readChanges(db: PublicDb, query: Query, { pin, today, zone }: When) {
  const { address, country } = await readAddress(db, query)
  const extract: Extract = {
    table: CHANGES,
    total: null,
    async *batches() {
      let from: Parameters<typeof listChanges>[2]['from'] | null = FROM_START
      while (from) {
        const page: Awaited<ReturnType<typeof listChanges>> = await listChanges(
          db,
          { country, today, zone },
          { limit: LOT, from },
          askedOf(pin),
        )
        yield page.changes.map((change) => cellsOf(CHANGES, changeRow(change)))
        from = page.next
      }
    },
  }
  return { extract, ignored: address.ignored }
}
