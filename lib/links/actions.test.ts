import { count } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { audit } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import { acceptInvitationAction } from '@/lib/people/actions'
import { resetPasswordAction, signInByLinkAction } from './actions'

const PASSWORD = 'корова лежит под мостом'

/** The request, of which this file is about the address alone. */
const request = vi.hoisted(() => ({ client: '', context: () => ({}) }))
vi.mock('@/lib/access/viewer', () => ({
  clientAddress: async () => request.client,
  currentBrowser: async () => null,
  publicContext: () => request.context(),
}))
vi.mock('@/lib/sessions/enter', () => ({ enter: vi.fn(), withoutSecrets: () => ({}) }))

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  request.context = () => ({ actor: null, db: db.app, now: NOW, timeZone: TIME_ZONE })
})
afterAll(() => db.end())

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const byLink = () => signInByLinkAction('en', 'made-up')
const byReset = () => resetPasswordAction('en', 'made-up', null, formOf({ password: PASSWORD }))
const byInvitation = () =>
  acceptInvitationAction(
    'en',
    'made-up',
    null,
    formOf({ email: 'made-up@test.invalid', name: 'Made Up', password: PASSWORD }),
  )
const linesOf = async () => (await db.app.select({ n: count() }).from(audit))[0]?.n

test.each([
  ['sign-in links', byLink],
  ['reset links', byReset],
  ['invitations', byInvitation],
])('whoever makes up %s is stopped after a hundred, and the trail with them', async (what, attempt) => {
  request.client = what
  for (let n = 0; n < 100; n += 1) expect(await attempt()).toMatchObject({ formError: 'not_found' })
  const lines = await linesOf()
  for (const another of [byLink, byReset, byInvitation])
    expect(await another()).toMatchObject({ formError: 'throttled' })
  expect(await linesOf()).toBe(lines)
  request.client = `not from where ${what} came from`
  expect(await attempt()).toMatchObject({ formError: 'not_found' })
})
