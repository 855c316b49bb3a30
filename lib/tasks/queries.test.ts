import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, NOW, TODAY } from '@/db/testing/factory'
import { publishCommitment } from '@/lib/reviews/publish'
import { listProgress } from './queries'

let db: TestDatabase
let authorId: number
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  authorId = (await aPerson(db.app, 'focal_point', 'AAA')).id
})
afterAll(() => db.end())

async function aReportOn(changes: Parameters<typeof aCommitment>[0]): Promise<number> {
  const publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY } as const
  const { commitmentId } = await db.app.transaction((tx) =>
    publishCommitment(tx, { reference: null }, aCommitment(changes), publication),
  )
  const [made] = await db.app
    .insert(submissions)
    .values({
      kind: 'report',
      state: 'draft',
      makerCode: 'AAA',
      commitmentId,
      cycleKey: '2026',
      content: { done: 'Work went on' },
      authorId,
    })
    .returning()
  return made?.id ?? 0
}

test('parts of a report in which nothing is asked are not counted', async () => {
  const counted = await aReportOn({ milestones: [] })
  const bare = await aReportOn({ indicators: [], milestones: [] })
  expect(Object.fromEntries(await listProgress(db.app, [counted, bare]))).toEqual({
    [counted]: { begun: 1, of: 5 },
    [bare]: { begun: 1, of: 4 },
  })
})
