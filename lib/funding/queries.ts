import { type SQL, sql } from 'drizzle-orm'
import { type PublicDb, plannedRows } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { recordsAt, stoodAt } from '@/lib/as-of/queries'
import { dashboardRows, fixed, IS_PLEDGE, partialDay, rows } from '@/lib/commitments/columns'
import type { Level, Reference } from '@/lib/commitments/model'
import { COUNTED_ACCOUNT, countRecordsAlike, type MoneyRecordRow, moneyRecordLots } from '@/lib/counts/money'
import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import { accountsOf, type LeftOut, leftOutOf, type MoneyState, type PledgeAccount } from '@/lib/money/account'
import { type MoneyFlow, makeFlows, providerKey } from '@/lib/money/flows'
import type { MoneyBasis, MoneyScope, MoneyStage } from '@/lib/money/model'
import {
  ALL,
  type Dimensions,
  type MoneyCount,
  makeTally,
  NO_ACTION,
  type Place,
  type PledgeCount,
  type Tally,
} from '@/lib/money/tally'
import type { Status } from '@/lib/standing/model'
import {
  type AccountFilter,
  type FundingFilter,
  type FundingVocabulary,
  type LinesFilter,
  NO_PROVIDER,
  type PledgesFilter,
} from './filters'
import { currencyChoices } from './model'

/** The record as of now, or of a date. */
export interface When {
  readonly asOf: AsOf | null
  /** Today, or the day that was asked for. */
  readonly day: IsoDate
}

export interface FundingChoices extends FundingVocabulary {
  /** Makers with a pledge or an amount. */
  readonly makers: MakerName[]
  readonly actionNames: Record<string, LocalizedText>
  readonly years: string[]
  /** Currencies of the amounts on record. */
  readonly currencies: string[]
}

/** What the filters may name. */
export async function listFundingChoices(db: PublicDb): Promise<FundingChoices> {
  const whole = sql`n.year = ${ALL} and n.action = ${ALL}`
  const [makers, actions, years, currencies] = await Promise.all([
    plannedRows<MakerName>(
      db,
      sql`select m.code, m.kind, m.names, m.central_asia as "centralAsia" from makers m
        where exists (select from pledge_counts n where n.maker_code = m.code and ${whole})
          or exists (select from money_counts n where n.maker_code = m.code and ${whole})`,
    ),
    plannedRows<{ number: number; name: LocalizedText }>(
      db,
      sql`select a.number, a.name from actions a order by a.number`,
    ),
    plannedRows<{ year: string }>(
      db,
      sql`select n.year from pledge_counts n where n.maker_code = ${ALL} and n.action = ${ALL} and n.currency = ${ALL}
        and n.year <> ${ALL} order by n.year`,
    ),
    plannedRows<{ currency: string }>(
      db,
      sql`select distinct n.currency from money_counts n where n.maker_code = ${ALL} and ${whole} order by 1`,
    ),
  ])
  return {
    makers,
    countries: makers.map(({ code }) => code),
    actions: actions.map(({ number }) => number),
    actionNames: Object.fromEntries(actions.map(({ number, name }) => [String(number), name])),
    years: years.map(({ year }) => year),
    currencies: currencies.map(({ currency }) => currency),
  }
}

/** Counts as the page takes them: of what was asked for, by maker and by action. */
export interface FundingCounts {
  /** Who gives to whom, in the currency: of each maker within the filter. */
  readonly flows: MoneyFlow[]
  /** Of the filter without its currency, in each currency. */
  readonly money: MoneyCount[]
  /** The same, and in currency `all`: whatever currency, also without money. */
  readonly pledges: PledgeCount[]
  /** Of each maker, in the currency. */
  readonly moneyByMaker: MoneyCount[]
  readonly pledgesByMaker: PledgeCount[]
  /** Of each action, in the currency; not to be added. */
  readonly moneyByAction: MoneyCount[]
  readonly pledgesByAction: PledgeCount[]
}

