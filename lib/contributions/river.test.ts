import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { PUBLISHED_TABLES } from '@/db/roles'
import { contributionPartners, contributions, people, standing, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import {
  aCommitment,
  anOrganisation,
  aPerson,
  aWorld,
  contextFor,
  NOW,
  TIME_ZONE,
  text,
} from '@/db/testing/factory'
import type { AsOf } from '@/lib/as-of/model'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import type { Fields } from '@/lib/form-data'
import { tellHistory } from '@/lib/ledger/history'
import { listHistory } from '@/lib/ledger/queries'
import { redact } from '@/lib/ledger/redact'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { discard, submit } from '@/lib/submissions/mutations'
import { OPEN_MAX, WAITING_MAX } from '@/lib/submissions/open-limit'
import { findProposal, findSubmission } from '@/lib/submissions/queries'
import type { PartnerStage } from './model'
import { openAgreement, openOffer, openStep } from './mutations'
import {
  listContributions,
  listOffers,
  listOffersTo,
  listOfOrganisation,
  listOpenOffers,
  listOwnContributions,
  listSought,
} from './queries'

const TODAY = civilDate(NOW, TIME_ZONE)
let db: TestDatabase
let office: Context
let reviewer: Context
let counter = 0

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
})
afterAll(() => db.end())
beforeEach(() => {
  counter += 1
})

async function aRecord(maker = 'AAA'): Promise<{ reference: string; id: number }> {
  const publication = { act: 'publish', office: maker, reason: null, at: NOW, today: TODAY } as const
  return db.app.transaction(async (tx) => {
    const content = aCommitment({ maker, compiledBy: maker === 'AAA' ? 'office' : 'vaada' })
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, publication)
    await finishPublication(tx, [commitmentId], publication)
    return { reference, id: commitmentId }
  })
}

const OFFER: Fields = {
  language: 'en',
  stage: 'offered',
  help: 'training',
  what: 'Training for judges',
  amount: '5000',
  currency: 'USD',
  output: '120 judges trained',
}
const DOCUMENT = { row: 'e1', title: 'Report', url: 'https://example.org/r', kind: 'official_report' }

const uuid = () => crypto.randomUUID()
const rowOf = async (id: number) => {
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  if (!row) throw new Error(`no submission ${id}`)
  return row
}
/** Hands in what is typed over what the draft holds. */
async function handIn(ctx: Context, id: number, typed: Fields = {}): Promise<number> {
  const { revision, content } = await rowOf(id)
  await submit(ctx, id, revision, { ...(content as Fields), ...typed }, null)
  return id
}
async function published(ctx: Context, id: number, typed: Fields = {}): Promise<number> {
  await handIn(ctx, id, typed)
  await publishSubmission(reviewer, id)
  return id
}
async function offered(partner: Context, reference: string, typed: Fields = {}): Promise<number> {
  const id = await published(partner, await openOffer(partner, reference, 'en', uuid()), {
    ...OFFER,
    ...typed,
  })
  return (await rowOf(id)).contributionId ?? 0
}
const stepped = async (partner: Context, partnerId: number, stage: PartnerStage, typed: Fields = {}) =>
  published(partner, await openStep(partner, partnerId, stage), { stage, ...typed })
const answered = async (partnerId: number, decision: string, words = '') =>
  published(office, await openAgreement(office, partnerId, 'en'), { decision, words })

const stageOf = async (partnerId: number) => {
  const [found] = await db.app
    .select({ stage: contributions.stage })
    .from(contributionPartners)
    .innerJoin(
      contributions,
      and(
        eq(contributions.commitmentId, contributionPartners.commitmentId),
        eq(contributions.number, contributionPartners.number),
        isNull(contributions.toSeq),
      ),
    )
    .where(eq(contributionPartners.id, partnerId))
  return found?.stage
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => (Object.keys(error.fields ?? {}).length > 0 ? error.fields : error.code),
  )

