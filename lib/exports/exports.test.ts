import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { openArchive } from '@/lib/workbooks/archive'
import { WORKBOOK_LIMITS } from '@/lib/workbooks/limits'
import { rowsOf } from '@/lib/workbooks/testing'
import { answerData } from './respond'
import { parseCsv, recordsOf } from './testing'

const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: NOW, today: TODAY }
const base = 'https://vaada.test'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.transaction(async (tx) => {
    const ids: number[] = []
    for (const content of [
      aCommitment({ title: text('=1+1, "quoted"\r\nand a second line') }),
      aCommitment({ maker: 'BBB', types: ['policy', 'financial'] }),
      aCommitment({ maker: 'CCC', level: 'national_measure', levelBasis: null }),
    ])
      ids.push((await publishCommitment(tx, { reference: null }, content, publication)).commitmentId)
    await finishPublication(tx, ids, publication)
  })
})
afterAll(() => db.end())

/** Asks as the door does: `/en/commitments.csv?country=AAA`. */
function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address, base)
  const [, locale = '', path = '', format = ''] = /^\/(\w+)(\/.+)\.(\w+)$/.exec(url.pathname) ?? []
  return answerData({
    db: db.reader,
    request: new Request(url, init),
    locale,
    path,
    format,
    today: TODAY,
    zone: TIME_ZONE,
    baseUrl: base,
    iatiOrganisation: 'XX-TEST-1',
  })
}
const csvOf = async (address: string) => recordsOf(parseCsv(await (await ask(address)).text()))

describe('a list as a file', () => {
  test('has a row for each record, with texts as they were published', async () => {
    const response = await ask('/en/commitments.csv')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(response.headers.get('content-disposition')).toContain(`vaada-commitments-${TODAY}.csv`)
    const body = Buffer.from(await response.arrayBuffer()).toString('utf8')
    expect(body.startsWith('\ufeffreference,maker,')).toBe(true)
    expect(body).toContain(`"'=1+1, ""quoted""`)
    const rows = recordsOf(parseCsv(body))
    expect(rows.map(({ reference }) => reference)).toEqual(['AAA-2021-01', 'BBB-2021-01', 'CCC-2021-01'])
    expect(rows[0]).toMatchObject({
      title_en: '=1+1, "quoted"\r\nand a second line',
      title_original: 'en',
      made_on: '2021',
      made_precision: 'year',
      measurable: 'true',
      progress: '',
      progress_why: 'no_figure',
      sources: 's1',
    })
    expect(rows[1]?.types).toBe('policy;financial')
    expect(rows[2]?.status).toBe('')
  })

  test('takes the filters of the page and says in its head what it did with them', async () => {
    expect((await csvOf('/en/commitments.csv?country=bbb')).map(({ reference }) => reference)).toEqual([
      'BBB-2021-01',
    ])
    const response = await ask('/en/commitments.json?country=aaa&status=great')
    const body = await response.json()
    expect(body.meta).toMatchObject({
      table: 'commitments',
      total: 1,
      asOf: `${TODAY}.3`,
      ignored: [{ name: 'status', value: 'great' }],
    })
    expect(body.data[0]).toMatchObject({
      reference: 'AAA-2021-01',
      types: ['programmatic'],
      measured: 0,
      late: false,
      progress: null,
    })
    expect(body.links.page).toBe(`${base}/en/commitments?country=aaa&status=great&asOf=${TODAY}.3`)
    expect(response.headers.get('link')).toContain('rel="license"')
    expect(response.headers.get('x-vaada-ignored')).toBe('status=great')
    expect((await ask('/en/commitments.csv')).headers.get('x-vaada-ignored')).toBeNull()
  })

  test('with nothing in it still has its columns', async () => {
    const rows = parseCsv(await (await ask('/en/commitments.csv?country=AAA&type=advocacy')).text())
    expect(rows).toHaveLength(1)
    expect(await (await ask('/en/commitments.json?country=AAA&type=advocacy')).json()).toMatchObject({
      data: [],
      meta: { total: 0 },
    })
  })

  test('is a workbook with what it is, its rows and its dictionary', async () => {
    const file = Buffer.from(await (await ask('/ru/commitments.xlsx?status=great')).arrayBuffer())
    const rows = await rowsOf(file)
    expect([...new Set(rows.map(({ sheet }) => sheet))]).toEqual(['О файле', 'commitments', 'Словарь'])
    const about = rows
      .filter(({ sheet }) => sheet === 'О файле')
      .map(({ cells }) => cells.map((cell) => cell.text))
    expect(about).toContainEqual(['Непонятно в адресе и не учтено', 'status=great'])
    const [head, first] = rows.filter(({ sheet }) => sheet === 'commitments')
    const at = (key: string) => head?.cells.find((cell) => cell.text === key)?.column
    const cell = (key: string) => first?.cells.find(({ column }) => column === at(key))
    expect(cell('title_en')).toMatchObject({
      kind: 'text',
      formula: false,
      text: '=1+1, "quoted"\r\nand a second line',
    })
    expect(cell('judged')).toMatchObject({ kind: 'number', text: '1' })
    expect(cell('late')).toMatchObject({ kind: 'boolean', text: 'false' })
    expect(rows.filter(({ sheet }) => sheet === 'Словарь')).toHaveLength((head?.cells.length ?? 0) + 1)
  })
})

