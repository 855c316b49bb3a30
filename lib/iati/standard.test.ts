import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import { answerData } from '@/lib/exports/respond'
import { loadDemo } from '@/lib/seed/demo'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { hasStandard, type Node, nodesOf, parse, STANDARD, strayCodes, validate } from './testing'

let db: TestDatabase
let folder: string
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  folder = await mkdtemp(join(tmpdir(), 'vaada-iati-'))
  db = await makeDatabase(inject('databaseUrl'))
  await loadSeed(db.app, readSeed, NOW, TODAY)
})
afterAll(async () => {
  await db.end()
  await rm(folder, { recursive: true, force: true })
  vi.unstubAllEnvs()
})

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address, 'https://vaada.test')
  const [, locale = '', path = ''] = /^\/(\w+)(\/.+?)\.iati\.xml$/.exec(url.pathname) ?? []
  return answerData({
    db: db.reader,
    request: new Request(url, init),
    locale,
    path,
    format: 'iati.xml',
    today: TODAY,
    zone: TIME_ZONE,
    baseUrl: 'https://vaada.test',
    iatiOrganisation: 'XX-TEST-1',
  })
}

const activitiesOf = (xml: string): Node[] => parse(xml).children[0]?.children ?? []
const child = (node: Node | undefined, name: string) => node?.children.find((one) => one.name === name)
const totalOf = async () => {
  const [row] = (await db.reader.execute(sql`select count(*)::int as n from commitments`)) as unknown as {
    n: number
  }[]
  return row?.n
}

/** Every page that has activities beside it; each file is valid, whoever reads the standard. */
const checked = (what: string, addresses: readonly string[]) => {
  test.each(addresses)(`%s of ${what} follows schema and code lists`, async (address) => {
    const response = await ask(address)
    expect(response.status).toBe(200)
    const xml = await response.text()
    expect(activitiesOf(xml).length).toBeGreaterThan(0)
    if (!hasStandard()) {
      console.warn(`No standard at ${STANDARD}: the files were not held to its schema and code lists.`)
      return
    }
    await validate(xml)
    const { stray, looked } = strayCodes(xml)
    expect(stray).toEqual([])
    expect(looked).toBeGreaterThan(0)
  })
}
const ADDRESSES = [
  '/en/commitments.iati.xml',
  '/ru/commitments.iati.xml?level=national_measure',
  '/kk/countries/KEN.iati.xml',
  '/uz/countries/XCA.iati.xml',
  '/en/funding.iati.xml',
  '/en/funding.iati.xml?currency=USD',
  `/en/commitments.iati.xml?asOf=${TODAY}`,
]

describe('the documented set', () => {
  checked('it', [
    ...ADDRESSES.filter((address) => !address.includes('asOf')),
    '/en/commitments/KEN-2021-01.iati.xml',
  ])

  test('has every record once, under the publisher’s name', async () => {
    const response = await ask('/en/commitments.iati.xml')
    expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain(`vaada-commitments-${TODAY}.iati.xml`)
    const activities = activitiesOf(await response.text())
    const names = activities.map((activity) => child(activity, 'iati-identifier')?.text)
    expect(names).toHaveLength((await totalOf()) ?? -1)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^XX-TEST-1-[A-Z]{3}-\d{4}-\d{2,3}$/)
    for (const activity of activities)
      expect(child(activity, 'reporting-org')?.attributes).toMatchObject({ 'secondary-reporter': '1' })
  })

  test('keeps money of measures and intentions out of the transactions', async () => {
    const activities = activitiesOf(
      await (
        await ask('/en/commitments.iati.xml?country=KAZ&level=national_measure&level=declared_intention')
      ).text(),
    )
    const names = activities.flatMap((activity) => [...nodesOf(activity)].map(([{ name }]) => name))
    expect(names).not.toContain('transaction')
    expect(names).not.toContain('budget')
    expect(activities.map((activity) => child(activity, 'recipient-country')?.attributes.code)).toContain(
      'KZ',
    )
  })

  test('the five states together are a region', async () => {
    const activities = activitiesOf(await (await ask('/en/countries/XCA.iati.xml')).text())
    for (const activity of activities) {
      expect(child(activity, 'recipient-region')?.attributes).toEqual({ code: '619', vocabulary: '1' })
      const accountable = activity.children.filter(
        ({ name, attributes }) => name === 'participating-org' && attributes.role === '2',
      )
      expect(accountable).toHaveLength(5)
    }
  })

  test('an empty selection is told, not sent as a file that breaks the schema', async () => {
    const response = await ask('/en/commitments.iati.xml?country=KAZ&status=kept')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not_found' })
  })

  test('the same tag, the same bytes', async () => {
    const [one, two] = await Promise.all([ask('/en/funding.iati.xml'), ask('/en/funding.iati.xml')])
    expect(one.headers.get('etag')).toBe(two.headers.get('etag'))
    expect(await one.text()).toBe(await two.text())
    const tag = one.headers.get('etag') ?? ''
    expect((await ask('/en/funding.iati.xml', { headers: { 'if-none-match': tag } })).status).toBe(304)
  })
})