/** The counts of a filter, and its currency; where it names none, the one that most pledges name. null: no amount at all. */
export async function findFunding(
  db: PublicDb,
  filter: FundingFilter,
  when: When,
): Promise<FundingCounts & { currency: string | null }> {
  const place = placeOf(filter)
  if (when.asOf !== null) return countsOf(await tallyAsOf(db, when, place), place, filter.currency)
  const counts = await countsAt(db, place)
  const currency = filter.currency ?? mostNamed(counts)
  return { ...counts, ...(await storedBreakdown(db, place, currency)), currency }
}

const placeOf = ({ country, action, year }: FundingFilter): Place => ({
  maker: country ?? ALL,
  action: action ?? ALL,
  year: year ?? ALL,
})

const mostNamed = ({ money, pledges }: Pick<FundingCounts, 'money' | 'pledges'>): string | null =>
  currencyChoices(money, pledges)[0]?.currency ?? null

function countsOf(
  tally: TallyThen,
  place: Place,
  asked: string | null,
): FundingCounts & { currency: string | null } {
  const whole = (count: Dimensions) => isAt(count, place)
  const counts = { money: tally.money.filter(whole), pledges: tally.pledges.filter(whole) }
  const currency = asked ?? mostNamed(counts)
  const flows = tally.flows.filter((flow) => flow.currency === currency)
  return { ...counts, ...breakdownOf(tally, place, currency), flows, currency }
}

/** Counts, and the first `shown` pledges of which a gap is known and of which no payment is. */
export interface FundingPage extends FundingCounts {
  readonly currency: string | null
  readonly gaps: PledgeMoney[]
  readonly silent: PledgeMoney[]
}

/** All that the page says. As of a date every record with an amount is looked at, once for all of it. */
export async function loadFundingPage(
  db: PublicDb,
  filter: FundingFilter,
  when: When,
  shown: number,
): Promise<FundingPage> {
  const { asOf, day } = when
  if (asOf === null) {
    const found = await findFunding(db, filter, when)
    const { currency } = found
    if (currency === null) return { ...found, gaps: [], silent: [] }
    const list = (state: 'gap' | 'silent') =>
      listPledgeMoney(db, { ...filter, currency, state }, when, { limit: shown, offset: 0 })
    const [gaps, silent] = await Promise.all([list('gap'), list('silent')])
    return { ...found, gaps, silent }
  }
  const place = placeOf(filter)
  const accounts: PlacedAccount[] = []
  const tally = await tallyAsOf(db, when, place, (record) => {
    if (isWithin(record, filter)) accounts.push(...placedAccounts(record, day))
  })
  const found = countsOf(tally, place, filter.currency)
  const list = (state: 'gap' | 'silent') =>
    describePledges(
      db,
      accountRows(
        inListOrder(accounts.filter((one) => one.state === state && one.currency === found.currency)).slice(
          0,
          shown,
        ),
      ),
      asOf,
    )
  const [gaps, silent] = await Promise.all([list('gap'), list('silent')])
  return { ...found, gaps, silent }
}

type Breakdown = Pick<
  FundingCounts,
  'flows' | 'moneyByMaker' | 'pledgesByMaker' | 'moneyByAction' | 'pledgesByAction'
>

const isAt = (count: Dimensions, place: Partial<Dimensions>): boolean =>
  Object.entries(place).every(([key, value]) => count[key as keyof Dimensions] === value)

function breakdownOf(tally: Tally, place: Place, currency: string | null): Omit<Breakdown, 'flows'> {
  // What was not asked for is each of its values; what was asked for is that one.
  const each = (name: 'maker' | 'action') => (count: Dimensions) => {
    const { [name]: asked, ...rest } = place
    const isOne = asked === ALL ? count[name] !== ALL : count[name] === asked
    return isOne && isAt(count, { ...rest, currency: currency ?? '' })
  }
  return {
    moneyByMaker: tally.money.filter(each('maker')).filter(({ leftOut }) => leftOut === null),
    pledgesByMaker: tally.pledges.filter(each('maker')),
    moneyByAction: tally.money.filter(each('action')).filter(({ leftOut }) => leftOut === null),
    pledgesByAction: tally.pledges.filter(each('action')),
  }
}