describe('an address', () => {
  test.each([
    ['/en/commitments.csv?asOf=tomorrow', 400, 'bad_as_of'],
    ['/en/commitments.csv?asOf=2999-01-01', 400, 'bad_as_of'],
    ['/en/commitments.csv?asOf=2026-11-23.9999', 400, 'bad_as_of'],
    ['/en/commitments.ods', 404, 'unknown_format'],
    ['/en/nowhere.csv', 404, 'not_found'],
  ])('%s is answered with a problem', async (address, status, code) => {
    const response = await ask(address)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ code })
  })
})

describe('a tag', () => {
  const tagOf = async (address: string) => (await ask(address, { method: 'HEAD' })).headers.get('etag') ?? ''

  test('is strong, and who has it gets no file', async () => {
    const tag = await tagOf('/en/commitments.csv')
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    const again = await ask('/en/commitments.csv', { headers: { 'if-none-match': `"other", ${tag}` } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)
    expect((await ask('/en/commitments.csv', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  test('is another for another address, language, ending or date, and the same for the same in another order', async () => {
    const tags = await Promise.all(
      [
        '/en/commitments.csv',
        '/ru/commitments.csv',
        '/en/commitments.xlsx',
        '/en/commitments.csv?country=AAA',
        `/en/commitments.csv?asOf=${TODAY}.1`,
      ].map(tagOf),
    )
    expect(new Set(tags).size).toBe(tags.length)
    expect(await tagOf('/en/commitments.csv?level=national_measure&country=CCC')).toBe(
      await tagOf('/en/commitments.csv?country=CCC&level=national_measure'),
    )
  })

  test('tells bytes apart: the same one, the same bytes', async () => {
    for (const address of ['/en/commitments.csv', '/en/commitments.xlsx']) {
      const [one, two] = await Promise.all([ask(address), ask(address)])
      expect(one.headers.get('etag')).toBe(two.headers.get('etag'))
      expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(true)
    }
  })

  test('comes with the head alone too', async () => {
    const response = await ask('/en/commitments.csv', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toBe((await ask('/en/commitments.csv')).headers.get('etag'))
    expect(await response.text()).toBe('')
  })
})

test('so many files flow at once, and a place is free again when one has ended or nobody takes it any more', async () => {
  const flowing: Response[] = []
  for (let n = 0; n < 60 && flowing.at(-1)?.status !== 503; n += 1)
    flowing.push(await ask('/en/commitments.csv'))
  const refused = flowing.pop()
  expect(refused?.status).toBe(503)
  expect(await refused?.json()).toMatchObject({ code: 'busy' })
  const [one, two, ...others] = flowing
  expect(others.length).toBeGreaterThan(10)
  await one?.text()
  await two?.body?.cancel()
  await vi.waitFor(async () => {
    const [next, another] = [await ask('/en/commitments.csv'), await ask('/en/commitments.csv')]
    expect([next.status, another.status]).toEqual([200, 200])
    others.push(next, another)
  })
  await Promise.all(others.map((response) => response.body?.cancel()))
})

describe('in a demonstration copy', () => {
  beforeAll(() => db.app.execute(sql`update publication set demo = true`))
  afterAll(() => db.app.execute(sql`update publication set demo = false`))

  test.each([
    '/en/commitments',
    '/ru/countries',
    '/en/commitments/AAA-2021-01',
    '/en/countries/AAA',
    '/en/funding',
  ])('%s.csv says so in its name, and in each line after all that stood there', async (path) => {
    const response = await ask(`${path}.csv`)
    expect(response.headers.get('content-disposition')).toContain('filename="demonstration-vaada-')
    const rows = parseCsv(await response.text())
    expect(rows.map((cells) => cells.at(-1))).toEqual(['demonstration', ...rows.slice(1).map(() => 'true')])
    for (const cells of rows) expect(cells).toHaveLength(rows[0]?.length ?? 0)
  })

  test('the archive says so in each table', async () => {
    const response = await ask('/en/commitments/AAA-2021-01.zip')
    expect(response.headers.get('content-disposition')).toContain('filename="demonstration-vaada-')
    const archive = await openArchive(Buffer.from(await response.arrayBuffer()), WORKBOOK_LIMITS)
    const heads: Record<string, string> = {}
    for (const name of archive.names().filter((one) => one.endsWith('.csv'))) {
      let text = ''
      for await (const piece of archive.text(name)) text += piece
      heads[name] = parseCsv(text)[0]?.at(-1) ?? ''
    }
    archive.close()
    const { 'dictionary.csv': dictionary, ...tables } = heads
    expect(dictionary).toBe('from')
    expect(Object.keys(tables).length).toBeGreaterThan(5)
    expect(new Set(Object.values(tables))).toEqual(new Set(['demonstration']))
  })
})

test('a copy of the real record has neither', async () => {
  const response = await ask('/en/commitments.csv')
  expect(response.headers.get('content-disposition')).not.toContain('demonstration')
  expect(await response.text()).not.toContain('demonstration')
})
