import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { handOvers, invitations, mails, offices, organisations, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { InviteInput } from './input'
import { countInvitations, listInvitations } from './invitation-queries'
import { reissueInvitation, withdrawInvitation } from './invitations'
import { acceptInvitation, findInvitation, invite } from './mutations'

let db: TestDatabase
let administrator: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
})
afterAll(() => db.end())

const anEditor = (email: string) =>
  ({ email, role: 'editor', maker: null, officeRole: null, organisation: null }) as const
const accept = (secret: string, email: string) =>
  acceptInvitation(administrator, secret, {
    email,
    name: 'Aigul',
    password: 'корова лежит под мостом',
    locale: 'kk',
    browser: null,
  })
const letterOf = async (id: number) =>
  (
    await db.app
      .select()
      .from(mails)
      .where(eq(mails.key, `invitation ${id}`))
  )[0]

async function anOrganisation(name: string, isProtected: boolean) {
  const [made] = await db.app
    .insert(organisations)
    .values({ name, kind: 'civil_society', isProtected })
    .returning()
  if (!made) throw new Error('no organisation')
  return made
}

describe('taking back', () => {
  test('ends the link and the letter that still waits', async () => {
    const { id, secret } = await invite(administrator, anEditor('a@test.invalid'), 'ru')
    await withdrawInvitation(administrator, id)
    expect(await findInvitation(db.app, NOW, secret)).toMatchObject({ state: 'withdrawn' })
    await expect(accept(secret, 'a@test.invalid')).rejects.toMatchObject({ code: 'expired' })
    expect(await letterOf(id)).toMatchObject({ state: 'expired', sealedPath: null })
    await expect(withdrawInvitation(administrator, id)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('what was accepted stays', async () => {
    const { id, secret } = await invite(administrator, anEditor('b@test.invalid'), 'ru')
    await accept(secret, 'b@test.invalid')
    await expect(withdrawInvitation(administrator, id)).rejects.toMatchObject({ code: 'already_done' })
    await expect(reissueInvitation(administrator, id)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('a hand-over that waited for it is off', async () => {
    const lead = await aPerson(db.app, 'focal_point', 'AAA', 'lead')
    const { id } = await invite(administrator, anEditor('successor@test.invalid'), 'ru')
    const [handOver] = await db.app
      .insert(handOvers)
      .values({ officeId: lead.officeId ?? 0, fromPerson: lead.id, invitationId: id, startedBy: lead.id })
      .returning()
    await withdrawInvitation(administrator, id)
    const [after] = await db.app
      .select()
      .from(handOvers)
      .where(eq(handOvers.id, handOver?.id ?? 0))
    expect(after?.withdrawnAt).toEqual(NOW)
  })

  test('and accepting at the same moment: one of them happens', async () => {
    const { id, secret } = await invite(administrator, anEditor('c@test.invalid'), 'ru')
    const results = await Promise.allSettled([
      accept(secret, 'c@test.invalid'),
      withdrawInvitation(administrator, id),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('issuing again', () => {
  test('makes another link for the same person, and the old one ends', async () => {
    const first = await invite(
      administrator,
      { ...anEditor('d@test.invalid'), role: 'focal_point', maker: 'BBB', officeRole: 'alternate' },
      'kk',
    )
    const second = await reissueInvitation(administrator, first.id)
    expect(second.secret).not.toBe(first.secret)
    expect(await findInvitation(db.app, NOW, first.secret)).toMatchObject({ state: 'withdrawn' })
    expect(await findInvitation(db.app, NOW, second.secret)).toMatchObject({
      state: 'open',
      email: 'd@test.invalid',
      makerCode: 'BBB',
      officeRole: 'alternate',
    })
    expect(await letterOf(second.id)).toMatchObject({ address: 'd@test.invalid', locale: 'kk' })
    expect(await letterOf(first.id)).toMatchObject({ state: 'expired' })
  })

  test('also what has expired or was taken back', async () => {
    const { id } = await invite(administrator, anEditor('e@test.invalid'), 'en')
    await withdrawInvitation(administrator, id)
    const later = { ...administrator, now: new Date(NOW.getTime() + 100 * 3_600_000) }
    const again = await reissueInvitation(later, id)
    expect(await findInvitation(db.app, later.now, again.secret)).toMatchObject({ state: 'open' })
  })

  test('not for an address that has an account by now', async () => {
    const { id } = await invite(administrator, anEditor('f@test.invalid'), 'en')
    await db.app.insert(people).values({ email: 'f@test.invalid', name: 'F', role: 'editor' })
    await expect(reissueInvitation(administrator, id)).rejects.toMatchObject({
      fields: { email: 'has_account' },
    })
  })

  test('takes the hand-over along that waits for it', async () => {
    await db.app.update(offices).set({ activeTo: '2026-11-01' })
    const lead = await aPerson(db.app, 'focal_point', 'BBB', 'lead')
    const { id } = await invite(
      administrator,
      { ...anEditor('g@test.invalid'), role: 'focal_point', maker: 'BBB', officeRole: 'alternate' },
      'en',
    )
    await db.app.update(invitations).set({ officeRole: 'lead' }).where(eq(invitations.id, id))
    const [handOver] = await db.app
      .insert(handOvers)
      .values({ officeId: lead.officeId ?? 0, fromPerson: lead.id, invitationId: id, startedBy: lead.id })
      .returning()
    const again = await reissueInvitation(administrator, id)
    const [after] = await db.app
      .select()
      .from(handOvers)
      .where(eq(handOvers.id, handOver?.id ?? 0))
    expect(after).toMatchObject({ invitationId: again.id, withdrawnAt: null })
  })

  test('is for administrators alone', async () => {
    const { id } = await invite(administrator, anEditor('h@test.invalid'), 'en')
    const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
    await expect(reissueInvitation(reviewer, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(withdrawInvitation(reviewer, id)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a protected organisation', () => {
  test('without a mail server nobody is invited for it, and no invitation is made', async () => {
    const { id } = await anOrganisation('Hidden', true)
    const input = {
      ...anEditor('hidden@test.invalid'),
      role: 'civil_society' as const,
      organisation: id,
    }
    await expect(invite(administrator, input, 'ru', false)).rejects.toMatchObject({
      fields: { organisation: 'needs_mail' },
    })
    expect(
      await db.app.select().from(invitations).where(eq(invitations.email, 'hidden@test.invalid')),
    ).toEqual([])
    const made = await invite(administrator, input, 'ru', true)
    expect(made.isProtected).toBe(true)
    await expect(reissueInvitation(administrator, made.id, false)).rejects.toMatchObject({
      fields: { organisation: 'needs_mail' },
    })
    // The refusal undid everything: the first link still works.
    expect(await findInvitation(db.app, NOW, made.secret)).toMatchObject({ state: 'open' })
  })

  test('any other is invited without one', async () => {
    const { id } = await anOrganisation('Open', false)
    const made = await invite(
      administrator,
      { ...anEditor('open@test.invalid'), role: 'civil_society', organisation: id },
      'ru',
      false,
    )
    expect(made.isProtected).toBe(false)
  })
})

test('two browsers that accept one invitation open one account', async () => {
  const { secret } = await invite(administrator, anEditor('twice@test.invalid'), 'en')
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, () => accept(secret, 'twice@test.invalid')),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.app.select().from(people).where(eq(people.email, 'twice@test.invalid'))).toHaveLength(1)
})

test('the list shows each state apart, and finds an address whatever its letters mean to a pattern', async () => {
  const { id } = await invite(administrator, anEditor('a_b%c@test.invalid'), 'en')
  const found = await listInvitations(db.app, NOW, { q: 'A_B%', state: 'open' }, 1)
  expect(found.map((one) => one.id)).toEqual([id])
  expect(await countInvitations(db.app, NOW, { q: 'a%c', state: 'open' })).toBe(0)
  await withdrawInvitation(administrator, id)
  expect(await countInvitations(db.app, NOW, { q: 'a_b', state: 'open' })).toBe(0)
  expect(await countInvitations(db.app, NOW, { q: 'a_b', state: 'withdrawn' })).toBe(1)
  const later = new Date(NOW.getTime() + 300 * 3_600_000)
  expect(await countInvitations(db.app, later, { q: '', state: 'open' })).toBe(0)
})

describe('the form', () => {
  const typed = { email: 'x@test.invalid', maker: 'AAA', officeRole: '', organisation: '7', language: '' }
  test.each([
    ['editor', { maker: null, officeRole: null, organisation: null, language: null }],
    ['focal_point', { maker: 'AAA', officeRole: 'lead', organisation: null }],
    ['donor', { maker: null, officeRole: null, organisation: 7 }],
  ])('what belongs to another role than %s is dropped', (role, expected) => {
    expect(InviteInput.parse({ ...typed, role })).toMatchObject(expected)
  })

  test.each([
    ['Some group (12)', 12],
    ['Group (3) of (45)', 45],
    [' 8 ', 8],
  ])('an organisation is read from “%s”', (organisation, number) => {
    expect(InviteInput.parse({ ...typed, role: 'donor', organisation }).organisation).toBe(number)
  })

  test.each([['Some group'], ['0'], ['-1'], ['1.5']])('“%s” is no organisation', (organisation) => {
    const parsed = InviteInput.safeParse({ ...typed, role: 'donor', organisation })
    expect(parsed.success).toBe(false)
  })
})
