import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { apiKeys, offices, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { KEYS_MAX, kindOfKey, shownKey } from './model'
import { endKey, makeKey, takeOverKey } from './mutations'
import { findKey, listKeys } from './queries'

let db: TestDatabase
let lead: Context
let alternate: Context
let stranger: Context
let donor: Context
let administrator: Context

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  lead = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  alternate = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA', NOW, {
    officeRole: 'alternate',
  })
  stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
  donor = contextFor(db.app, await aPerson(db.app, 'donor'))
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
})
afterAll(() => db.end())

const later = (ctx: Context, days: number) => ({ ...ctx, now: new Date(NOW.getTime() + days * 86_400_000) })
const idOf = async (key: string) => {
  const found = await findKey(lead, key)
  if (!found) throw new Error('no key')
  return found.id
}

describe('a key that reads', () => {
  test('is anybody’s, opens for a year, and says who answers for it', async () => {
    const key = await makeKey(donor, { name: 'Our dashboard', kind: 'reading' })
    expect(kindOfKey(key)).toBe('reading')
    expect(await findKey(donor, key)).toMatchObject({ kind: 'reading', makerCode: null })
    expect(await findKey(later(donor, 360), key)).not.toBeNull()
    expect(await findKey(later(donor, 370), key)).toBeNull()
    expect(await listKeys(db.app, NOW, donor.actor as never)).toMatchObject([
      { name: 'Our dashboard', makerCode: null, isOrphan: false },
    ])
  })

  test('the day of its use is noted, its text nowhere', async () => {
    const key = await makeKey(donor, { name: 'Used', kind: 'reading' })
    await findKey(donor, key)
    const rows = await db.app.select().from(apiKeys)
    expect(rows.find(({ name }) => name === 'Used')?.usedOn).toBe('2026-11-23')
    expect(JSON.stringify(rows)).not.toContain(key)
    expect(JSON.stringify(await db.app.execute(sql`select * from audit`))).not.toContain(key)
  })

  test('is seen and ended by nobody else', async () => {
    const id = await idOf(await makeKey(donor, { name: 'Mine', kind: 'reading' }))
    for (const other of [lead, stranger, administrator])
      await expect(endKey(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await endKey(donor, id)
    await expect(endKey(donor, id)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('ends with the account', async () => {
    const gone = await aPerson(db.app, 'donor')
    const key = await makeKey(contextFor(db.app, gone), { name: 'Theirs', kind: 'reading' })
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, gone.id))
    expect(await findKey(lead, key)).toBeNull()
  })

  test('not without end, also where two tabs ask at once', async () => {
    const person = contextFor(db.app, await aPerson(db.app, 'donor'))
    const made = await Promise.allSettled(
      Array.from({ length: KEYS_MAX + 3 }, () => makeKey(person, { name: 'One', kind: 'reading' })),
    )
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(KEYS_MAX)
    await expect(makeKey(person, { name: 'More', kind: 'reading' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { kind: 'too_many_keys' },
    })
  })
})

describe('a key that delivers', () => {
  test('is made by the lead of an office alone, and bound to it', async () => {
    for (const other of [alternate, donor, administrator])
      await expect(makeKey(other, { name: 'Theirs', kind: 'delivering' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    const key = await makeKey(lead, { name: 'Statistics', kind: 'delivering' })
    expect(await findKey(lead, key)).toMatchObject({
      kind: 'delivering',
      makerCode: 'AAA',
      holder: { makerCode: 'AAA', officeRole: 'lead', secondFactor: false },
    })
    const names = (listed: { name: string }[]) => listed.map(({ name }) => name)
    expect(names(await listKeys(db.app, NOW, alternate.actor as never))).toContain('Statistics')
    expect(names(await listKeys(db.app, NOW, stranger.actor as never))).not.toContain('Statistics')
    await expect(endKey(alternate, await idOf(key))).rejects.toMatchObject({ code: 'not_found' })
    await expect(endKey(stranger, await idOf(key))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('opens nothing once whoever answered for it has left, until the lead takes it over', async () => {
    const person = await aPerson(db.app, 'focal_point', 'CCC')
    const key = await makeKey(contextFor(db.app, person, 'CCC'), { name: 'Old system', kind: 'delivering' })
    const id = await idOf(key)
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, person.id))
    const successor = contextFor(db.app, await aPerson(db.app, 'focal_point', 'CCC', 'lead'), 'CCC')
    expect(await findKey(successor, key)).toBeNull()
    expect(await listKeys(db.app, NOW, successor.actor as never)).toMatchObject([
      { name: 'Old system', isOrphan: true },
    ])
    await expect(takeOverKey(lead, id)).rejects.toMatchObject({ code: 'not_found' })
    await takeOverKey(successor, id)
    expect((await findKey(successor, key))?.holder.id).toBe(successor.actor?.id)
  })

  test('opens nothing once the office has closed', async () => {
    const key = await makeKey(stranger, { name: 'Closed', kind: 'delivering' })
    await db.app.update(offices).set({ activeTo: '2026-11-22' }).where(eq(offices.makerCode, 'BBB'))
    expect(await findKey(stranger, key)).toBeNull()
    await db.app.update(offices).set({ activeTo: null }).where(eq(offices.makerCode, 'BBB'))
  })
})

test.each(['', 'vaada_r_', `vaada_x_${'a'.repeat(43)}`, `vaada_r_${'a'.repeat(44)}`, "'; --"])(
  '%s is no key',
  async (text) => {
    expect(kindOfKey(text)).toBeNull()
    expect(await findKey(lead, text)).toBeNull()
  },
)

test.each([
  ['Bearer abc', 'abc'],
  ['bearer   abc ', 'abc'],
  ['Basic abc', null],
  ['Bearer', null],
  ['Bearer a b', null],
  [undefined, null],
])('of %s the key is %s', (header, key) => expect(shownKey(header)).toBe(key))