async function countsAt(
  db: PublicDb,
  { maker, action, year }: Place,
): Promise<Pick<FundingCounts, 'money' | 'pledges'>> {
  const where = sql`n.maker_code = ${maker} and n.year = ${year} and n.action = ${action}`
  const [money, pledges] = await Promise.all([
    plannedRows<MoneyCount>(db, MONEY(where)),
    plannedRows<PledgeCount>(db, PLEDGES(where)),
  ])
  return { money, pledges }
}

async function storedBreakdown(
  db: PublicDb,
  { maker, action, year }: Place,
  currency: string | null,
): Promise<Breakdown> {
  if (currency === null)
    return { flows: [], moneyByMaker: [], pledgesByMaker: [], moneyByAction: [], pledgesByAction: [] }
  const each = (value: string) => (value === ALL ? sql`<> ${ALL}` : sql`= ${value}`)
  const makers = sql`n.currency = ${currency} and n.year = ${year} and n.action = ${action} and n.maker_code ${each(maker)}`
  const actions = sql`n.maker_code = ${maker} and n.year = ${year} and n.currency = ${currency} and n.action ${each(action)}`
  const counted = sql`and n.account = ${COUNTED_ACCOUNT}`
  const [flows, moneyByMaker, pledgesByMaker, moneyByAction, pledgesByAction] = await Promise.all([
    plannedRows<MoneyFlow>(db, FLOWS(makers)),
    plannedRows<MoneyCount>(db, MONEY(sql`${makers} ${counted}`)),
    plannedRows<PledgeCount>(db, PLEDGES(makers)),
    plannedRows<MoneyCount>(db, MONEY(sql`${actions} ${counted}`)),
    plannedRows<PledgeCount>(db, PLEDGES(actions)),
  ])
  return { flows, moneyByMaker, pledgesByMaker, moneyByAction, pledgesByAction }
}

const PLACE = sql.raw('n.maker_code as maker, n.action, n.year, n.currency')

// Rows of numbers come as rows: to write them as JSON costs more than to find them.
const MONEY = (
  where: SQL,
) => sql`select ${PLACE}, n.stage, nullif(n.account, ${COUNTED_ACCOUNT}) as "leftOut", n.lines,
    n.records, n.amount::text as amount
  from money_counts n where ${where}`

const FLOWS = (
  where: SQL,
) => sql`select ${PLACE}, n.stage, n.provider, n.names, n.lines, n.amount::text as amount
  from money_flows n where ${where}`

const PLEDGES = (where: SQL) => sql`select ${PLACE}, n.pledges, n.stated, n.summed, n.paid, n.silent, n.gaps,
    n.gap_pledged::text as "gapPledged", n.gap_disbursed::text as "gapDisbursed"
  from pledge_counts n where ${where}`

/** With who gives what. */
type TallyThen = Tally & { readonly flows: MoneyFlow[] }

/** What was asked for, by maker and by action; each record that names amounts is shown to `see`, too. */
async function tallyAsOf(
  db: PublicDb,
  { asOf, day }: When,
  { maker, action, year }: Place,
  see?: (record: MoneyRecordRow) => void,
): Promise<TallyThen> {
  const tally = makeTally(
    day,
    (place) => place.year === year && (place.maker === maker || place.action === action),
  )
  const asked = sql`${ofMaker(maker === ALL ? null : maker)} and ${ofYear(year === ALL ? null : year)}`
  // Without an amount only a pledge counts for anything.
  const without = sql`${asked} and ${IS_PLEDGE} and not ${NAMES_AMOUNTS}`
  for (const { records, ...alike } of await countRecordsAlike(db, asOf, without))
    tally.addWithoutMoney(alike, records)
  const flows = makeFlows(
    day,
    (place) => place.year === year && place.action === action && (maker === ALL || place.maker === maker),
  )
  for await (const lot of moneyRecordLots(db, asOf, sql`${asked} and ${NAMES_AMOUNTS}`))
    for (const record of lot) {
      tally.add(record)
      flows.add(record)
      see?.(record)
    }
  return { ...tally.result(), flows: flows.result() }
}

const NAMES_AMOUNTS = sql.raw('exists (select from money_lines x where x.commitment_id = c.id)')
const ofMaker = (code: string | null) => (code === null ? sql`true` : sql`c.maker_code = ${code}`)
const ofYear = (year: string | null) => (year === null ? sql`true` : sql`c.year::text = ${year}`)

