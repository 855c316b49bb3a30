import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { commitments } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { ReportContent } from '@/lib/reports/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { verifyChain } from './chain'
import { tellHistory } from './history'
import { listHistory, listLedgerPage } from './queries'
import { redact } from './redact'
import { checkEntry, isSound } from './verify-record'

const publication: Publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY }
const reason = 'The building is not ready'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.transaction(async (tx) => {
    const first = await publishCommitment(tx, { reference: null }, aCommitment(), publication)
    await publishCommitment(tx, { reference: null }, aCommitment({ maker: 'BBB' }), publication)
    await publishCommitment(
      tx,
      { reference: first.reference, baseVersion: 1 },
      aCommitment({ dueOn: '2027' }),
      {
        ...publication,
        reason,
      },
    )
    await finishPublication(tx, [first.commitmentId], publication)
  })
  const [record] = await db.app.select().from(commitments).where(eq(commitments.reference, 'AAA-2021-01'))
  await db.app.transaction((tx) =>
    publishReport(
      tx,
      { commitmentId: record?.id ?? 0, cycleKey: '2026', baseVersion: 0 },
      ReportContent.parse({
        commitment: 'AAA-2021-01',
        cycle: '2026',
        implementation: 'in_progress',
        selfRating: null,
        done: text('Four centres opened'),
        values: [],
        evidence: [],
      }),
      publication,
      TODAY,
    ),
  )
})
afterAll(() => db.end())

const told = async (record: string) =>
  tellHistory(await listHistory(db.reader, record)).map(({ entry, change }) => ({
    seq: entry.seq,
    ...change,
  }))

test('the history of a record holds its own entries and those of its reports, newest first', async () => {
  expect(await told('AAA-2021-01')).toMatchObject([
    { seq: 4, kind: 'report', cycle: '2026', corrected: false },
    {
      seq: 3,
      kind: 'differences',
      differences: [{ kind: 'date', field: 'dueOn', shift: { unit: 'years', by: 1 }, goalpost: 'softened' }],
    },
    { seq: 1, kind: 'first' },
  ])
  expect(await told('BBB-2021-01')).toMatchObject([{ seq: 2, kind: 'first' }])
})

test('an entry says who published it and why, and holds in the chain', async () => {
  const history = await listHistory(db.reader, 'AAA-2021-01')
  expect(history[1]).toMatchObject({ office: 'AAA', officeNames: { en: 'Aland' }, reason, version: 2 })
  expect(history.map((entry) => isSound(checkEntry(entry)))).toEqual([true, true, true])
})

test('read page by page it is a chain that anybody can verify', async () => {
  const first = await listLedgerPage(db.reader, {}, { after: 0, limit: 3 })
  const second = await listLedgerPage(db.reader, {}, { after: first.next ?? 0, limit: 3 })
  expect([first.total, first.next, second.next]).toEqual([4, 3, null])
  expect(verifyChain([...first.entries, ...second.entries])).toMatchObject({ entries: 4, faults: [] })
})

test('of one record only its own entries come', async () => {
  const { entries, total } = await listLedgerPage(
    db.reader,
    { record: 'AAA-2021-01' },
    { after: 0, limit: 50 },
  )
  expect([total, entries.map(({ seq }) => seq)]).toEqual([3, [1, 3, 4]])
})

test('what lay between was removed: the version before it is compared, and said', async () => {
  const [, third, first] = await listHistory(db.reader, 'AAA-2021-01')
  if (!third || !first) throw new Error('no history')
  const gone = { ...third, content: null, salt: null, redactedBySeq: 9 }
  const later = { ...third, seq: 8, version: 3 }
  expect(tellHistory([later, gone, first]).map(({ change }) => change)).toMatchObject([
    { kind: 'differences', comparedWith: 1, differences: [{ kind: 'date', field: 'dueOn' }] },
    { kind: 'redacted', bySeq: 9 },
    { kind: 'first' },
  ])
})

test('a redacted entry shows so, and still holds', async () => {
  const removal = { subject: 'commitment', record: 'AAA-2021-01', versions: [1], reason: 'A name' } as const
  await redact(db.owner, removal, NOW, TODAY, true)
  expect(await told('AAA-2021-01')).toMatchObject([
    { seq: 5, kind: 'redaction' },
    { seq: 4, kind: 'report' },
    { seq: 3, kind: 'not_comparable' },
    { seq: 1, kind: 'redacted', bySeq: 5 },
  ])
  const checks = (await listHistory(db.reader, 'AAA-2021-01')).map(checkEntry)
  expect(checks.map(({ content }) => content)).toEqual(['matches', 'matches', 'matches', 'redacted'])
  expect(checks.every(isSound)).toBe(true)
})
