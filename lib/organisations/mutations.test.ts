import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { audit, invitations, organisations, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { invite } from '@/lib/people/mutations'
import { OrganisationInput } from './input'
import { organisationListOf } from './list'
import {
  addOrganisation,
  closeOrganisation,
  editOrganisation,
  reopenOrganisation,
  verifyOrganisation,
} from './mutations'
import { countOrganisations, findOrganisation, listAlike, listOrganisations } from './queries'

let db: TestDatabase
let administrator: Context
let reviewer: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
})
afterAll(() => db.end())

const aGroup = (name: string, more: Partial<OrganisationInput> = {}): OrganisationInput => ({
  kind: 'civil_society',
  name,
  maker: null,
  website: null,
  ...more,
})
const all = organisationListOf({})

describe('an organisation', () => {
  test('is added, found, and says that nobody verified it', async () => {
    const id = await addOrganisation(administrator, aGroup('Qanot', { maker: 'AAA' }))
    expect(await findOrganisation(db.app, id)).toMatchObject({
      name: 'Qanot',
      maker: { code: 'AAA' },
      verifiedAt: null,
      isProtected: false,
      closedAt: null,
      people: 0,
    })
  })

  test('has its name once in its kind, whatever its capitals, also when two are added at once', async () => {
    const results = await Promise.allSettled(
      ['Umid', 'UMID'].map((name) => addOrganisation(administrator, aGroup(name))),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { fields: { name: 'organisation_exists' } },
    })
    await expect(addOrganisation(administrator, aGroup('Umid', { kind: 'donor' }))).resolves.toBeTypeOf(
      'number',
    )
  })

  test('works in a country that exists', async () => {
    await expect(addOrganisation(administrator, aGroup('Nowhere', { maker: 'ZZZ' }))).rejects.toMatchObject({
      fields: { maker: 'unknown_maker' },
    })
  })

  test('is kept by administrators, and verified by reviewers alone', async () => {
    await expect(addOrganisation(reviewer, aGroup('Mine'))).rejects.toMatchObject({ code: 'forbidden' })
    const id = await addOrganisation(administrator, aGroup('Theirs'))
    await expect(verifyOrganisation(administrator, id, { isProtected: false })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(editOrganisation(reviewer, id, aGroup('Mine'))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(closeOrganisation(reviewer, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('keeps the day it was verified when its protection changes', async () => {
    const id = await addOrganisation(administrator, aGroup('Shelter'))
    await verifyOrganisation(reviewer, id, { isProtected: true })
    const later = { ...reviewer, now: new Date(NOW.getTime() + 86_400_000) }
    await verifyOrganisation(later, id, { isProtected: false })
    expect(await findOrganisation(db.app, id)).toMatchObject({ verifiedAt: NOW, isProtected: false })
  })

  test('under another name or website it has to be verified anew; its protection stays', async () => {
    const id = await addOrganisation(administrator, aGroup('Before'))
    await verifyOrganisation(reviewer, id, { isProtected: true })
    await editOrganisation(administrator, id, aGroup('Before', { maker: 'BBB' }))
    expect(await findOrganisation(db.app, id)).toMatchObject({ verifiedAt: NOW })
    await editOrganisation(administrator, id, aGroup('After', { maker: 'BBB' }))
    expect(await findOrganisation(db.app, id)).toMatchObject({ verifiedAt: null, isProtected: true })
  })

  test('stays of its kind while people have accounts for it', async () => {
    const id = await addOrganisation(administrator, aGroup('Peopled'))
    await db.app
      .insert(people)
      .values({ email: 'member@test.invalid', name: 'M', role: 'civil_society', organisationId: id })
    await expect(
      editOrganisation(administrator, id, aGroup('Peopled', { kind: 'donor' })),
    ).rejects.toMatchObject({ fields: { kind: 'kind_has_people' } })
  })

  test('closed, it invites nobody and its open invitations end; opened again, it does', async () => {
    const id = await addOrganisation(administrator, aGroup('Closing'))
    const someone = {
      email: 'someone@test.invalid',
      role: 'civil_society',
      maker: null,
      officeRole: null,
      organisation: id,
    } as const
    const made = await invite(administrator, someone, 'ru')
    await closeOrganisation(administrator, id)
    const [ended] = await db.app.select().from(invitations).where(eq(invitations.id, made.id))
    expect(ended?.withdrawnAt).toEqual(NOW)
    await expect(invite(administrator, someone, 'ru')).rejects.toMatchObject({
      fields: { organisation: 'unknown_organisation' },
    })
    await expect(closeOrganisation(administrator, id)).rejects.toMatchObject({ code: 'already_done' })
    await reopenOrganisation(administrator, id)
    await expect(invite(administrator, someone, 'ru')).resolves.toMatchObject({ isProtected: false })
  })

  test('is a number in the audit trail, never a name', async () => {
    const id = await addOrganisation(administrator, aGroup('Sirdosh'))
    const lines = await db.app.select().from(audit)
    expect(lines.map(({ subject }) => subject)).toContain(`organisation ${id}, added`)
    expect(JSON.stringify(lines)).not.toContain('Sirdosh')
  })
})

test('the list is narrowed by name, kind and state, and comes in pages', async () => {
  await db.app.insert(organisations).values(
    Array.from({ length: 60 }, (_, index) => ({
      name: `Fund ${String(index).padStart(2, '0')}`,
      kind: 'donor' as const,
      closedAt: index < 5 ? NOW : null,
      verifiedAt: index % 2 ? NOW : null,
    })),
  )
  const donors = { ...all, kind: 'donor', q: 'fund' } as const
  expect(await countOrganisations(db.app, donors)).toBe(60)
  expect(await listOrganisations(db.app, donors, 1)).toHaveLength(50)
  expect((await listOrganisations(db.app, donors, 2)).at(-1)?.name).toBe('Fund 59')
  expect(await countOrganisations(db.app, { ...donors, state: 'closed' })).toBe(5)
  expect(await countOrganisations(db.app, { ...donors, state: 'unverified' })).toBe(27)
  expect(await countOrganisations(db.app, { ...donors, state: 'verified' })).toBe(28)
  expect(await countOrganisations(db.app, { ...all, q: 'FUND_' })).toBe(0)
})

describe('the form', () => {
  const typed = { kind: 'donor', name: '  A \u202E fund  ', maker: '', website: '' }
  test('is read without blanks and without marks that turn text round', () => {
    expect(OrganisationInput.parse(typed)).toEqual({
      kind: 'donor',
      name: 'A fund',
      maker: null,
      website: null,
    })
  })

  test.each([
    ['website', 'javascript:alert(1)', 'not_a_link'],
    ['website', 'ftp://example.org', 'not_a_link'],
    ['website', 'example.org', 'not_a_link'],
    ['name', '   ', 'required'],
    ['name', 'x'.repeat(201), 'too_long'],
    ['kind', 'kingdom', 'required'],
    ['maker', 'kaz', 'unknown_maker'],
  ])('%s “%s” is refused', (field, value, code) => {
    const parsed = OrganisationInput.safeParse({ ...typed, [field]: value })
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[field, code]])
  })
})

test('organisations that may be the same people are shown to whoever verifies them, and why', async () => {
  const add = (name: string, website: string | null) =>
    addOrganisation(administrator, aGroup(name, { website }))
  const [one, site, mail, name, nobody] = [
    await add('Alike one', 'https://www.alike.example/about'),
    await add('Alike site', 'https://ALIKE.example'),
    await add('Alike mail', 'https://other.example'),
    await add('Alike name', null),
    await add('Alike nobody', null),
  ]
  const person = async (organisationId: number, called: string, email: string) => {
    const { id } = await aPerson(db.app, 'civil_society')
    await db.app.update(people).set({ organisationId, name: called, email }).where(eq(people.id, id))
  }
  await person(one, 'Test Person', 'a@alike-mail.example')
  await person(mail, 'Another Person', 'b@alike-mail.example')
  await person(name, 'test person', 'c@gmail.com')
  await person(nobody, 'Third Person', 'd@gmail.com')
  expect(await listAlike(db.app, one)).toEqual([
    { id: mail, name: 'Alike mail', because: ['mail'] },
    { id: name, name: 'Alike name', because: ['person'] },
    { id: site, name: 'Alike site', because: ['website'] },
  ])
  expect(await listAlike(db.app, nobody)).toEqual([])
})
