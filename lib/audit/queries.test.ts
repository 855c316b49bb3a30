import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, TIME_ZONE } from '@/db/testing/factory'
import { type AuditFilters, auditFiltersOf } from './filters'
import { recordLine, recordRefusal } from './mutations'
import { searchTrail, verifyFrom, verifyRecent } from './queries'

let db: TestDatabase
let aigul: number
let erased: number
const NIGHT = new Date('2026-11-22T19:30:00Z')
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  aigul = (await aPerson(db.app, 'reviewer')).id
  erased = (await aPerson(db.app, 'editor')).id
  await db.app.execute(
    sql`update people set name = 'Aigul_Karim', email = 'aigul@test.invalid' where id = ${aigul}`,
  )
  await db.app.execute(sql`update people set name = 'Gone', erased_at = now() where id = ${erased}`)
  const line = (personId: number | null, act: 'submission.publish' | 'session.open', subject: string) => ({
    personId,
    act,
    subject,
  })
  await db.app.transaction((tx) =>
    recordLine(tx, new Date('2026-11-20T09:00:00Z'), line(aigul, 'submission.publish', 'submission 1')),
  )
  // 00:30 on the 23rd in Tashkent.
  await db.app.transaction((tx) => recordLine(tx, NIGHT, line(erased, 'submission.publish', 'submission 12')))
  await recordRefusal(
    db.app,
    new Date('2026-11-24T09:00:00Z'),
    line(null, 'session.open', 'session'),
    'throttled',
  )
  await recordRefusal(
    db.app,
    new Date('2026-11-25T09:00:00Z'),
    line(aigul, 'submission.publish', '50% of it'),
    'forbidden',
  )
})
afterAll(() => db.end())

const search = async (filters: Partial<Record<keyof AuditFilters, string>>, limit = 10) => {
  const { lines } = await searchTrail(db.app, auditFiltersOf(filters), TIME_ZONE, limit)
  return lines.map(({ seq }) => seq)
}

describe('the search', () => {
  test('shows the newest first, with the present name, none where it was erased', async () => {
    const { lines } = await searchTrail(db.app, auditFiltersOf({}), TIME_ZONE, 10)
    expect(lines.map(({ seq, personId, personName }) => [seq, personId, personName])).toEqual([
      [4, aigul, 'Aigul_Karim'],
      [3, null, null],
      [2, erased, null],
      [1, aigul, 'Aigul_Karim'],
    ])
  })

  test('finds a person by number, name or address, never one whose name was erased', async () => {
    expect(await search({ person: String(aigul) })).toEqual([4, 1])
    expect(await search({ person: 'aigul_k' })).toEqual([4, 1])
    expect(await search({ person: 'AIGUL@test' })).toEqual([4, 1])
    expect(await search({ person: 'Gone' })).toEqual([])
    expect(await search({ person: String(erased) })).toEqual([2])
  })

  test('narrows by act, outcome and subject; signs stand for themselves', async () => {
    expect(await search({ act: 'session.open' })).toEqual([3])
    expect(await search({ outcome: 'refused' })).toEqual([4, 3])
    expect(await search({ outcome: 'allowed', act: 'submission.publish' })).toEqual([2, 1])
    expect(await search({ subject: 'SUBMISSION 1' })).toEqual([2, 1])
    expect(await search({ subject: '0%' })).toEqual([4])
    expect(await search({ subject: '%' })).toEqual([4])
  })

  test('takes days of the configured zone, both ends included', async () => {
    expect(await search({ from: '23.11.2026' })).toEqual([4, 3, 2])
    expect(await search({ to: '2026-11-22' })).toEqual([1])
    expect(await search({ from: '2026-11-23', to: '2026-11-24' })).toEqual([3, 2])
  })

  test('goes on where a page ended', async () => {
    const first = await searchTrail(db.app, auditFiltersOf({}), TIME_ZONE, 3)
    expect(first.lines.map(({ seq }) => seq)).toEqual([4, 3, 2])
    const second = await searchTrail(db.app, auditFiltersOf({ before: String(first.next) }), TIME_ZONE, 3)
    expect(second.lines.map(({ seq }) => seq)).toEqual([1])
    expect(second.next).toBeNull()
  })

  test('an address that makes no sense narrows nothing', () => {
    expect(auditFiltersOf({ outcome: 'maybe', before: '-1', person: ['a', 'b'] })).toEqual(auditFiltersOf({}))
  })
})

describe('the check', () => {
  test('says that the trail is whole, wholly or of its last lines', async () => {
    const all = await verifyFrom(db.app)
    expect(all).toMatchObject({ lines: 4, fault: null })
    expect(await verifyRecent(db.app, 2)).toEqual({ report: all, from: 3 })
    expect(await verifyRecent(db.app, 100)).toEqual({ report: all, from: 1 })
  })

  test('erasing a person’s name leaves it whole', async () => {
    await db.app.update(people).set({ name: '', erasedAt: new Date() })
    expect(await verifyFrom(db.app)).toMatchObject({ lines: 4, fault: null })
  })

  test('finds what the owner of the database changed behind its back', async () => {
    await db.owner.transaction(async (tx) => {
      await tx.execute(sql`alter table audit disable trigger user`)
      await tx.execute(sql`update audit set subject = 'submission 13' where seq = 2`)
      await tx.execute(sql`alter table audit enable trigger user`)
    })
    expect(await verifyFrom(db.app)).toMatchObject({ fault: { seq: 2, fault: 'hash' } })
    // What lies before the lines that a page recomputes is the command's to find.
    expect(await verifyRecent(db.app, 1)).toMatchObject({ report: { fault: null }, from: 4 })
  })
})
