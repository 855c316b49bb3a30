import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import type { CommitmentContent } from '@/lib/commitments/input'
import { type Publication, publishCommitment } from '@/lib/reviews/publish'
import { type CommitmentFacts, THRESHOLDS } from './facts'
import { loadFacts } from './load'
import { standingOf } from './standing'

const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: NOW, today: TODAY }

const aStepOf = (key: string, done: boolean): CommitmentContent['milestones'][number] => ({
  key,
  name: text(key),
  kind: 'step',
  state: done ? 'done' : 'planned',
  dueOn: null,
  doneOn: done ? '2024' : null,
  note: null,
  sources: ['s1'],
})
const aLine = (
  key: string,
  stage: 'pledged' | 'disbursed',
  amount: string,
): CommitmentContent['money'][number] => ({
  key,
  stage,
  basis: 'total',
  scope: 'this_promise',
  amount,
  currency: 'USD',
  period: null,
  from: null,
  to: null,
  provider: null,
  receiver: null,
  iatiIdentifier: null,
  note: null,
  sources: ['s1'],
})

describe('the first terms of a record with two versions', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await makeDatabase(inject('databaseUrl'))
    await aWorld(db.app)
  })
  afterAll(() => db.end())

  async function inVersions(...versions: Partial<CommitmentContent>[]) {
    return db.app.transaction(async (tx) => {
      let reference: string | null = null
      const seqs: number[] = []
      let id = 0
      for (const [baseVersion, changes] of versions.entries()) {
        const target = reference === null ? { reference } : { reference, baseVersion }
        const content = aCommitment({ indicators: [], ...changes })
        const published = await publishCommitment(tx, target, content, publication)
        reference = published.reference
        id = published.commitmentId
        seqs.push(published.seq)
      }
      const factsAt = async (seq: number | null): Promise<CommitmentFacts> => {
        const facts = (await loadFacts(tx, [id], seq)).get(id)
        if (!facts) throw new Error('no facts')
        return facts
      }
      return { now: await factsAt(null), atFirst: await factsAt(seqs[0] ?? null) }
    })
  }
  const statusOf = (facts: CommitmentFacts) => standingOf(facts, TODAY, THRESHOLDS).status

  test('keep a promised step that was dropped', async () => {
    const { now, atFirst } = await inVersions(
      { milestones: [aStepOf('law', false), aStepOf('budget', false)] },
      { milestones: [aStepOf('law', true)] },
    )
    expect(now.milestones.map(({ key }) => key)).toEqual(['law'])
    expect(now.firstTerms.steps).toEqual(['law', 'budget'])
    expect(atFirst.firstTerms.steps).toEqual(['law', 'budget'])
    expect(statusOf(now)).toBe('met_after_softening')
  })

  test('keep a pledge that was lowered', async () => {
    const { now } = await inVersions(
      { money: [aLine('pledge', 'pledged', '100')] },
      { money: [aLine('pledge', 'pledged', '80'), aLine('paid', 'disbursed', '80')] },
    )
    expect(now.firstTerms.pledged).toMatchObject([{ amount: 100, currency: 'USD', stage: 'pledged' }])
    expect(statusOf(now)).toBe('met_after_softening')
  })

  test('know nothing of steps and pledges added later', async () => {
    const { now } = await inVersions(
      { milestones: [aStepOf('law', false)] },
      {
        milestones: [aStepOf('law', true), aStepOf('budget', true)],
        money: [aLine('pledge', 'pledged', '80')],
      },
    )
    expect(now.firstTerms).toMatchObject({ steps: ['law'], pledged: [] })
    expect(statusOf(now)).toBe('kept')
  })
})
