import { build } from '../../scripts/build.js'
import { type Instance, start, startDatabase } from '../instance'
import { generateLarge } from './generate'
import { readServerTime, type ServerTime } from './server-time'

/**
 * What each page costs with 195 countries and 10,000, then 100,000 commitments (300,000 indicators, 1,000,000 values), generated
 * in a database of its own. Server time is what PostgreSQL says it spent on the page's statements. Prints a line for each
 * page; exits 1 where a dashboard's statements take over 5 ms.
 *
 *   npm run bench:large [-- 10000 100000]
 */
const SIZES = process.argv.slice(2).map(Number)
const GOAL_MS = 5
const TRIES = 7

const DASHBOARDS = [
  '/en',
  '/en/countries',
  '/en/countries/QAA',
  '/en/actions/1',
  '/en/compare?country=QAA&country=QAB',
  '/en/map',
  '/en/funding',
  '/en/reporting',
  '/en/goalposts',
  '/en/disputed',
  '/en/changes',
]
const OTHERS = [
  '/en/commitments',
  '/en/commitments?country=QAA',
  '/en/commitments?status=off_track&sort=due',
  '/en/commitments?q=shelters',
  '/en/commitments?q=shleters+for+migrants',
  '/en/commitments?page=40',
  '/en/commitments/QAA-2021-01',
  '/en/funding/lines',
  '/en/methodology',
  '/en/data',
]

interface Cost {
  status: number
  sqlMs: number
  statements: number
  slowest: string
  pageMs: number
  keptMs: number
  kilobytes: number
}

await build()
const costs = new Map<number, Map<string, Cost>>()
for (const size of SIZES.length ? SIZES : [10_000, 100_000]) costs.set(size, await measure(size))
const fine = print(costs)
process.exitCode = fine ? 0 : 1

async function measure(commitments: number): Promise<Map<string, Cost>> {
  const database = await startDatabase()
  try {
    console.log(JSON.stringify(await generateLarge(database.ownerUrl, commitments)))
    const time = await readServerTime(database.superuserUrl)
    const uncached = await start('server', { ...database.environment, VAADA_PAGE_CACHE_BYTES: '0' })
    const kept = await start('server', database.environment)
    const found = new Map<string, Cost>()
    for (const page of [...DASHBOARDS, ...OTHERS]) found.set(page, await costOf(page, uncached, kept, time))
    await Promise.all([uncached.stop(), kept.stop()])
    return found
  } finally {
    await database.stop()
  }
}

async function costOf(page: string, uncached: Instance, kept: Instance, time: ServerTime): Promise<Cost> {
  const get = async (instance: Instance) => {
    const response = await fetch(instance.url + page)
    return { status: response.status, bytes: (await response.arrayBuffer()).byteLength }
  }
  const { status, bytes } = await get(uncached)
  await get(uncached)
  await get(kept)
  const tries = []
  for (let n = 0; n < TRIES; n += 1) {
    const began = performance.now()
    const spent = await time.of(() => get(uncached))
    tries.push({ ...spent, pageMs: performance.now() - began - 60 })
  }
  const cached = []
  for (let n = 0; n < TRIES; n += 1) {
    const began = performance.now()
    await get(kept)
    cached.push(performance.now() - began)
  }
  const middle = tries.toSorted((a, b) => a.ms - b.ms)[Math.floor(TRIES / 2)]
  return {
    status,
    sqlMs: middle?.ms ?? Number.NaN,
    statements: middle?.statements ?? 0,
    slowest: middle?.slowest ?? '',
    pageMs: median(tries.map(({ pageMs }) => pageMs)),
    keptMs: median(cached),
    kilobytes: bytes / 1024,
  }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}

/** Whether every dashboard keeps to its goal at every size. */
function print(all: ReadonlyMap<number, ReadonlyMap<string, Cost>>): boolean {
  const [first] = all.keys()
  let fine = true
  for (const [size, pages] of all) {
    console.log(`\n${size} commitments: SQL ms (× the smaller set) · statements · page ms · kept ms · kB`)
    for (const [page, cost] of pages) {
      const smaller = first === undefined || first === size ? null : all.get(first)?.get(page)
      const ratio = smaller ? ` (× ${(cost.sqlMs / smaller.sqlMs).toFixed(1)})` : ''
      const isDashboard = DASHBOARDS.includes(page)
      const isMet = cost.status === 200 && (!isDashboard || cost.sqlMs <= GOAL_MS)
      fine &&= isMet
      console.log(
        `${isMet ? ' ' : '!'} ${page.padEnd(46)} ${cost.sqlMs.toFixed(1)}${ratio}${isDashboard ? ` of ${GOAL_MS}` : ''} · ${cost.statements} · ${cost.pageMs.toFixed(0)} · ${cost.keptMs.toFixed(1)} · ${cost.kilobytes.toFixed(0)}${cost.status === 200 ? '' : ` · HTTP ${cost.status}`}`,
      )
      if (cost.sqlMs > GOAL_MS) console.log(`      slowest ${cost.slowest}`)
    }
  }
  return fine
}
