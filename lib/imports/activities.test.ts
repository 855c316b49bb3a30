import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { importPieces, importRows, imports, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Context } from '@/lib/context'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { loadSubmission } from '@/lib/submissions/load'
import { contentOf } from '@/lib/submissions/mutations'
import { acceptRows, beginImport } from './mutations'
import { findImport, listChanges, listTitles } from './queries'
import { readWaiting } from './read-import'

const log = pino({ level: 'silent' })
const IDENTIFIER = 'XM-TEST-1-P1'
let db: TestDatabase
let office: Context
let stranger: Context
let editor: Context
let reference: string

const pledge: CommitmentContent['money'][number] = {
  key: 'f1',
  stage: 'pledged',
  basis: 'total',
  scope: 'this_promise',
  amount: '500',
  currency: 'USD',
  period: null,
  from: null,
  to: null,
  provider: text('A made-up fund'),
  receiver: null,
  iatiIdentifier: IDENTIFIER,
  note: null,
  sources: ['s1'],
}

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
  editor = contextFor(db.app, await aPerson(db.app, 'editor'))
  const publication = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
  await db.app.transaction(async (tx) => {
    const made = await publishCommitment(
      tx,
      { reference: null },
      aCommitment({ money: [pledge] }),
      publication,
    )
    const other = await publishCommitment(tx, { reference: null }, aCommitment(), publication)
    await finishPublication(tx, [made.commitmentId, other.commitmentId], publication)
    reference = made.reference
  })
})
afterAll(() => db.end())
beforeEach(async () => {
  await db.app.delete(submissions)
  await db.app.delete(imports)
})

const payment = (value: string, on: string) => `<transaction><transaction-type code="3"/>
  <transaction-date iso-date="${on}"/><value value-date="${on}">${value}</value></transaction>`
