import { readFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, test } from 'vitest'
import { ROUTES } from '@/lib/access/doors'
import { clientTypes } from './client/generate'
import { ENDPOINTS } from './endpoints'
import { openApi } from './openapi'

const document = openApi('https://vaada.example')

async function faultsOf(described: object) {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source: JSON.stringify(described), config })
  return problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])
}

test('the description has no fault', async () => {
  expect(await faultsOf(document)).toEqual([])
  const { info, ...rest } = document
  expect(await faultsOf({ ...rest, info: { title: 'Vaada' } })).not.toEqual([])
})

test('the types of the client are those of the description (npm run api-client)', () => {
  const kept = readFileSync(new URL('./client/types.ts', import.meta.url), 'utf8')
  const bare = (code: string) => code.replaceAll(/[\s;,|()]+/g, '')
  expect(bare(kept) === bare(clientTypes(document))).toBe(true)
})

describe('every route is described, or left out for a reason', () => {
  /** Files that lie beside a page are asked for under the page's own address; the page of the API lists their endings. */
  const BESIDE_PAGES = ['dates', 'exports', 'feeds', 'papers', 'pictures', 'maps', 'files']
  const described = new Set(ENDPOINTS.map(({ path }) => path.split('/')[1]))

  test.each(Object.keys(ROUTES).filter((route) => route.startsWith('/api/v1/')))('%s', (route) => {
    const [, , , noun = ''] = route.split('/')
    expect(described.has(noun) || BESIDE_PAGES.includes(noun) || noun.endsWith('.json')).toBe(true)
  })
})

test('a keyword that no type is known for is refused', () => {
  const strange = structuredClone(document) as { components: { schemas: Record<string, unknown> } }
  strange.components.schemas.Strange = { type: 'object', patternProperties: {} }
  expect(() => clientTypes(strange)).toThrow('no type for patternProperties')
})
