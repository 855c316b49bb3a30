import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { reports, submissionRevisions, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, actorFor, aPerson, aWorld, contextFor, NOW, text } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { listLedger } from '@/lib/ledger/export'
import { findPersonalData } from '@/lib/privacy/find'
import { findConfirmedData } from '@/lib/privacy/queries'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { discard, openDraft, submit } from './mutations'
import { findPublishedEntry, listEvents } from './queries'
import { saveDraft } from './save'

let db: TestDatabase
let office: Context
let colleague: Context
let stranger: Context
let reviewer: Context
let editor: Context
let key = 0

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  colleague = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  editor = contextFor(db.app, await aPerson(db.app, 'editor'))
})
afterAll(() => db.end())
beforeEach(() => {
  key += 1
})

const typed = (changes: Partial<Fields> = {}) =>
  ({ ...(toDraft(aCommitment()) as unknown as Fields), ...changes }) as Fields
const aDraft = (ctx = office, makerCode = 'AAA') =>
  openDraft(ctx, { kind: 'commitment', makerCode, reference: null }, 'en', `form-${key}`)
/** Saved once, so that two people can begin with the same. */
async function aSavedDraft(): Promise<number> {
  const id = await aDraft()
  await saveDraft(office, id, 1, typed(), null)
  return id
}
const row = async (id: number) => (await db.app.select().from(submissions).where(eq(submissions.id, id)))[0]

async function aPublished(): Promise<string> {
  const id = await aDraft()
  await submit(office, id, 1, typed(), null)
  return publishSubmission(reviewer, id)
}

