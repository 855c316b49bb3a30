import { recordsAt } from '@/lib/as-of/queries'
import { NO_FILTERS, parseListState, queryOf } from '@/lib/commitments/filters'
import { commitmentIds, listVocabulary, searchOf } from '@/lib/commitments/list-queries'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { parseChoice } from '@/lib/compare/choice'
import { listComparable } from '@/lib/compare/queries'
import { findDuties } from '@/lib/discipline/queries'
import { translatorOf } from '@/lib/i18n/translator'
import { makerName } from '@/lib/makers/model'
import { findMaker } from '@/lib/makers/queries'
import { VALUES } from './children'
import { COMMITMENTS } from './commitments'
import { CONTEXT, COUNTRIES } from './countries'
import { DICTIONARY, readDictionary } from './dictionary'
import { openConsultation, openConsultations } from './forum'
import { fundedRecords, readFundingLines, readMoneySums, readPledgeMoney } from './funding'
import { ledgerPieces } from './ledger'
import { type Extract, extractOf, type Table } from './model'
import { readChanges, readDisputed, readGoalposts } from './moved'
import type { DataPath } from './paths'
import { makerIds, ONE_MAKER, ONE_RECORD, RECORD_TABLES, readTable, recordIds, type Scope } from './record'
import { REPORT_COUNTS, reportCountRows } from './reporting'
import { type DataRequest, ignoredOf, type Open } from './request'
import { ALL_TABLES } from './tables'
import { openCorrections, openOrganisation, openPartners } from './voice-pages'

/** One table where the file holds one, else all that belong to the page. */
async function tablesOf(
  { db, pin, format }: DataRequest,
  natural: Table,
  all: readonly Table[],
  scope: Scope,
): Promise<[Extract, ...Extract[]]> {
  const tables = format === 'xlsx' || format === 'zip' ? all : [natural]
  const [first, ...others] = await Promise.all(tables.map((table) => readTable(db, table, scope, pin)))
  if (!first) throw new Error('a page without a table')
  return [first, ...others]
}

const everything = ({ locale, pin }: DataRequest): Scope => ({
  records: commitmentIds(NO_FILTERS, { sort: 'maker', locale }, pin.asOf),
  makers: null,
  isAll: true,
})

const openCommitments: Open = async (request) => {
  const { db, locale, pin, params } = request
  const { state, ignored } = parseListState(queryOf(params), await listVocabulary(db), ['asOf'])
  const { filters, sort } = state
  const asOf = pin.asOf
  const search = await searchOf(db, filters, asOf)
  const records = commitmentIds(filters, { sort, locale, search }, asOf)
  return {
    name: 'vaada-commitments',
    title: translatorOf(locale)('commitments.kicker'),
    tables: [await readTable(db, COMMITMENTS, { records, makers: null, isAll: false }, pin)],
    records,
    ignored,
  }
}

const openCommitment: Open = async (request) => {
  const { db, pin, params, segment } = request
  const reference = segment.toUpperCase()
  if (!REFERENCE_PATTERN.test(reference)) return null
  const records = recordIds(recordsAt(pin.asOf), reference)
  const record = await readTable(db, COMMITMENTS, { records, makers: null, isAll: false }, pin)
  if (record.total === 0) return null
  const scope = { records, makers: null, isAll: false }
  return {
    name: `vaada-${reference}`,
    title: reference,
    tables: await tablesOf(request, VALUES, ONE_RECORD, scope),
    records,
    ignored: ignoredOf(params),
  }
}

/** Pledges, intentions and measures of one action, as the list filtered by it. */
const openAction: Open = async (request) => {
  const { db, locale, pin, params, segment } = request
  const { actions } = await listVocabulary(db)
  const action = actions.find((number) => String(number) === segment)
  if (action === undefined) return null
  const records = commitmentIds({ ...NO_FILTERS, action: [action] }, { sort: 'maker', locale }, pin.asOf)
  return {
    name: `vaada-action-${action}`,
    title: translatorOf(locale)('action.kicker', { number: action }),
    tables: [await readTable(db, COMMITMENTS, { records, makers: null, isAll: false }, pin)],
    ignored: ignoredOf(params),
  }
}

/** Counts of every maker: what the list of countries and the map are drawn from. */
const openCountries =
  (page: 'countries' | 'map'): Open =>
  async (request) => ({
    name: `vaada-${page}`,
    title: translatorOf(request.locale)(page === 'map' ? 'nav.map' : 'countries.section'),
    tables: await tablesOf(request, COUNTRIES, [COUNTRIES], everything(request)),
    ignored: ignoredOf(request.params),
  })

