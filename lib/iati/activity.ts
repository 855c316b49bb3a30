import { firstDay, type IsoDate, lastDay } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import type { MakerKind } from '@/lib/makers/model'
import { activityStatus, ORGANISATION_TYPE, recipientOf, SECTOR } from './codes'
import { documentLinks } from './documents'
import { hasWords, inEach, type MoneyFacts, type RecordFacts, type Words } from './facts'
import { type Dated, type MoneyOfRecord, moneyOf, type NotWritten } from './money'
import { results } from './results'
import { constant, narratives, said, told } from './words'
import { element } from './xml'

/** Who publishes the file, and of which day it is. */
export interface Publisher {
  /** Its identifier; activities are named after it. */
  readonly organisation: string
  readonly day: IsoDate
  readonly isDemo: boolean
  readonly makers: ReadonlyMap<string, { readonly kind: MakerKind; readonly names: Words }>
  /** Address of a record's page, as this file shows it. */
  readonly pageOf: (reference: string) => string
}

const DESCRIPTION = { general: '1', objectives: '2', groups: '3', other: '4' } as const
const ROLE = { funding: '1', accountable: '2', implementing: '4' } as const
const DATE = { plannedStart: '1', plannedEnd: '3', actualEnd: '4' } as const
const THIRD_PARTY_REPORT = '5'
const OTHER_ORGANISATION = '90'

/** One record as an activity, in the order of the schema. */
export function activityXml(record: RecordFacts, publisher: Publisher): string {
  const money = moneyOf(record, publisher.day)
  return element(
    'iati-activity',
    {
      'xml:lang': record.original,
      'default-currency': money.transactions[0]?.line.currency ?? null,
      'linked-data-uri': publisher.pageOf(record.reference),
    },
    element('iati-identifier', {}, identifierOf(publisher, record.reference)),
    reportingOrg(publisher),
    told('title', {}, titleOf(record)),
    ...descriptions(record, money),
    ...participants(record, money, publisher),
    element('activity-status', { code: activityStatus(statusFacts(record), publisher.day) }),
    ...dates(record),
    recipient(record),
    element('sector', SECTOR),
    ...money.budgets.map(({ line, from, to }) =>
      element(
        'budget',
        { type: '1', status: '2' },
        element('period-start', { 'iso-date': from }),
        element('period-end', { 'iso-date': to }),
        moneyValue(line, from),
      ),
    ),
    ...money.transactions.map(transaction),
    documentLinks(record, publisher.pageOf(record.reference)),
    ...related(record),
    results(record),
  )
}

/** Neither a slash nor a sign that the standard forbids can be in it. */
export const identifierOf = ({ organisation }: Pick<Publisher, 'organisation'>, reference: string): string =>
  `${organisation}-${reference}`

function reportingOrg({ organisation, isDemo }: Publisher): string {
  const name = inEach((locale) => (isDemo ? `Vaada. ${said('exports.about.demo')[locale]}` : 'Vaada'))
  return element(
    'reporting-org',
    { ref: organisation, type: OTHER_ORGANISATION, 'secondary-reporter': '1' },
    narratives(name),
  )
}

/** Every record has a title; after its removal the reference is left. */
const titleOf = ({ title, reference }: RecordFacts): Words =>
  narratives(title) === '' ? { en: reference } : title

function descriptions(record: RecordFacts, money: MoneyOfRecord): string[] {
  const { summary, wording, groups, geography, level, status } = record
  const isEmpty = narratives(summary) === ''
  const standing = standingWords(level, status)
  const notes = hasWords(geography)
    ? inEach((locale) => [standing[locale], geography[locale] ?? ''].filter((text) => text !== '').join(' '))
    : standing
  return [
    told('description', { type: DESCRIPTION.general }, isEmpty ? titleOf(record) : summary),
    told('description', { type: DESCRIPTION.objectives }, wording),
    told('description', { type: DESCRIPTION.groups }, groups),
    told('description', { type: DESCRIPTION.other }, notes),
    money.leftOut.length === 0
      ? ''
      : told(
          'description',
          { type: DESCRIPTION.other },
          inEach((locale) =>
            [
              said('iati.leftOut')[locale],
              ...money.leftOut.map(
                ({ line, why }) =>
                  `${said(`moneyStage.${line.stage}`)[locale]}: ${line.amount} ${line.currency}. ${whyWords(why)[locale]}.`,
              ),
            ].join('\n'),
          ),
        ),
  ]
}

