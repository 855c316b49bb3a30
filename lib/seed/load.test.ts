import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { NOW, TODAY } from '@/db/testing/factory'
import { fromDraft, toDraft } from '@/lib/commitments/draft'
import { canonicalJson } from '@/lib/ledger/canonical'
import { verifyChain } from '@/lib/ledger/chain'
import { listLedger } from '@/lib/ledger/export'
import { publishedCommitment } from '@/lib/submissions/load'
import { loadSeed } from './load'
import { readSeed, type Seed } from './read'

let db: TestDatabase
let seed: Seed
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  seed = await readSeed()
  await loadSeed(db.app, async () => seed, NOW, TODAY)
})
afterAll(() => db.end())

test('every documented record is published once, as seed, in one whole chain', async () => {
  const entries = await listLedger(db.reader)
  expect(verifyChain(entries).faults).toEqual([])
  expect(new Set(entries.map((entry) => entry.act))).toEqual(new Set(['seed']))
  expect(
    entries
      .filter((entry) => entry.subject === 'commitment')
      .map((entry) => entry.record)
      .sort(),
  ).toEqual(seed.commitments.map(({ reference }) => reference).sort())
})

test('a second start changes nothing', async () => {
  expect(await loadSeed(db.app, async () => seed, NOW, TODAY)).toBeNull()
})

test('Kazakhstan and Uzbekistan have declared intentions and no coalition commitment', async () => {
  const rows = await db.reader.execute<{ maker: string; level: string; n: number }>(sql`
    select c.maker_code as maker, v.level, count(*)::int as n from commitments c join commitment_versions v on v.commitment_id = c.id
    where c.maker_code in ('KAZ', 'UZB') group by 1, 2`)
  expect(rows.filter((row) => row.level === 'coalition_commitment')).toEqual([])
  expect(rows.filter((row) => row.level === 'declared_intention').map((row) => row.n)).toEqual([1, 1])
})

test('measures and intentions carry no status', async () => {
  const rows = await db.reader.execute(sql`
    select 1 from standing s join commitment_versions v using (commitment_id)
    where s.status is not null and v.level in ('declared_intention', 'national_measure')`)
  expect(rows).toHaveLength(0)
})

test('every standing counts once in the summaries', async () => {
  const [row] = await db.reader.execute<{ counted: number; all: number }>(
    sql`select (select sum(count)::int from standing_counts) as counted, (select count(*)::int from standing) as all`,
  )
  expect(row).toEqual({ counted: seed.commitments.length, all: seed.commitments.length })
})

describe('editing a record without touching it', () => {
  test('gives back exactly what is published, whatever the record', async () => {
    for (const { reference, content } of seed.commitments) {
      const outcome = fromDraft(toDraft(content), {
        maker: content.maker,
        compiledBy: content.compiledBy,
        published: content,
      })
      expect(outcome, reference).toMatchObject({ ok: true })
      expect(canonicalJson(outcome.ok && outcome.content), reference).toBe(canonicalJson(content))
    }
  })

  test('the ledger returns the content that went in', async () => {
    const first = seed.commitments[0]
    const published = await publishedCommitment(db.app, first?.reference ?? '')
    expect(canonicalJson(published?.content)).toBe(canonicalJson(first?.content))
  })
})
