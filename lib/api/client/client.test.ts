import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { z } from 'zod'
import { GET as getCommitment } from '@/app/api/v1/commitments/[reference]/route'
import { GET as getCommitments } from '@/app/api/v1/commitments/route'
import { GET as getCountry } from '@/app/api/v1/countries/[code]/route'
import { GET as getCountries } from '@/app/api/v1/countries/route'
import { GET as getFigure } from '@/app/api/v1/figures/[...id]/route'
import { GET as getLedger } from '@/app/api/v1/ledger/route'
import { POST as deliverReport } from '@/app/api/v1/reports/route'
import { closePools } from '@/db/client'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { NOW, TODAY } from '@/db/testing/factory'
import { verifyChain } from '@/lib/ledger/chain'
import { loadDemo } from '@/lib/seed/demo'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { ENDPOINTS } from '../endpoints'
import { vaadaClient } from './client'

let db: TestDatabase
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaada-client-'))
  db = await makeDatabase(inject('databaseUrl'))
  Object.assign(process.env, {
    DATABASE_URL: db.urls.app,
    DATABASE_PUBLIC_URL: db.urls.reader,
    AUTH_SECRET: TEST_SECRET,
    BASE_URL: 'https://vaada.test',
  })
  await loadSeed(db.app, readSeed, NOW, TODAY)
  await loadDemo(db.app, folder, NOW, TODAY)
})
afterAll(async () => {
  await closePools()
  await db.end()
  await rm(folder, { recursive: true, force: true })
})

/** The routes themselves, found by the paths of the description. */
const HANDLERS: Record<string, (request: Request, parts: string[]) => Promise<Response>> = {
  '/commitments': (request) => getCommitments(request),
  '/commitments/{reference}': (request, [reference = '']) =>
    getCommitment(request, { params: Promise.resolve({ reference }) }),
  '/countries': (request) => getCountries(request),
  '/countries/{code}': (request, [code = '']) => getCountry(request, { params: Promise.resolve({ code }) }),
  '/ledger': (request) => getLedger(request),
  '/reports': (request) => deliverReport(request),
  '/figures/{figure}.svg': (request, [id = '']) => getFigure(request, figureOf(id, 'svg')),
  '/figures/{figure}.png': (request, [id = '']) => getFigure(request, figureOf(id, 'png')),
  '/figures/{figure}.csv': (request, [id = '']) => getFigure(request, figureOf(id, 'csv')),
}
const figureOf = (id: string, format: string) => ({
  params: Promise.resolve({ id: `${id}.${format}`.split('/') }),
})

const asked = new Set<string>()
const client = vaadaClient({
  baseUrl: 'https://vaada.test/api/v1',
  async fetch(request: Request) {
    const path = new URL(request.url).pathname.slice('/api/v1'.length)
    for (const [template, handle] of Object.entries(HANDLERS)) {
      const parts = new RegExp(`^${template.replace('.', '\\.').replaceAll(/\{\w+\}/g, '(.+)')}$`).exec(path)
      if (!parts || (template.endsWith('}') && parts[1]?.includes('/'))) continue
      asked.add(template)
      return handle(request, parts.slice(1).map(decodeURIComponent))
    }
    throw new Error(`no route for ${path}`)
  },
})

/** Holds an answer to what the description says of it: nothing missing, and nothing more. */
const asDescribed = (path: string, body: unknown) => {
  const [endpoint] = ENDPOINTS.filter((one) => one.path === path)
  if (!endpoint) throw new Error(`${path} is not described`)
  return (endpoint.answer as z.ZodType).parse(body)
}

describe('the client reads every endpoint, and each answer is as described', () => {
  test('commitments, page after page, and each of them whole', async () => {
    const references: string[] = []
    let cursor: string | undefined
    do {
      const { data, error } = await client.GET('/commitments', {
        params: { query: { pageSize: 40, cursor } },
      })
      if (!data) throw new Error(error?.detail)
      asDescribed('/commitments', data)
      references.push(...data.data.map(({ reference }) => reference))
      cursor = data.links.next
        ? (new URL(data.links.next).searchParams.get('cursor') ?? undefined)
        : undefined
    } while (cursor)
    expect(references.length).toBeGreaterThan(60)
    for (const reference of references) {
      const { data } = await client.GET('/commitments/{reference}', { params: { path: { reference } } })
      asDescribed('/commitments/{reference}', data)
    }
  })

  test('filters, as lists', async () => {
    const { data } = await client.GET('/commitments', {
      params: { query: { country: ['KAZ', 'UZB'], level: ['declared_intention'] } },
    })
    expect(data?.data.map(({ maker }) => maker.code).toSorted()).toEqual(['KAZ', 'UZB'])
    expect(data?.meta.demonstration).toBe(true)
  })

  test('only the fields that are asked for', async () => {
    const { data } = await client.GET('/commitments', {
      params: { query: { pageSize: 2, fields: ['reference', 'standing'] } },
    })
    expect(data?.data.map((row) => Object.keys(row))).toEqual([
      ['reference', 'standing'],
      ['reference', 'standing'],
    ])
    const one = await client.GET('/commitments/{reference}', {
      params: { path: { reference: data?.data[0]?.reference ?? '' }, query: { fields: ['money'] } },
    })
    expect(Object.keys(one.data?.data ?? {})).toEqual(['money'])
  })

  test('a field that does not exist is a problem that names those that do', async () => {
    const { error, response } = await client.GET('/commitments', {
      params: { query: { fields: ['colour'] } },
    })
    expect(response.status).toBe(400)
    expect(error).toMatchObject({ code: 'bad_fields', detail: expect.stringContaining('`standing`') })
  })

  test('countries', async () => {
    const { data } = await client.GET('/countries', { params: { query: { pageSize: 200 } } })
    asDescribed('/countries', data)
    const one = await client.GET('/countries/{code}', { params: { path: { code: 'KAZ' } } })
    asDescribed('/countries/{code}', one.data)
  })

  test('the ledger, whose chain holds', async () => {
    const { data } = await client.GET('/ledger', { params: { query: { pageSize: 200 } } })
    asDescribed('/ledger', data)
    expect(verifyChain(data?.data as never).faults).toEqual([])
  })

  test('a figure as values and as pictures', async () => {
    const figure = { params: { path: { figure: 'overview/pledges' } }, parseAs: 'text' } as const
    for (const path of ['/figures/{figure}.csv', '/figures/{figure}.svg', '/figures/{figure}.png'] as const) {
      const { response } = await client.GET(path, figure)
      expect(response.status).toBe(200)
    }
  })

  test('a delivery without a key of an office is refused', async () => {
    const { error, response } = await client.POST('/reports', {
      params: { header: { 'Idempotency-Key': 'delivery-1' } },
      body: { commitment: 'KAZ-2021-01', cycle: '2026', language: 'kk' },
    })
    expect(response.status).toBe(401)
    expect(error).toMatchObject({ code: 'bad_key' })
  })

  test('nothing of the description is left unread', () => {
    expect([...asked].toSorted()).toEqual(ENDPOINTS.map(({ path }) => path).toSorted())
  })
})
