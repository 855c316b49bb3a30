import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { build } from '../scripts/build.js'
import { memoryOf, start, startDatabase } from './instance'
import { countStatements } from './statements'
import { emptyPageBytes, scriptBytes } from './weight'

/**
 * How fast and how heavy Vaada is, as ratios within one run: the documented commitments, one machine, no other load.
 * Prints goal and figure for each line; exits 1 where a goal is missed.
 */
const SECONDS = 8
const CONNECTIONS = 10
const PAGES = [
  '/en',
  '/ru/countries',
  '/en/countries/KEN',
  '/en/commitments',
  '/en/commitments/KEN-2021-02',
  '/kk/methodology',
  '/uz/about',
  '/en/help',
]

interface Line {
  what: string
  goal: string
  figure: string
  met: boolean
}

async function measure(): Promise<Line[]> {
  await build()
  const database = await startDatabase()
  const lines: Line[] = []
  try {
    const cached = await start('server', database.environment)
    const worker = await start('worker', database.environment)
    for (const page of PAGES) await (await fetch(cached.url + page)).text()
    await sleep(10_000)
    const memory = [cached.pid, worker.pid].map(memoryOf)
    lines.push(line('idle memory of server and worker, MB', '≤ 350', sum(memory), (mb) => mb <= 350))
    await worker.stop()
    const fast = await requestsPerSecond(`${cached.url}/en`)
    const weight = await scriptBytes(`${cached.url}/en`)
    await cached.stop()

    const uncached = await start('server', { ...database.environment, VAADA_PAGE_CACHE_BYTES: '0' })
    const slow = await requestsPerSecond(`${uncached.url}/en`)
    await uncached.stop()
    lines.push({
      ...line('overview: page cache ÷ uncached', '≥ 8', fast / slow, (ratio) => ratio >= 8),
      figure: `${(fast / slow).toFixed(1)} (${fast.toFixed(0)} and ${slow.toFixed(0)} pages/s)`,
    })

    const empty = await emptyPageBytes()
    lines.push({
      ...line('first-load JavaScript ÷ empty page', '≤ 1.15', weight / empty, (ratio) => ratio <= 1.15),
      figure: `${(weight / empty).toFixed(2)} (${weight} and ${empty} bytes, brotli or gzip)`,
    })
    lines.push(...(await statementLines(database.environment)))
  } finally {
    await database.stop()
  }
  return lines
}

const sum = (figures: number[]) => figures.reduce((total, figure) => total + figure, 0)
const line = (what: string, goal: string, figure: number, isMet: (figure: number) => boolean): Line => ({
  what,
  goal,
  figure: figure.toFixed(0),
  met: isMet(figure),
})

async function requestsPerSecond(url: string): Promise<number> {
  const options = { url, connections: CONNECTIONS, headers: { 'accept-encoding': 'br' } }
  await autocannon({ ...options, duration: 2 })
  const result = await autocannon({ ...options, duration: SECONDS })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`)
  return result.requests.average
}

async function statementLines(environment: Record<string, string>): Promise<Line[]> {
  const counter = await countStatements(environment.DATABASE_PUBLIC_URL ?? '')
  const server = await start('server', {
    ...environment,
    DATABASE_PUBLIC_URL: counter.url,
    VAADA_PAGE_CACHE_BYTES: '0',
  })
  try {
    const lines: Line[] = []
    for (const page of PAGES) {
      // Twice: the first use of a statement also asks for its types.
      await (await fetch(server.url + page)).text()
      await sleep(300)
      counter.take()
      await (await fetch(server.url + page)).text()
      lines.push(line(`SQL statements of ${page}, uncached`, '≤ 6', counter.take(), (n) => n <= 6))
    }
    return lines
  } finally {
    await server.stop()
    counter.close()
  }
}

const lines = await measure()
for (const { what, goal, figure, met } of lines)
  console.log(`${met ? 'met   ' : 'MISSED'}  ${what.padEnd(52)} goal ${goal.padEnd(7)} ${figure}`)
process.exitCode = lines.every(({ met }) => met) ? 0 : 1
