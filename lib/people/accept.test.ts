import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import { invitations, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aWorld, NOW, TIME_ZONE } from '@/db/testing/factory'
import { hashPassword } from '@/lib/sessions/passwords'
import { acceptInvitation, createInvitation } from './mutations'

vi.mock('@/lib/sessions/passwords', { spy: true })

const EMAIL = 'invited@test.invalid'

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())
beforeEach(() => {
  vi.mocked(hashPassword).mockClear()
})

const invited = () =>
  createInvitation(db.app, NOW, {
    email: EMAIL,
    role: 'editor',
    makerCode: null,
    officeRole: null,
    organisationId: null,
    invitedBy: null,
    locale: 'en',
  })

const accept = (secret: string, email = EMAIL) =>
  acceptInvitation({ db: db.app, now: NOW, timeZone: TIME_ZONE }, secret, {
    email,
    name: 'Aigul',
    password: 'корова лежит под мостом',
    locale: 'kk',
    browser: null,
  })

test('a password is hashed, which takes its time, only for an invitation that is open to its sender', async () => {
  const withdrawn = await invited()
  await db.app.update(invitations).set({ withdrawnAt: NOW }).where(eq(invitations.id, withdrawn.id))
  const open = await invited()
  await expect(accept('made-up')).rejects.toMatchObject({ code: 'not_found' })
  await expect(accept(withdrawn.secret)).rejects.toMatchObject({ code: 'expired' })
  await expect(accept(open.secret, 'other@test.invalid')).rejects.toMatchObject({
    fields: { email: 'other_address' },
  })
  expect(hashPassword).not.toHaveBeenCalled()
  await accept(open.secret)
  expect(hashPassword).toHaveBeenCalledOnce()
  await expect(accept(open.secret)).rejects.toMatchObject({ code: 'already_done' })
  expect(hashPassword).toHaveBeenCalledOnce()
})

test('letters come in the language in which the invitation was accepted, not in that of the invitation', async () => {
  const email = 'other-language@test.invalid'
  const { secret } = await createInvitation(db.app, NOW, {
    email,
    role: 'editor',
    makerCode: null,
    officeRole: null,
    organisationId: null,
    invitedBy: null,
    locale: 'en',
  })
  await accept(secret, email)
  const [person] = await db.app.select({ locale: people.locale }).from(people).where(eq(people.email, email))
  expect(person?.locale).toBe('kk')
})
