import { and, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import {
  contributorRights,
  deputies,
  handOvers,
  invitations,
  mails,
  people,
  sessions,
  submissionAuthors,
  submissions,
} from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import {
  aCommitment,
  actorFor,
  aPerson,
  aWorld,
  contextFor,
  NOW,
  TIME_ZONE,
  TODAY,
} from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { acceptInvitation } from '@/lib/people/mutations'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { nameDeputy } from './deputies'
import { handOver, withdrawHandOver } from './hand-over'
import { countPassing } from './hand-over-passing'
import type { HandOverInput } from './input'
import { findOfficeOf, listDueReports, listHandOvers } from './queries-office'

const PASSWORD = 'корова лежит под мостом'
const DAY = 86_400_000

let db: TestDatabase
let lead: Awaited<ReturnType<typeof aPerson>>
let alternate: Awaited<ReturnType<typeof aPerson>>
let ctx: Context
let office: number
let key = 0

const open: TestDatabase[] = []
beforeEach(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  // Letters are sealed.
  open.push(db)
  await aWorld(db.app)
  lead = await aPerson(db.app, 'focal_point', 'AAA')
  alternate = await aPerson(db.app, 'focal_point', 'AAA')
  ctx = contextFor(db.app, lead, 'AAA')
  office = lead.officeId ?? 0
})
afterAll(() => Promise.all(open.map((database) => database.end())))

const input = (successor: HandOverInput['successor'], more: Partial<HandOverInput> = {}): HandOverInput => ({
  successor,
  stay: 'alternate',
  locale: 'ru',
  note: null,
  ...more,
})
const aDraft = (by = ctx) => {
  key += 1
  return openDraft(by, { kind: 'commitment', makerCode: 'AAA', reference: null }, 'en', `hand-over-${key}`)
}
const handIn = (id: number) => submit(ctx, id, 1, toDraft(aCommitment()) as unknown as Fields, null)
const person = async (id: number) => (await db.app.select().from(people).where(eq(people.id, id)))[0]
const holders = async () =>
  Object.fromEntries(
    (await db.app.select({ id: submissions.id, holder: submissions.holderId }).from(submissions)).map(
      ({ id, holder }) => [id, holder],
    ),
  )
const aSession = (personId: number) =>
  db.app.transaction((tx) => openSession(tx, NOW, { personId, method: 'password', browser: null }))
const roleNow = async (secret: string) => {
  const found = await findSession(db.app, NOW, TIME_ZONE, secret)
  return found?.state === 'open' ? found.viewer.officeRole : null
}
const accept = (secret: string, email: string, now = NOW) =>
  acceptInvitation({ db: db.app, now, timeZone: TIME_ZONE }, secret, {
    email,
    name: 'Dana',
    password: PASSWORD,
    locale: 'kk',
    browser: null,
  })