/** What these records that name amounts say, as they were known then, in the order of the list: Central Asia first. */
async function listThen<Found>(
  db: PublicDb,
  filter: FundingFilter,
  asOf: AsOf,
  find: (record: MoneyRecordRow) => Found[],
): Promise<Found[]> {
  const found: (ListPlace & { rows: Found[] })[] = []
  const only = sql`${ofMaker(filter.country)} and ${ofYear(filter.year)} and ${NAMES_AMOUNTS}`
  for await (const lot of moneyRecordLots(db, asOf, only))
    for (const record of lot) {
      if (!isWithin(record, filter)) continue
      const rows = find(record)
      const { centralAsia, reference } = record
      if (rows.length > 0) found.push({ centralAsia, reference, rows })
    }
  return inListOrder(found).flatMap(({ rows }) => rows)
}

type ListPlace = Pick<MoneyRecordRow, 'centralAsia' | 'reference'>

const inListOrder = <Found extends ListPlace>(found: readonly Found[]): Found[] =>
  found.toSorted(
    (a, b) =>
      Number(b.centralAsia) - Number(a.centralAsia) ||
      (a.reference < b.reference ? -1 : Number(a.reference > b.reference)),
  )

const actionsOf = ({ actions }: MoneyRecordRow) => (actions.length ? actions.map(String) : [NO_ACTION])

const isWithin = (record: MoneyRecordRow, { country, action, year }: FundingFilter): boolean =>
  (country === null || record.maker === country) &&
  (action === null || actionsOf(record).includes(action)) &&
  (year === null || String(record.year) === year)

const isAccount = (leftOut: LeftOut | null, account: AccountFilter | null): boolean =>
  account === null ||
  (account === COUNTED_ACCOUNT
    ? leftOut === null
    : account === 'left_out'
      ? leftOut !== null
      : leftOut === account)

/** The same conditions on a row `a` of a stored table. */
const within = ({ country, action, currency, year }: FundingFilter): SQL =>
  sql.join(
    [
      sql`true`,
      ...(country === null ? [] : [sql`a.maker_code = ${country}`]),
      ...(action === null ? [] : [sql`${action} = any(a.actions)`]),
      ...(currency === null ? [] : [sql`a.currency = ${currency}`]),
      ...(year === null ? [] : [sql`a.year = ${year}`]),
    ],
    sql` and `,
  )

const inAccount = (account: AccountFilter | null): SQL =>
  account === null
    ? sql`true`
    : account === 'left_out'
      ? sql`a.account <> ${COUNTED_ACCOUNT}`
      : sql`a.account = ${account}`

/** One amount of the list behind the sums. */
export interface FundingLine {
  reference: Reference
  maker: MakerName
  title: LocalizedText
  level: Level
  stage: MoneyStage
  basis: MoneyBasis
  scope: MoneyScope
  amount: string
  currency: string
  period: LocalizedText | null
  from: IsoDate | null
  to: IsoDate | null
  provider: LocalizedText | null
  receiver: LocalizedText | null
  /** Cycle of the report that brought it; null: the record itself. */
  report: string | null
  /** Documents cited for it. */
  sources: { title: string; url: string | null }[]
  /** null: it counts. */
  leftOut: LeftOut | null
}

