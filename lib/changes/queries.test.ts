import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { redact } from '@/lib/ledger/redact'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { type Change, FROM_START } from './model'
import { listChanges } from './queries'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

const publication = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
const publish = (
  content: Partial<CommitmentContent>,
  target: Parameters<typeof publishCommitment>[1] = { reference: null },
) =>
  db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, target, aCommitment(content), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published
  })

const scope = (country: string | null = null, today = TODAY) => ({ country, today, zone: TIME_ZONE })
const all = async (country: string | null = null, today = TODAY) =>
  (await listChanges(db.reader, scope(country, today), { limit: 100, from: FROM_START }, null)).changes
const turnsOf = (changes: readonly Change[], reference: string) =>
  changes.flatMap((change) =>
    change.kind === 'status' && change.reference === reference
      ? [[change.day, change.before.status, change.after.status]]
      : [],
  )

let record: { reference: string; seq: number; commitmentId: number }
let changed: { seq: number }
beforeAll(async () => {
  record = await publish({ maker: 'AAA', madeOn: '2021-07-01', dueOn: '2026-06' })
  changed = await publish(
    { maker: 'AAA', madeOn: '2021-07-01', dueOn: '2026-09' },
    { reference: record.reference, baseVersion: 1 },
  )
  await publish({ maker: 'BBB', madeOn: '2026-05-01', dueOn: '2030' })
})

describe('statuses that changed', () => {
  test('on the days on which time alone changed them, by the terms that stand now', async () => {
    expect(turnsOf(await all(), record.reference)).toEqual([
      ['2026-10-01', 'no_figure', 'deadline_passed_not_looked'],
      ['2023-01-01', 'too_early', 'no_figure'],
    ])
  })

  test('none of a day that is to come', async () => {
    expect(turnsOf(await all(null, '2026-09-30'), record.reference)).toEqual([
      ['2023-01-01', 'too_early', 'no_figure'],
    ])
  })

  test('as of a day, as the ledger stood then', async () => {
    const asOf = { day: '2026-08-01', seq: record.seq, pinned: true, reconstructed: true }
    const { changes } = await listChanges(db.reader, scope(), { limit: 100, from: FROM_START }, asOf)
    expect(turnsOf(changes, record.reference)).toEqual([
      ['2026-07-01', 'no_figure', 'deadline_passed_not_looked'],
      ['2023-01-01', 'too_early', 'no_figure'],
    ])
  })
})

describe('publications', () => {
  test('newest first, a change with the version it is compared with', async () => {
    const found = (await all('AAA')).flatMap((change) => (change.kind === 'publication' ? change : []))
    expect(found).toMatchObject([
      {
        seq: changed.seq,
        day: TODAY,
        reference: record.reference,
        version: 2,
        officeNames: { en: 'Aland' },
        previous: { version: 1, content: { dueOn: '2026-06' } },
      },
      { seq: record.seq, version: 1, previous: null },
    ])
  })

  test('of one country alone', async () => {
    const codes = (await all('BBB')).map(({ maker }) => maker?.code)
    expect(new Set(codes)).toEqual(new Set(['BBB']))
  })

  test('a removal belongs to its country too', async () => {
    const lone = await publish({ maker: 'CCC' })
    await redact(
      db.owner,
      { subject: 'commitment', record: lone.reference, versions: null, reason: 'A name.' },
      NOW,
      TODAY,
      true,
    )
    expect(await all('CCC')).toMatchObject([
      { kind: 'publication', act: 'redact', record: lone.reference, reference: null, reason: 'A name.' },
      // The entry itself stays, without what it published.
      { kind: 'publication', act: 'publish', redactedBySeq: expect.any(Number), content: null, reason: null },
    ])
  })
})

test('page by page it is the same line of time, each once', async () => {
  const whole = await all()
  const found: Change[] = []
  let from: typeof FROM_START | null = FROM_START
  while (from) {
    const page: Awaited<ReturnType<typeof listChanges>> = await listChanges(
      db.reader,
      scope(),
      { limit: 2, from },
      null,
    )
    found.push(...page.changes)
    from = page.next
  }
  expect(found).toEqual(whole)
  expect(whole.length).toBeGreaterThan(4)
})
