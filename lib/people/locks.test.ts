import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Tx } from '@/db/client'
import { invitations, offices, people, proposals, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { closeOfficeOf } from '@/lib/offices/closing'
import { setGrants } from '@/lib/offices/contributors'
import { nameDeputy } from '@/lib/offices/deputies'
import { handOver, withdrawHandOver } from '@/lib/offices/hand-over'
import { carryOut } from '@/lib/proposals/carry-out'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { changeAddress, changeRole, disablePerson, resetSecondFactor } from './administration'
import { acceptInvitation, invite } from './mutations'

type Somebody = Awaited<ReturnType<typeof aPerson>>

let db: TestDatabase
let lead: Somebody
let contributor: Somebody
let leads: Context
let administrator: Context
const made: TestDatabase[] = []
beforeEach(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  made.push(db)
  await aWorld(db.app)
  lead = await aPerson(db.app, 'focal_point', 'AAA')
  contributor = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
  leads = contextFor(db.app, lead, 'AAA')
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
})
afterAll(() => Promise.all(made.map((database) => database.end())))

const office = () => lead.officeId ?? 0
const isWaiting = async () => {
  const [row] = await db.app.execute<{ waiting: boolean }>(sql`
    select exists (select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waiting`)
  return row?.waiting
}

/** What an act still leaves free while it waits for what `hold` took. */
async function whileItWaits(
  hold: (tx: Tx) => PromiseLike<unknown>,
  act: () => Promise<unknown>,
  isFree: (tx: Tx) => PromiseLike<unknown>,
): Promise<unknown> {
  let running: Promise<unknown> = Promise.resolve()
  try {
    return await db.app.transaction(async (tx) => {
      await hold(tx)
      running = act().catch((error) => error)
      await expect.poll(isWaiting, { timeout: 4000 }).toBe(true)
      return isFree(tx)
    })
  } finally {
    await running
  }
}

const person = (id: number) => (tx: Tx) =>
  tx.select({ id: people.id }).from(people).where(eq(people.id, id)).for('no key update')
const officeIsFree = (tx: Tx) =>
  tx
    .select({ id: offices.id })
    .from(offices)
    .where(eq(offices.id, office()))
    .for('no key update', { noWait: true })
const toSomebodyNew = (email: string) => ({
  successor: { email },
  stay: 'alternate' as const,
  locale: 'ru' as const,
  note: null,
})
const accept = (secret: string, email: string) =>
  acceptInvitation({ db: db.app, now: NOW, timeZone: TIME_ZONE }, secret, {
    email,
    name: 'Dana',
    password: 'корова лежит под мостом',
    locale: 'kk',
    browser: null,
  })

describe('people come before their office', () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      'naming a deputy',
      () => nameDeputy(leads, office(), { person: contributor.id, fromDay: TODAY, toDay: TODAY }),
    ],
    ['setting rights', () => setGrants(leads, contributor.id, { rights: {} })],
    [
      'handing over',
      () =>
        handOver(leads, office(), lead.id, {
          ...toSomebodyNew(''),
          successor: { personId: contributor.id },
        }),
    ],
  ])('%s', async (_, act) => {
    expect(await whileItWaits(person(contributor.id), act, officeIsFree)).toHaveLength(1)
  })
})

describe('an invitation comes before its office', () => {
  test('when the office closes', async () => {
    const { id } = await invite(
      administrator,
      {
        email: 'a@test.invalid',
        role: 'focal_point',
        maker: 'AAA',
        officeRole: 'alternate',
        organisation: null,
      },
      'en',
      true,
    )
    const held = (tx: Tx) => tx.select().from(invitations).where(eq(invitations.id, id)).for('update')
    expect(await whileItWaits(held, () => closeOfficeOf(administrator, 'AAA'), officeIsFree)).toHaveLength(1)
  })

  test('when a hand-over is taken back', async () => {
    await handOver(leads, office(), lead.id, toSomebodyNew('b@test.invalid'))
    const held = (tx: Tx) => tx.select().from(invitations).for('update')
    expect(await whileItWaits(held, () => withdrawHandOver(leads, 1), officeIsFree)).toHaveLength(1)
  })
})

