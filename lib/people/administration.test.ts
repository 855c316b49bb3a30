import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import {
  audit,
  emailLinks,
  identities,
  invitations,
  mails,
  offices,
  passkeys,
  people,
  recoveryCodes,
  sessions,
  totpSecrets,
} from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import { lineHashOf, verifyTrail } from '@/lib/audit/chain'
import type { Context } from '@/lib/context'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import {
  assignLead,
  changeAddress,
  changeRole,
  disablePerson,
  enablePerson,
  resetSecondFactor,
  signOutPerson,
} from './administration'
import { erasePerson } from './traces'

let db: TestDatabase
let me: Awaited<ReturnType<typeof aPerson>>
let administrator: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
})
beforeEach(async () => {
  await db.app.update(people).set({ disabled: true })
  me = await aPerson(db.app, 'administrator')
  administrator = contextFor(db.app, me)
})
afterAll(() => db.end())

const rowOf = async (id: number) => (await db.app.select().from(people).where(eq(people.id, id)))[0]
const lettersTo = (id: number) => db.app.select().from(mails).where(eq(mails.personId, id))
const aSession = (personId: number) =>
  db.app.transaction((tx) => openSession(tx, NOW, { personId, method: 'password', browser: null }))
const isIn = async (secret: string) => (await findSession(db.app, NOW, TIME_ZONE, secret)) !== null
const plain = (role: 'editor' | 'reviewer' | 'administrator') => ({
  role,
  maker: null,
  officeRole: null,
  organisation: null,
})
const inOffice = (maker: string, officeRole: 'lead' | 'alternate' | 'contributor') => ({
  role: 'focal_point' as const,
  maker,
  officeRole,
  organisation: null,
})

