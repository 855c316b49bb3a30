import { eq, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { importRows, imports } from '@/db/schema'
import { regionCodeOf } from '@/lib/iati/codes'
import { createMatcher, type Fundable, type LinkReason } from '@/lib/iati/match'
import { type FundedActivity, readActivities } from '@/lib/iati/parse'
import { type Draft, rowsIn, textIn } from './draft-rows'
import { type Difference, ROWS_KEPT, type StagedCell } from './model'
import { type ReadContext, Refused } from './read-import'

type Import = typeof imports.$inferSelect
type ImportRow = typeof importRows.$inferSelect

export const ACTIVITY_SHEET = 'activities'
/** Activities between two words on how far it is. */
const PAGE = 200
/** An address longer than that is left out of a source. */
const URL_MAX = 2000

/**
 * Reads a funder's file and writes down which of its activities may fund which promise of the maker, with the amounts that
 * a draft would get. One row for each such link, at the line of its activity.
 * @throws IatiError the file is broken, or not of the standard
 * @throws Refused no activity is in it
 */
export async function stageActivities(
  { db }: ReadContext,
  row: Import,
  file: Buffer,
  progress: (percent: number) => Promise<unknown>,
): Promise<void> {
  const promises = await listFundable(db, row.makerCode)
  const told = await toldAmounts(db, row.makerCode)
  const linksOf = createMatcher({ code: row.makerCode, region: regionCodeOf(row.makerCode) }, promises)
  let [read, kept, leftOut] = [0, 0, 0]
  let batch: (typeof importRows.$inferInsert)[] = []
  const write = async () => {
    if (batch.length) await db.insert(importRows).values(batch)
    batch = []
    await progress(Math.min(95, Math.round(read / 50)))
  }
  for await (const activity of readActivities(file)) {
    read += 1
    for (const { reference, reason } of linksOf(activity)) {
      const differences = differencesOf(activity, told.get(reference) ?? new Set())
      if (differences.length === 0) continue
      if (kept >= ROWS_KEPT) {
        leftOut += 1
        continue
      }
      kept += 1
      batch.push({
        importId: row.id,
        sheet: ACTIVITY_SHEET,
        sheetName: '',
        row: activity.line,
        subject: reference,
        cells: cellsOf(activity, reason),
        differences,
        faults: [],
      })
    }
    if (read % PAGE === 0) await write()
  }
  if (read === 0) throw new Refused('nothing_in_it')
  await write()
  await db
    .update(imports)
    .set({ kind: 'activities', rowsRead: read, rowsLeftOut: leftOut })
    .where(eq(imports.id, row.id))
}

/** What the record says now, by which an activity can be known. */
const listFundable = async (db: AppDb, makerCode: string): Promise<Fundable[]> =>
  (await db.execute(sql`select c.reference,
        (select coalesce(json_agg(t.value ->> 'text'), '[]') from jsonb_each(v.title) t) as titles,
        (select coalesce(json_agg(distinct x.iati_identifier), '[]') from money_lines x
          where x.commitment_id = c.id and x.to_seq is null and x.iati_identifier is not null) as identifiers
      from commitments c join commitment_versions v on v.commitment_id = c.id and v.to_seq is null
      where c.maker_code = ${makerCode} and v.closure is null order by c.year, c.number`)) as unknown as Fundable[]

/** Amounts that stand already, so that nobody is asked for them again. */
async function toldAmounts(db: AppDb, makerCode: string): Promise<Map<string, Set<string>>> {
  const found =
    (await db.execute(sql`select c.reference, array_agg(x.iati_identifier || ' ' || x.stage || ' ' || x.currency || ' ' || trim_scale(x.amount)) as told
      from money_lines x join commitments c on c.id = x.commitment_id
      where c.maker_code = ${makerCode} and x.to_seq is null and x.iati_identifier is not null group by 1`)) as unknown as {
      reference: string
      told: string[]
    }[]
  return new Map(found.map(({ reference, told }) => [reference, new Set(told)]))
}

const plain = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount)

function differencesOf({ identifier, amounts }: FundedActivity, told: ReadonlySet<string>): Difference[] {
  return amounts
    .filter(({ stage, currency, amount }) => !told.has(`${identifier} ${stage} ${currency} ${plain(amount)}`))
    .map(({ stage, currency, amount, from, to }) => ({
      field: `${stage} ${currency} ${from} ${to}`,
      at: '',
      before: '',
      after: plain(amount),
    }))
}

/** An amount of such a row, as `differencesOf` wrote it down. */
export function amountOf({ field, after }: Difference) {
  const [stage = '', currency = '', from = '', to = ''] = field.split(' ')
  return { stage, currency, from, to, amount: after }
}

function cellsOf(activity: FundedActivity, reason: LinkReason): Record<string, StagedCell> {
  const cell = (text: string): StagedCell => ({ at: '', kind: 'text', text })
  const title = activity.titles.find(({ language }) => language !== null) ?? activity.titles[0]
  return {
    identifier: cell(activity.identifier),
    organisation: cell(activity.organisation),
    title: cell(title?.text ?? ''),
    titleLanguage: cell(title?.language ?? ''),
    reason: cell(reason),
    url: cell(webAddressOf(activity.url)),
  }
}

const webAddressOf = (url: string | null): string =>
  url !== null && url.length <= URL_MAX && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : ''

/**
 * The draft of a commitment with what an activity says: its amounts, each a total of the activity, for something wider than
 * the promise until its writer says otherwise; and the file as their source. What stands there already is left.
 */
export function withActivity(draft: Draft, { id, cells, differences }: ImportRow, fileName: string): Draft {
  const text = (name: string) => cells[name]?.text ?? ''
  const money = rowsIn(draft, 'money')
  const added = (differences ?? [])
    .map(amountOf)
    .filter(
      (amount) =>
        !money.some(
          (line) =>
            textIn(line, 'iatiIdentifier') === text('identifier') &&
            (['stage', 'currency', 'amount'] as const).every(
              (field) => textIn(line, field) === amount[field],
            ),
        ),
    )
  if (added.length === 0) return draft
  const sources = rowsIn(draft, 'sources')
  const key = freeKey(sources.map((source) => textIn(source, 'key')))
  return {
    ...draft,
    money: [
      ...money,
      ...added.map(({ stage, currency, amount, from, to }) => ({
        row: `iati-${id}-${stage}-${currency}`,
        key: '',
        stage,
        basis: 'total',
        scope: 'wider',
        amount,
        currency,
        from,
        to,
        provider: text('organisation'),
        iatiIdentifier: text('identifier'),
        sources: [key],
      })),
    ],
    sources: [
      ...sources,
      {
        row: `iati-${id}`,
        key,
        title: `IATI ${text('identifier')}${text('title') && `: ${text('title')}`} (${fileName})`.slice(
          0,
          400,
        ),
        url: text('url'),
        kind: 'official_report',
        publisher: text('organisation'),
        language: text('titleLanguage'),
      },
    ],
  }
}

function freeKey(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(`s${number}`)) return `s${number}`
}