test('whoever hands over comes before the invitation that is accepted', async () => {
  const done = await handOver(leads, office(), lead.id, toSomebodyNew('c@test.invalid'))
  const secret = done.state === 'invited' ? done.secret : ''
  const invitationIsFree = (tx: Tx) => tx.select().from(invitations).for('update', { noWait: true })
  expect(
    await whileItWaits(person(lead.id), () => accept(secret, 'c@test.invalid'), invitationIsFree),
  ).toHaveLength(1)
})

test('a submission comes before the publishing lock when its record is redacted', async () => {
  const publication = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
  const commitmentId = await db.app.transaction(async (tx) => {
    const published = await publishCommitment(tx, { reference: null }, aCommitment(), publication)
    await finishPublication(tx, [published.commitmentId], publication)
    return published.commitmentId
  })
  await db.app.insert(submissions).values({
    kind: 'commitment',
    makerCode: 'AAA',
    commitmentId,
    content: {},
    baseVersion: 1,
    formKey: 'locks',
    authorId: lead.id,
    holderId: lead.id,
  })
  const [proposal] = await db.app
    .insert(proposals)
    .values({
      kind: 'redaction',
      content: { subject: 'commitment', record: 'AAA-2021-01', versions: null },
      reason: 'Names a private person.',
      proposedBy: administrator.actor?.id ?? 0,
      proposedAt: NOW,
    })
    .returning()
  const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  const free = await whileItWaits(
    (tx) => tx.select().from(submissions).for('update'),
    () => carryOut(reviewer, proposal?.id ?? 0, '/tmp'),
    async (tx) => {
      const [row] = await tx.execute<{ free: boolean }>(
        sql`select pg_try_advisory_xact_lock(7361001) as free`,
      )
      return row?.free
    },
  )
  expect(free).toBe(true)
})

test('the publishing lock is not taken for somebody who may not carry anything out', async () => {
  const [proposal] = await db.app
    .insert(proposals)
    .values({
      kind: 'redaction',
      content: { subject: 'commitment', record: 'AAA-2021-01', versions: null },
      reason: 'Names a private person.',
      proposedBy: administrator.actor?.id ?? 0,
      proposedAt: NOW,
    })
    .returning()
  await db.app.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7361001)`)
    await expect(carryOut(leads, proposal?.id ?? 0, '/tmp')).rejects.toMatchObject({ code: 'not_found' })
  })
})

test.each<[string, (id: number) => Promise<void>]>([
  ['disabling', (id) => disablePerson(administrator, id)],
  ['a reset', (id) => resetSecondFactor(administrator, id)],
  [
    'another role',
    (id) =>
      changeRole(administrator, id, { role: 'editor', maker: null, officeRole: null, organisation: null }),
  ],
])('%s does not wait for somebody who is signing in', async (_, act) => {
  await db.app.transaction(async (tx) => {
    // What a new row that refers to them takes.
    await tx.select().from(people).where(eq(people.id, contributor.id)).for('key share')
    await act(contributor.id)
  })
})

describe('who has lost their rights since their request began', () => {
  test('does nothing in an office', async () => {
    const naming = { person: contributor.id, fromDay: TODAY, toDay: TODAY }
    await db.app.update(people).set({ officeRole: 'alternate' }).where(eq(people.id, lead.id))
    await expect(nameDeputy(leads, office(), naming)).rejects.toMatchObject({ code: 'forbidden' })
    await db.app.update(people).set({ officeRole: 'lead', disabled: true }).where(eq(people.id, lead.id))
    await expect(nameDeputy(leads, office(), naming)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('does nothing to people, and invites nobody', async () => {
    const anEditor = {
      email: 'd@test.invalid',
      role: 'editor' as const,
      maker: null,
      officeRole: null,
      organisation: null,
    }
    await db.app
      .update(people)
      .set({ disabled: true })
      .where(eq(people.id, administrator.actor?.id ?? 0))
    await expect(changeAddress(administrator, lead.id, 'e@test.invalid')).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(resetSecondFactor(administrator, lead.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(invite(administrator, anEditor, 'en', true)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
