import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import { findSession } from './find'
import { leave } from './leave'
import { openSession } from './mutations'

/** What the browser sends. */
const request = vi.hoisted(() => ({
  client: '',
  secret: null as string | null,
  viewer: null as { isProtected: boolean } | null,
  context: () => ({}),
}))
vi.mock('server-only', () => ({}))
vi.mock('@/lib/access/viewer', () => ({
  publicContext: () => request.context(),
  clientAddress: async () => request.client,
  sessionSecret: async () => request.secret,
  findViewer: async () => request.viewer,
  forgetSession: async () => {
    request.secret = null
  },
}))

let db: TestDatabase
let secret: string
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  request.context = () => ({ actor: null, db: db.app, now: NOW, timeZone: TIME_ZONE })
})
afterAll(() => db.end())
beforeEach(async () => {
  const { id: personId } = await aPerson(db.app, 'editor')
  const opening = { personId, method: 'password', browser: null } as const
  secret = await db.app.transaction((tx) => openSession(tx, NOW, opening))
})

const isOpen = async () => (await findSession(db.app, NOW, TIME_ZONE, secret)) !== null

test('leaving ends the session, whose cookie still names the writer of an open form', async () => {
  Object.assign(request, { client: 'somebody', secret, viewer: { isProtected: false } })
  expect(await leave()).toBe(true)
  expect([await isOpen(), request.secret]).toEqual([false, secret])
})

test('of protected people nothing stays', async () => {
  Object.assign(request, { client: 'somebody', secret, viewer: { isProtected: true } })
  expect(await leave()).toBe(true)
  expect([await isOpen(), request.secret]).toEqual([false, null])
})

test('after too many from one address nobody is told that they left who did not', async () => {
  for (let n = 0; n < 300; n += 1) {
    Object.assign(request, { client: 'a crowd', secret: `made-up ${n}` })
    expect(await leave()).toBe(true)
  }
  Object.assign(request, { client: 'a crowd', secret })
  expect(await leave()).toBe(false)
  expect([await isOpen(), request.secret]).toEqual([true, secret])
})
