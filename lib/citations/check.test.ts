import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { citedLinks, publication, sources, submittedLinks } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TODAY, text } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { redact } from '@/lib/ledger/redact'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { saveDraft } from '@/lib/submissions/save'
import { checkLinks } from './check'
import { findLinkMarks, findSubmittedMarks } from './queries'
import { startSite, type TestSite } from './testing/site'

const DAY = 86_400_000
const days = (number: number) => new Date(NOW.getTime() + number * DAY)

let db: TestDatabase
let site: TestSite
let office: Context
let reviewer: Context
let pages: Record<string, { status?: number; body?: string }>
let asked: string[]
let pauses: number
let key = 0

beforeAll(async () => {
  site = await startSite((request, response) => {
    const address = `${request.headers.host}${request.url}`
    asked.push(address)
    const page = pages[address] ?? { status: 404 }
    response.writeHead(page.status ?? 200, { 'content-type': 'text/plain' }).end(page.body ?? 'words')
  })
})
afterAll(() => site.stop())
beforeEach(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  pages = {}
  asked = []
  pauses = 0
  site.names = {}
  return () => db.end()
})

const check = (now: Date, network = site.network) =>
  checkLinks({
    db: db.app,
    now,
    network,
    pause: async () => {
      pauses += 1
    },
  })

const source = (at: string, number = 1) => ({
  key: `s${number}`,
  title: 'A document',
  url: `http://${at}`,
  kind: 'statement' as const,
  publisher: null,
  publishedOn: '2021',
  language: 'en',
})
const aDraft = async (...addresses: string[]) => {
  key += 1
  const content = aCommitment({ sources: addresses.map((at, index) => source(at, index + 1)) })
  const id = await openDraft(
    office,
    { kind: 'commitment', makerCode: 'AAA', reference: null },
    'en',
    `links-${key}`,
  )
  return { id, typed: toDraft(content) as unknown as Fields }
}
const handIn = async (...addresses: string[]) => {
  const { id, typed } = await aDraft(...addresses)
  await submit(office, id, 1, typed, null)
  return id
}
const cited = () =>
  db.app
    .select({ record: citedLinks.record, url: citedLinks.url, state: citedLinks.state })
    .from(citedLinks)
    .orderBy(citedLinks.id)

describe('what was handed in', () => {
  test('has its links read; a draft has not', async () => {
    const draft = await aDraft('draft.example/a')
    await saveDraft(office, draft.id, 1, draft.typed, null)
    const id = await handIn('one.example/a')
    pages['one.example/a'] = {}
    await check(NOW)
    expect(asked).toEqual(['one.example/a'])
    expect((await findSubmittedMarks(db.app, id)).get('http://one.example/a')).toMatchObject({
      state: 'same',
      citedAt: NOW,
      stateAt: NOW,
    })
  })

  test('is invisible to the public login, and stands in no published table', async () => {
    await handIn('one.example/a')
    pages['one.example/a'] = {}
    await check(NOW)
    expect(await cited()).toEqual([])
    await expect(db.reader.select().from(submittedLinks)).rejects.toThrow()
  })

  test('keeps what was learned when it is returned and handed in again', async () => {
    const id = await handIn('one.example/a')
    pages['one.example/a'] = {}
    await check(NOW)
    await returnSubmission(reviewer, id, 'Say more')
    await check(days(1))
    expect((await findSubmittedMarks(db.app, id)).size).toBe(1)
  })

  test('takes its marks along when it is published', async () => {
    const id = await handIn('one.example/a')
    pages['one.example/a'] = {}
    await check(NOW)
    const reference = await publishSubmission(reviewer, id)
    await check(days(1))
    expect(asked).toHaveLength(1)
    const { sources: marks } = await findLinkMarks(db.reader, reference)
    expect(marks.get('http://one.example/a')).toMatchObject({ state: 'same', citedAt: NOW })
    expect(await db.app.select().from(submittedLinks)).toEqual([])
  })
})

