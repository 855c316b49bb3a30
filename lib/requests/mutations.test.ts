import { and, eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { accessRequests, audit, invitations, mails, organisations, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { AccessRequestInput } from './input'
import { askForAccess, decideRequest, inviteRequested } from './mutations'
import { listRequests } from './queries'
import { sweepRequests } from './sweep'

const DAY = 86_400_000

let db: TestDatabase
let reviewer: Context
let administrator: Context
let visitor: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
  visitor = { db: db.app, now: NOW, timeZone: TIME_ZONE, actor: null }
})
afterAll(() => db.end())

let n = 0
beforeEach(() => {
  n += 1
})
const aRequest = (changes: Record<string, unknown> = {}) =>
  AccessRequestInput.parse({
    kind: 'civil_society',
    organisationName: `Group ${n}`,
    maker: '',
    website: '',
    contactName: 'A. B.',
    email: `group${n}@test.invalid`,
    about: 'We count.',
    ...changes,
  })
const ask = async (changes: Record<string, unknown> = {}) => {
  const input = aRequest(changes)
  await askForAccess(visitor, input, 'kk')
  const [row] = await db.app.select().from(accessRequests).where(eq(accessRequests.email, input.email))
  return row?.id ?? 0
}
const stateOf = async (id: number) =>
  (await db.app.select().from(accessRequests).where(eq(accessRequests.id, id)))[0]?.state
const verify = (id: number, isProtected = false) =>
  decideRequest(reviewer, id, { decision: 'verified', note: 'In the register.', isProtected })

describe('asking', () => {
  test('the same address asks once while its request is open, and gets one letter a day', async () => {
    await ask()
    await ask({ organisationName: 'Another name' })
    const address = `group${n}@test.invalid`
    expect(await db.app.select().from(accessRequests).where(eq(accessRequests.email, address))).toHaveLength(
      1,
    )
    expect(await db.app.select().from(mails).where(eq(mails.address, address))).toHaveLength(1)
  })

  test('marks that turn or hide text are taken out of names, and markup stays text', () => {
    const input = aRequest({ organisationName: 'Gr\u202eoup\u200b\u0000', about: '<b>one</b>\ntwo' })
    expect(input.organisationName).toBe('Group')
    expect(input.about).toBe('<b>one</b>\ntwo')
  })

  test.each([
    ['email', 'gr\u043eup@test.invalid', 'email_letters'],
    ['website', 'javascript:alert(1)', 'not_a_link'],
    ['kind', 'public_body', 'required'],
    ['about', ' ', 'required'],
  ])('%s "%s" is refused', (field, value, code) => {
    const typed = { ...aRequest(), maker: '', website: '', [field]: value }
    expect(AccessRequestInput.safeParse(typed).error?.issues).toMatchObject([
      { path: [field], message: code },
    ])
  })

  test('a country that isn’t there is refused', async () => {
    await expect(ask({ maker: 'ZZZ' })).rejects.toMatchObject({ fields: { maker: 'unknown_maker' } })
  })
})

test('a list is searched by organisation, name and address', async () => {
  const id = await ask({
    organisationName: 'Көмек орталығы',
    contactName: 'Сауле',
    email: 'help@test.invalid',
  })
  const found = async (q: string) => (await listRequests(db.app, ['asked'], { q })).map((row) => row.id)
  for (const q of ['көмек', 'СӘУЛЕ'.replace('Ә', 'А'), 'HELP@']) expect(await found(q)).toEqual([id])
  expect(await found('%')).toEqual([])
})

