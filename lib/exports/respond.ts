import { Readable } from 'node:stream'
import type { PublicDb } from '@/db/client'
import { OPEN as ANYWHERE, problem } from '@/lib/api/respond'
import { WHY_NOT } from '@/lib/as-of/api'
import { AS_OF_PARAMETER } from '@/lib/as-of/model'
import type { Ignored } from '@/lib/commitments/filters'
import type { IsoDate } from '@/lib/dates/partial'
import { attachment } from '@/lib/files/respond'
import { isLocale, type Locale } from '@/lib/i18n/model'
import { iatiPieces } from '@/lib/iati/file'
import { type About, aboutLines, LICENCE, pinText } from './about'
import { csvPieces } from './csv'
import { asDemonstration, fileName } from './demonstration'
import { jsonPieces } from './json'
import type { Format, Pin } from './model'
import { OPEN } from './pages'
import { findDataPath, formatsOf } from './paths'
import { findPin } from './pin'
import { readIds } from './sql-table'
import { isKnown, tagOf } from './tag'
import { tooLong, xlsxStream } from './xlsx'
import { zipStream } from './zip'

const TYPE: Record<Format, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'iati.xml': 'application/xml; charset=utf-8',
  zip: 'application/zip',
}

interface Asked {
  db: PublicDb
  request: Request
  locale: string
  /** Ending of the address. */
  format: string
  /** Of the page, without its language. */
  path: string
  today: IsoDate
  zone: string
  baseUrl: string
  /** Under which IATI files are published. */
  iatiOrganisation: string
}

/** What lies beside a page, as a file that flows; or a problem that says what is wrong with the address. */
export async function answerData(asked: Asked): Promise<Response> {
  const { db, request, locale, path, today, zone, iatiOrganisation } = asked
  const found = findDataPath(path)
  if (!found || !isLocale(locale)) return problem('not_found', 'No data lies beside a page of this address.')
  const formats = formatsOf(found.path)
  const format = formats.find((one) => one === asked.format)
  if (!format)
    return problem('unknown_format', `Beside this page lie ${formats.map((one) => `.${one}`).join(', ')}.`)

  const params = new URL(request.url).searchParams
  const pin = await findPin(db, params, { today, zone })
  if ('problem' in pin) return problem('bad_as_of', WHY_NOT[pin.problem])

  const isIati = format === 'iati.xml'
  const query = isIati ? `${sorted(params)} ${iatiOrganisation}` : sorted(params)
  const tag = tagOf({ ...pin, day: today, seq: pin.asOf.seq, locale, format, path, query })
  const head = { ...ANYWHERE, ETag: tag, 'Content-Type': TYPE[format] }
  if (isKnown(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers: head })

  const file = await OPEN[found.path]({
    db,
    locale,
    pin,
    params,
    segment: found.segment,
    today,
    zone,
    format,
  })
  if (!file) return problem('not_found', 'Nothing is published under this address.')
  if (format === 'xlsx' && tooLong(file.tables))
    return problem('too_long', 'A sheet holds 1,048,575 rows; take .csv, or narrow the list.')

  const ids = isIati && file.records ? await readIds(db, file.records) : null
  if (isIati && !ids?.length)
    return problem('not_found', 'An IATI file has at least one activity, and nothing is published here.')

  const about: About = { file, pin, locale, ...addressesOf(asked, locale, params, pin) }
  const headers = {
    ...head,
    Link: linksOf(about),
    ...(file.ignored.length && { 'X-Vaada-Ignored': ignoredHeader(file.ignored) }),
    'Content-Disposition': attachment(fileName(`${file.name}-${pin.asOf.day}.${format}`, pin.isDemo)),
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  if (flowing >= FLOWING_MAX)
    return problem('busy', 'Too many files are on their way; ask again in a minute.')
  const stream = ids ? iatiStream(asked, about, ids) : await streamOf(format, about)
  return new Response(Readable.toWeb(counted(stream)) as ReadableStream, { headers })
}

/** A file on its way takes a few megabytes, however slow the line. */
const FLOWING_MAX = 20
let flowing = 0

/** Counts a file until it has ended, whole or broken off. */
function counted(stream: Readable): Readable {
  flowing += 1
  return stream.once('close', () => {
    flowing -= 1
  })
}

/** Records as activities; each leads to its own page, as this file shows it. */
function iatiStream({ db, baseUrl, iatiOrganisation }: Asked, about: About, ids: Int32Array): Readable {
  const { locale, pin } = about
  const pageOf = (reference: string) =>
    new URL(`/${locale}/commitments/${reference}?${AS_OF_PARAMETER}=${pinText(pin)}`, baseUrl).href
  const publisher = { organisation: iatiOrganisation, day: pin.asOf.day, isDemo: pin.isDemo, pageOf }
  return Readable.from(iatiPieces(db, { ids, pin, publisher, about: aboutLines(about) }), {
    objectMode: false,
  })
}

async function streamOf(format: Format, about: About): Promise<Readable> {
  if (format === 'xlsx') return xlsxStream(about)
  if (format === 'zip') return zipStream(about)
  const { file, pin } = about
  const [extract] = file.tables
  const pieces =
    format === 'csv'
      ? csvPieces(pin.isDemo ? asDemonstration(extract) : extract)
      : jsonPieces(extract, {
          meta: {
            table: extract.table.name,
            asOf: pinText(pin),
            ...(pin.asOf.reconstructed ? { reconstructed: true } : {}),
            ...(pin.isDemo ? { demonstration: true } : {}),
            licence: LICENCE.url,
            ...(file.ignored.length ? { ignored: file.ignored } : {}),
          },
          links: { page: about.pageUrl, dictionary: about.dictionaryUrl, method: about.methodUrl },
        })
  return Readable.from(await begun(pieces), { objectMode: false })
}

/** Waits for the first piece: once the head is sent, what fails can only break the file off. */
async function begun(pieces: AsyncGenerator<string>): Promise<AsyncGenerator<string>> {
  const first = await pieces.next()
  return (async function* () {
    if (!first.done) yield first.value
    yield* pieces
  })()
}

/** The page's own address, pinned to what the file shows. */
function addressesOf({ baseUrl, path }: Asked, locale: Locale, params: URLSearchParams, pin: Pin) {
  // Tables of the whole record have no page each.
  const [, table] = /^\/data\/(\w+)$/.exec(path) ?? []
  const page = new URL(table ? `/${locale}/data#table-${table}` : `/${locale}${path}`, baseUrl)
  for (const [name, value] of params) if (name !== AS_OF_PARAMETER) page.searchParams.append(name, value)
  page.searchParams.set(AS_OF_PARAMETER, pinText(pin))
  const at = (beside: string) => new URL(`/${locale}${beside}`, baseUrl).href
  return { pageUrl: page.href, methodUrl: at('/methodology'), dictionaryUrl: at('/data/dictionary.csv') }
}

/** A file of comma-separated values says nothing about itself, so its head does. */
function linksOf({ pageUrl, dictionaryUrl }: About): string {
  return [
    `<${pageUrl}>; rel="canonical"`,
    `<${LICENCE.url}>; rel="license"`,
    `<${dictionaryUrl}>; rel="describedby"`,
  ].join(', ')
}

/** `status=great&page=x`: names and values as in an address, so that no header breaks. */
const ignoredHeader = (ignored: readonly Ignored[]): string =>
  new URLSearchParams(ignored.map(({ name, value }) => [name, value])).toString()

function sorted(params: URLSearchParams): string {
  const copy = new URLSearchParams(params)
  copy.sort()
  return copy.toString()
}
