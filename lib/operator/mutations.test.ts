import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { publication } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor } from '@/db/testing/factory'
import type { Role } from '@/lib/access/model'
import type { Context } from '@/lib/context'
import { OperatorInput } from './input'
import { NO_OPERATOR } from './model'
import { stateOperator } from './mutations'
import { findOperator } from './queries'

let db: TestDatabase
let administrator: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
})
afterAll(() => db.end())

const version = async () => (await db.reader.select().from(publication))[0]?.version ?? 0

test('nothing is stated before somebody states it', async () => {
  expect(await findOperator(db.reader)).toEqual(NO_OPERATOR)
})

test('what is stated is published, and can be changed', async () => {
  const before = await version()
  await stateOperator(administrator, { ...NO_OPERATOR, name: { en: 'An office' }, email: 'a@test.invalid' })
  await stateOperator(administrator, { ...NO_OPERATOR, name: { en: 'Another office' } })
  expect(await findOperator(db.reader)).toEqual({ ...NO_OPERATOR, name: { en: 'Another office' } })
  expect(await version()).toBe(before + 2)
})

test.each<[Role, string | null]>([
  ['focal_point', 'AAA'],
  ['editor', null],
  ['reviewer', null],
  ['donor', null],
  ['civil_society', null],
])('a %s can’t', async (role, maker) => {
  const ctx = contextFor(db.app, await aPerson(db.app, role, maker), maker)
  const before = await findOperator(db.reader)
  await expect(stateOperator(ctx, NO_OPERATOR)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await findOperator(db.reader)).toEqual(before)
})

test('plain text: lines are kept, blanks mean not stated, hidden marks go', () => {
  const parsed = OperatorInput.parse({
    name: { en: ' An of\u202efice\u0007 ', ru: '  ' },
    contact: { en: 'A street\r\nA town' },
    email: ' ',
  })
  expect(parsed).toEqual({
    name: { en: 'An office' },
    contact: { en: 'A street\nA town' },
    legalNotice: {},
    email: null,
  })
})

test('every field that is wrong is named', () => {
  const parsed = OperatorInput.safeParse({ name: { kk: 'x'.repeat(201) }, email: 'nowhere' })
  expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['name.kk', 'too_long'],
    ['email', 'not_an_email'],
  ])
})
