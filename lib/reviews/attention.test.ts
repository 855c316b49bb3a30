import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accessRequests, organisations, proposals } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW } from '@/db/testing/factory'
import { countAlsoWaiting } from './attention'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

test('what waits beside the queue is counted, and what a reviewer proposed waits for somebody else', async () => {
  const [one, other] = [await aPerson(db.app, 'reviewer'), await aPerson(db.app, 'reviewer')]
  expect(await countAlsoWaiting(db.app, one.id)).toEqual({
    requests: 0,
    organisations: 0,
    consultations: 0,
    rules: 0,
    redactions: 0,
  })
  const request = {
    kind: 'donor',
    organisationName: 'O',
    contactName: 'C',
    email: 'o@test.invalid',
    about: 'A',
    locale: 'en',
  } as const
  await db.app.insert(accessRequests).values([request, { ...request, state: 'verified' }])
  await db.app.insert(organisations).values([
    { name: 'Not verified', kind: 'donor' },
    { name: 'Verified', kind: 'donor', verifiedAt: NOW },
    { name: 'Closed', kind: 'donor', closedAt: NOW },
  ])
  const proposal = { content: {}, reason: 'r', proposedBy: other.id, proposedAt: NOW }
  await db.app.insert(proposals).values([
    { ...proposal, kind: 'thresholds' },
    { ...proposal, kind: 'framework' },
    { ...proposal, kind: 'redaction' },
    { ...proposal, kind: 'redaction', proposedBy: one.id },
    { ...proposal, kind: 'redaction', reason: 'taken back' },
  ])
  await db.app
    .update(proposals)
    .set({ state: 'withdrawn', decidedAt: NOW })
    .where(eq(proposals.reason, 'taken back'))
  expect(await countAlsoWaiting(db.app, one.id)).toEqual({
    requests: 1,
    organisations: 1,
    consultations: 0,
    rules: 2,
    redactions: 1,
  })
})