describe('deciding', () => {
  test('a reviewer verifies once; the second time it is done already', async () => {
    const id = await ask()
    await verify(id)
    expect(await stateOf(id)).toBe('verified')
    await expect(verify(id)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('an administrator can’t verify, and the attempt stands in the trail', async () => {
    const id = await ask()
    const decision = { decision: 'verified' as const, note: 'I say so.', isProtected: false }
    await expect(decideRequest(administrator, id, decision)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await stateOf(id)).toBe('asked')
    const lines = await db.app
      .select({ allowed: audit.allowed, refusal: audit.refusal, personId: audit.personId })
      .from(audit)
      .where(and(eq(audit.act, 'request.decide'), eq(audit.subject, `request ${id}`)))
    expect(lines).toEqual([{ allowed: false, refusal: 'forbidden', personId: administrator.actor?.id }])
  })

  test('who is refused gets a letter without the reason', async () => {
    const id = await ask()
    await decideRequest(reviewer, id, { decision: 'refused', note: 'Nobody knows them.', isProtected: false })
    const [letter] = await db.app
      .select()
      .from(mails)
      .where(eq(mails.key, `request_refused ${id}`))
    expect(JSON.stringify(letter)).not.toContain('Nobody knows them')
  })
})

describe('inviting', () => {
  test('before a reviewer verified, nobody is invited', async () => {
    const id = await ask()
    await expect(inviteRequested(administrator, id, true)).rejects.toMatchObject({ code: 'already_done' })
    expect(await stateOf(id)).toBe('asked')
  })

  test('makes a verified organisation and an invitation bound to it, once', async () => {
    const id = await ask()
    await verify(id)
    await inviteRequested(administrator, id, false)
    const [organisation] = await db.app
      .select()
      .from(organisations)
      .where(eq(organisations.name, `Group ${n}`))
    expect(organisation).toMatchObject({ kind: 'civil_society', verifiedAt: NOW, isProtected: false })
    expect(
      await db.app
        .select()
        .from(invitations)
        .where(eq(invitations.organisationId, organisation?.id ?? 0)),
    ).toMatchObject([{ email: `group${n}@test.invalid`, role: 'civil_society', locale: 'kk' }])
    await expect(inviteRequested(administrator, id, false)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('a second person of the same group joins it, whatever the capitals', async () => {
    const name = `Joint ${n}`
    const first = await ask({ organisationName: name })
    await verify(first)
    await inviteRequested(administrator, first, true)
    const second = await ask({ organisationName: name.toUpperCase(), email: `second${n}@test.invalid` })
    await verify(second)
    await inviteRequested(administrator, second, true)
    expect(
      await db.app
        .select()
        .from(organisations)
        .where(like(organisations.name, `${name}%`)),
    ).toHaveLength(1)
  })

  test('whoever is invited already is not invited again', async () => {
    const id = await ask()
    await verify(id)
    const email = `group${n}@test.invalid`
    await db.app
      .insert(invitations)
      .values({ tokenHash: `open ${n}`, email, role: 'donor', expiresAt: new Date(NOW.getTime() + 1000) })
    await expect(inviteRequested(administrator, id, true)).rejects.toMatchObject({
      fields: { email: 'has_invitation' },
    })
    expect(await stateOf(id)).toBe('verified')
  })

  test('a name with other blanks is the same organisation', () => {
    expect(aRequest({ organisationName: ' Two \n  words ' }).organisationName).toBe('Two words')
  })

  test('people at risk are invited by letter or not at all', async () => {
    const id = await ask()
    await verify(id, true)
    await expect(inviteRequested(administrator, id, false)).rejects.toMatchObject({
      fields: { organisation: 'needs_mail' },
    })
    expect(await stateOf(id)).toBe('verified')
    await inviteRequested(administrator, id, true)
    expect(await stateOf(id)).toBe('invited')
  })

  test('nobody is invited into an organisation that was closed, and it stays closed', async () => {
    const closedAt = new Date('2026-11-01T00:00:00Z')
    await db.app.insert(organisations).values({ kind: 'civil_society', name: `Group ${n}`, closedAt })
    const id = await ask()
    await verify(id)
    await expect(inviteRequested(administrator, id, true)).rejects.toMatchObject({
      fields: { request: 'organisation_closed' },
    })
    const [row] = await db.app
      .select()
      .from(organisations)
      .where(eq(organisations.name, `Group ${n}`))
    expect(row).toMatchObject({ closedAt, verifiedAt: null })
    expect(await stateOf(id)).toBe('verified')
  })

  test('who verified it as a reviewer doesn’t invite as an administrator', async () => {
    const person = await aPerson(db.app, 'reviewer')
    const id = await ask()
    const decision = { decision: 'verified' as const, note: 'In the register.', isProtected: false }
    await decideRequest(contextFor(db.app, person), id, decision)
    await db.app.update(people).set({ role: 'administrator' }).where(eq(people.id, person.id))
    const later = contextFor(db.app, { id: person.id, role: 'administrator' })
    await expect(inviteRequested(later, id, true)).rejects.toMatchObject({ code: 'forbidden' })
    await inviteRequested(administrator, id, true)
  })
})

test('what was refused half a year ago has no name, address or words any more; the rest stays', async () => {
  const old = await ask()
  await decideRequest(reviewer, old, { decision: 'refused', note: 'Nobody knows A. B.', isProtected: true })
  const rowOf = async (id: number) =>
    (await db.app.select().from(accessRequests).where(eq(accessRequests.id, id)))[0]
  n += 1
  const other = await ask()
  await verify(other)
  await sweepRequests(db.app, new Date(NOW.getTime() + 179 * DAY))
  expect(await rowOf(old)).toMatchObject({ contactName: 'A. B.', about: 'We count.' })
  await sweepRequests(db.app, new Date(NOW.getTime() + 181 * DAY))
  expect(await rowOf(old)).toMatchObject({
    state: 'refused',
    contactName: '',
    about: '',
    decisionNote: null,
    email: `erased-request-${old}@erased.invalid`,
  })
  expect(await rowOf(other)).toMatchObject({ contactName: 'A. B.', about: 'We count.' })
})