const file = (identifier: string, inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
<iati-activity default-currency="USD" linked-data-uri="https://example.invalid/p1">
<iati-identifier>${identifier}</iati-identifier>
<reporting-org ref="XM-TEST-1" type="40"><narrative>A made-up fund</narrative></reporting-org>
<title><narrative xml:lang="en">Centres &lt;b&gt; and more</narrative></title>
${inside}
</iati-activity>
</iati-activities>`
const PAID = payment('120.50', '2023-03-01') + payment('79.5', '2024-03-01')

async function send(xml: string | Buffer, ctx = office, makerCode = 'AAA'): Promise<number> {
  const sent = { makerCode, language: 'en' as const, fileName: 'fund.xml', file: Buffer.from(xml as string) }
  const id = await beginImport(ctx, sent)
  await readWaiting({ db: db.app, now: NOW, timeZone: TIME_ZONE, log })
  return id
}
const rowsFor = (id: number) => db.app.select().from(importRows).where(eq(importRows.importId, id))
const drafts = () => db.app.select().from(submissions)

test('a funder’s file is shown as links, and what is chosen becomes a draft that can be handed in', async () => {
  const id = await send(file(IDENTIFIER, PAID))
  expect(await findImport(db.app, office.actor, id)).toMatchObject({
    state: 'ready',
    kind: 'activities',
    rowsRead: 1,
    changes: 1,
    mistakes: 0,
  })
  const [row, ...more] = await rowsFor(id)
  expect(more).toEqual([])
  expect(row).toMatchObject({ subject: reference, row: 3 })
  expect(row?.cells.reason?.text).toBe('identifier')
  expect(await drafts()).toEqual([])
  const [shown] = await listChanges(db.app, id, 10)
  expect(await listTitles(db.app, [shown?.subject ?? ''])).toMatchObject([
    { reference, title: { en: { text: 'Ten centres' } } },
  ])

  expect(await acceptRows(office, id, [row?.id ?? 0])).toEqual({ saved: 1, stale: 0 })
  const [draft, ...others] = await drafts()
  expect(others).toEqual([])
  const { kind, content } = await contentOf(db.app, office, await loadSubmission(db.app, draft?.id ?? 0))
  if (kind !== 'commitment') throw new Error(kind)
  expect(content.money).toHaveLength(2)
  expect(content.money[1]).toMatchObject({
    stage: 'disbursed',
    basis: 'total',
    scope: 'wider',
    amount: '200',
    currency: 'USD',
    from: '2023-03-01',
    to: '2024-03-01',
    iatiIdentifier: IDENTIFIER,
    sources: ['s2'],
  })
  expect(content.money[1]?.provider?.en?.text).toBe('A made-up fund')
  expect(content.sources[1]).toMatchObject({
    key: 's2',
    url: 'https://example.invalid/p1',
    publisher: 'A made-up fund',
    title: `IATI ${IDENTIFIER}: Centres <b> and more (fund.xml)`,
  })
  // Taken once, whoever presses again, and from the same file sent again.
  expect(await acceptRows(office, id, [row?.id ?? 0])).toEqual({ saved: 0, stale: 0 })
  const again = await send(file(IDENTIFIER, PAID))
  await acceptRows(office, again, [(await rowsFor(again))[0]?.id ?? 0])
  const twice = (await drafts()).map(({ content: typed }) => (typed as { money: unknown[] }).money.length)
  expect(twice.every((count) => count === 2)).toBe(true)
})

test('nothing is taken all at once: each link is a judgement', async () => {
  const id = await send(file(IDENTIFIER, PAID))
  expect(await acceptRows(office, id, null)).toEqual({ saved: 0, stale: 0 })
  expect(await drafts()).toEqual([])
})

test('a file about other promises proposes nothing and says how much was read', async () => {
  const id = await send(file('XM-TEST-1-OTHER', PAID))
  expect(await findImport(db.app, office.actor, id)).toMatchObject({
    state: 'ready',
    rowsRead: 1,
    changes: 0,
  })
})

test('what the record says already is not proposed again', async () => {
  const id = await send(file(IDENTIFIER, PAID.replaceAll('code="3"', 'code="12"')))
  expect(await rowsFor(id)).toEqual([])
})

describe('a broken file', () => {
  test.each([
    ['cut off', file(IDENTIFIER, PAID).slice(0, 400), 'xml_broken'],
    ['with entities', `<!DOCTYPE x [<!ENTITY a "b">]>${file(IDENTIFIER, PAID)}`, 'xml_forbidden'],
    ['with an amount in words', file(IDENTIFIER, payment('much', '2023-03-01')), 'iati_value'],
    ['of something else', '<rss version="2.0"/>', 'not_iati'],
  ])('%s is refused with its line, and nothing is changed', async (_, xml, refusal) => {
    const id = await send(xml)
    const found = await findImport(db.app, office.actor, id)
    expect(found).toMatchObject({ state: 'refused', refusal })
    expect(Number(found?.notices[0]?.at)).toBeGreaterThan(0)
    expect(await rowsFor(id)).toEqual([])
    expect(await db.app.select().from(importPieces)).toEqual([])
    expect(await drafts()).toEqual([])
  })

  test('without an activity is refused too', async () => {
    const id = await send('<iati-activities version="2.03"></iati-activities>')
    expect(await findImport(db.app, office.actor, id)).toMatchObject({
      state: 'refused',
      refusal: 'nothing_in_it',
    })
  })
})

test('whoever writes for the maker may send it, and nobody else; what was sent is its sender’s', async () => {
  await expect(send(file(IDENTIFIER, PAID), editor)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(send(file(IDENTIFIER, PAID), stranger)).rejects.toMatchObject({ code: 'forbidden' })
  const donor = contextFor(db.app, await aPerson(db.app, 'donor'))
  await expect(send(file(IDENTIFIER, PAID), donor)).rejects.toMatchObject({ code: 'forbidden' })
  const id = await send(file(IDENTIFIER, PAID))
  await expect(acceptRows(stranger, id, null)).rejects.toMatchObject({ code: 'not_found' })
})
