import { build } from '../../scripts/build.js'
import { type Instance, start } from '../instance'
import { startLarge } from './database'
import { AS_OF, type Goal, PAGES } from './pages'
import { measureSearch, type SearchCost } from './search'
import { readServerTime, type ServerTime } from './server-time'

/**
 * What each page costs with 195 countries and 10,000, then 100,000 commitments (300,000 indicators, 1,000,000 values), generated
 * in a database of its own. SQL is what PostgreSQL says it spent on the page's statements, in the fastest of several tries: what
 * others on the machine take is not the page's; beside it the whole page without
 * and from the page cache, as multiples of that. Prints a line for each page, goal beside figure, and at the end what is
 * over; exits 1 where something is.
 *
 *   npm run bench:large [-- 10000 100000]
 *
 * With VAADA_BENCH_DIR the databases are kept there for the next run.
 */
const SIZES = process.argv.slice(2).map(Number)
const TRIES = 9
/** A page that scans takes seconds. */
const TRIES_AS_OF = 3
/** A connection settles on a plan with the sixth call of a statement, and there are six. */
const SETTLING = 40
/** Of the same page with ten times the records, measured on a machine that others use too. */
const FLAT = 1.5
/** Below this a ratio of two times says nothing. */
const NOISE_MS = 1
/** First results of a search ÷ the statement that finds them. */
const SEARCH_RATIO = 1.3
/** Reading a question has its price, which counts where finding takes longer than this. */
const SEARCH_NOISE_MS = 5

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
const searches = new Map<number, SearchCost[]>()
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
    for (const [page, goal] of PAGES) found.set(page, await costOf(page, goal, uncached, kept, time))
    await Promise.all([uncached.stop(), kept.stop()])
    searches.set(commitments, await measureSearch(database.environment.DATABASE_PUBLIC_URL ?? ''))
    return found
  } finally {
    await database.stop()
  }
}

async function costOf(
  page: string,
  goal: Goal,
  uncached: Instance,
  kept: Instance,
  time: ServerTime,
): Promise<Cost> {
  const count = goal === AS_OF ? TRIES_AS_OF : TRIES
  const get = async (instance: Instance) => {
    const response = await fetch(instance.url + page)
    return { status: response.status, bytes: (await response.arrayBuffer()).byteLength }
  }
  const { status, bytes } = await get(uncached)
  for (let n = 0; goal.isFlat && n < SETTLING; n += 1) await get(uncached)
  await get(kept)
  const tries = []
  for (let n = 0; n < count; n += 1) {
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
  const fastest = tries.toSorted((a, b) => a.ms - b.ms)[0]
  return {
    status,
    sqlMs: fastest?.ms ?? Number.NaN,
    statements: fastest?.statements ?? 0,
    slowest: fastest?.slowest ?? '',
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
  for (const { question, firstMs, rawMs } of searches.get(size) ?? []) {
    const isMet = firstMs <= SEARCH_RATIO * rawMs || firstMs - rawMs <= SEARCH_NOISE_MS
    if (!isMet) over.push(`search for ${question} (${size})`)
    const ratio = `${(firstMs / rawMs).toFixed(2)} × the raw statement, ≤ ${SEARCH_RATIO}`
    console.log(
      `${isMet ? ' ' : '!'} ${`search: ${question}`.padEnd(42)} first results ${firstMs.toFixed(1)} ms, ${ratio}`,
    )
  }
  return over
}

function meets({ status, sqlMs }: Cost, goal: Goal, smaller: Cost | null): boolean {
  const isFlat =
    !goal.isFlat || smaller === null || sqlMs <= FLAT * smaller.sqlMs || sqlMs - smaller.sqlMs <= NOISE_MS
  return status === 200 && (goal.sqlMs === null || sqlMs <= goal.sqlMs) && isFlat
}