describe('a draft', () => {
  test('the same form sent twice makes one', async () => {
    const [first, second] = await Promise.all([aDraft(), aDraft()])
    expect(first).toBe(second)
  })

  test('anything goes in, and comes back as typed', async () => {
    const id = await aDraft()
    await saveDraft(office, id, 1, typed({ dueOn: 'some day', title: '' }), null)
    expect((await row(id))?.content).toMatchObject({ dueOn: 'some day', title: '' })
  })

  test('a save against an old revision is refused, and nothing is lost', async () => {
    const id = await aDraft()
    await saveDraft(office, id, 1, typed({ title: 'First' }), null)
    await expect(saveDraft(office, id, 1, typed({ title: 'Second' }), null)).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await row(id))?.content).toMatchObject({ title: 'First' })
  })

  test('two people in different fields: both are kept', async () => {
    const id = await aSavedDraft()
    await saveDraft(office, id, 2, typed({ title: 'By the first' }), null)
    const second = await saveDraft(colleague, id, 2, typed({ summary: 'By the second' }), null)
    expect(second).toMatchObject({ revision: 4, merged: true })
    expect((await row(id))?.content).toMatchObject({ title: 'By the first', summary: 'By the second' })
  })

  test('two people in one field: the second is shown both versions, and nothing is saved', async () => {
    const id = await aSavedDraft()
    await saveDraft(office, id, 2, typed({ title: 'By the first' }), null)
    await expect(
      saveDraft(colleague, id, 2, typed({ title: 'By the second', dueOn: '2030' }), null),
    ).rejects.toMatchObject({
      code: 'conflict',
      clashes: [{ path: 'title', mine: 'By the second', theirs: 'By the first' }],
      kept: { revision: 3, content: { title: 'By the first' } },
      by: expect.stringContaining('Person'),
      // Where the form goes on: what doesn't clash is put together already.
      merged: { title: 'By the second', dueOn: '2030' },
    })
    expect(await row(id)).toMatchObject({ revision: 3, content: { title: 'By the first' } })
  })

  test('only what is sent is changed', async () => {
    const id = await aDraft()
    await saveDraft(office, id, 1, typed({ title: 'First', summary: 'Kept' }), 'Why')
    await saveDraft(office, id, 2, { title: 'Second' }, null, ['title'])
    expect(await row(id)).toMatchObject({ content: { title: 'Second', summary: 'Kept' }, reason: 'Why' })
  })

  test('a part without the reason leaves the reason as it is', async () => {
    const id = await aDraft()
    await saveDraft(office, id, 1, typed(), 'Why')
    await saveDraft(office, id, 2, { title: 'Second' }, null, ['title'])
    expect((await row(id))?.reason).toBe('Why')
  })

  test('sent again after a lost answer, it is there already', async () => {
    const id = await aDraft()
    await saveDraft(office, id, 1, typed({ title: 'Once' }), null)
    expect(await saveDraft(office, id, 1, typed({ title: 'Once' }), null)).toMatchObject({ revision: 2 })
    expect((await row(id))?.revision).toBe(2)
  })

  test('nobody hands in what somebody else wrote a moment ago', async () => {
    const id = await aSavedDraft()
    await saveDraft(office, id, 2, typed({ title: 'By the first' }), null)
    await expect(submit(colleague, id, 2, typed({ summary: 'By the second' }), null)).rejects.toMatchObject({
      code: 'conflict',
      clashes: [],
      kept: { content: { title: 'By the first', summary: 'By the second' } },
    })
    expect((await row(id))?.state).toBe('draft')
  })

  test('earlier versions go when the draft is published or thrown away', async () => {
    const id = await aDraft()
    await saveDraft(office, id, 1, typed(), null)
    await discard(office, id)
    const left = await db.app
      .select()
      .from(submissionRevisions)
      .where(eq(submissionRevisions.submissionId, id))
    expect(left).toEqual([])
  })

  test('two saves at once: one wins', async () => {
    const id = await aDraft()
    const results = await Promise.allSettled(
      ['A', 'B'].map((title) => saveDraft(office, id, 1, typed({ title }), null)),
    )
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('another country is told that there is nothing', async () => {
    const id = await aDraft()
    await expect(saveDraft(stranger, id, 1, typed(), null)).rejects.toMatchObject({ code: 'not_found' })
    await expect(submit(stranger, id, 1, typed(), null)).rejects.toMatchObject({ code: 'not_found' })
    await expect(discard(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('an office opens drafts for its own maker alone, and the editor only where there is no office', async () => {
    await expect(aDraft(office, 'BBB')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(aDraft(editor, 'AAA')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(aDraft(editor, 'CCC')).resolves.toBeGreaterThan(0)
    await expect(aDraft({ ...office, actor: null }, 'AAA')).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a discarded draft stays discarded', async () => {
    const id = await aDraft()
    await discard(office, id)
    await expect(saveDraft(office, id, 1, typed(), null)).rejects.toMatchObject({ code: 'already_done' })
  })
})

describe('handing in', () => {
  test('everything that is wrong comes back at once, and the draft is kept as typed', async () => {
    const id = await aDraft()
    const wrong = typed({
      title: ' ',
      dueOn: 'soon',
      types: [],
      indicators: [
        { name: 'Centres', unit: 'centres', direction: 'increase', measure: 'level', targetValue: 'ten' },
      ],
    })
    await expect(submit(office, id, 1, wrong, null)).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        title: 'required',
        dueOn: 'not_a_date',
        types: 'required',
        'indicators.0.targetValue': 'not_a_number',
      },
    })
    expect(await row(id)).toMatchObject({ state: 'draft', revision: 2, content: { dueOn: 'soon' } })
  })

  test('twice is once', async () => {
    const id = await aDraft()
    await submit(office, id, 1, typed(), null)
    await expect(submit(office, id, 2, typed(), null)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('a change of something published needs a reason', async () => {
    const reference = await aPublished()
    const id = await openDraft(
      office,
      { kind: 'commitment', makerCode: '', reference },
      'en',
      `change-${key}`,
    )
    await expect(submit(office, id, 1, typed({ dueOn: '2027' }), ' ')).rejects.toMatchObject({
      fields: { reason: 'required' },
    })
    await submit(office, id, 2, typed({ dueOn: '2027' }), 'The builder went bankrupt.')
    await publishSubmission(reviewer, id)
    const entry = (await listLedger(db.reader)).find(
      ({ record, version }) => record === reference && version === 2,
    )
    expect(entry).toMatchObject({ office: 'AAA', reason: 'The builder went bankrupt.' })
  })
})

describe('review', () => {
  test('returned with a comment, answered, published', async () => {
    const id = await aDraft()
    await submit(office, id, 1, typed(), null)
    await expect(returnSubmission(reviewer, id, '  ')).rejects.toMatchObject({
      fields: { comment: 'required' },
    })
    await returnSubmission(reviewer, id, 'Which centres?')
    await submit(office, id, 2, typed({ summary: 'Ten named centres.', answer: 'They are named now.' }), null)
    expect((await row(id))?.content).toMatchObject({ answer: '' })
    expect(await listEvents(db.app, id)).toMatchObject([
      { act: 'submit', comment: null },
      { act: 'return', comment: 'Which centres?' },
      { act: 'submit', comment: 'They are named now.' },
    ])
    expect(await publishSubmission(reviewer, id)).toMatch(/^AAA-2021-\d\d$/)
  })

  test('a receipt holds the entry that was published, and says when a later one is', async () => {
    const entryOf = async (id: number) => findPublishedEntry(db.app, (await row(id))?.publishedSeq ?? null)
    const first = await aDraft()
    expect(await entryOf(first)).toBeNull()
    await submit(office, first, 1, typed(), null)
    const reference = await publishSubmission(reviewer, first)
    expect(await entryOf(first)).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      corrected: false,
    })
    const change = await openDraft(office, { kind: 'commitment', makerCode: '', reference }, 'en', `c-${key}`)
    await submit(office, change, 1, typed({ dueOn: '2027' }), 'Test reason')
    await publishSubmission(reviewer, change)
    expect(await entryOf(first)).toMatchObject({ corrected: true })
    expect(await entryOf(change)).toMatchObject({ corrected: false })
  })

  test('the office proposes what a record is, the reviewer sets it', async () => {
    const id = await aDraft()
    await submit(office, id, 1, typed({ level: 'coalition_commitment', levelBasis: 'registered' }), null)
    const reference = await publishSubmission(reviewer, id, {
      level: 'international_pledge',
      levelBasis: 'registered',
    })
    const entry = (await listLedger(db.reader)).find(({ record }) => record === reference)
    expect(entry?.content).toMatchObject({ level: 'international_pledge', levelBasis: null })
    expect((await row(id))?.content).toMatchObject({ level: 'international_pledge' })
  })

  test('a registration that no source shows is not published', async () => {
    const id = await aDraft()
    const withoutSources = { sources: [], indicators: [] }
    await submit(office, id, 1, typed({ level: 'declared_intention', ...withoutSources }), null)
    await expect(
      publishSubmission(reviewer, id, { level: 'coalition_commitment', levelBasis: 'registered' }),
    ).rejects.toMatchObject({ fields: { levelBasis: 'registered_needs_source' } })
    await expect(
      publishSubmission(reviewer, id, { level: 'coalition_commitment', levelBasis: null }),
    ).rejects.toMatchObject({ fields: { levelBasis: 'level_basis' } })
    expect(await row(id)).toMatchObject({ state: 'submitted' })
  })

  test('what an editor handed in stays the editor’s, also when an office opens before it is published', async () => {
    const later = await makeDatabase(inject('databaseUrl'))
    try {
      await aWorld(later.app)
      const [writer, checker] = [await aPerson(later.app, 'editor'), await aPerson(later.app, 'reviewer')]
      const ctx = contextFor(later.app, writer)
      const id = await openDraft(
        ctx,
        { kind: 'commitment', makerCode: 'BBB', reference: null },
        'en',
        'editor',
      )
      await submit(ctx, id, 1, typed(), null)
      await aPerson(later.app, 'focal_point', 'BBB')
      await publishSubmission(contextFor(later.app, checker), id)
      const [entry] = await listLedger(later.reader)
      expect(entry).toMatchObject({ office: 'vaada', content: { compiledBy: 'vaada' } })
    } finally {
      await later.end()
    }
  })

  test('publishing twice at once makes one entry', async () => {
    const id = await aDraft()
    await submit(office, id, 1, typed(), null)
    const results = await Promise.allSettled([
      publishSubmission(reviewer, id),
      publishSubmission(reviewer, id),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('publish and return at once: one of them', async () => {
    const id = await aDraft()
    await submit(office, id, 1, typed(), null)
    const results = await Promise.allSettled([
      publishSubmission(reviewer, id),
      returnSubmission(reviewer, id, 'No'),
    ])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('nobody reviews what they wrote, not even after changing role', async () => {
    const id = await aDraft()
    await submit(office, id, 1, typed(), null)
    const turned: Context = {
      ...office,
      actor: actorFor({ id: office.actor?.id ?? 0, role: 'reviewer' }),
    }
    await expect(publishSubmission(turned, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(publishSubmission(office, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a change whose base moved is refused, and stays to be answered', async () => {
    const reference = await aPublished()
    const ids = await Promise.all(
      ['x', 'y'].map((name) =>
        openDraft(office, { kind: 'commitment', makerCode: '', reference }, 'en', `${name}-${key}`),
      ),
    )
    for (const id of ids) await submit(office, id, 1, typed({ dueOn: '2027' }), 'Why')
    await publishSubmission(reviewer, ids[0] ?? 0)
    await expect(publishSubmission(reviewer, ids[1] ?? 0)).rejects.toMatchObject({ code: 'base_moved' })
    expect(await row(ids[1] ?? 0)).toMatchObject({ state: 'submitted' })
  })
})

describe('a progress report', () => {
  const report = (changes: Partial<Fields> = {}): Fields => ({
    language: 'ru',
    implementation: 'in_progress',
    done: 'Открыты четыре центра.',
    values: [{ indicator: 'centres', value: '4,0', on: '31.10.2026' }],
    declaration: 'yes',
    ...changes,
  })
  const aReport = async (reference: string) =>
    openDraft(office, { kind: 'report', reference, cycle: '2026' }, 'ru', `report-${key}-${Math.random()}`)

  test('its value moves the standing of the commitment', async () => {
    const reference = await aPublished()
    const id = await aReport(reference)
    await submit(office, id, 1, report(), null)
    await publishSubmission(reviewer, id)
    const [stands] = await db.reader.execute<{ status: string; progress: number }>(
      sql`select s.status, s.progress from standing s join commitments c on c.id = s.commitment_id where c.reference = ${reference}`,
    )
    expect(stands).toMatchObject({ status: 'off_track', progress: expect.closeTo(0.4) })
  })

  test('one cycle has one open report', async () => {
    const reference = await aPublished()
    expect(await aReport(reference)).toBe(await aReport(reference))
  })

  test('a correction is a new version; the first stays, and so does its day', async () => {
    const reference = await aPublished()
    const first = await aReport(reference)
    await submit(office, first, 1, report(), null)
    await publishSubmission(reviewer, first)
    const later: Context = { ...office, now: new Date(NOW.getTime() + 90 * 86_400_000) }
    const second = await openDraft(later, { kind: 'report', reference, cycle: '2026' }, 'ru', `again-${key}`)
    await submit(
      later,
      second,
      1,
      report({ values: [{ indicator: 'centres', value: '5', on: '2026-10-31' }] }),
      'Пересчитали',
    )
    await publishSubmission({ ...reviewer, now: later.now }, second)
    const rows = await db.reader
      .select({ version: reports.version, submittedOn: reports.submittedOn, toSeq: reports.toSeq })
      .from(reports)
      .where(sql`commitment_id = (select id from commitments where reference = ${reference})`)
      .orderBy(reports.version)
    expect(rows).toEqual([
      { version: 1, submittedOn: '2026-11-23', toSeq: expect.any(Number) },
      { version: 2, submittedOn: '2026-11-23', toSeq: null },
    ])
  })

  test('what is wrong in it is said by field', async () => {
    const reference = await aPublished()
    const id = await aReport(reference)
    const wrong = report({
      implementation: '',
      done: '',
      values: [{ indicator: 'centres', value: 'four', on: '2030' }],
      evidence: [{ title: 'Order', url: 'ftp://x', kind: 'law' }],
      declaration: '',
    })
    await expect(submit(office, id, 1, wrong, null)).rejects.toMatchObject({
      fields: {
        implementation: 'required',
        done: 'required',
        'values.0.value': 'not_a_number',
        'values.0.on': 'in_future',
        'evidence.0.url': 'not_a_link',
        declaration: 'tick_to_confirm',
      },
    })
  })
})

test('a text published in one language follows its original when that changes', async () => {
  const content = aCommitment({
    title: { ...text('Ten centres'), ru: { text: 'Десять центров', state: 'checked' } },
  })
  const { fromDraft } = await import('@/lib/commitments/draft')
  const outcome = fromDraft(
    { ...toDraft(content), title: 'Twelve centres' },
    { maker: 'AAA', compiledBy: 'office', published: content },
  )
  expect(outcome).toMatchObject({
    ok: true,
    content: {
      title: {
        en: { text: 'Twelve centres', state: 'original' },
        ru: { text: 'Десять центров', state: 'outdated' },
      },
    },
  })
})

describe('what looks like personal data', () => {
  const withPhone = () => typed({ summary: 'Ask at +7 701 111 22 33 for the list.' })
  const faultsOf = (work: Promise<unknown>) =>
    work.then(
      () => ({}),
      (error) => error.fields,
    )

  test('keeps a draft from being handed in, at its field, until its writer says that it is public', async () => {
    const id = await aDraft()
    expect(await faultsOf(submit(office, id, 1, withPhone(), null))).toEqual({ summary: 'personal_data' })
    expect((await row(id))?.state).toBe('draft')
    const [finding] = findPersonalData(String(withPhone().summary))
    await submit(office, id, 2, { ...withPhone(), confirmed: [finding?.id ?? ''] }, null)
    const handedIn = await row(id)
    expect(handedIn?.state).toBe('submitted')
    expect(handedIn && (await findConfirmedData(db.app, handedIn))).toEqual({
      summary: [{ id: finding?.id, kind: 'phone', excerpt: '+7 701 111 22 33' }],
    })
  })

  test('is looked for in the reason of a change too, which is published', async () => {
    const reference = await aPublished()
    const id = await openDraft(
      office,
      { kind: 'commitment', makerCode: 'AAA', reference },
      'en',
      `form-${key}-change`,
    )
    expect(await faultsOf(submit(office, id, 1, typed(), 'Ivanova A. B. asked, +7 701 111 22 33'))).toEqual({
      reason: 'personal_data',
    })
  })

  test('a confirmation of something else confirms nothing', async () => {
    const id = await aDraft()
    expect(
      await faultsOf(submit(office, id, 1, { ...withPhone(), confirmed: ['phone-0', 'x'] }, null)),
    ).toEqual({ summary: 'personal_data' })
  })

  test('a published help line is nobody’s number', async () => {
    await db.app.execute(sql`
      insert into help_lines (maker_code, number, name, sources)
      values ('AAA', '8 701 111 22 33', ${JSON.stringify(text('A line'))}::jsonb, '[]'::jsonb)`)
    const id = await aDraft()
    await submit(office, id, 1, withPhone(), null)
    expect((await row(id))?.state).toBe('submitted')
    await db.app.execute(sql`delete from help_lines`)
  })
})
