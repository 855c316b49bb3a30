import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { commitments, cycles } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY, text } from '@/db/testing/factory'
import { ReportContent } from '@/lib/reports/input'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { findReportSetting } from './report-setting'

const PUBLICATION = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY } as const

let db: TestDatabase
let commitmentId = 0

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await db.app.insert(cycles).values({
    key: '2025',
    startsOn: '2025-01-01',
    endsOn: '2025-12-31',
    opensOn: '2025-11-01',
    dueOn: '2026-01-15',
    closesOn: '2026-02-15',
  })
  await db.app.transaction(async (tx) => {
    const content = aCommitment({
      milestones: [
        {
          key: 'm1',
          name: text('Test step'),
          kind: 'step',
          state: 'planned',
          dueOn: '2027-03',
          doneOn: null,
          note: null,
          sources: [],
        },
      ],
    })
    const { reference } = await publishCommitment(tx, { reference: null }, content, PUBLICATION)
    const [row] = await tx.select().from(commitments).where(eq(commitments.reference, reference))
    commitmentId = row?.id ?? 0
    for (const cycle of ['2025', '2026'])
      await publishReport(
        tx,
        { commitmentId, cycleKey: cycle, baseVersion: 0 },
        ReportContent.parse({
          commitment: reference,
          cycle,
          implementation: 'in_progress',
          selfRating: null,
          done: text(`Test report ${cycle}`),
          values: [],
          money: [
            {
              key: 'f1',
              stage: 'disbursed',
              basis: 'total',
              scope: 'this_promise',
              amount: cycle,
              currency: 'USD',
              from: null,
              to: null,
              provider: null,
              note: null,
            },
          ],
          nextSteps: text(`Next steps ${cycle}`),
          evidence: [],
        }),
        PUBLICATION,
        TODAY,
      )
    await finishPublication(tx, [commitmentId], PUBLICATION)
  })
})
afterAll(() => db.end())

test('beside a report stand the milestones, the last report before it, and amounts that are not its own', async () => {
  expect(await findReportSetting(db.app, { commitmentId, cycleKey: '2026' })).toMatchObject({
    milestones: [{ key: 'm1', state: 'planned', dueOn: '2027-03' }],
    amounts: [{ stage: 'disbursed', amount: '2025', currency: 'USD' }],
    last: {
      cycle: '2025',
      done: text('Test report 2025'),
      nextSteps: text('Next steps 2025'),
      challenges: null,
    },
  })
})

test('a correction of the first report has none before it', async () => {
  expect(await findReportSetting(db.app, { commitmentId, cycleKey: '2025' })).toMatchObject({ last: null })
})

test('a new commitment has nothing beside it', async () => {
  expect(await findReportSetting(db.app, { commitmentId: null, cycleKey: null })).toEqual({
    milestones: [],
    amounts: [],
    last: null,
  })
})