/** Ids of amounts with their account, in the order of the list. */
export async function findLineIds(
  db: PublicDb,
  filter: LinesFilter,
  { asOf, day }: When,
  window: { limit: number; offset: number } | null,
): Promise<{ ids: number[]; accounts: (LeftOut | null)[]; total: number }> {
  if (asOf !== null) {
    const all = await listThen(db, filter, asOf, (record) => {
      const leftOut = leftOutOf(record, day)
      return record.lines.flatMap((line, place) => {
        const reason = leftOut[place] ?? null
        const isAsked =
          (filter.currency === null || line.currency === filter.currency) &&
          (filter.stage === null || line.stage === filter.stage) &&
          isAccount(reason, filter.account) &&
          (filter.provider === null || keyOf(filter.provider) === providerKey(line.provider))
        return isAsked ? [{ id: line.id, reason }] : []
      })
    })
    const shown = window ? all.slice(window.offset, window.offset + window.limit) : all
    return { ids: shown.map(({ id }) => id), accounts: shown.map(({ reason }) => reason), total: all.length }
  }
  const where = sql`${within(filter)} and ${filter.stage === null ? sql`true` : sql`a.stage = ${filter.stage}`}
    and ${inAccount(filter.account)}
    and ${filter.provider === null ? sql`true` : sql`a.provider = ${keyOf(filter.provider)}`}`
  const [found] = await rows<{ ids: number[]; accounts: (LeftOut | null)[]; total: number }>(
    db,
    sql`select coalesce(json_agg(x.id order by x.n), '[]') as ids,
        coalesce(json_agg(nullif(x.account, ${COUNTED_ACCOUNT}) order by x.n), '[]') as accounts,
        ${filter.provider === null ? totalOf(filter) : sql`(select count(*)::int from accounted_lines a where ${where})`} as total
      from (select a.line_id as id, a.account, row_number() over (order by a.region, a.reference, a.position) as n
        from accounted_lines a where ${where} order by a.region, a.reference, a.position
        ${window ? sql`limit ${window.limit} offset ${window.offset}` : sql``}) x`,
  )
  if (!found) throw new Error('the amounts gave no row')
  return found
}

/** As amounts carry it. */
const keyOf = (provider: string): string => (provider === NO_PROVIDER ? '' : provider)

/** From the counts, which know every filter but who gives. */
const totalOf = ({ country, action, currency, year, stage, account }: LinesFilter): SQL =>
  sql`(select coalesce(sum(a.lines), 0)::int from money_counts a where a.maker_code = ${country ?? ALL}
    and a.year = ${year ?? ALL} and a.action = ${action ?? ALL}
    and ${currency === null ? sql`true` : sql`a.currency = ${currency}`}
    and ${stage === null ? sql`true` : sql`a.stage = ${stage}`} and ${inAccount(account)})`

/** One page of the amounts behind a sum. */
export async function listFundingLines(
  db: PublicDb,
  filter: LinesFilter,
  when: When,
  page: { limit: number; offset: number },
): Promise<{ rows: FundingLine[]; total: number }> {
  const { ids, accounts, total } = await findLineIds(db, filter, when, page)
  if (ids.length === 0) return { rows: [], total }
  const found = await rows<Omit<FundingLine, 'leftOut'>>(
    db,
    sql`select c.reference, ${MAKER_NAME} as maker, v.title, v.level, x.stage, x.basis, x.scope, x.amount::text as amount,
        x.currency, x.period, x.starts_on as "from", x.ends_on as "to", x.provider, x.receiver, r.cycle_key as report,
        case when r.id is null then (select coalesce(json_agg(json_build_object('title', o.title, 'url', o.url) order by o.position), '[]')
            from sources o where o.commitment_id = c.id and o.key = any(x.source_keys)
            and o.from_seq <= coalesce(x.to_seq, o.from_seq) and (o.to_seq is null or o.to_seq > x.from_seq))
          else (select coalesce(json_agg(json_build_object('title', e ->> 'title', 'url', e ->> 'url')), '[]')
            from jsonb_array_elements(r.evidence) e
            where jsonb_array_length(e -> 'about') = 0 or e -> 'about' ? ('money/' || x.key)) end as sources
      from unnest(${`{${ids.join(',')}}`}::int[]) with ordinality k(id, n)
      join money_lines x on x.id = k.id
      left join reports r on r.id = x.report_id
      join (${recordsAt(when.asOf)}) on c.id = x.commitment_id
      order by k.n`,
  )
  return { rows: found.map((row, place) => ({ ...row, leftOut: accounts[place] ?? null })), total }
}

/** One pledge with its money in one currency. */
export interface PledgeMoney {
  reference: Reference
  maker: MakerName
  title: LocalizedText
  status: Status | null
  madeOn: PartialDate | null
  currency: string
  state: MoneyState
  pledged: string | null
  disbursed: string | null
  gapPledged: string | null
  gapDisbursed: string | null
  /** What was pledged, as it stands there, where no sum can be made of it; else empty. */
  stated: { amount: string; basis: MoneyBasis; scope: MoneyScope }[]
}

