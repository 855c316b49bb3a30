import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aWorld, NOW, TODAY } from '@/db/testing/factory'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { countRecordParts, listActionPages, listMakerPages, listRecordPages } from './queries'

const publication: Publication = {
  act: 'publish',
  office: 'vaada',
  reason: 'a reason',
  at: NOW,
  today: TODAY,
}

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
})
afterAll(() => db.end())

test('before anything is published there is no part of records', async () => {
  expect(await countRecordParts(db.reader)).toBe(0)
  expect(await listRecordPages(db.reader, 1)).toEqual([])
})

test('a published record stands in its part, with the day of its entry', async () => {
  await aWorld(db.app)
  const { reference } = await db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, { reference: null }, aCommitment(), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published
  })
  expect(await countRecordParts(db.reader)).toBe(1)
  expect(await listRecordPages(db.reader, 1)).toEqual([
    { path: `/commitments/${reference}`, changedOn: NOW.toISOString().slice(0, 10) },
  ])
  expect(await listRecordPages(db.reader, 2)).toEqual([])
  expect(await listMakerPages(db.reader)).toContainEqual({
    path: `/countries/${reference.slice(0, 3)}`,
    changedOn: null,
  })
  for (const { path } of await listActionPages(db.reader)) expect(path).toMatch(/^\/actions\/\d+$/)
})
