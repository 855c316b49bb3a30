import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { changeFeed } from '@/components/changes/change-feed'
import { assessments, organisations, submissions } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import {
  aCommitment,
  anOrganisation,
  aPerson,
  aWorld,
  contextFor,
  NOW,
  TIME_ZONE,
} from '@/db/testing/factory'
import { publishOne } from '@/db/testing/published-world'
import { runAssessmentClock } from '@/lib/assessments/due'
import { openAssessment } from '@/lib/assessments/mutations'
import { readAtom } from '@/lib/feeds/testing/read-atom'
import { publishSubmission } from '@/lib/reviews/mutations'
import { submit } from '@/lib/submissions/mutations'
import { findSubject } from './queries'

const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

let db: TestDatabase
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  await aPerson(db.app, 'focal_point', 'AAA')
})
afterAll(async () => {
  await db.end()
  vi.unstubAllEnvs()
})

/** An assessment that the clock has published. */
async function assessed(reference: string, name: string, isProtected: boolean): Promise<number> {
  const { organisation, at: author } = await anOrganisation(db.app, name, { isProtected })
  const id = await openAssessment(author(), { reference, cycle: '2026' }, 'en')
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  const words = { language: 'en', verdict: 'off_track', finding: 'We visited the centres.' }
  const typed = isProtected ? { ...words, named: 'no' } : words
  await submit(author(), id, row?.revision ?? 1, typed, null)
  const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  await publishSubmission(reviewer, id)
  await runAssessmentClock({ db: db.app, now: later(15), timeZone: TIME_ZONE })
  return organisation.id
}

test('an organisation that gives its name can be followed: what it published, and no other', async () => {
  const reference = await publishOne(db.app, aCommitment())
  const named = await assessed(reference, 'A named fund', false)
  const quiet = await assessed(reference, 'A quiet fund', true)
  expect(await findSubject(db.reader, { kind: 'organisation', number: named })).toEqual({
    kind: 'organisation',
    number: named,
    name: 'A named fund',
  })
  const site = { baseUrl: 'https://vaada.example', today: '2026-12-08', zone: TIME_ZONE }
  const xml = await changeFeed(db.reader, 'en', { kind: 'organisation', number: named }, site)
  const feed = readAtom(xml ?? '')
  expect(feed.title).toContain('A named fund')
  expect(feed.entries).toHaveLength(1)
  expect(feed.entries[0]?.title).toContain(reference)

  expect(await db.reader.select().from(assessments)).toHaveLength(2)
  // Who publishes as "a verified organisation" has no page, no feed, and no follower.
  expect((await db.app.select().from(organisations)).map(({ id }) => id)).toContain(quiet)
  expect(await findSubject(db.reader, { kind: 'organisation', number: quiet })).toBeNull()
  expect(await changeFeed(db.reader, 'en', { kind: 'organisation', number: quiet }, site)).toBeNull()
})