/** Pledges by what is known of their money, Central Asia first, then by reference. */
export async function listPledgeMoney(
  db: PublicDb,
  filter: PledgesFilter,
  when: When,
  page: { limit: number; offset: number },
): Promise<PledgeMoney[]> {
  const { asOf, day } = when
  if (asOf === null) return describePledges(db, STORED(filter, page), null)
  const { limit, offset } = page
  const found = await accountsThen(db, filter, asOf, day)
  return describePledges(db, accountRows(found.slice(offset, offset + limit)), asOf)
}

/** What a list says of each pledge. `accounts`: a query of its money, with `n` for the order. */
function describePledges(db: PublicDb, accounts: SQL, asOf: AsOf | null): Promise<PledgeMoney[]> {
  return dashboardRows(
    db,
    sql`select c.reference, ${MAKER_NAME} as maker, v.title, s.status, ${partialDay('v.made_on', 'v.made_precision')} as "madeOn",
        k.currency, k.state, k.pledged, k.disbursed, k.gap_pledged as "gapPledged", k.gap_disbursed as "gapDisbursed",
        case when coalesce(k.gap_pledged, k.pledged) is null then (select coalesce(json_agg(
            json_build_object('amount', x.amount::text, 'basis', x.basis, 'scope', x.scope) order by x.position), '[]') from money_lines x
          where x.commitment_id = k.commitment_id and x.currency = k.currency and x.stage = 'pledged'
            and ${stoodAt('x', asOf)}) else '[]' end as stated
      from (${accounts}) k join (${recordsAt(asOf)}) on c.id = k.commitment_id
      order by k.n`,
    asOf,
  )
}

const STORED = ({ state, ...filter }: PledgesFilter, { limit, offset }: { limit: number; offset: number }) =>
  sql`select a.commitment_id, a.currency, a.state::text, a.pledged::text, a.disbursed::text, a.gap_pledged::text,
      a.gap_disbursed::text, row_number() over (order by a.region, a.reference, a.currency) as n
    from pledge_accounts a where ${within(filter)} and ${state === null ? sql`true` : sql`a.state = ${state}`}
    order by a.region, a.reference, a.currency limit ${fixed(limit)} offset ${offset}`

/** Accounts as they were known on a day, in the order of the list. */
const accountsThen = (db: PublicDb, { state, ...filter }: PledgesFilter, asOf: AsOf, day: IsoDate) =>
  listThen(db, filter, asOf, (record) =>
    placedAccounts(record, day).filter(
      (account) =>
        (filter.currency === null || account.currency === filter.currency) &&
        (state === null || account.state === state),
    ),
  )

/** The money of one pledge in one currency, and where it stands in a list. */
type PlacedAccount = PledgeAccount & ListPlace & { readonly id: number }

const placedAccounts = (record: MoneyRecordRow, day: IsoDate): PlacedAccount[] => {
  const { id, centralAsia, reference } = record
  return accountsOf(record, day).map((account) => ({ id, centralAsia, reference, ...account }))
}

function accountRows(accounts: readonly PlacedAccount[]): SQL {
  const found = accounts.map((account, n) => ({
    commitment_id: account.id,
    currency: account.currency,
    state: account.state,
    pledged: account.pledged,
    disbursed: account.disbursed,
    gap_pledged: account.gapPledged,
    gap_disbursed: account.gapDisbursed,
    n,
  }))
  return sql`select * from json_to_recordset(${JSON.stringify(found)}::json) as t(commitment_id int, currency text,
    state text, pledged text, disbursed text, gap_pledged text, gap_disbursed text, n int)`
}

/** Rows of `listPledgeMoney` in all. */
export async function countPledgeMoney(db: PublicDb, filter: PledgesFilter, when: When): Promise<number> {
  if (when.asOf !== null) return (await accountsThen(db, filter, when.asOf, when.day)).length
  const [found] = await rows<{ total: number }>(
    db,
    sql`select count(*)::int as total from pledge_accounts a
      where ${within(filter)} and ${filter.state === null ? sql`true` : sql`a.state = ${filter.state}`}`,
  )
  return found?.total ?? 0
}
