import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { GET as getCommitment } from '@/app/api/v1/commitments/[reference]/route'
import { GET as getCommitments } from '@/app/api/v1/commitments/route'
import { GET as getCountries } from '@/app/api/v1/countries/route'
import { GET as getLedger } from '@/app/api/v1/ledger/route'
import { closePools } from '@/db/client'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY } from '@/db/testing/factory'
import { verifyChain } from '@/lib/ledger/chain'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'

const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: NOW, today: TODAY }
const base = 'https://vaada.test'
const request = (path: string) => new Request(`http://127.0.0.1:1${path}`)
const one = (reference: string) =>
  getCommitment(request(`/api/v1/commitments/${reference}`), { params: Promise.resolve({ reference }) })

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  Object.assign(process.env, {
    DATABASE_URL: db.urls.app,
    DATABASE_PUBLIC_URL: db.urls.reader,
    AUTH_SECRET: TEST_SECRET,
    BASE_URL: base,
  })
  await aWorld(db.app)
  await db.app.transaction(async (tx) => {
    const ids: number[] = []
    for (const maker of ['AAA', 'AAA', 'BBB', 'CCC'])
      ids.push(
        (await publishCommitment(tx, { reference: null }, aCommitment({ maker }), publication)).commitmentId,
      )
    await finishPublication(tx, ids, publication)
  })
})
afterAll(async () => {
  await closePools()
  await db.end()
})

/** Every row of a list, page after page, as a program would read it. */
async function follow(get: (request: Request) => Promise<Response>, path: string) {
  const rows: Record<string, unknown>[] = []
  let pages = 0
  for (let next: string | null = base + path; next; ) {
    const body = await (await get(new Request(next))).json()
    rows.push(...body.data)
    next = body.links.next
    pages += 1
  }
  return { rows, pages }
}

describe('commitments', () => {
  test('come in pages, under the configured address, each once', async () => {
    const first = await (await getCommitments(request('/api/v1/commitments?pageSize=3'))).json()
    expect(first.meta).toMatchObject({ total: 4, pageSize: 3 })
    expect(first.links.self).toBe(`${base}/api/v1/commitments?pageSize=3`)
    expect(first.links.next).toMatch(
      /^https:\/\/vaada\.test\/api\/v1\/commitments\?pageSize=3&cursor=[\w-]+$/,
    )

    const { rows, pages } = await follow(getCommitments, '/api/v1/commitments?pageSize=3')
    expect(pages).toBe(2)
    expect(rows.map(({ reference }) => reference)).toEqual([
      'AAA-2021-01',
      'AAA-2021-02',
      'BBB-2021-01',
      'CCC-2021-01',
    ])
  })

  test('take the filters of the page, and say which they ignored', async () => {
    const body = await (await getCommitments(request('/api/v1/commitments?country=aaa&status=great'))).json()
    expect(body.meta).toMatchObject({ total: 2, ignored: [{ name: 'status', value: 'great' }] })
  })

  test('are open to every site', async () => {
    const response = await getCommitments(request('/api/v1/commitments'))
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  test.each([
    ['cursor=xyz', 'bad_cursor'],
    ['pageSize=0', 'bad_page_size'],
    ['pageSize=201', 'bad_page_size'],
    ['pageSize=ten', 'bad_page_size'],
  ])('%s is a problem', async (query, code) => {
    const response = await getCommitments(request(`/api/v1/commitments?${query}`))
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 400, code })
  })

  test('a cursor of one list is refused by another', async () => {
    const { links } = await (await getCommitments(request('/api/v1/commitments?pageSize=1'))).json()
    const cursor = new URL(links.next).searchParams.get('cursor')
    const response = await getCommitments(request(`/api/v1/commitments?country=AAA&cursor=${cursor}`))
    expect(response.status).toBe(400)
  })
})

describe('one commitment', () => {
  test('comes whole, with where it stands and who published it when', async () => {
    const { data } = await (await one('aaa-2021-01')).json()
    expect(data).toMatchObject({
      reference: 'AAA-2021-01',
      indicators: [{ key: 'centres', target: { value: '10', on: null } }],
      sources: [{ key: 's1' }],
      standing: { measurable: true },
      history: [{ seq: 1, version: 1, office: 'vaada', redactedBySeq: null }],
      links: { page: `${base}/en/commitments/AAA-2021-01` },
    })
  })

  test.each(['AAA-1999-01', 'nonsense', "'; --"])('%s is not there', async (reference) => {
    const response = await one(reference)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  })
})

test('the ledger read page by page is a chain that holds', async () => {
  const { rows, pages } = await follow(getLedger, '/api/v1/ledger?pageSize=3')
  expect(pages).toBe(2)
  expect(verifyChain(rows as never)).toMatchObject({ entries: 4, redacted: 0, faults: [] })
})

test('countries come with their counts', async () => {
  const { rows } = await follow(getCountries, '/api/v1/countries?pageSize=2')
  expect(rows.map(({ code, records }) => [code, records])).toEqual([
    ['AAA', 2],
    ['BBB', 1],
    ['CCC', 1],
  ])
})

test('an answer of a demonstration copy says so, another doesn’t', async () => {
  const answers = () =>
    Promise.all(
      [
        getCommitments(request('/api/v1/commitments')),
        one('AAA-2021-01'),
        getCountries(request('/api/v1/countries')),
        getLedger(request('/api/v1/ledger')),
      ].map(async (answer) => (await (await answer).json()).meta.demonstration),
    )
  expect(await answers()).toEqual([undefined, undefined, undefined, undefined])
  await db.app.execute(sql`update publication set demo = true`)
  expect(await answers()).toEqual([true, true, true, true])
  await db.app.execute(sql`update publication set demo = false`)
})