describe('the life of a contribution', () => {
  test('from the offer to delivery, each step published after a check, apart from the government’s progress', async () => {
    const { reference, id } = await aRecord()
    const before = await db.app.select().from(standing).where(eq(standing.commitmentId, id))
    const { at: partner, organisation } = await anOrganisation(db.app, `Fund ${counter}`)

    const draft = await openOffer(partner(), reference, 'en', uuid())
    await handIn(partner(), draft, OFFER)
    expect(await listContributions(db.reader, reference, null)).toEqual([])
    expect((await listOpenOffers(db.app, organisation.id)).map(({ state }) => state)).toEqual(['submitted'])
    await publishSubmission(reviewer, draft)
    const partnerId = (await rowOf(draft)).contributionId ?? 0
    expect(await listContributions(db.reader, reference, null)).toMatchObject([
      {
        number: 1,
        version: 1,
        stage: 'offered',
        organisation: { number: organisation.id, name: organisation.name },
        amount: '5000',
        currency: 'USD',
        agreement: null,
      },
    ])

    // Nothing begins before the government has agreed.
    expect(await codeOf(openStep(partner(), partnerId, 'under_way'))).toBe('already_done')
    await answered(partnerId, 'agreed', 'The academy works with you.')
    expect(await listContributions(db.reader, reference, null)).toMatchObject([
      {
        stage: 'agreed',
        agreement: { decision: 'agreed', text: { en: { text: 'The academy works with you.' } } },
      },
    ])
    await stepped(partner(), partnerId, 'under_way')
    const last = await openStep(partner(), partnerId, 'delivered')
    expect(await codeOf(handIn(partner(), last))).toEqual({ evidence: 'delivered_document' })
    await published(partner(), last, { evidence: [DOCUMENT] })
    expect(await listContributions(db.reader, reference, null)).toMatchObject([
      { stage: 'delivered', version: 4, agreement: { decision: 'agreed' }, evidence: [{ title: 'Report' }] },
    ])

    const entries = await listHistory(db.reader, reference)
    const told = tellHistory(entries).map(({ entry, change }) => [
      entry.office,
      entry.record,
      'stage' in change ? change.stage : change.kind,
    ])
    expect(told).toEqual([
      ['organisation', `${reference}/c1`, 'delivered'],
      ['organisation', `${reference}/c1`, 'under_way'],
      ['AAA', `${reference}/c1`, 'agreed'],
      ['organisation', `${reference}/c1`, 'offered'],
      ['AAA', reference, 'first'],
    ])
    // What the promise stands at doesn't move by a word.
    expect(await db.app.select().from(standing).where(eq(standing.commitmentId, id))).toEqual(before)
    // As of the offer, only the offer is there.
    const at: AsOf = { day: TODAY, seq: entries[3]?.seq ?? 0, pinned: true, reconstructed: false }
    expect(await listContributions(db.reader, reference, at)).toMatchObject([
      { stage: 'offered', version: 1 },
    ])
  })

  test('a declined offer says why, and can be made again as a new question', async () => {
    const { reference } = await aRecord()
    const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
    const partnerId = await offered(partner(), reference)
    const draft = await openAgreement(office, partnerId, 'en')
    expect(await codeOf(handIn(office, draft, { decision: 'declined' }))).toEqual({
      words: 'declined_reason',
    })
    await published(office, draft, { decision: 'declined', words: 'It is done already.' })
    expect(await codeOf(openAgreement(office, partnerId, 'en'))).toBe('already_done')
    await stepped(partner(), partnerId, 'offered', { output: '10 judges' })
    expect(await listContributions(db.reader, reference, null)).toMatchObject([
      { stage: 'offered', agreement: null, output: { en: { text: '10 judges' } } },
    ])
    expect((await listOffersTo(db.app, 'AAA', null)).find((one) => one.partnerId === partnerId)?.stage).toBe(
      'offered',
    )
  })

  test('where the government has no office here, it begins without an answer', async () => {
    const { reference } = await aRecord('BBB')
    const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
    const partnerId = await offered(partner(), reference)
    expect(await codeOf(openAgreement(office, partnerId, 'en'))).toBe('forbidden')
    await stepped(partner(), partnerId, 'under_way')
    expect(await listContributions(db.reader, reference, null)).toMatchObject([
      { stage: 'under_way', agreement: null },
    ])
  })

  test('an answer that comes too late answers nothing: the offer was taken back meanwhile', async () => {
    const { reference } = await aRecord()
    const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
    const partnerId = await offered(partner(), reference)
    const late = await openAgreement(office, partnerId, 'en')
    await handIn(office, late, { decision: 'agreed' })
    await stepped(partner(), partnerId, 'withdrawn')
    expect(await codeOf(publishSubmission(reviewer, late))).toEqual({ decision: 'not_next' })
    expect(await stageOf(partnerId)).toBe('withdrawn')
    expect(await codeOf(openStep(partner(), partnerId, 'offered'))).toBe('already_done')
  })

  test('a step that is returned, handed in again or discarded leaves what is published as it is', async () => {
    const { reference } = await aRecord()
    const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
    const partnerId = await offered(partner(), reference)
    const draft = await openStep(partner(), partnerId, 'withdrawn')
    expect(await openStep(partner(), partnerId, 'withdrawn')).toBe(draft)
    await handIn(partner(), draft)
    await returnSubmission(reviewer, draft, 'Are you sure?')
    await discard(partner(), draft)
    expect(await stageOf(partnerId)).toBe('offered')
    expect(await openStep(partner(), partnerId, 'withdrawn')).not.toBe(draft)
  })

  test('two offers of one organisation have numbers of their own; pressed twice, one draft', async () => {
    const { reference } = await aRecord()
    const { at: partner, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    const key = uuid()
    expect(await openOffer(partner(), reference, 'en', key)).toBe(
      await openOffer(partner(), reference, 'en', key),
    )
    await offered(partner(), reference)
    await offered(partner(), reference, { what: 'Books' })
    expect((await listContributions(db.reader, reference, null)).map(({ number }) => number)).toEqual([1, 2])
    expect(await listOwnContributions(db.app, organisation.id)).toHaveLength(2)
  })
})

describe('a flood', () => {
  const fill = (organisationId: number, commitmentId: number, authorId: number, state: string, n: number) =>
    db.app.execute(sql`insert into submissions (kind, state, maker_code, commitment_id, organisation_id, content, office,
        author_id, created_at, updated_at)
      select 'contribution', ${state}, 'AAA', ${commitmentId}, ${organisationId}, '{}', 'organisation', ${authorId}, now(), now()
      from generate_series(1, ${n}::int)`)

  test('of drafts ends, and what is there already opens', async () => {
    const { reference, id } = await aRecord()
    const { at: partner, organisation, person } = await anOrganisation(db.app, `Fund ${counter}`)
    const key = uuid()
    const draft = await openOffer(partner(), reference, 'en', key)
    await fill(organisation.id, id, person.id, 'draft', OPEN_MAX - 1)
    expect(await codeOf(openOffer(partner(), reference, 'en', uuid()))).toBe('too_many_open')
    expect(await openOffer(partner(), reference, 'en', key)).toBe(draft)
    const [line] = await db.app.execute(
      sql`select act, refusal from audit order by seq desc offset 1 limit 1`,
    )
    expect(line).toEqual({ act: 'contribution.create', refusal: 'too_many_open' })
  })

  test('of texts that wait for a check ends, and what was typed is kept', async () => {
    const { reference, id } = await aRecord()
    const { at: partner, organisation, person } = await anOrganisation(db.app, `Fund ${counter}`)
    const draft = await openOffer(partner(), reference, 'en', uuid())
    await fill(organisation.id, id, person.id, 'submitted', WAITING_MAX)
    expect(await codeOf(handIn(partner(), draft, OFFER))).toBe('too_many_open')
    expect(await rowOf(draft)).toMatchObject({ state: 'draft', content: { what: OFFER.what } })
    await db.app.execute(sql`update submissions set state = 'discarded' where organisation_id = ${organisation.id}
      and state = 'submitted' and id = (select max(id) from submissions where organisation_id = ${organisation.id})`)
    await handIn(partner(), draft)
    expect((await rowOf(draft)).state).toBe('submitted')
  })

  test('of copied words, and of threats, is marked for whoever checks it', async () => {
    const [one, two] = [await aRecord(), await aRecord()]
    const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
    const details = `Trainers for the judges of every region, round ${counter}`
    const signs = async (reference: string, typed: Fields) => {
      const draft = await handIn(partner(), await openOffer(partner(), reference, 'en', uuid()), {
        ...OFFER,
        ...typed,
      })
      return (await rowOf(draft)).riskSigns.map(({ code }) => code)
    }
    expect(await signs(one.reference, { details })).toEqual([])
    expect(await signs(two.reference, { details })).toEqual(['copied'])
    expect(await signs(two.reference, { details: 'Agree, or you will regret it.' })).toEqual(['threat'])
  })
})

describe('who may', () => {
  test('only whom a reviewer knows; donors like organisations of civil society, nobody for another', async () => {
    const { reference } = await aRecord()
    const unknown = await anOrganisation(db.app, `Unknown ${counter}`, { verified: false })
    expect(await codeOf(openOffer(unknown.at(), reference, 'en', uuid()))).toBe('forbidden')
    const { at: partner, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    const partnerId = await offered(partner(), reference)
    const other = await anOrganisation(db.app, `Other ${counter}`)
    expect(await codeOf(openStep(other.at(), partnerId, 'withdrawn'))).toBe('not_found')
    const donor = contextFor(db.app, await aPerson(db.app, 'donor'), null, NOW, {
      organisationId: organisation.id,
    })
    await stepped(donor, partnerId, 'withdrawn')
    expect(await stageOf(partnerId)).toBe('withdrawn')
    expect(await codeOf(openOffer(office, reference, 'en', uuid()))).toBe('forbidden')
  })

  test('the office reads no draft of a partner, the partner none of the office', async () => {
    const { reference } = await aRecord()
    const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
    const draft = await openOffer(partner(), reference, 'en', uuid())
    await handIn(partner(), draft, OFFER)
    expect(await findSubmission(db.app, office.actor, draft)).toBeNull()
    const seen = await findSubmission(db.app, reviewer.actor, draft)
    expect(seen && (await findProposal(db.app, reviewer, seen))).toMatchObject({
      kind: 'contribution',
      before: null,
      after: { stage: 'offered' },
      moved: false,
    })
    await publishSubmission(reviewer, draft)
    const answer = await openAgreement(office, (await rowOf(draft)).contributionId ?? 0, 'en')
    expect(await findSubmission(db.app, partner().actor, answer)).toBeNull()
  })
})

describe('a protected organisation', () => {
  test('stands in no published table, and may not name itself', async () => {
    const { reference } = await aRecord()
    const marker = `Marker${uuid().slice(0, 8)}`
    const { at: partner, organisation, person } = await anOrganisation(db.app, marker, { isProtected: true })
    await db.app
      .update(people)
      .set({ name: `${marker} Person` })
      .where(eq(people.id, person.id))
    const draft = await openOffer(partner(), reference, 'en', uuid())
    expect(
      await codeOf(handIn(partner(), draft, { ...OFFER, details: `By ${marker.toLowerCase()}` })),
    ).toEqual({
      details: 'names_itself',
    })
    const partnerId = await offered(partner(), reference)
    expect((await listContributions(db.reader, reference, null))[0]?.organisation).toBeNull()
    expect(await listOfOrganisation(db.reader, organisation.id, { limit: 9, from: null }, null)).toEqual({
      contributions: [],
      next: null,
    })
    for (const table of PUBLISHED_TABLES) {
      const [found] = await db.app.execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.identifier(table)} t where t::text ilike ${`%${marker}%`}`,
      )
      expect([table, found?.count]).toEqual([table, 0])
    }
    // Once without its name, for good: a name later would tell whose the first words were.
    await db.app.execute(sql`update organisations set is_protected = false where id = ${organisation.id}`)
    await stepped(partner(), partnerId, 'offered', { output: 'Later' })
    expect((await listContributions(db.reader, reference, null))[0]?.organisation).toBeNull()
  })

  test('whoever needs protection later is not named again', async () => {
    const { reference } = await aRecord()
    const { at: partner, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    const partnerId = await offered(partner(), reference)
    await db.app.execute(sql`update organisations set is_protected = true where id = ${organisation.id}`)
    await stepped(partner(), partnerId, 'withdrawn')
    expect((await listContributions(db.reader, reference, null))[0]?.organisation).toBeNull()
  })

  test('the public login can’t ask whose a contribution is', async () => {
    await expect(db.reader.select().from(contributionPartners)).rejects.toThrow()
  })
})

describe('lists of everybody', () => {
  test('narrowed and walked without a gap, whatever came last first', async () => {
    const { reference } = await aRecord()
    const { at: partner, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    for (const help of ['money', 'training', 'money', 'other'])
      await offered(partner(), reference, { help, what: `${help} ${counter}` })
    const none = { country: null, help: null, stage: null }
    const all = await listOffers(db.reader, none, { limit: 500, from: null }, null)
    expect(all.next).toBeNull()
    const walked: number[] = []
    let from: Parameters<typeof listOffers>[2]['from'] = null
    do {
      const page = await listOffers(db.reader, none, { limit: 3, from }, null)
      walked.push(...page.offers.map(({ id }) => id))
      from = page.next
    } while (from)
    expect(walked).toEqual(all.offers.map(({ id }) => id))
    const money = await listOffers(
      db.reader,
      { country: 'AAA', help: 'money', stage: 'offered' },
      { limit: 500, from: null },
      null,
    )
    expect(money.offers.filter((one) => one.reference === reference)).toHaveLength(2)
    expect(
      await listOffers(db.reader, { ...none, country: 'BBB', help: 'money' }, { limit: 5, from: null }, null),
    ).toEqual({
      offers: [],
      next: null,
    })
    const own = await listOfOrganisation(db.reader, organisation.id, { limit: 3, from: null }, null)
    expect(own.contributions).toHaveLength(3)
    const rest = await listOfOrganisation(db.reader, organisation.id, { limit: 3, from: own.next }, null)
    expect(rest).toMatchObject({ contributions: [{ number: expect.any(Number) }], next: null })
  })

  test('what is sought is what the latest report says', async () => {
    const { reference, id } = await aRecord()
    const report = (cycle: string, day: string, needed: string | null) => sql`insert into reports
      (commitment_id, cycle_key, version, from_seq, implementation, done, submitted_on, support_needed)
      values (${id}, ${cycle}, 1, 1, 'in_progress', '{}', ${day},
        ${needed === null ? null : JSON.stringify({ en: { text: needed, state: 'original' } })}::jsonb)`
    const texts = async () =>
      (await listSought(db.reader, 'AAA', { limit: 100, from: null, zone: TIME_ZONE }, null)).sought
        .filter((one) => one.reference === reference)
        .map(({ text }) => text.en?.text)
    await db.app.execute(sql`insert into cycles (key, starts_on, ends_on, opens_on, due_on, closes_on) values
      ('2019', '2019-01-01', '2019-12-31', '2020-01-01', '2020-02-01', '2020-03-01'),
      ('2020', '2020-01-01', '2020-12-31', '2021-01-01', '2021-02-01', '2021-03-01')
      on conflict do nothing`)
    await db.app.execute(report('2019', '2020-01-15', 'Trainers for 14 regions'))
    expect(await texts()).toEqual(['Trainers for 14 regions'])
    // Nothing is asked for any more.
    await db.app.execute(report('2020', '2021-01-15', null))
    expect(await texts()).toEqual([])
  })

  test('and what is stated with the promise, since the day on which it was said so, until it is closed', async () => {
    const { reference } = await aRecord()
    let baseVersion = 0
    const say = async (changes: Parameters<typeof aCommitment>[0], at: Date) => {
      baseVersion += 1
      const publication = {
        act: 'publish',
        office: 'AAA',
        reason: 'Test',
        at,
        today: civilDate(at, TIME_ZONE),
      } as const
      await db.app.transaction(async (tx) => {
        const content = aCommitment({ maker: 'AAA', compiledBy: 'office', ...changes })
        const { commitmentId } = await publishCommitment(tx, { reference, baseVersion }, content, publication)
        await finishPublication(tx, [commitmentId], publication)
      })
    }
    const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
    const sought = async () =>
      (await listSought(db.reader, 'AAA', { limit: 100, from: null, zone: TIME_ZONE }, null)).sought.filter(
        (one) => one.reference === reference,
      )
    const helpSought = text('Trainers for 14 regions')
    await say({ helpSought }, day(1))
    await say({ helpSought, groups: text('Women') }, day(2))
    expect(await sought()).toMatchObject([
      { cycle: null, text: helpSought, statedOn: civilDate(day(1), TIME_ZONE) },
    ])
    await say({ helpSought: text('Two trainers') }, day(3))
    expect(await sought()).toMatchObject([{ statedOn: civilDate(day(3), TIME_ZONE) }])
    const closure = { kind: 'withdrawn', on: '2026-11-01', reason: text('Test'), sources: ['s1'] } as const
    await say({ helpSought, closure: { ...closure, sources: [...closure.sources] } }, day(4))
    expect(await sought()).toEqual([])
  })
})

test('what is removed says nothing any more, and goes no further', async () => {
  const { reference } = await aRecord()
  const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
  const partnerId = await offered(partner(), reference)
  const draft = await openStep(partner(), partnerId, 'offered')
  await redact(
    db.owner,
    { subject: 'contribution', record: `${reference}/c1`, versions: null, reason: 'Names of people' },
    NOW,
    TODAY,
    true,
  )
  expect(await listContributions(db.reader, reference, null)).toEqual([])
  expect((await rowOf(draft)).state).toBe('discarded')
  expect(await codeOf(openStep(partner(), partnerId, 'withdrawn'))).not.toBe('done')
  expect(await codeOf(openAgreement(office, partnerId, 'en'))).not.toBe('done')
  const [row] = await db.app
    .select({ what: contributions.what, name: contributions.organisationName, amount: contributions.amount })
    .from(contributionPartners)
    .innerJoin(contributions, eq(contributions.commitmentId, contributionPartners.commitmentId))
    .where(eq(contributionPartners.id, partnerId))
  expect(row).toEqual({ what: null, name: null, amount: '5000' })
})

test('the office is told of an offer once it is published, and of nothing else of its partner', async () => {
  const { reference } = await aRecord()
  const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
  const told = async () => {
    const [{ count = 0 } = {}] = await db.app.execute<{ count: number }>(
      sql`select count(*)::int as count from notices where kind = 'offered' and person_id = ${office.actor?.id ?? 0}`,
    )
    return count
  }
  const before = await told()
  const draft = await openOffer(partner(), reference, 'en', uuid())
  await handIn(partner(), draft, OFFER)
  expect(await told()).toBe(before)
  await publishSubmission(reviewer, draft)
  expect(await told()).toBe(before + 1)
  await stepped(partner(), (await rowOf(draft)).contributionId ?? 0, 'withdrawn')
  expect(await told()).toBe(before + 1)
})
