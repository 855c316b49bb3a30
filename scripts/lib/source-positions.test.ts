import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './paths.js'
import { inSources } from './source-positions.js'

const FILE = path.join(ROOT, 'dist/server.js')
/** Its second line begins where the third of the source does. */
const map = (source: string) =>
  JSON.stringify({ version: 3, sources: [source], names: [], mappings: ';AAEA', sourcesContent: [null] })

test('a place in a built file is said as the place in its source', () => {
  const stack = `Error: no\n    at main (file://${FILE}:2:7)\n    at ${FILE}:2:1`
  expect(inSources(stack, () => map('../server/main.ts'))).toBe(
    'Error: no\n    at main (server/main.ts:3:1)\n    at server/main.ts:3:1',
  )
})

test('names of pages have brackets, in the file and, encoded, in its map', () => {
  const page = '/srv/.next/server/chunks/ssr/app_(embed)_[locale]_page_1.js'
  const source = 'turbopack:///[project]/app/%5Blocale%5D/page.tsx'
  expect(inSources(`at x (${page}:2:1)`, (file) => (file === page ? map(source) : null))).toBe(
    'at x (app/[locale]/page.tsx:3:1)',
  )
})

test('what has no map stays as it is', () => {
  const text = 'GET /a.js:1:1 and node:internal/x:5:5, /srv/b.js:4:1'
  expect(inSources(text, () => null)).toBe(text)
  // Before the first place that the map knows.
  expect(inSources('/srv/b.js:1:1', () => map('b.ts'))).toBe('/srv/b.js:1:1')
})
