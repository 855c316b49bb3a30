import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { accessRequests, audit, invitations, mails, organisations, people } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW } from '@/db/testing/factory'
import type { MailState } from './model'
import { type Letter, queueMail, resendMail } from './mutations'
import { countMails, listMails } from './queries'

const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)

let db: TestDatabase
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  await aWorld(db.app)
})
afterAll(() => db.end())

/** An invitation that is held, unless `changes` says otherwise. */
async function aMail(key: string, changes: Partial<Letter> = {}, state: MailState = 'held') {
  await db.app.transaction((tx) =>
    queueMail(tx, NOW, {
      key,
      template: 'invitation',
      personId: null,
      address: `${key}@test.invalid`,
      locale: 'en',
      params: { role: 'editor', maker: '' },
      path: `/invitations/${key}-secret`,
      expiresAt: hours(72),
      ...changes,
    } as Letter),
  )
  const [row] = await db.app.update(mails).set({ state }).where(eq(mails.key, key)).returning()
  return row?.id ?? 0
}

async function shown(id: number, now = NOW) {
  const rows = await listMails(db.app, now, TEST_SECRET, { q: '', state: null }, 1)
  return rows.find((row) => row.id === id)
}

test.each(['held', 'failed'] as const)(
  'the link of an invitation that is %s can be passed on',
  async (state) => {
    const id = await aMail(`open-${state}`, {}, state)
    expect(await shown(id)).toMatchObject({
      address: `open-${state}@test.invalid`,
      path: `/invitations/open-${state}-secret`,
    })
  },
)

test.each(['waiting', 'sent', 'expired'] as const)('none is shown while it is %s', async (state) => {
  const id = await aMail(`closed-${state}`, {}, state)
  expect(await shown(id)).toMatchObject({ path: null })
})

test('none is shown after its hour, though nobody has marked it yet', async () => {
  const id = await aMail('hour', {}, 'held')
  expect(await shown(id, hours(72))).toMatchObject({ path: null })
})

test.each([
  ['sign_in_link', '/sign-in/link/secret'],
  ['reset_link', '/reset/secret'],
  ['hand_over', '/workspace'],
] as const)('no other way in is shown: %s', async (template, path) => {
  const id = await aMail(`way-${template}`, { template, path } as Partial<Letter>)
  expect(await shown(id)).toMatchObject({ path: null })
})

test('a hand-over to somebody without an account is an invitation too', async () => {
  const id = await aMail('successor', { template: 'hand_over', params: { maker: 'AAA' } })
  expect(await shown(id)).toMatchObject({ path: '/invitations/successor-secret' })
})

test('a protected account shows neither address nor link, and is not found by its address', async () => {
  const [organisation] = await db.app
    .insert(organisations)
    .values({ name: 'Quiet', kind: 'civil_society', isProtected: true })
    .returning()
  const organisationId = organisation?.id ?? 0
  const member = await aPerson(db.app, 'civil_society')
  await db.app.update(people).set({ organisationId }).where(eq(people.id, member.id))
  await db.app.insert(invitations).values({
    tokenHash: 'x',
    email: 'quiet-invited@test.invalid',
    role: 'civil_society',
    organisationId,
    expiresAt: hours(72),
  })
  await db.app.insert(accessRequests).values({
    kind: 'civil_society',
    organisationName: 'Unknown yet',
    contactName: 'A',
    email: 'quiet-asking@test.invalid',
    about: 'A',
    locale: 'en',
    atRisk: true,
  })
  const ids = [
    await aMail('quiet-person', { personId: member.id }),
    await aMail('quiet-address', { address: member.email }),
    await aMail('quiet-invited'),
    await aMail('quiet-asking'),
  ]
  for (const id of ids) expect(await shown(id)).toMatchObject({ address: null, path: null })
  expect(await countMails(db.app, { q: 'quiet', state: null })).toBe(0)
  expect(await countMails(db.app, { q: member.email, state: null })).toBe(0)
  // The same person of an organisation that is not protected is found.
  await db.app.update(organisations).set({ isProtected: false })
  expect(await countMails(db.app, { q: member.email, state: null })).toBe(1)
})

test('the list is narrowed by part of an address and by state, and what is typed is taken literally', async () => {
  await aMail('needle_1', {}, 'failed')
  await aMail('needlex1', {}, 'sent')
  expect(await countMails(db.app, { q: 'NEEDLE', state: null })).toBe(2)
  expect(await countMails(db.app, { q: 'needle_1', state: null })).toBe(1)
  expect(await countMails(db.app, { q: 'needle', state: 'sent' })).toBe(1)
  const rows = await listMails(db.app, NOW, TEST_SECRET, { q: 'needle', state: null }, 2)
  expect(rows).toEqual([])
})

test('an administrator sends a letter again that was given up, and that is in the trail', async () => {
  const administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
  const id = await aMail('failed', {}, 'failed')
  await db.app.update(mails).set({ attempts: 10, fault: 'no' }).where(eq(mails.id, id))
  await resendMail(administrator, id)
  expect(await shown(id)).toMatchObject({ state: 'waiting', attempts: 0, fault: null })
  await expect(resendMail(administrator, id)).rejects.toMatchObject({ code: 'already_done' })
  await expect(resendMail(administrator, 999_999)).rejects.toMatchObject({ code: 'not_found' })
  const lines = await db.app
    .select({ subject: audit.subject, refusal: audit.refusal })
    .from(audit)
    .where(eq(audit.act, 'mail.resend'))
    .orderBy(audit.seq)
  expect(lines).toEqual([
    { subject: `mail ${id}`, refusal: null },
    { subject: `mail ${id}`, refusal: 'already_done' },
    { subject: 'mail 999999', refusal: 'not_found' },
  ])
})

test('nobody else does', async () => {
  const id = await aMail('forbidden', {}, 'failed')
  for (const context of [
    contextFor(db.app, await aPerson(db.app, 'reviewer')),
    contextFor(db.app, await aPerson(db.app, 'administrator'), null, NOW, { secondFactor: false }),
    { ...contextFor(db.app, await aPerson(db.app, 'editor')), actor: null },
  ])
    await expect(resendMail(context, id)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await shown(id)).toMatchObject({ state: 'failed' })
})
