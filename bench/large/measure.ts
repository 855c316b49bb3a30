import { build } from '../../scripts/build.js'
import { type Instance, start } from '../instance'
import { startLarge } from './database'
import { type Goal, PAGES } from './pages'
import { readServerTime, type ServerTime } from './server-time'

/**
 * What each page costs with 195 countries and 10,000, then 100,000 commitments (300,000 indicators, 1,000,000 values), generated
 * in a database of its own. SQL is what PostgreSQL says it spent on the page's statements; beside it the whole page without
 * and from the page cache, as multiples of that. Prints a line for each page, goal beside figure, and at the end what is
 * over; exits 1 where something is.
 *
 *   npm run bench:large [-- 10000 100000]
 *
 * With VAADA_BENCH_DIR the databases are kept there for the next run.
 */
const SIZES = process.argv.slice(2).map(Number)
const TRIES = 9
/** Of the same page with ten times the records, measured on a machine that others use too. */
const FLAT = 1.5
/** Below this a ratio of two times says nothing. */
const NOISE_MS = 1

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
const over = [...costs.keys()].flatMap(print)
console.log(
  over.length ? `\n${over.length} over their goal: ${over.join(', ')}` : '\nEvery page keeps to its goal.',
)
process.exitCode = over.length ? 1 : 0

async function measure(commitments: number): Promise<Map<string, Cost>> {
  const database = await startLarge(commitments)
  try {
    const time = await readServerTime(database.superuserUrl)
    const uncached = await start('server', { ...database.environment, VAADA_PAGE_CACHE_BYTES: '0' })
    const kept = await start('server', database.environment)
    const found = new Map<string, Cost>()
    for (const page of PAGES.keys()) found.set(page, await costOf(page, uncached, kept, time))
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
    let pageMs = 0
    const spent = await time.of(async () => {
      const began = performance.now()
      await get(uncached)
      pageMs = performance.now() - began
    })
    tries.push({ ...spent, pageMs })
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

/** Prints the pages of one size; returns those over their goal. */
function print(size: number): string[] {
  const [first] = costs.keys()
  const over: string[] = []
  console.log(`\n${size} commitments: SQL ms, goal · statements · page ms (× SQL) · kept ms (× SQL) · kB`)
  for (const [page, goal] of PAGES) {
    const cost = costs.get(size)?.get(page)
    if (!cost) continue
    const smaller = first === undefined || first === size ? null : (costs.get(first)?.get(page) ?? null)
    const isMet = meets(cost, goal, smaller)
    if (!isMet) over.push(`${page} (${size})`)
    const times = (ms: number) => `${ms.toFixed(1)} (× ${(ms / cost.sqlMs).toFixed(2)})`
    const said = [
      `${cost.sqlMs.toFixed(1)}${smaller ? ` (× ${(cost.sqlMs / smaller.sqlMs).toFixed(1)} of the smaller)` : ''}, ${goal.sqlMs === null ? 'printed' : `≤ ${goal.sqlMs}${goal.isFlat ? ', flat' : ''}`}`,
      cost.statements,
      times(cost.pageMs),
      times(cost.keptMs),
      cost.kilobytes.toFixed(0),
      ...(cost.status === 200 ? [] : [`HTTP ${cost.status}`]),
    ]
    console.log(`${isMet ? ' ' : '!'} ${page.padEnd(42)} ${said.join(' · ')}`)
    if (!isMet) console.log(`      slowest ${cost.slowest}`)
  }
  return over
}

function meets({ status, sqlMs }: Cost, goal: Goal, smaller: Cost | null): boolean {
  const isFlat =
    !goal.isFlat || smaller === null || sqlMs <= FLAT * smaller.sqlMs || sqlMs - smaller.sqlMs <= NOISE_MS
  return status === 200 && (goal.sqlMs === null || sqlMs <= goal.sqlMs) && isFlat
}