describe('the demonstration set', () => {
  beforeAll(() => loadDemo(db.app, folder, NOW, TODAY))
  checked('it', ADDRESSES)

  test('sums of its transactions are those of the page, by stage and currency', async () => {
    const sums = new Map<string, bigint>()
    for (const activity of activitiesOf(await (await ask('/en/funding.iati.xml')).text()))
      for (const transaction of activity.children.filter(({ name }) => name === 'transaction')) {
        const value = child(transaction, 'value')
        const key = `${child(transaction, 'transaction-type')?.attributes.code} ${value?.attributes.currency}`
        expect(value?.text).toMatch(/^\d+(\.\d+)?$/)
        const [whole = '0', part = ''] = (value?.text ?? '').split('.')
        sums.set(key, (sums.get(key) ?? 0n) + BigInt(whole + part.padEnd(6, '0')))
      }
    const counted = (await db.reader.execute(sql`select currency, stage,
        (sum(amount) * 1000000)::numeric(40, 0)::text as amount from money_counts
      where maker_code = 'all' and action = 'all' and year = 'all' and account = 'counted' and currency <> 'all'
      group by 1, 2`)) as unknown as { currency: string; stage: string; amount: string }[]
    const type = { pledged: '12', allocated: '2', disbursed: '3', spent: '4' } as Record<string, string>
    const expected = counted.flatMap(({ currency, stage, amount }): [string, bigint][] =>
      type[stage] && amount !== '0' ? [[`${type[stage]} ${currency}`, BigInt(amount)]] : [],
    )
    expect(expected.length).toBeGreaterThan(2)
    expect(Object.fromEntries([...sums].sort())).toEqual(Object.fromEntries(expected.sort()))
  })

  test('says in the file and in each activity that it is invented', async () => {
    const response = await ask('/en/commitments.iati.xml?country=KEN')
    expect(response.headers.get('content-disposition')).toContain('demonstration-vaada-')
    const xml = await response.text()
    expect(xml.slice(0, xml.indexOf('<iati-activities'))).toContain('Demonstration')
    for (const activity of activitiesOf(xml)) {
      const names = child(activity, 'reporting-org')?.children.map(({ text }) => text) ?? []
      expect(names).toHaveLength(4)
      expect(names[0]).toContain('Demonstration')
    }
  })

  test('shows figures of indicators with their periods', async () => {
    const xml = await (await ask('/en/commitments.iati.xml')).text()
    const names = new Set([...nodesOf(parse(xml))].map(([{ name }]) => name))
    for (const name of ['baseline', 'target', 'actual', 'document-link', 'transaction'])
      expect(names).toContain(name)
  })
})
