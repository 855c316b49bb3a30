import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { isRealDate } from '@/lib/dates/partial'
import type { Locale } from '@/lib/i18n/model'
import { isLocale } from '@/lib/i18n/model'
import { addDecimals, compareDecimals } from '@/lib/money/decimal'
import type { MoneyStage } from '@/lib/money/model'

/** What a file of activities may hold at most. */
export const IATI_LIMITS = { activities: 20_000, depth: 40, textLength: 20_000, currencies: 20 } as const

/** Why a file is not taken; each has the line where it stands. */
export const IATI_FAULTS = [
  'xml_encoding',
  'xml_broken',
  'xml_forbidden',
  'not_iati',
  'iati_too_many',
  'iati_identifier',
  'iati_date',
  'iati_value',
  'iati_currency',
] as const
export type IatiFault = (typeof IATI_FAULTS)[number]

export class IatiError extends Error {
  override name = 'IatiError'
  constructor(
    readonly fault: IatiFault,
    /** From 1. */
    readonly line: number,
  ) {
    super(`${fault} at line ${line}`)
  }
}

/** What a funder's system says of its money, one stage and currency. */
export interface FundedAmount {
  readonly stage: MoneyStage
  readonly currency: string
  /** Above zero, exact. */
  readonly amount: string
  /** Of the first and the last transaction. */
  readonly from: string
  readonly to: string
}

export interface FundedActivity {
  /** Where it begins in the file. */
  readonly line: number
  readonly identifier: string
  /** Who reports it. */
  readonly organisation: string
  /** Each with its language, where that is one of the interface's. */
  readonly titles: readonly { readonly text: string; readonly language: Locale | null }[]
  /** ISO 3166-1 alpha-2, of the activity or of any transaction. */
  readonly countries: readonly string[]
  /** Codes of the OECD's list of regions. */
  readonly regions: readonly string[]
  /** Purpose codes of the OECD, five or three digits. */
  readonly sectors: readonly string[]
  readonly amounts: readonly FundedAmount[]
  /** What it links to as its own address; null: nothing. */
  readonly url: string | null
}

/** Whose money it is once the funder has bound, paid or spent it; what others gave to the funder isn't counted again. */
const STAGE_OF: Readonly<Record<string, MoneyStage>> = { '2': 'allocated', '3': 'disbursed', '4': 'spent' }
const DECIMAL = /^-?\d{1,30}(\.\d{1,10})?$/

interface Building {
  line: number
  identifier: string
  organisation: string
  titles: FundedActivity['titles'][number][]
  countries: Set<string>
  regions: Set<string>
  sectors: Set<string>
  amounts: Map<string, FundedAmount>
  currency: string | null
  language: string
  url: string | null
  transaction: { type: string; on: string; value: string; currency: string; line: number } | null
}

/**
 * Takes activities out of a file of IATI 2, piece by piece; only one is in memory. No entities but XML's own five, no
 * document type, nothing is fetched. Give it every piece, then `end`; each answers with the activities that are complete.
 * @throws IatiError the first fault, with its line
 */
