/**
 * Question: how much does the page cache at the door save? The same page is asked for again and again (cached), and
 * with a parameter that no request had before (every one rendered by Next). One run, one machine, same connections.
 *
 *   npx tsx bench/door.ts --url http://127.0.0.1:3000 [--path /en] [--seconds 10] [--connections 20]
 */
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'

/** Cached over uncached, in requests a second. */
const GOAL = 8

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    path: { type: 'string', default: '/en' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '20' },
  },
})

const common = {
  url: new URL(values.path, values.url).href,
  connections: Number(values.connections),
  duration: Number(values.seconds),
  headers: { 'accept-encoding': 'br, gzip' },
}

let asked = Date.now()
const neverSeen = {
  requests: [
    { setupRequest: (request: object) => ({ ...request, path: `${values.path}?bench=${asked++}` }) },
  ],
}

// The first page compiles what the others use.
await autocannon({ ...common, duration: 2, ...neverSeen })
const uncached = await autocannon({ ...common, ...neverSeen })
const cached = await autocannon(common)

const ratio = cached.requests.average / uncached.requests.average
const failed = [uncached, cached].reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0)
print('uncached', uncached)
print('cached', cached)
console.log(
  `goal: cached ≥ ${GOAL} × uncached; measured: ${ratio.toFixed(1)} ×${failed ? `; ${failed} requests failed` : ''}`,
)
process.exitCode = ratio >= GOAL && failed === 0 ? 0 : 1

function print(name: string, { requests, latency }: Awaited<ReturnType<typeof autocannon>>): void {
  const rate = `${Math.round(requests.average)} requests/s`.padStart(18)
  console.log(`${name.padEnd(9)}${rate}   p50 ${latency.p50} ms   p99 ${latency.p99} ms`)
}
