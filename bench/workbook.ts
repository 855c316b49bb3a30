import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import postgres from 'postgres'
import { findSheet } from '@/lib/imports/layout'
import { newSecret, secretHash } from '@/lib/secrets'
import { workbookBytes } from '@/lib/workbooks/write'
import { build } from '../scripts/build.js'
import { memoryOf, start, startDatabase } from './instance'

/**
 * How much a large workbook costs: the worker's memory beyond idle while it reads and compares it, the time it takes,
 * and what readers of uncached pages notice meanwhile. Prints goal and figure for each; exits 1 where one is missed.
 * ROWS rows of figures from SEED, of a maker without an office, every tenth about a commitment on record.
 */
const ROWS = 100_000
const SEED = 20_261_130
const MAKER = 'KEN'
const PAGE = '/ru/countries'
const SECONDS = 6

/** Numbers that are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

async function workbookOf(references: readonly string[], cycle: string): Promise<Buffer> {
  const next = numbersFrom(SEED)
  const columns = findSheet('figures')?.columns ?? []
  const cell = (name: string, row: number): string => {
    const known = row % 10 === 0 ? references[Math.floor(next() * references.length)] : undefined
    switch (name) {
      case 'subject':
        return known ?? `${MAKER}-1999-${10 + Math.floor(next() * 90)}`
      case 'about':
        return `i${row}`
      case 'cycle':
        return cycle
      case 'value':
        return (next() * 1e6).toFixed(2)
      case 'on':
        return '31.12.2025'
      default:
        return name === 'note' ? `Note ${next().toString(36).slice(2)}` : `${name} ${row % 977}`
    }
  }
  function* rows() {
    yield { cells: columns.map(({ name }) => ({ text: `figures.${name}` })) }
    yield { cells: columns.map(({ name }) => ({ text: name })) }
    for (let row = 0; row < ROWS; row += 1)
      yield { cells: columns.map(({ name }) => ({ text: cell(name, row) })) }
  }
  const about = { vaada: '1', kind: 'reports', maker: MAKER, cycle, language: 'en' }
  return workbookBytes({
    title: 'Vaada',
    sheets: [
      { name: 'Figures', columns: columns.map(({ width }) => ({ width })), rows: rows() },
      {
        name: 'vaada',
        columns: [{ width: 10 }, { width: 10 }],
        rows: Object.entries(about).map((pair) => ({ cells: pair.map((text) => ({ text })) })),
      },
    ],
  })
}

async function slowest(url: string): Promise<number> {
  const result = await autocannon({ url, connections: 2, duration: SECONDS, overallRate: 20 })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx + result.errors} failures`)
  return result.latency.p97_5
}

async function measure() {
  await build()
  const database = await startDatabase()
  const sql = postgres(database.environment.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined })
  try {
    const server = await start('server', { ...database.environment, VAADA_PAGE_CACHE_BYTES: '0' })
    const worker = await start('worker', database.environment)
    const [cycle] =
      await sql`select key from cycles where current_date between opens_on and closes_on limit 1`
    const known = await sql<
      { reference: string }[]
    >`select reference from commitments where maker_code = ${MAKER}`
    if (!cycle) throw new Error('no cycle is open')
    const file = await workbookOf(
      known.map(({ reference }) => reference),
      cycle.key,
    )
    const secret = newSecret()
    const [person] =
      await sql`insert into people (email, name, role) values ('bench@bench.test', 'bench', 'editor') returning id`
    await sql`insert into sessions (id_hash, person_id, expires_at) values (${secretHash(secret)}, ${person?.id}, now() + interval '1 hour')`

    await slowest(server.url + PAGE)
    const alone = await slowest(server.url + PAGE)
    await sleep(3000)
    const idle = memoryOf(worker.pid)

    const form = new FormData()
    form.set('maker', MAKER)
    form.set('file', new File([new Uint8Array(file)], 'large.xlsx'))
    const began = Date.now()
    const sent = await fetch(`${server.url}/api/imports?locale=en`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { Origin: server.url, Cookie: `vaada-session=${secret}` },
    })
    if (!sent.headers.get('location')?.match(/imports\/\d+$/))
      throw new Error(`refused: ${sent.headers.get('location')}`)
    let peak = idle
    let done: postgres.Row | undefined
    const watching = (async () => {
      while (!done) {
        peak = Math.max(peak, memoryOf(worker.pid))
        const [row] = await sql`select state, refusal, rows_read from imports`
        if (row?.state === 'ready' || row?.state === 'refused') done = row
        else await sleep(50)
      }
      return Date.now() - began
    })()
    const meanwhile = await slowest(server.url + PAGE)
    const took = await watching
    await server.stop()
    await worker.stop()
    return { idle, peak, alone, meanwhile, took, done, bytes: file.length }
  } finally {
    await sql.end()
    await database.stop()
  }
}

const { idle, peak, alone, meanwhile, took, done, bytes } = await measure()
if (done?.state !== 'ready' || done.rows_read !== ROWS) throw new Error(`not read: ${JSON.stringify(done)}`)
console.log(
  `${ROWS} rows, ${(bytes / 1e6).toFixed(1)} MB, seed ${SEED}, read in ${(took / 1000).toFixed(1)} s`,
)
const lines = [
  { what: 'worker, MB beyond idle', goal: '≤ 200', figure: peak - idle, met: peak - idle <= 200 },
  {
    what: `${PAGE} uncached, p97.5 meanwhile ÷ alone`,
    goal: '≤ 3',
    figure: meanwhile / alone,
    met: meanwhile / alone <= 3,
  },
]
for (const { what, goal, figure, met } of lines)
  console.log(`${met ? 'met   ' : 'MISSED'}  ${what}: ${figure.toFixed(1)} (goal ${goal})`)
console.log(`idle ${idle.toFixed(0)} MB, peak ${peak.toFixed(0)} MB; ${alone} and ${meanwhile} ms`)
process.exitCode = lines.every(({ met }) => met) ? 0 : 1