describe('what is published', () => {
  const publish = async (...addresses: string[]) => publishSubmission(reviewer, await handIn(...addresses))
  const markOf = async (reference: string, at: string) =>
    (await findLinkMarks(db.reader, reference)).sources.get(`http://${at}`)

  test('is looked at every week, and says when it changed', async () => {
    const reference = await publish('one.example/a')
    pages['one.example/a'] = { body: 'the first wording' }
    await check(NOW)
    await check(days(3))
    expect(asked).toHaveLength(1)
    pages['one.example/a'] = { body: 'another wording' }
    await check(days(8))
    expect(await markOf(reference, 'one.example/a')).toMatchObject({ state: 'same', stateAt: NOW })
    await check(days(9.5))
    expect(await markOf(reference, 'one.example/a')).toMatchObject({
      state: 'changed',
      citedAt: NOW,
      stateAt: days(9.5),
    })
  })

  test('says "gone" after the second time, days apart', async () => {
    const reference = await publish('one.example/a')
    pages['one.example/a'] = {}
    await check(NOW)
    pages['one.example/a'] = { status: 410 }
    await check(days(8))
    expect((await markOf(reference, 'one.example/a'))?.state).toBe('same')
    await check(days(11))
    expect(await markOf(reference, 'one.example/a')).toMatchObject({ state: 'gone', status: 410 })
  })

  test('tells the page caches when a page shows another mark, and only then', async () => {
    await publish('one.example/a')
    pages['one.example/a'] = {}
    const version = async () => (await db.reader.select().from(publication))[0]?.version ?? 0
    const before = await version()
    await check(NOW)
    expect(await version()).toBe(before + 1)
    await check(days(8))
    expect(await version()).toBe(before + 1)
  })

  test('asks a host for one thing at a time, with a pause between, and once for what two records cite', async () => {
    await publish('one.example/a', 'one.example/b', 'two.example/a')
    await publish('one.example/a')
    for (const at of ['one.example/a', 'one.example/b', 'two.example/a']) pages[at] = {}
    await check(NOW)
    expect(asked.toSorted()).toEqual(['one.example/a', 'one.example/b', 'two.example/a'])
    expect(pauses).toBe(1)
    expect((await cited()).map(({ state }) => state)).toEqual(['same', 'same', 'same', 'same'])
  })

  test('asks a host for no more than a few links a run; the others follow', async () => {
    const addresses = Array.from({ length: 7 }, (_, number) => `one.example/${number}`)
    for (const at of addresses) pages[at] = {}
    await publish(...addresses)
    await check(NOW)
    expect(asked).toHaveLength(5)
    await check(NOW)
    expect(asked.toSorted()).toEqual(addresses)
  })

  test('of a first load is spread over a week', async () => {
    await publish('seed.example/0')
    const [first] = await db.app.select().from(sources)
    if (!first) throw new Error('no source')
    const { id: _, ...row } = first
    await db.app.insert(sources).values(
      Array.from({ length: 100 }, (__, number) => ({
        ...row,
        key: `x${number}`,
        url: `http://seed${number}.example/`,
      })),
    )
    await check(NOW)
    const waiting = await db.app.select({ nextAt: citedLinks.nextAt }).from(citedLinks)
    const until = waiting.filter(({ nextAt }) => nextAt > days(7.5))
    expect(waiting).toHaveLength(101)
    expect(until).toEqual([])
    expect(waiting.filter(({ nextAt }) => nextAt > days(3)).length).toBeGreaterThan(20)
    expect(asked.length).toBeLessThan(10)
  })

  test('leaves no trace of a link that nothing cites any longer', async () => {
    const reference = await publish('one.example/a', 'one.example/b')
    await check(NOW)
    await db.owner.update(sources).set({ toSeq: 2 }).where(eq(sources.url, 'http://one.example/b'))
    await check(NOW)
    expect(await cited()).toEqual([{ record: reference, url: 'http://one.example/a', state: 'unchecked' }])
  })

  test('is forgotten in the redaction itself', async () => {
    const reference = await publish('one.example/a')
    await check(NOW)
    expect(await cited()).toHaveLength(1)
    await redact(
      db.owner,
      { subject: 'commitment', record: reference, versions: null, reason: 'a reason' },
      NOW,
      TODAY,
      true,
    )
    expect(await cited()).toEqual([])
  })

  test('in a report stands under its cycle', async () => {
    const reference = await publish('one.example/a')
    await db.app.execute(sql`
      insert into reports (commitment_id, cycle_key, version, from_seq, implementation, done, submitted_on, evidence)
      select id, '2026', 1, 1, 'in_progress', ${JSON.stringify(text('Done'))}::jsonb, ${TODAY},
        ${JSON.stringify([{ title: 'An order', url: 'http://one.example/order' }])}::jsonb from commitments`)
    pages['one.example/order'] = {}
    await check(NOW)
    const { sources: own, reports } = await findLinkMarks(db.reader, reference)
    expect(own.has('http://one.example/order')).toBe(false)
    expect(reports['2026']?.get('http://one.example/order')?.state).toBe('same')
  })

  test('that leads inside is not asked, and says nothing about the document', async () => {
    const reference = await publish('inner.example/a', 'one.example/a')
    site.names['inner.example'] = [['10.0.0.1']]
    pages['one.example/a'] = {}
    await check(NOW)
    expect(asked).toEqual(['one.example/a'])
    expect((await markOf(reference, 'inner.example/a'))?.state).toBe('unreachable')
  })
})

describe('where the network is closed', () => {
  test('nothing is written, and a few hosts are tried once an hour', async () => {
    await handIn(...Array.from({ length: 6 }, (_, number) => `host${number}.example/a`))
    let looked = 0
    const network = {
      ...site.network,
      resolve: async () => {
        looked += 1
        throw new Error('EAI_AGAIN')
      },
    }
    expect(await check(NOW, network)).toEqual({ checked: 0, offline: true })
    expect(looked).toBe(3)
    expect(await check(new Date(NOW.getTime() + 600_000), network)).toEqual({ checked: 0, offline: false })
    expect(looked).toBe(3)
    await check(new Date(NOW.getTime() + 3_700_000), network)
    expect(looked).toBe(6)
    const rows = await db.app.select().from(submittedLinks)
    expect(rows.every(({ state, failingSince }) => state === 'unchecked' && failingSince === null)).toBe(true)
  })

  test('one silent site among others is told apart', async () => {
    const id = await handIn('one.example/a', 'silent.example/a')
    pages['one.example/a'] = {}
    site.names['silent.example'] = [[]]
    await check(NOW)
    const marks = await findSubmittedMarks(db.app, id)
    expect(marks.get('http://one.example/a')?.state).toBe('same')
    expect(marks.get('http://silent.example/a')?.state).toBe('unreachable')
  })
})
