import type { AppDb } from '@/db/client'
import { makerMembers, makers } from '@/db/schema'
import type { CommitmentContent } from '@/lib/commitments/input'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { aCommitment, aWorld, NOW, TODAY } from './factory'

const publication: Publication = {
  act: 'publish',
  office: 'vaada',
  reason: 'a reason',
  at: NOW,
  today: TODAY,
}
const names = (name: string) => ({ en: name, ru: name, kk: name, uz: name })

/** Publishes a commitment as its first version. Returns its reference. */
export async function publishOne(db: AppDb, content: CommitmentContent): Promise<string> {
  return db.transaction(async (tx) => {
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
    return reference
  })
}

/** The invented world with a record of each kind: of a state, jointly of two, of no government, and a national measure. */
export async function aPublishedWorld(db: AppDb): Promise<void> {
  await aWorld(db)
  await db.insert(makers).values([
    { code: 'JJJ', kind: 'joint', names: names('A and B'), namesIn: names('in A and B') },
    { code: 'NNN', kind: 'non_state', names: names('A foundation'), namesIn: names('at A foundation') },
  ])
  await db.insert(makerMembers).values([
    { makerCode: 'JJJ', memberCode: 'AAA' },
    { makerCode: 'JJJ', memberCode: 'BBB' },
  ])
  const one = aCommitment().indicators[0]
  if (!one) throw new Error('the dull commitment has an indicator')
  const value = {
    value: '4',
    on: '2024',
    from: null,
    saidBy: 'official' as const,
    partial: false,
    methodBreak: false,
    note: null,
    sources: ['s1'],
  }
  await publishOne(db, aCommitment({ indicators: [{ ...one, values: [value] }] }))
  await publishOne(db, aCommitment({ indicators: [], actions: [] }))
  await publishOne(db, aCommitment({ maker: 'JJJ', indicators: [] }))
  await publishOne(db, aCommitment({ maker: 'NNN' }))
  await publishOne(
    db,
    aCommitment({
      maker: 'BBB',
      level: 'national_measure',
      levelBasis: null,
      indicators: [],
      deliverySteps: [
        { stage: 'policy', reachedOn: '2022', note: null, sources: ['s1'] },
        { stage: 'law_in_force', reachedOn: '2023-05', note: null, sources: ['s1'] },
      ],
    }),
  )
}
