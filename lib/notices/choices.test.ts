import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import { ChoicesInput } from './input'
import { CHOICES, DEFAULT_CHOICES, GROUPS } from './model'
import { chooseLetters } from './mutations'
import { findChoices } from './queries'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

test('everybody gets their letters in the usual way until they choose', async () => {
  const person = await aPerson(db.app, 'focal_point', 'AAA')
  expect(await findChoices(db.app, person.id)).toEqual(DEFAULT_CHOICES)
  const ctx = contextFor(db.app, person, 'AAA')
  for (const choices of [
    { reminders: 'urgent', own: 'digest', office: 'none' },
    { reminders: 'none', own: 'none', office: 'at_once' },
  ] as const) {
    await chooseLetters(ctx, choices)
    expect(await findChoices(db.app, person.id)).toEqual(choices)
  }
})

test('the usual way is the first choice of each group, and a choice of another group is none', () => {
  expect(DEFAULT_CHOICES).toEqual(Object.fromEntries(GROUPS.map((group) => [group, CHOICES[group][0]])))
  expect(ChoicesInput.safeParse({ ...DEFAULT_CHOICES, own: 'urgent' }).success).toBe(false)
})

test('nobody chooses for nobody', async () => {
  const nobody = { db: db.app, now: NOW, timeZone: TIME_ZONE, actor: null }
  await expect(chooseLetters(nobody, DEFAULT_CHOICES)).rejects.toMatchObject({ code: 'forbidden' })
})
