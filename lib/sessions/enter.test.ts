import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import { enter } from './enter'
import { findSession } from './find'
import { openSession } from './mutations'

/** The cookie of the browser. */
const browser = vi.hoisted(() => ({ secret: null as string | null, context: () => ({}) }))
vi.mock('server-only', () => ({}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
}))
vi.mock('@/lib/access/viewer', () => ({
  publicContext: () => browser.context(),
  rememberBrowser: async () => {},
  sessionSecret: async () => browser.secret,
  keepSession: async (secret: string) => {
    browser.secret = secret
  },
}))

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  browser.context = () => ({ actor: null, db: db.app, now: NOW, timeZone: TIME_ZONE })
})
afterAll(() => db.end())
beforeEach(() => {
  browser.secret = null
})

async function opened() {
  const { id: personId } = await aPerson(db.app, 'editor')
  const opening = { personId, method: 'password', browser: null } as const
  return db.app.transaction((tx) => openSession(tx, NOW, opening))
}
const isOpen = async (secret: string) => (await findSession(db.app, NOW, TIME_ZONE, secret)) !== null

test('whoever enters goes where they wanted, with their session in the cookie', async () => {
  const secret = await opened()
  await expect(enter(secret, 'en', '/en/workspace/new')).rejects.toThrow('to /en/workspace/new')
  expect(browser.secret).toBe(secret)
  expect(await isOpen(secret)).toBe(true)
})

test('the session that this browser had before ends', async () => {
  const [before, elsewhere, secret] = [await opened(), await opened(), await opened()]
  browser.secret = before
  await expect(enter(secret, 'en', '/en/workspace')).rejects.toThrow('to /en/workspace')
  expect(await Promise.all([before, elsewhere, secret].map(isOpen))).toEqual([false, true, true])
})