describe('to somebody of the office', () => {
  test('drafts, returned and waiting work pass; what is published and what a colleague holds does not', async () => {
    const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
    const colleague = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
    const [draft, returned, waiting, published, theirs] = [
      await aDraft(),
      await aDraft(),
      await aDraft(),
      await aDraft(),
      await aDraft(colleague),
    ]
    for (const id of [returned, waiting, published]) await handIn(id)
    await returnSubmission(reviewer, returned, 'Which centres?')
    await publishSubmission(reviewer, published)
    expect(await countPassing(db.app, office, 'AAA', lead.id)).toEqual({
      drafts: 1,
      returned: 1,
      submitted: 1,
    })
    await handOver(ctx, office, lead.id, input({ personId: alternate.id }))
    expect(await holders()).toEqual({
      [draft]: alternate.id,
      [returned]: alternate.id,
      [waiting]: alternate.id,
      [published]: lead.id,
      [theirs]: colleague.actor?.id,
    })
  })

  test('work that nobody in the office holds any more passes too', async () => {
    const gone = await aPerson(db.app, 'focal_point', 'AAA')
    const id = await aDraft(contextFor(db.app, gone, 'AAA'))
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, gone.id))
    await handOver(ctx, office, lead.id, input({ personId: alternate.id }))
    expect(await holders()).toEqual({ [id]: alternate.id })
  })

  test('the next request of both has the new role', async () => {
    const [theirs, mine] = [await aSession(alternate.id), await aSession(lead.id)]
    await handOver(ctx, office, lead.id, input({ personId: alternate.id }, { stay: 'contributor' }))
    expect(await roleNow(theirs)).toBe('lead')
    expect(await roleNow(mine)).toBe('contributor')
  })

  test('who leaves is out at once, with every session, and acts for nobody', async () => {
    const mine = await aSession(lead.id)
    await db.app.insert(deputies).values({
      officeId: office,
      personId: alternate.id,
      fromDay: '2026-11-20',
      toDay: '2026-12-20',
      namedBy: lead.id,
    })
    await handOver(ctx, office, lead.id, input({ personId: alternate.id }, { stay: 'leave' }))
    expect(await person(lead.id)).toMatchObject({ disabled: true, officeRole: 'contributor' })
    const [session] = await db.app.select().from(sessions).where(eq(sessions.personId, lead.id))
    expect(session?.endedAt).toEqual(NOW)
    expect(await findSession(db.app, NOW, TIME_ZONE, mine)).toBeNull()
    // The successor leads: there is no acting left to do.
    expect((await db.app.select().from(deputies))[0]?.endedAt).toEqual(NOW)
  })

  test('the successor gets the notes and a letter, and needs no rights of a contributor', async () => {
    const helper = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
    const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
    const id = await aDraft()
    await handIn(id)
    await publishSubmission(reviewer, id)
    const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
    await db.app
      .insert(contributorRights)
      .values({ personId: helper.id, commitmentId: row?.commitmentId ?? 0, rights: ['comment'] })
    await handOver(ctx, office, lead.id, input({ personId: helper.id }, { note: 'The figures come in May.' }))
    expect(await db.app.select().from(contributorRights)).toEqual([])
    expect(await listHandOvers(db.app, office, NOW)).toMatchObject([
      { state: 'completed', note: 'The figures come in May.', from: { id: lead.id }, to: { id: helper.id } },
    ])
    const letters = await db.app.select().from(mails).where(eq(mails.template, 'hand_over'))
    expect(letters).toMatchObject([{ personId: helper.id, params: { maker: 'AAA' } }])
  })

  test('what the old lead wrote they still can’t review, whatever they become', async () => {
    const id = await aDraft()
    await handIn(id)
    const before = await db.app.select().from(submissionAuthors)
    await handOver(ctx, office, lead.id, input({ personId: alternate.id }))
    expect(await db.app.select().from(submissionAuthors)).toEqual(before)
    const turned: Context = { ...ctx, actor: actorFor({ id: lead.id, role: 'reviewer' }) }
    await expect(publishSubmission(turned, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('two at once: one', async () => {
    const third = await aPerson(db.app, 'focal_point', 'AAA')
    const results = await Promise.allSettled(
      [alternate.id, third.id].map((personId) => handOver(ctx, office, lead.id, input({ personId }))),
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'forbidden' },
    })
    const leads = await db.app
      .select()
      .from(people)
      .where(and(eq(people.officeId, office), eq(people.officeRole, 'lead')))
    expect(leads).toHaveLength(1)
  })

  test('a successor of another country, of no office, or whose account is closed is refused', async () => {
    const stranger = await aPerson(db.app, 'focal_point', 'BBB')
    const reviewer = await aPerson(db.app, 'reviewer')
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, alternate.id))
    for (const personId of [stranger.id, reviewer.id, alternate.id, lead.id, 999_999])
      await expect(handOver(ctx, office, lead.id, input({ personId }))).rejects.toMatchObject({
        fields: { successor: 'not_in_office' },
      })
    expect(await person(lead.id)).toMatchObject({ officeRole: 'lead' })
    expect(await person(stranger.id)).toMatchObject({ officeRole: 'lead' })
  })
})

