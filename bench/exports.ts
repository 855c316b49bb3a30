import { setTimeout as sleep } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { openPool, type PublicDb } from '@/db/client'
import { NO_FILTERS } from '@/lib/commitments/filters'
import { commitmentIds } from '@/lib/commitments/list-queries'
import { INDICATORS, VALUES } from '@/lib/exports/children'
import { COMMITMENTS } from '@/lib/exports/commitments'
import { findPin, type Pinned } from '@/lib/exports/pin'
import { childIds, type SqlTable, selectOf } from '@/lib/exports/sql-table'
import { build } from '../scripts/build.js'
import { type Instance, memoryOf, start, startDatabase } from './instance'
import { generateLarge, LARGE_TODAY } from './large/generate'

/**
 * What a file costs beside the raw statement: the same columns of the same rows in the same order, by COPY as CSV with the
 * same login. And what memory a file takes, by its length. Generated data, one run, no other load; best of TRIES.
 * Prints a line for each file; exits 1 where a goal is missed.
 */
const COMMITMENTS_MADE = 10_000
const TRIES = 5
const ZONE = 'Asia/Tashkent'

interface Line {
  what: string
  goal: string
  figure: string
  met: boolean
}

async function measure(): Promise<Line[]> {
  await build()
  const database = await startDatabase()
  const pool = openPool<PublicDb>(database.environment.DATABASE_PUBLIC_URL ?? '', 2)
  try {
    console.log(JSON.stringify(await generateLarge(database.ownerUrl, COMMITMENTS_MADE)))
    const server = await start('server', database.environment)
    const pin = await findPin(pool.db, new URLSearchParams(), { today: LARGE_TODAY, zone: ZONE })
    if ('problem' in pin) throw new Error(pin.problem)
    const sides = { server, database: database.environment.DATABASE_PUBLIC_URL ?? '', pin }
    const lines = [
      ...(await costsOf('commitments', COMMITMENTS, all(pin), sides)),
      ...(await costsOf('indicators', INDICATORS, childIds(INDICATORS, all(pin), pin), sides)),
      ...(await costsOf('values', VALUES, childIds(VALUES, all(pin), pin), sides)),
      await iatiLine(sides),
      ...(await memoryLines(server)),
      await tagLine(server),
    ]
    await server.stop()
    return lines
  } finally {
    await pool.end()
    await database.stop()
  }
}

const all = (pin: Pinned) => commitmentIds(NO_FILTERS, { sort: 'maker', locale: 'en' }, pin.asOf)

/** One activity holds a record with its amounts, indicators, values, documents and reports. */
async function iatiLine({ server, database, pin }: Sides): Promise<Line> {
  const copied = await copyOf(COMMITMENTS, all(pin), database, pin)
  const made = await best(async () => (await download(`${server.url}/en/commitments.iati.xml`)).bytes)
  const ratio = made.ms / copied.ms
  return {
    what: `commitments.iati.xml, time ÷ COPY of the commitments (${copied.ms.toFixed(0)} ms; ${(made.bytes / 1e6).toFixed(1)} MB)`,
    goal: '≤ 6',
    figure: ratio.toFixed(2),
    met: ratio <= 6,
  }
}

interface Sides {
  server: Instance
  /** Address as the public login. */
  database: string
  pin: Pinned
}

async function costsOf(
  name: string,
  table: SqlTable,
  ids: SQL,
  { server, database, pin }: Sides,
): Promise<Line[]> {
  const copied = await copyOf(table, ids, database, pin)
  let rows = 0
  const lines: Line[] = []
  for (const format of ['csv', 'json', 'xlsx'] as const) {
    const made = await best(async () => (await download(`${server.url}/en/data/${name}.${format}`)).bytes)
    if (format === 'json') {
      const { meta } = await (await fetch(`${server.url}/en/data/${name}.json`)).json()
      rows = meta.total
    }
    const ratio = made.ms / copied.ms
    const goal = format === 'xlsx' ? Number.POSITIVE_INFINITY : 2
    lines.push({
      what: `${name}.${format}, time ÷ COPY (${copied.ms.toFixed(0)} ms; ${(made.bytes / 1e6).toFixed(1)} MB)`,
      goal: Number.isFinite(goal) ? `≤ ${goal}` : 'printed',
      figure: ratio.toFixed(2),
      met: ratio <= goal,
    })
  }
  console.log(`${name}: ${rows} rows`)
  return lines
}