const standings = new Map<string, Record<Locale, string>>()

/** What kind of promise it is and how it stands, in words: the standard has none for most of it. */
function standingWords(level: RecordFacts['level'], status: RecordFacts['status']): Record<Locale, string> {
  const key = `${level} ${status}`
  let words = standings.get(key)
  if (!words) {
    words = constant(
      inEach((locale) =>
        status === null
          ? `${said(`level.${level}`)[locale]}.`
          : `${said(`level.${level}`)[locale]}. ${said('iati.status')[locale]}: ${said(`status.${status}`)[locale]}.`,
      ),
    )
    standings.set(key, words)
  }
  return words
}

const whyWords = (why: NotWritten) =>
  why === 'request' || why === 'no_date' ? said(`iati.why.${why}`) : said(`funding.why.${why}`)

function participants(record: RecordFacts, money: MoneyOfRecord, { makers }: Publisher): string[] {
  const codes = record.members.length > 0 ? record.members : [record.maker]
  const accountable = codes.map((code) => {
    const maker = makers.get(code)
    return told(
      'participating-org',
      { type: maker ? ORGANISATION_TYPE[maker.kind] : null, role: ROLE.accountable },
      maker?.names ?? { en: code },
    )
  })
  const providers = new Map(
    money.transactions
      .filter(({ line }) => hasWords(line.providerWords))
      .map(({ line }) => [JSON.stringify(line.providerWords), line.providerWords]),
  )
  return [
    ...accountable,
    ...[...providers.values()].map((words) => told('participating-org', { role: ROLE.funding }, words)),
    told('participating-org', { role: ROLE.implementing }, record.lead),
  ]
}

const statusFacts = (record: RecordFacts) => ({
  level: record.level,
  status: record.status,
  closure: record.closure,
  implementation: record.reports.at(-1)?.implementation ?? null,
  startsOn: record.startsOn && firstDay(record.startsOn),
  dueOn: record.dueOn && lastDay(record.dueOn),
})

/** A start is asked for: that of the promise, or the nearest that is known. */
function dates({ startsOn, madeOn, dueOn, closedOn, year }: RecordFacts): string[] {
  const dated = (type: string, day: IsoDate, words: Words = {}) =>
    element('activity-date', { type, 'iso-date': day }, narratives(words))
  const start = startsOn
    ? dated(DATE.plannedStart, firstDay(startsOn))
    : madeOn
      ? dated(DATE.plannedStart, firstDay(madeOn), said('iati.startMade'))
      : dated(DATE.plannedStart, `${year}-01-01`, said('iati.startYear'))
  return [
    start,
    dueOn ? dated(DATE.plannedEnd, lastDay(dueOn)) : '',
    closedOn ? dated(DATE.actualEnd, lastDay(closedOn)) : '',
  ]
}

function recipient({ maker, level, types }: RecordFacts): string {
  const found = recipientOf(maker, { level, isFinancial: types.includes('financial') })
  if (found === null) return ''
  return 'country' in found
    ? element('recipient-country', { code: found.country })
    : element('recipient-region', { code: found.region, vocabulary: '1' })
}

const moneyValue = ({ amount, currency }: MoneyFacts, day: IsoDate): string =>
  element('value', { currency, 'value-date': day }, amount)

function transaction({ line, date, type }: { line: MoneyFacts; date: Dated; type: string }): string {
  const dated = said(`iati.dates.${date.basis}`)
  const note = hasWords(line.note)
    ? inEach((locale) => [line.note[locale] ?? '', dated[locale]].filter((text) => text !== '').join('. '))
    : dated
  return element(
    'transaction',
    {},
    element('transaction-type', { code: type }),
    element('transaction-date', { 'iso-date': date.on }),
    moneyValue(line, date.on),
    told('description', {}, note),
    told('provider-org', { 'provider-activity-id': line.iatiIdentifier }, line.providerWords),
    told('receiver-org', {}, line.receiver),
  )
}

/** The funder's own activities that its money lines name. */
const related = ({ money }: RecordFacts): string[] =>
  [...new Set(money.flatMap(({ iatiIdentifier }) => iatiIdentifier ?? []))].map((ref) =>
    element('related-activity', { ref, type: THIRD_PARTY_REPORT }),
  )