/** Those laid side by side, in the order chosen: their counts, then all that is behind them. */
const openCompare: Open = async (request) => {
  const { db, locale, pin, params } = request
  const known = await listComparable(db)
  const choice = parseChoice(params.getAll('country'), new Set(known.map(({ code }) => code)))
  const makers = choice.codes
  const isOfThese = { ...NO_FILTERS, country: makers }
  const records = commitmentIds(isOfThese, { sort: 'maker', locale }, pin.asOf)
  const all = makers.length > 0 ? [COUNTRIES, COMMITMENTS, CONTEXT] : [COUNTRIES]
  return {
    name: 'vaada-compare',
    title: translatorOf(locale)('nav.compare'),
    tables: await tablesOf(request, COUNTRIES, all, { records, makers, isAll: false }),
    ignored: [
      ...ignoredOf(params).filter(({ name }) => name !== 'country'),
      ...choice.leftOut.map(({ value }) => ({ name: 'country', value })),
    ],
  }
}

const openCountry: Open = async (request) => {
  const { db, locale, pin, params, segment } = request
  const code = segment.toUpperCase()
  const found = /^[A-Z]{3}$/.test(code) ? await findMaker(db, code) : null
  if (!found) return null
  const scope = { records: makerIds(recordsAt(pin.asOf), code), makers: [code], isAll: false }
  return {
    name: `vaada-${code}`,
    title: makerName(found.maker, locale),
    tables: await tablesOf(request, COMMITMENTS, ONE_MAKER, scope),
    records: scope.records,
    ignored: ignoredOf(params),
  }
}

const openData: Open = async (request) => {
  const { db, locale, pin, params } = request
  return {
    name: 'vaada',
    title: translatorOf(locale)('exports.wholeRecord'),
    tables: await tablesOf(request, COMMITMENTS, RECORD_TABLES, everything(request)),
    ignored: ignoredOf(params),
    attachments: [{ name: 'ledger.json', pieces: () => ledgerPieces(db, pin) }],
  }
}

const openTable: Open = async (request) => {
  const { db, locale, pin, params, segment } = request
  const name = `vaada-${segment.replaceAll('_', '-')}`
  const ignored = ignoredOf(params)
  if (segment === DICTIONARY.name) {
    const title = translatorOf(locale)('exports.sheets.dictionary')
    return { name, title, tables: [readDictionary(locale, ALL_TABLES)], ignored }
  }
  const table = RECORD_TABLES.find((one) => one.name === segment)
  if (!table) return null
  return {
    name,
    title: translatorOf(locale)(`exports.tables.${table.name}` as 'exports.tables.commitments'),
    tables: [await readTable(db, table, everything(request), pin)],
    ignored,
  }
}

const CYCLES_MAX = 500

/** Every cycle that has opened, whichever of them the page shows. */
const openReporting: Open = async ({ db, locale, pin, params }) => {
  const { asOf, isAsked } = pin
  const facts = await findDuties(db, {
    day: asOf.day,
    asOf: isAsked ? asOf : null,
    limit: CYCLES_MAX,
    page: 1,
  })
  return {
    name: 'vaada-reporting',
    title: translatorOf(locale)('nav.reporting'),
    tables: [extractOf(REPORT_COUNTS, reportCountRows(facts))],
    ignored: ignoredOf(params).filter(({ name }) => name !== 'page'),
  }
}

/** The sums of money, or a list behind them; each takes the filters of its page. */
const openFunding =
  (read: typeof readMoneySums, name: string): Open =>
  async ({ db, locale, pin, params, format }) => {
    const { extract, ignored } = await read(db, queryOf(params), pin)
    const records = format === 'iati.xml' ? await fundedRecords(db, queryOf(params), pin) : null
    return {
      name,
      title: translatorOf(locale)('nav.funding'),
      tables: [extract],
      ...(records && { records }),
      ignored: [...ignored],
    }
  }

const openMoved =
  (
    read: typeof readGoalposts | typeof readDisputed | typeof readChanges,
    page: 'goalposts' | 'disputed' | 'changes',
  ): Open =>
  async ({ db, locale, pin, params, today, zone }) => {
    const { extract, ignored } = await read(db, queryOf(params), { pin, today, zone })
    return { name: `vaada-${page}`, title: translatorOf(locale)(`nav.${page}`), tables: [extract], ignored }
  }

/** What lies beside each page. */
export const OPEN: Record<DataPath, Open> = {
  '/commitments': openCommitments,
  '/commitments/*': openCommitment,
  '/actions/*': openAction,
  '/compare': openCompare,
  '/countries': openCountries('countries'),
  '/countries/*': openCountry,
  '/data': openData,
  '/data/*': openTable,
  '/funding': openFunding(readMoneySums, 'vaada-funding'),
  '/funding/lines': openFunding(readFundingLines, 'vaada-funding-lines'),
  '/funding/pledges': openFunding(readPledgeMoney, 'vaada-funding-pledges'),
  '/map': openCountries('map'),
  '/goalposts': openMoved(readGoalposts, 'goalposts'),
  '/disputed': openMoved(readDisputed, 'disputed'),
  '/changes': openMoved(readChanges, 'changes'),
  '/reporting': openReporting,
  '/partners': openPartners,
  '/consultations': openConsultations,
  '/consultations/*': openConsultation,
  '/corrections': openCorrections,
  '/organisations/*': openOrganisation,
}