describe('who hands over', () => {
  test('nobody hands over another office, and no alternate their own', async () => {
    const stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
    await expect(
      handOver(stranger, office, lead.id, input({ personId: alternate.id })),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const as = contextFor(db.app, alternate, 'AAA', NOW, { officeRole: 'alternate' })
    await expect(handOver(as, office, lead.id, input({ personId: alternate.id }))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(handOver(ctx, 999_999, null, input({ personId: alternate.id }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('an acting lead passes the office on, but closes nobody’s account; the lead hears of it', async () => {
    await nameDeputy(ctx, office, { person: alternate.id, fromDay: TODAY, toDay: TODAY })
    const acting = contextFor(db.app, alternate, 'AAA', NOW, { acts: true })
    const third = await aPerson(db.app, 'focal_point', 'AAA')
    await expect(
      handOver(acting, office, lead.id, input({ personId: third.id }, { stay: 'leave' })),
    ).rejects.toMatchObject({ fields: { stay: 'lead_decides' } })
    await handOver(acting, office, lead.id, input({ personId: third.id }))
    const letters = await db.app.select().from(mails).where(eq(mails.template, 'account_changed'))
    expect(letters).toMatchObject([{ personId: lead.id, params: { change: 'role' } }])
  })

  test('an administrator passes on the office of a lead who is gone, and keeps their own account', async () => {
    const root = await aPerson(db.app, 'administrator')
    const administrator = contextFor(db.app, root)
    const id = await aDraft()
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, lead.id))
    await handOver(administrator, office, lead.id, input({ personId: alternate.id }, { stay: null }))
    expect(await person(alternate.id)).toMatchObject({ officeRole: 'lead' })
    expect(await person(lead.id)).toMatchObject({ officeRole: 'contributor', disabled: true })
    expect(await person(root.id)).toMatchObject({ disabled: false })
    expect(await holders()).toEqual({ [id]: alternate.id })
  })

  test('the lead says whether they stay', async () => {
    await expect(
      handOver(ctx, office, lead.id, input({ personId: alternate.id }, { stay: null })),
    ).rejects.toMatchObject({ fields: { stay: 'required' } })
  })
})

describe('to somebody who is invited', () => {
  const invited = (more: Partial<HandOverInput> = {}, email = 'dana@test.invalid') =>
    handOver(ctx, office, lead.id, input({ email }, more))
  const secretOf = (done: Awaited<ReturnType<typeof handOver>>) =>
    done.state === 'invited' ? done.secret : ''

  test('the lead leads until the invitation is accepted; then all of it passes at once', async () => {
    const id = await aDraft()
    const done = await invited({ stay: 'leave', note: 'Ask for the budget first.' })
    expect(await person(lead.id)).toMatchObject({ officeRole: 'lead', disabled: false })
    expect(await holders()).toEqual({ [id]: lead.id })
    const session = await accept(secretOf(done), 'dana@test.invalid')
    const found = await findSession(db.app, NOW, TIME_ZONE, session)
    const successor = found?.state === 'open' ? found.viewer : null
    expect(successor).toMatchObject({ makerCode: 'AAA', officeRole: 'lead' })
    expect(await person(lead.id)).toMatchObject({ disabled: true })
    expect(await holders()).toEqual({ [id]: successor?.id })
    expect(await listHandOvers(db.app, office, NOW)).toMatchObject([
      { state: 'completed', to: { id: successor?.id }, note: 'Ask for the budget first.' },
    ])
  })

  test('withdrawn before it is accepted, nothing passes and the link is dead', async () => {
    const done = await invited()
    const [row] = await db.app.select().from(handOvers)
    await withdrawHandOver(ctx, row?.id ?? 0)
    await expect(accept(secretOf(done), 'dana@test.invalid')).rejects.toMatchObject({ code: 'expired' })
    await expect(withdrawHandOver(ctx, row?.id ?? 0)).rejects.toMatchObject({ code: 'already_done' })
    expect(await person(lead.id)).toMatchObject({ officeRole: 'lead' })
  })

  test('accepted, it can’t be taken back; nobody else takes it back before', async () => {
    const done = await invited()
    const [row] = await db.app.select().from(handOvers)
    const stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
    await expect(withdrawHandOver(stranger, row?.id ?? 0)).rejects.toMatchObject({ code: 'not_found' })
    const [invitation] = await db.app.select().from(invitations)
    expect(invitation?.withdrawnAt).toBeNull()
    await accept(secretOf(done), 'dana@test.invalid')
    const administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
    await expect(withdrawHandOver(administrator, row?.id ?? 0)).rejects.toMatchObject({
      code: 'already_done',
    })
    // Who led until then doesn't any more.
    await expect(withdrawHandOver(ctx, row?.id ?? 0)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('accepted and withdrawn at once: one of them', async () => {
    const done = await invited()
    const [row] = await db.app.select().from(handOvers)
    const results = await Promise.allSettled([
      accept(secretOf(done), 'dana@test.invalid'),
      withdrawHandOver(ctx, row?.id ?? 0),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('while one is open no second begins; after 72 hours one may', async () => {
    await invited()
    await expect(invited({}, 'other@test.invalid')).rejects.toMatchObject({ code: 'conflict' })
    await expect(handOver(ctx, office, lead.id, input({ personId: alternate.id }))).rejects.toMatchObject({
      code: 'conflict',
    })
    const later = { ...ctx, now: new Date(NOW.getTime() + 3 * DAY) }
    expect(await listHandOvers(db.app, office, later.now)).toMatchObject([{ state: 'lapsed' }])
    await handOver(later, office, lead.id, input({ personId: alternate.id }))
    expect(await person(alternate.id)).toMatchObject({ officeRole: 'lead' })
  })

  test('where somebody else leads by then, who accepts stands beside them', async () => {
    const done = await invited()
    await db.app.update(people).set({ officeRole: 'alternate' }).where(eq(people.id, lead.id))
    await db.app.update(people).set({ officeRole: 'lead' }).where(eq(people.id, alternate.id))
    await accept(secretOf(done), 'dana@test.invalid')
    const [dana] = await db.app.select().from(people).where(eq(people.email, 'dana@test.invalid'))
    expect(dana).toMatchObject({ officeRole: 'alternate' })
    expect(await person(alternate.id)).toMatchObject({ officeRole: 'lead' })
    expect(await listHandOvers(db.app, office, NOW)).toMatchObject([{ state: 'withdrawn' }])
  })

  test('a lead isn’t told whether an address has an account; an administrator is', async () => {
    const known = await aPerson(db.app, 'civil_society')
    await expect(invited({}, known.email)).resolves.toMatchObject({ state: 'invited' })
    await expect(accept('made-up', known.email)).rejects.toMatchObject({ code: 'not_found' })
    const [row] = await db.app.select().from(handOvers)
    await withdrawHandOver(ctx, row?.id ?? 0)
    const administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
    await expect(
      handOver(administrator, office, lead.id, input({ email: known.email })),
    ).rejects.toMatchObject({ fields: { email: 'has_account' } })
  })
})

test('reports that are due pass with their dates', async () => {
  const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  const id = await aDraft()
  await handIn(id)
  await publishSubmission(reviewer, id)
  const { recordReportDuties } = await import('./mutations')
  await recordReportDuties(db.app, '2026-11-23')
  expect(await listDueReports(db.app, 'AAA', '2026-11-23')).toEqual([
    { cycle: '2026', dueOn: '2027-01-15', count: 1 },
  ])
  expect(await listDueReports(db.app, 'BBB', '2026-11-23')).toEqual([])
  expect(await findOfficeOf(db.app, 'AAA')).toMatchObject({ id: office, makerCode: 'AAA' })
})