describe('another role', () => {
  test('holds in sessions that are open, and a letter tells of it', async () => {
    const person = await aPerson(db.app, 'editor')
    const session = await aSession(person.id)
    await changeRole(administrator, person.id, inOffice('AAA', 'lead'))
    expect(await findSession(db.app, NOW, TIME_ZONE, session)).toMatchObject({
      viewer: { role: 'focal_point', makerCode: 'AAA', officeRole: 'lead' },
    })
    expect(await lettersTo(person.id)).toMatchObject([
      { template: 'account_changed', address: person.email, params: { change: 'role' } },
    ])
  })

  test('a second lead is refused with a word about the field, and nothing changes', async () => {
    await aPerson(db.app, 'focal_point', 'BBB', 'lead')
    const person = await aPerson(db.app, 'editor')
    await expect(changeRole(administrator, person.id, inOffice('BBB', 'lead'))).rejects.toMatchObject({
      code: 'invalid',
      fields: { officeRole: 'has_lead' },
    })
    expect(await rowOf(person.id)).toMatchObject({ role: 'editor', officeId: null })
  })

  test('of two people who are made lead at one moment, one is', async () => {
    const [one, two] = [await aPerson(db.app, 'editor'), await aPerson(db.app, 'editor')]
    await db.app.update(offices).set({ activeTo: '2026-11-01' }).where(eq(offices.makerCode, 'BBB'))
    const results = await Promise.allSettled(
      [one, two].map(({ id }) => changeRole(administrator, id, inOffice('BBB', 'lead'))),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('a lead steps back within their own office, which then has none', async () => {
    await db.app.update(offices).set({ activeTo: '2026-11-01' })
    const person = await aPerson(db.app, 'focal_point', 'AAA', 'lead')
    await changeRole(administrator, person.id, inOffice('AAA', 'alternate'))
    expect(await rowOf(person.id)).toMatchObject({ officeId: person.officeId, officeRole: 'alternate' })
    await changeRole(administrator, person.id, inOffice('AAA', 'lead'))
    expect(await rowOf(person.id)).toMatchObject({ officeRole: 'lead' })
  })

  test('the one they have already is refused, and no letter goes out', async () => {
    const person = await aPerson(db.app, 'editor')
    await expect(changeRole(administrator, person.id, plain('editor'))).rejects.toMatchObject({
      code: 'already_done',
    })
    expect(await lettersTo(person.id)).toEqual([])
  })

  test('no office is had for a barred maker', async () => {
    const person = await aPerson(db.app, 'editor')
    await expect(changeRole(administrator, person.id, inOffice('CCC', 'lead'))).rejects.toMatchObject({
      fields: { maker: 'office_barred' },
    })
  })
})

describe('the last administrator', () => {
  test('is disabled, demoted or erased by nobody', async () => {
    const other = await aPerson(db.app, 'administrator')
    const others = contextFor(db.app, other)
    await disablePerson(administrator, other.id)
    // Their session was open a moment ago, and the policy was asked about who they were then.
    await expect(disablePerson(others, me.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(changeRole(others, me.id, plain('editor'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(erasePerson(others, me.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(disablePerson(administrator, me.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await rowOf(me.id)).toMatchObject({ role: 'administrator', disabled: false, erasedAt: null })
  })

  test.each([
    ['disable', disablePerson],
    ['demote', (ctx: Context, id: number) => changeRole(ctx, id, plain('editor'))],
    ['erase', erasePerson],
  ] as const)('two who %s each other at the same moment: one stays', async (_, act) => {
    const other = await aPerson(db.app, 'administrator')
    const results = await Promise.allSettled([
      act(administrator, other.id),
      act(contextFor(db.app, other), me.id),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = (await db.app.select().from(people)).filter(
      ({ role, disabled }) => role === 'administrator' && !disabled,
    )
    expect(left).toHaveLength(1)
  })

  test('two who leave in turn around a third: the third stays', async () => {
    const [two, three] = [await aPerson(db.app, 'administrator'), await aPerson(db.app, 'administrator')]
    await Promise.allSettled([
      disablePerson(administrator, two.id),
      disablePerson(contextFor(db.app, two), three.id),
      disablePerson(contextFor(db.app, three), me.id),
    ])
    const left = (await db.app.select().from(people)).filter(
      ({ role, disabled }) => role === 'administrator' && !disabled,
    )
    expect(left.length).toBeGreaterThan(0)
  })
})

describe('nobody does to themselves', () => {
  test.each([
    ['change their role', (ctx: Context, id: number) => changeRole(ctx, id, plain('reviewer'))],
    ['disable', disablePerson],
    ['erase', erasePerson],
    ['reset the second factor', resetSecondFactor],
  ] as const)('%s', async (_, act) => {
    await aPerson(db.app, 'administrator')
    await expect(act(administrator, me.id)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('another address', () => {
  test('both addresses are told, and links to the old one end', async () => {
    const person = await aPerson(db.app, 'editor')
    await db.app.insert(emailLinks).values({
      tokenHash: `hash ${person.id}`,
      personId: person.id,
      purpose: 'reset_password',
      expiresAt: new Date(NOW.getTime() + 60_000),
    })
    await changeAddress(administrator, person.id, 'moved@test.invalid')
    expect(await rowOf(person.id)).toMatchObject({ email: 'moved@test.invalid' })
    expect((await lettersTo(person.id)).map(({ address }) => address).sort()).toEqual([
      'moved@test.invalid',
      person.email,
    ])
    expect(await db.app.select().from(emailLinks).where(eq(emailLinks.personId, person.id))).toEqual([])
  })

  test('that somebody has is refused, also when two want it at once', async () => {
    const [one, two] = [await aPerson(db.app, 'editor'), await aPerson(db.app, 'editor')]
    await expect(changeAddress(administrator, one.id, two.email)).rejects.toMatchObject({
      fields: { email: 'has_account' },
    })
    const results = await Promise.allSettled(
      [one, two].map(({ id }) => changeAddress(administrator, id, 'wanted@test.invalid')),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { fields: { email: 'has_account' } },
    })
  })
})

describe('shutting out', () => {
  test('disabling ends every session, and enabling lets them in again', async () => {
    const person = await aPerson(db.app, 'editor')
    const session = await aSession(person.id)
    await disablePerson(administrator, person.id)
    expect(await isIn(session)).toBe(false)
    await expect(disablePerson(administrator, person.id)).rejects.toMatchObject({ code: 'already_done' })
    await enablePerson(administrator, person.id)
    expect(await isIn(session)).toBe(false)
    expect(await isIn(await aSession(person.id))).toBe(true)
  })

  test('a lead whose office has another one by now is not enabled', async () => {
    await db.app.update(offices).set({ activeTo: '2026-11-01' })
    const person = await aPerson(db.app, 'focal_point', 'AAA', 'lead')
    await disablePerson(administrator, person.id)
    await aPerson(db.app, 'focal_point', 'AAA', 'lead')
    await expect(enablePerson(administrator, person.id)).rejects.toMatchObject({
      fields: { officeRole: 'has_lead' },
    })
  })

  test('signing out everywhere ends the sessions and nothing else', async () => {
    const person = await aPerson(db.app, 'editor')
    const session = await aSession(person.id)
    await signOutPerson(administrator, person.id)
    expect(await isIn(session)).toBe(false)
    expect(await isIn(await aSession(person.id))).toBe(true)
  })

  test('a reset takes every second factor, ends the sessions and is told', async () => {
    const person = await aPerson(db.app, 'reviewer')
    await giveFactors(person.id)
    const session = await aSession(person.id)
    await resetSecondFactor(administrator, person.id)
    for (const table of [totpSecrets, passkeys, recoveryCodes])
      expect(await db.app.select().from(table).where(eq(table.personId, person.id))).toEqual([])
    expect(await isIn(session)).toBe(false)
    expect(await lettersTo(person.id)).toMatchObject([{ params: { change: 'second_factor_reset' } }])
  })

  test('only an administrator with a second factor does any of it', async () => {
    const person = await aPerson(db.app, 'editor')
    const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
    const halfway = contextFor(db.app, me, null, NOW, { secondFactor: false })
    for (const ctx of [reviewer, halfway, { ...administrator, actor: null }]) {
      await expect(signOutPerson(ctx, person.id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(disablePerson(ctx, person.id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(changeAddress(ctx, person.id, 'x@test.invalid')).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    await expect(signOutPerson(administrator, 2 ** 30)).rejects.toMatchObject({ code: 'not_found' })
  })
})

async function giveFactors(personId: number) {
  await db.app.insert(totpSecrets).values({ personId, sealed: 'sealed', confirmedAt: NOW })
  await db.app.insert(recoveryCodes).values({ codeHash: `code ${personId}`, personId })
  await db.app.insert(passkeys).values({
    credentialId: `key ${personId}`,
    personId,
    publicKey: Buffer.from('key'),
    counter: 0,
    name: 'A key',
  })
}

describe('erasing', () => {
  test('takes name, address and every way in; the number, the history and the trail stay', async () => {
    const person = await aPerson(db.app, 'focal_point', 'BBB', 'contributor')
    await giveFactors(person.id)
    await db.app
      .insert(identities)
      .values({ issuer: 'https://id.invalid', subject: 's', personId: person.id })
    const [used] = await db.app
      .insert(invitations)
      .values({
        tokenHash: `used ${person.id}`,
        email: person.email,
        role: 'focal_point',
        makerCode: 'BBB',
        officeRole: 'contributor',
        expiresAt: NOW,
        usedAt: NOW,
        usedBy: person.id,
      })
      .returning()
    await aSession(person.id)
    await changeAddress(administrator, person.id, `second.${person.email}`)
    await erasePerson(administrator, person.id)

    const address = `erased-${person.id}@erased.invalid`
    expect(await rowOf(person.id)).toMatchObject({
      name: '',
      email: address,
      passwordHash: null,
      disabled: true,
      erasedAt: NOW,
    })
    for (const table of [totpSecrets, passkeys, recoveryCodes, identities, sessions, mails])
      expect(await db.app.select().from(table).where(eq(table.personId, person.id))).toEqual([])
    expect(
      (
        await db.app
          .select()
          .from(invitations)
          .where(eq(invitations.id, used?.id ?? 0))
      )[0],
    ).toMatchObject({ email: address, usedBy: person.id })

    const lines = await db.app.select().from(audit).orderBy(audit.seq)
    expect(JSON.stringify(lines)).not.toContain(person.email)
    expect(lines.at(-1)).toMatchObject({ subject: `person ${person.id}, erased`, allowed: true })
    const chained = lines.map((line) => ({
      ...line,
      seq: line.seq ?? 0,
      at: line.at.toISOString(),
      previousHash: line.previousHash ?? '',
      hash: line.hash ?? '',
    }))
    expect(verifyTrail(chained).fault).toBeNull()
    expect(lineHashOf(chained[0] as (typeof chained)[0])).toBe(chained[0]?.hash)
  })

  test('is for good: nothing more can be done to them', async () => {
    const person = await aPerson(db.app, 'editor')
    await erasePerson(administrator, person.id)
    await expect(erasePerson(administrator, person.id)).rejects.toMatchObject({ code: 'already_done' })
    await expect(enablePerson(administrator, person.id)).rejects.toMatchObject({ code: 'already_done' })
  })
})

describe('a lead for an office without one', () => {
  test('is one of its people, and only while it has none', async () => {
    await db.app.update(offices).set({ activeTo: '2026-11-01' })
    const alternate = await aPerson(db.app, 'focal_point', 'AAA', 'alternate')
    const stranger = await aPerson(db.app, 'focal_point', 'BBB', 'alternate')
    await expect(assignLead(administrator, 'AAA', stranger.id)).rejects.toMatchObject({
      fields: { person: 'choose' },
    })
    await assignLead(administrator, 'AAA', alternate.id)
    expect(await rowOf(alternate.id)).toMatchObject({ officeRole: 'lead' })
    await expect(assignLead(administrator, 'AAA', alternate.id)).rejects.toMatchObject({
      code: 'already_done',
    })
  })

  test('somebody of the office that closed moves to the new one', async () => {
    await db.app.update(offices).set({ activeTo: '2026-11-01' })
    const former = await aPerson(db.app, 'focal_point', 'AAA', 'alternate')
    await db.app.update(offices).set({ activeTo: '2026-11-02' }).where(eq(offices.makerCode, 'AAA'))
    await expect(assignLead(administrator, 'AAA', former.id)).rejects.toMatchObject({ code: 'not_found' })
    const [office] = await db.app
      .insert(offices)
      .values({ makerCode: 'AAA', name: 'Aland', activeFrom: '2026-11-23' })
      .returning()
    await assignLead(administrator, 'AAA', former.id)
    expect(await rowOf(former.id)).toMatchObject({ officeId: office?.id, officeRole: 'lead' })
  })
})

test('a refusal leaves a line with its code', async () => {
  await expect(disablePerson(administrator, me.id)).rejects.toMatchObject({ code: 'forbidden' })
  const lines = await db.app
    .select()
    .from(audit)
    .where(eq(audit.subject, `person ${me.id}, disabled`))
  expect(lines).toMatchObject([{ act: 'people.remove', allowed: false, refusal: 'forbidden' }])
})