/** The raw statement. */
async function copyOf(table: SqlTable, ids: SQL, database: string, pin: Pinned) {
  const copy = `copy (${literally(selectOf(table, sql`(select x.id, row_number() over () as n from (${ids}) x) k`, pin))}) to stdout (format csv, header)`
  const raw = postgres(database, { max: 1 })
  const copied = await best(async () => {
    const stream = await raw.unsafe(copy).readable()
    let bytes = 0
    for await (const piece of stream) bytes += (piece as Buffer).length
    // postgres.js 3.4.9 leaves its socket paused where the stream ended while it waited to be read.
    stream._read(0)
    return bytes
  })
  await raw.end()
  return copied
}

/** The peak while a file flows, beyond idle. A file of ten times the rows may not take more. */
async function memoryLines(server: Instance): Promise<Line[]> {
  const peaks: number[] = []
  for (const file of ['data/commitments.csv', 'data/values.csv', 'commitments.iati.xml']) {
    await sleep(3000)
    const idle = memoryOf(server.pid)
    let peak = idle
    const timer = setInterval(() => {
      peak = Math.max(peak, memoryOf(server.pid))
    }, 20)
    await download(`${server.url}/en/${file}`)
    clearInterval(timer)
    peaks.push(peak - idle)
  }
  const [short = 0, long = 0, iati = 0] = peaks
  return [
    {
      what: '10,000 rows of commitments, MB beyond idle',
      goal: '≤ 60',
      figure: short.toFixed(0),
      met: short <= 60,
    },
    {
      what: '100,000 rows of values, MB beyond idle',
      goal: '≤ 60',
      figure: long.toFixed(0),
      met: long <= 60,
    },
    {
      what: '10,000 activities of IATI, MB beyond idle',
      goal: '≤ 60',
      figure: iati.toFixed(0),
      met: iati <= 60,
    },
  ]
}

/** Who has the file is told so without its being made. */
async function tagLine(server: Instance): Promise<Line> {
  const address = `${server.url}/en/data/commitments.csv`
  const { tag } = await download(address)
  const whole = await best(async () => (await download(address)).bytes)
  const known = await best(async () => {
    const response = await fetch(address, {
      headers: { 'if-none-match': tag, 'accept-encoding': 'identity' },
    })
    if (response.status !== 304) throw new Error(`${response.status} for a known tag`)
    return 0
  })
  const ratio = known.ms / whole.ms
  return { what: 'commitments.csv, 304 ÷ 200', goal: '≤ 0.1', figure: ratio.toFixed(3), met: ratio <= 0.1 }
}

async function download(url: string): Promise<{ bytes: number; tag: string }> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  if (!response.ok || !response.body) throw new Error(`${url}: ${response.status}`)
  let bytes = 0
  for await (const piece of response.body) bytes += piece.length
  return { bytes, tag: response.headers.get('etag') ?? '' }
}

async function best(work: () => Promise<number>): Promise<{ ms: number; bytes: number }> {
  let found = { ms: Number.POSITIVE_INFINITY, bytes: 0 }
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const began = performance.now()
    const bytes = await work()
    const ms = performance.now() - began
    if (ms < found.ms) found = { ms, bytes }
  }
  return found
}

/** COPY takes no parameters. Ours are numbers, days and the words of filters, none from outside. */
function literally(query: ReturnType<typeof sql>): string {
  const { sql: text, params } = new PgDialect().sqlToQuery(query)
  return text.replace(/\$(\d+)/g, (_, n) => {
    const value = params[Number(n) - 1]
    return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
  })
}

const lines = await measure()
for (const { what, goal, figure, met } of lines)
  console.log(`${met ? 'met   ' : 'MISSED'}  ${what}: ${figure} (goal ${goal})`)
process.exitCode = lines.every(({ met }) => met) ? 0 : 1
