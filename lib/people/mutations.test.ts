import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { audit, invitations, mails, offices, organisations, people, sessions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import type { Locale } from '@/lib/i18n/model'
import { findSession } from '@/lib/sessions/find'
import type { InviteInput } from './input'
import { acceptInvitation, findInvitation, firstAdministratorLink, invite } from './mutations'

const PASSWORD = 'корова лежит под мостом'
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)

let db: TestDatabase
let administrator: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
afterAll(() => db.end())

describe('the first administrator', () => {
  test('gets a link once, ends older links, and there is none after', async () => {
    const old = await firstAdministratorLink(db.app, NOW)
    const link = await firstAdministratorLink(db.app, NOW)
    await expect(accept(old ?? '', 'root@test.invalid')).rejects.toMatchObject({ code: 'expired' })
    await accept(link ?? '', 'root@test.invalid')
    expect(await firstAdministratorLink(db.app, NOW)).toBeNull()
    const [person] = await db.app.select().from(people).where(eq(people.email, 'root@test.invalid'))
    administrator = contextFor(db.app, { id: person?.id ?? 0, role: 'administrator' })
    expect(person?.role).toBe('administrator')
  })
})

const accept = (secret: string, email: string, password = PASSWORD, now = NOW) =>
  acceptInvitation({ db: db.app, now, timeZone: TIME_ZONE }, secret, {
    email,
    name: 'Aigul',
    password,
    locale: 'kk',
    browser: 'Firefox, Windows',
  })
const asked = (ctx: Context, email: string, changes: Partial<InviteInput> = {}, locale: Locale = 'en') =>
  invite(
    ctx,
    { email, role: 'editor', maker: null, officeRole: null, organisation: null, ...changes },
    locale,
    false,
  )
const forOffice = (maker: string, officeRole: InviteInput['officeRole'] = 'lead') =>
  ({ role: 'focal_point', maker, officeRole }) as const
const personOf = async (email: string) =>
  (await db.app.select().from(people).where(eq(people.email, email)))[0]
const viewerOf = async (secret: string) => {
  const session = await findSession(db.app, NOW, TIME_ZONE, secret)
  return session?.state === 'open' ? session.viewer : null
}
const lastLine = async () => (await db.app.select().from(audit).orderBy(desc(audit.seq)).limit(1))[0]

