import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { assessments, standing } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { recountDisputed } from '@/lib/counts/disputed'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { countDisputed, type DisputedPosition, listDisputed } from './queries'

let db: TestDatabase
const publication = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }

/** A record whose verdicts are these: the list reads what the rules stored, so it is stored here. */
async function aRecord(
  maker: string,
  government: number | null,
  computed: number | null,
  contested = false,
  said: Partial<typeof assessments.$inferInsert>[] = [],
) {
  const { reference, commitmentId } = await db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, { reference: null }, aCommitment({ maker }), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published
  })
  await db.app
    .update(standing)
    .set({ governmentVerdict: government, computedVerdict: computed, contested })
    .where(eq(standing.commitmentId, commitmentId))
  for (const [index, one] of said.entries())
    await db.app.insert(assessments).values({
      commitmentId,
      cycleKey: '2026',
      voice: index + 1,
      version: 1,
      fromSeq: 1,
      text: text('Test'),
      hearing: 'nobody',
      publishedOn: TODAY,
      ...one,
    })
  return reference
}

let records: Record<'same' | 'unrated' | 'one' | 'oneContested' | 'three' | 'contested', string>
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  records = {
    same: await aRecord('AAA', 3, 3),
    unrated: await aRecord('AAA', 3, null),
    one: await aRecord('AAA', 2, 3),
    oneContested: await aRecord('AAA', 4, 3, true),
    three: await aRecord('BBB', 4, 1),
    contested: await aRecord('BBB', null, 3, true),
  }
  await db.app.transaction((tx) => recountDisputed(tx, ['AAA', 'BBB']))
})
afterAll(() => db.end())

test('the widest difference first, then where sources disagree; who gave no verdict differs from nobody', async () => {
  const { references, next } = await listDisputed(db.reader, null, { limit: 10 }, null)
  expect(references).toEqual([records.three, records.oneContested, records.one, records.contested])
  expect(next).toBeNull()
})

test('of one country alone', async () => {
  const { references } = await listDisputed(db.reader, 'BBB', { limit: 10 }, null)
  expect(references).toEqual([records.three, records.contested])
})

test('counts say how many, and in which way', async () => {
  expect(await countDisputed(db.reader, null, null)).toEqual({
    disputed: 4,
    contested: 2,
    above: 2,
    below: 1,
  })
  expect(await countDisputed(db.reader, 'AAA', null)).toEqual({
    disputed: 2,
    contested: 1,
    above: 1,
    below: 1,
  })
})

test('page by page it is the same list, each once', async () => {
  const found: string[] = []
  let after: DisputedPosition | null = null
  do {
    const page: Awaited<ReturnType<typeof listDisputed>> = await listDisputed(
      db.reader,
      null,
      { limit: 1, after },
      null,
    )
    found.push(...page.references)
    after = page.next
  } while (after)
  expect(found).toEqual((await listDisputed(db.reader, null, { limit: 10 }, null)).references)
})

test('what organisations say counts as what the government says, until they agree or take it back', async () => {
  const of = async (said: Partial<typeof assessments.$inferInsert>[]) => aRecord('CCC', 3, 3, true, said)
  const [withdrawn, agreed, two, four] = [
    await of([{ verdict: null, text: null, withdrawn: 'mistake' }]),
    await of([{ verdict: 'missed', agreedOn: TODAY }]),
    await of([{ verdict: 'off_track' }, { verdict: null }]),
    await of([{ verdict: 'at_risk' }, { verdict: 'missed' }, { verdict: 'kept' }]),
  ]
  const { references } = await listDisputed(db.reader, 'CCC', { limit: 10 }, null)
  expect(references).toEqual([four, two, withdrawn, agreed])
})
