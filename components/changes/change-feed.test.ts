import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { readAtom } from '@/lib/feeds/testing/read-atom'
import type { Subject } from '@/lib/follow/subject'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { changeFeed } from './change-feed'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

const publication = { act: 'publish' as const, office: 'AAA', reason: 'A < B & C', at: NOW, today: TODAY }
const publish = (
  content: Partial<CommitmentContent>,
  target: Parameters<typeof publishCommitment>[1] = { reference: null },
) =>
  db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, target, aCommitment(content), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published
  })

const site = { baseUrl: 'https://vaada.example', today: TODAY, zone: TIME_ZONE }
const feedOf = async (subject: Subject, locale: Locale = 'en') => {
  const xml = await changeFeed(db.reader, locale, subject, site)
  if (xml === null) throw new Error('no feed')
  return readAtom(xml)
}

let aland: { reference: string; seq: number }
let moved: { seq: number }
let beland: { reference: string; seq: number }
beforeAll(async () => {
  aland = await publish({ maker: 'AAA', madeOn: '2021-07-01', dueOn: '2026-06', title: text('Ten centres') })
  moved = await publish(
    { maker: 'AAA', madeOn: '2021-07-01', dueOn: '2026-09', title: text('Ten centres') },
    { reference: aland.reference, baseVersion: 1 },
  )
  beland = await publish({ maker: 'BBB', madeOn: '2026-05-01', dueOn: '2030', actions: [] })
})

describe.each(LOCALES)('in %s', (locale) => {
  test('each feed is valid, says of itself where it is, and lists its own subject alone', async () => {
    const ids = async (subject: Subject) =>
      (await feedOf(subject, locale)).entries.map(({ id }) => id.split(`2026:${locale}/`)[1])
    const own = [
      `entry/${moved.seq}`,
      `entry/${aland.seq}`,
      'status/AAA-2021-01/2026-10-01/deadline_passed_not_looked',
      'status/AAA-2021-01/2023-01-01/no_figure',
    ]
    expect(await ids({ kind: 'commitment', reference: aland.reference })).toEqual(own)
    expect(await ids({ kind: 'country', code: 'AAA' })).toEqual(own)
    expect(await ids({ kind: 'action', number: 1 })).toEqual(own)
    expect(await ids({ kind: 'country', code: 'BBB' })).toEqual([`entry/${beland.seq}`])
    expect(await ids({ kind: 'record' })).toEqual([`entry/${beland.seq}`, ...own])
    const feed = await feedOf({ kind: 'country', code: 'AAA' }, locale)
    expect(feed).toMatchObject({
      language: locale,
      self: `https://vaada.example/${locale}/countries/AAA.atom`,
      page: `https://vaada.example/${locale}/countries/AAA`,
      updated: '2026-11-23T09:00:00Z',
    })
  })
})

test('an entry says in words what changed, who published it, and leads to the record as it stood then', async () => {
  const [entry, , turn] = (await feedOf({ kind: 'country', code: 'AAA' })).entries
  expect(entry).toMatchObject({
    title: `Ten centres (${aland.reference})`,
    link: `https://vaada.example/en/commitments/${aland.reference}?asOf=${TODAY}.${moved.seq}`,
    updated: '2026-11-23T09:00:00Z',
  })
  expect(entry?.author).toContain('Aland')
  expect(entry?.content).toMatch(/three months|3 months/)
  expect(entry?.content).toContain('A &lt; B &amp; C')
  // The day began in Tashkent while it was still the day before in UTC.
  expect(turn?.updated).toBe('2026-09-30T19:00:00Z')
  expect(turn?.content).toMatch(/^<p>Status now: .+ Before: .+<\/p>$/)
})

test('the same state is the same text, and what is not published has no feed', async () => {
  const twice = await Promise.all([1, 2].map(() => changeFeed(db.reader, 'kk', { kind: 'record' }, site)))
  expect(twice[0]).toBe(twice[1])
  for (const subject of [
    { kind: 'commitment', reference: 'ZZZ-2021-01' },
    { kind: 'country', code: 'ZZZ' },
    { kind: 'action', number: 9 },
  ] as const)
    expect(await changeFeed(db.reader, 'en', subject, site)).toBeNull()
})

describe('in a demonstration copy', () => {
  beforeAll(() => db.app.execute(sql`update publication set demo = true`))
  afterAll(() => db.app.execute(sql`update publication set demo = false`))

  test.each(LOCALES)('in %s the feed and each entry say so', async (locale) => {
    const xml = await changeFeed(db.reader, locale, { kind: 'country', code: 'AAA' }, site)
    const t = translatorOf(locale)
    expect(xml).toContain(`<title>${t('site.demoLabel')}: `)
    expect(xml).toContain(`<subtitle>${t('site.demo')} `)
    const entries = xml?.split('<entry>').slice(1) ?? []
    expect(entries.length).toBeGreaterThan(1)
    for (const entry of entries) expect(entry).toContain(t('site.demo'))
  })
})