describe('an invitation', () => {
  test('is one at a time for an address: another waits until it was taken back', async () => {
    const { id } = await asked(administrator, 'again@test.invalid', forOffice('AAA'))
    await expect(asked(administrator, 'again@test.invalid', forOffice('AAA'))).rejects.toMatchObject({
      fields: { email: 'has_invitation' },
    })
    await db.app.update(invitations).set({ withdrawnAt: NOW }).where(eq(invitations.id, id))
    await expect(asked(administrator, 'again@test.invalid', forOffice('AAA'))).resolves.toBeTruthy()
  })

  test('is bound to its address, role and office, and opens the office', async () => {
    const { id, secret } = await asked(administrator, 'aigul@test.invalid', forOffice('AAA'))
    await expect(accept(secret, 'other@test.invalid')).rejects.toMatchObject({
      fields: { email: 'other_address' },
    })
    expect(await lastLine()).toMatchObject({
      act: 'invitation.accept',
      subject: `invitation ${id}`,
      personId: null,
      refusal: 'invalid',
    })
    expect(await viewerOf(await accept(secret, 'aigul@test.invalid'))).toMatchObject({
      role: 'focal_point',
      makerCode: 'AAA',
      officeRole: 'lead',
      locale: 'kk',
      mustEnrol: false,
    })
    const person = await personOf('aigul@test.invalid')
    expect(await lastLine()).toMatchObject({ act: 'invitation.accept', personId: person?.id, allowed: true })
  })

  test('opens a session that says how and with what', async () => {
    const { secret } = await asked(administrator, 'how@test.invalid')
    await accept(secret, 'how@test.invalid')
    const person = await personOf('how@test.invalid')
    expect(
      await db.app
        .select()
        .from(sessions)
        .where(eq(sessions.personId, person?.id ?? 0)),
    ).toMatchObject([{ method: 'invitation', browser: 'Firefox, Windows', secondFactorAt: null }])
  })

  test('works once, also in two browsers at the same moment', async () => {
    const { secret } = await asked(administrator, 'twice@test.invalid', { role: 'reviewer' })
    const results = await Promise.allSettled([
      accept(secret, 'twice@test.invalid'),
      accept(secret, 'twice@test.invalid'),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(accept(secret, 'twice@test.invalid')).rejects.toMatchObject({ code: 'already_done' })
  })

  test('of two for the same address, the second finds the account', async () => {
    const first = await asked(administrator, 'both@test.invalid')
    // An account may also be made by a hand-over, which asks nothing about invitations.
    const second = await asked(administrator, 'other.both@test.invalid', { role: 'reviewer' })
    await db.app.update(invitations).set({ email: 'both@test.invalid' }).where(eq(invitations.id, second.id))
    await accept(first.secret, 'both@test.invalid')
    await expect(accept(second.secret, 'both@test.invalid')).rejects.toMatchObject({
      fields: { email: 'has_account' },
    })
    expect((await personOf('both@test.invalid'))?.role).toBe('editor')
  })

  test('ends after 72 hours', async () => {
    const { secret } = await asked(administrator, 'late@test.invalid')
    await expect(accept(secret, 'late@test.invalid', PASSWORD, hours(72))).rejects.toMatchObject({
      code: 'expired',
    })
    expect(await findInvitation(db.app, hours(73), secret)).toMatchObject({ state: 'expired' })
    await expect(accept(secret, 'late@test.invalid', PASSWORD, hours(71.9))).resolves.toBeTypeOf('string')
  })

  test('taken back, it lets nobody in', async () => {
    const { id, secret } = await asked(administrator, 'back@test.invalid')
    await db.app.update(invitations).set({ withdrawnAt: NOW }).where(eq(invitations.id, id))
    await expect(accept(secret, 'back@test.invalid')).rejects.toMatchObject({ code: 'expired' })
    expect(await personOf('back@test.invalid')).toBeUndefined()
  })

  test.each([
    ['short', 'password_short'],
    ['weak@test.invalid!!', 'password_context'],
    ['passwordpassword1', 'password_common'],
  ])('a weak password is refused with its reason, and the link still works: %s', async (password, fault) => {
    const email = `weak${password.length}@test.invalid`
    const { secret } = await asked(administrator, email)
    await expect(accept(secret, email, password)).rejects.toMatchObject({ fields: { password: fault } })
    await expect(accept(secret, email)).resolves.toBeTypeOf('string')
  })

  test('a forged one is not found, and the attempt leaves a line', async () => {
    await expect(accept('made-up', 'x@test.invalid')).rejects.toMatchObject({ code: 'not_found' })
    expect(await lastLine()).toMatchObject({ act: 'invitation.accept', personId: null, refusal: 'not_found' })
  })

  test('what is stored of it opens nothing', async () => {
    const { id, secret } = await asked(administrator, 'stored@test.invalid')
    const [row] = await db.app.select().from(invitations).where(eq(invitations.id, id))
    expect(JSON.stringify(row)).not.toContain(secret)
    await expect(accept(row?.tokenHash ?? '', 'stored@test.invalid')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('no office is opened for a barred maker, and none twice', async () => {
    await expect(asked(administrator, 'c@test.invalid', forOffice('CCC'))).rejects.toMatchObject({
      fields: { maker: 'office_barred' },
    })
    await expect(asked(administrator, 'z@test.invalid', forOffice('ZZZ'))).rejects.toMatchObject({
      fields: { maker: 'unknown_maker' },
    })
    const links = [
      await asked(administrator, 'b1@test.invalid', forOffice('BBB')),
      await asked(administrator, 'b2@test.invalid', forOffice('BBB')),
    ]
    // Asking somebody opens nothing: the office is there from the day somebody accepts.
    expect(await db.app.select().from(offices).where(eq(offices.makerCode, 'BBB'))).toEqual([])
    const accepted = await Promise.all(
      links.map(({ secret }, index) => accept(secret, `b${index + 1}@test.invalid`)),
    )
    expect(await db.app.select().from(offices).where(eq(offices.makerCode, 'BBB'))).toHaveLength(1)
    const roles = await Promise.all(accepted.map(async (secret) => (await viewerOf(secret))?.officeRole))
    expect(roles.sort()).toEqual(['alternate', 'lead'])
  })

  test('an office that has a lead gets no second one', async () => {
    await expect(asked(administrator, 'second@test.invalid', forOffice('AAA'))).rejects.toMatchObject({
      fields: { officeRole: 'has_lead' },
    })
    const { secret } = await asked(administrator, 'second@test.invalid', forOffice('AAA', 'contributor'))
    expect(await viewerOf(await accept(secret, 'second@test.invalid'))).toMatchObject({
      officeRole: 'contributor',
      grants: {},
    })
  })

  test('for an organisation, it is of that kind and open', async () => {
    const [shelter] = await db.app
      .insert(organisations)
      .values({ name: 'A shelter', kind: 'civil_society' })
      .returning()
    const organisation = shelter?.id ?? 0
    await expect(
      asked(administrator, 'ngo@test.invalid', { role: 'donor', organisation }),
    ).rejects.toMatchObject({ fields: { organisation: 'unknown_organisation' } })
    const { secret } = await asked(administrator, 'ngo@test.invalid', { role: 'civil_society', organisation })
    expect(await viewerOf(await accept(secret, 'ngo@test.invalid'))).toMatchObject({
      role: 'civil_society',
      organisationId: organisation,
      makerCode: null,
    })
    await db.app.update(organisations).set({ closedAt: NOW }).where(eq(organisations.id, organisation))
    await expect(
      asked(administrator, 'late-ngo@test.invalid', { role: 'civil_society', organisation }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('only an administrator invites, and nobody with an account; a refusal leaves a line', async () => {
    const person = await aPerson(db.app, 'reviewer')
    await expect(asked(contextFor(db.app, person), 'n@test.invalid')).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await lastLine()).toMatchObject({
      act: 'people.manage',
      personId: person.id,
      refusal: 'forbidden',
    })
    await expect(asked(administrator, 'root@test.invalid')).rejects.toMatchObject({
      fields: { email: 'has_account' },
    })
  })

  test('an administrator without the second factor of their role invites nobody', async () => {
    const half = contextFor(db.app, await aPerson(db.app, 'administrator'), null, NOW, {
      secondFactor: false,
    })
    await expect(asked(half, 'n@test.invalid')).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('queues one letter, in the language of whoever is invited, that shows the link to nobody', async () => {
    const { id, secret } = await asked(
      administrator,
      'letter@test.invalid',
      forOffice('BBB', 'alternate'),
      'uz',
    )
    const letters = await db.app.select().from(mails).where(eq(mails.address, 'letter@test.invalid'))
    expect(letters).toMatchObject([
      { key: `invitation ${id}`, template: 'invitation', locale: 'uz', personId: null },
    ])
    expect(JSON.stringify(letters)).not.toContain(secret)
  })
})