export function createIatiParser(): { write(piece: string): FundedActivity[]; end(): FundedActivity[] } {
  const parser = new SaxesParser()
  const fault = (code: IatiFault, line = parser.line): never => {
    throw new IatiError(code, line)
  }
  const path: string[] = []
  let done: FundedActivity[] = []
  let count = 0
  let current: Building | null = null
  let text = ''
  let language = ''

  parser.on('error', () => fault('xml_broken'))
  parser.on('doctype', () => fault('xml_forbidden'))
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^utf-?8$/i.test(encoding)) fault('xml_encoding')
  })
  parser.on('text', (piece) => {
    if (text.length < IATI_LIMITS.textLength) text += piece.slice(0, IATI_LIMITS.textLength)
  })
  parser.on('cdata', (piece) => {
    if (text.length < IATI_LIMITS.textLength) text += piece.slice(0, IATI_LIMITS.textLength)
  })
  parser.on('opentag', (tag) => open(tag as SaxesTagPlain))
  parser.on('closetag', () => close())

  function open({ name, attributes }: SaxesTagPlain): void {
    path.push(name)
    text = ''
    if (path.length > IATI_LIMITS.depth) fault('xml_forbidden')
    if (path.length === 1) {
      const isSecond = /^2\.\d\d$/.test(attributes.version ?? '')
      if (name !== 'iati-activities' || !isSecond) fault('not_iati')
      return
    }
    if (path.length === 2 && name === 'iati-activity') begin(attributes)
    else if (current) inside(current, path.slice(2).join('/'), attributes)
  }

  function begin(attributes: Readonly<Record<string, string>>): void {
    count += 1
    if (count > IATI_LIMITS.activities) fault('iati_too_many')
    current = {
      line: parser.line,
      identifier: '',
      organisation: '',
      titles: [],
      countries: new Set(),
      regions: new Set(),
      sectors: new Set(),
      amounts: new Map(),
      currency: attributes['default-currency']?.trim() || null,
      language: attributes['xml:lang'] ?? '',
      url: attributes['linked-data-uri'] ?? null,
      transaction: null,
    }
  }

  function inside(activity: Building, at: string, attributes: Readonly<Record<string, string>>): void {
    const { transaction } = activity
    const code = attributes.code?.trim() ?? ''
    switch (at) {
      case 'title/narrative':
        language = attributes['xml:lang'] ?? activity.language
        break
      case 'recipient-country':
      case 'transaction/recipient-country':
        activity.countries.add(code.toUpperCase())
        break
      case 'recipient-region':
      case 'transaction/recipient-region':
        if ((attributes.vocabulary ?? '1') === '1') activity.regions.add(code)
        break
      case 'sector':
      case 'transaction/sector':
        if (['1', '2'].includes(attributes.vocabulary ?? '1')) activity.sectors.add(code)
        break
      case 'transaction':
        activity.transaction = { type: '', on: '', value: '', currency: '', line: parser.line }
        break
      case 'transaction/transaction-type':
        if (transaction) transaction.type = code
        break
      case 'transaction/transaction-date':
        if (transaction) transaction.on = attributes['iso-date']?.trim() ?? ''
        break
      case 'transaction/value':
        if (transaction) {
          transaction.currency = attributes.currency?.trim() || activity.currency || ''
          transaction.line = parser.line
        }
        break
    }
  }

  function close(): void {
    const at = path.slice(2).join('/')
    const written = text.trim()
    text = ''
    const closed = path.length
    path.pop()
    if (!current) return
    if (at === 'iati-identifier') current.identifier = written
    else if (at === 'reporting-org/narrative') current.organisation ||= oneLine(written)
    else if (at === 'title/narrative' && written !== '') current.titles.push(titleOf(written))
    else if (at === 'transaction/value' && current.transaction) current.transaction.value = written
    else if (at === 'transaction' && current.transaction) {
      add(current, current.transaction)
      current.transaction = null
    } else if (closed === 2) {
      if (!/^\S(?:[^\n]{0,498}\S)?$/.test(current.identifier)) fault('iati_identifier', current.line)
      done.push(finished(current))
      current = null
    }
  }

  const titleOf = (written: string) => {
    const code = language.slice(0, 2).toLowerCase()
    return { text: oneLine(written), language: isLocale(code) ? code : null }
  }

  function add(activity: Building, transaction: NonNullable<Building['transaction']>): void {
    const stage = STAGE_OF[transaction.type]
    if (stage === undefined) return
    const { on, value, line } = transaction
    const currency = transaction.currency.toUpperCase()
    if (on.length !== 10 || !isRealDate(on)) fault('iati_date', line)
    if (!DECIMAL.test(value)) fault('iati_value', line)
    if (!/^[A-Z]{3}$/.test(currency)) fault('iati_currency', line)
    const key = `${stage} ${currency}`
    const before = activity.amounts.get(key)
    if (!before && activity.amounts.size >= IATI_LIMITS.currencies) fault('iati_too_many', line)
    activity.amounts.set(key, {
      stage,
      currency,
      amount: addDecimals(before?.amount ?? '0', value),
      from: before && before.from < on ? before.from : on,
      to: before && before.to > on ? before.to : on,
    })
  }

  const taken = (): FundedActivity[] => {
    const some = done
    done = []
    return some
  }
  return {
    write(piece) {
      parser.write(piece)
      return taken()
    },
    end() {
      parser.close()
      return taken()
    },
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 500)

const finished = (activity: Building): FundedActivity => ({
  line: activity.line,
  identifier: activity.identifier,
  organisation: activity.organisation,
  titles: activity.titles,
  countries: [...activity.countries],
  regions: [...activity.regions],
  sectors: [...activity.sectors],
  amounts: [...activity.amounts.values()].filter(({ amount }) => compareDecimals(amount, '0') > 0),
  url: activity.url,
})

const ENCODINGS = ['utf8', 'utf16le'] as const

/** Whether a file is XML at all, by how it begins; in whatever encoding. */
export const looksLikeXml = (file: Buffer): boolean =>
  ENCODINGS.some((encoding) => /^\ufeff?\s*</.test(file.subarray(0, 200).toString(encoding)))

const PIECE = 64 * 1024

/**
 * The activities of a file, in its order.
 * @throws IatiError
 */
export async function* readActivities(file: Buffer): AsyncGenerator<FundedActivity> {
  const parser = createIatiParser()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let from = 0; from < file.length; from += PIECE) {
    yield* parser.write(decoded(decoder, file.subarray(from, from + PIECE), file, from))
    // The worker has other work too.
    await new Promise((resolve) => setImmediate(resolve))
  }
  yield* parser.write(decoded(decoder, null, file, file.length))
  yield* parser.end()
}

function decoded(decoder: TextDecoder, piece: Buffer | null, file: Buffer, from: number): string {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw new IatiError('xml_encoding', file.subarray(0, from).toString('latin1').split('\n').length)
  }
}
