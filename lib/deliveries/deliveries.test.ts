import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { apiDeliveries, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TODAY } from '@/db/testing/factory'
import { makeKey } from '@/lib/api-keys/mutations'
import { type FoundKey, findKey } from '@/lib/api-keys/queries'
import type { Context } from '@/lib/context'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { openDraft } from '@/lib/submissions/mutations'
import { saveDraft } from '@/lib/submissions/save'
import { deliverReport } from './mutations'

const publication: Publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY }
let db: TestDatabase
let lead: Context
let key: FoundKey
let foreign: FoundKey
let reference: string
let made = 0

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  lead = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  const other = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
  key = await keyOf(lead)
  foreign = await keyOf(other)
})
afterAll(() => db.end())

async function keyOf(ctx: Context): Promise<FoundKey> {
  const found = await findKey(ctx, await makeKey(ctx, { name: 'System', kind: 'delivering' }))
  if (!found) throw new Error('no key')
  return found
}

/** A commitment of its own for each test, so that each has a report to open. */
beforeEach(async () => {
  made += 1
  await db.app.transaction(async (tx) => {
    const one = await publishCommitment(tx, { reference: null }, aCommitment(), publication)
    reference = one.reference
    await finishPublication(tx, [one.commitmentId], publication)
  })
})

const report = (more: object = {}) => ({
  commitment: reference,
  cycle: '2026',
  language: 'ru',
  implementation: 'in_progress',
  done: 'Открыты три центра.',
  values: [{ indicator: 'centres', value: '3.5', on: '2026-06-30' }],
  ...more,
})
const deliver = (body: unknown, name = `delivery-${made}`, by = key, now = NOW) =>
  deliverReport(
    { db: db.app, now, timeZone: lead.timeZone },
    by,
    name,
    typeof body === 'string' ? body : JSON.stringify(body),
  )
const draftOf = async (id: number) =>
  (await db.app.select().from(submissions).where(eq(submissions.id, id)))[0]
const drafts = async () =>
  (
    (await db.app.execute(
      sql`select count(*)::int as n from submissions s join commitments c on c.id = s.commitment_id where c.reference = ${reference}`,
    )) as unknown as { n: number }[]
  )[0]?.n

describe('a delivery', () => {
  test('becomes a draft of the office, in its language, that nobody has handed in', async () => {
    const answer = await deliver(report())
    if (!answer.ok) throw new Error(answer.refusal)
    const draft = await draftOf(answer.submission)
    expect(draft).toMatchObject({
      kind: 'report',
      state: 'draft',
      makerCode: 'AAA',
      submittedAt: null,
      authorId: lead.actor?.id,
      content: {
        language: 'ru',
        done: 'Открыты три центра.',
        values: [{ indicator: 'centres', value: '3,5', on: expect.stringContaining('2026') }],
        declaration: '',
      },
    })
    expect(answer.gaps).toEqual([])
  })

  test('says what people have still to fill in', async () => {
    const answer = await deliver(report({ done: undefined, implementation: undefined }))
    expect(answer.ok && answer.gaps.map(({ path }) => path).toSorted()).toEqual(['done', 'implementation'])
  })

  test('the same twice, also at once, is one draft and one answer', async () => {
    const [first, second] = await Promise.all([deliver(report()), deliver(report())])
    const answers = [first, second, await deliver(report())]
    expect(answers.filter((one) => one.ok && !one.replayed)).toHaveLength(1)
    for (const one of answers) expect(one.ok || one.refusal === 'in_progress').toBe(true)
    expect(answers[2]).toMatchObject({ ok: true, replayed: true })
    expect(await drafts()).toBe(1)
  })

  test('another body under the same name is refused, and changes nothing', async () => {
    await deliver(report())
    expect(await deliver(report({ done: 'Другое.' }))).toMatchObject({
      ok: false,
      refusal: 'idempotency_key_reused',
    })
    expect(await drafts()).toBe(1)
  })

  test('names are each key’s own', async () => {
    await deliver(report(), 'shared-name')
    expect(await deliver({ ...report(), commitment: reference }, 'shared-name', foreign)).toMatchObject({
      ok: false,
      replayed: false,
      refusal: 'not_found',
    })
  })

  test('what was cut off before its answer goes on where it stopped', async () => {
    const answer = await deliver(report())
    await db.app
      .update(apiDeliveries)
      .set({ answer: null, revision: null, submissionId: null })
      .where(eq(apiDeliveries.idempotencyKey, `delivery-${made}`))
    expect(await deliver(report())).toMatchObject({ ok: false, refusal: 'in_progress' })
    const later = new Date(NOW.getTime() + 61_000)
    expect(await deliver(report(), undefined, key, later)).toMatchObject({
      ok: true,
      submission: answer.ok && answer.submission,
    })
    expect(await drafts()).toBe(1)
  })
})

describe('the draft that is there', () => {
  test('a second delivery changes what the first brought, and leaves what people wrote', async () => {
    const first = await deliver(report())
    if (!first.ok) throw new Error(first.refusal)
    await saveDraft(lead, first.submission, first.revision, { challenges: 'Нет зданий.' }, null, [
      'challenges',
    ])
    const second = await deliver(report({ done: 'Открыты четыре центра.' }), `once-more-${made}`)
    expect(second).toMatchObject({ ok: true, submission: first.submission })
    expect((await draftOf(first.submission))?.content).toMatchObject({
      done: 'Открыты четыре центра.',
      challenges: 'Нет зданий.',
    })
  })

  test('where people changed what was delivered, a delivery stops and names the place', async () => {
    const first = await deliver(report())
    if (!first.ok) throw new Error(first.refusal)
    await saveDraft(lead, first.submission, first.revision, { done: 'Открыто два.' }, null, ['done'])
    expect(await deliver(report({ done: 'Открыто пять.' }), `once-more-${made}`)).toEqual({
      ok: false,
      replayed: false,
      refusal: 'draft_conflict',
      faults: [{ path: 'done', code: 'differs' }],
    })
    expect((await draftOf(first.submission))?.content).toMatchObject({ done: 'Открыто два.' })
  })

  test('what people began is completed, not overwritten', async () => {
    const id = await openDraft(lead, { kind: 'report', reference, cycle: '2026' }, 'ru', `form-${made}`)
    await saveDraft(lead, id, 1, { nextSteps: 'Ещё два.' }, null, ['nextSteps'])
    expect(await deliver(report())).toMatchObject({ ok: true, submission: id })
    expect((await draftOf(id))?.content).toMatchObject({ nextSteps: 'Ещё два.', done: 'Открыты три центра.' })
  })

  test('once handed in, it is not changed', async () => {
    const first = await deliver(report())
    if (!first.ok) throw new Error(first.refusal)
    await db.app.update(submissions).set({ state: 'submitted' }).where(eq(submissions.id, first.submission))
    expect(await deliver(report({ done: 'Позже.' }), `once-more-${made}`)).toMatchObject({
      refusal: 'in_review',
    })
  })
})

describe('refused, with what is wrong', () => {
  test.each([
    ['no JSON', '{"commitment":', 'bad_json'],
    ['a list', '[]', 'bad_report'],
    ['nothing', 'null', 'bad_report'],
    ['a prototype', '{"__proto__":{"x":1}}', 'bad_report'],
  ])('%s', async (_, body, refusal) => {
    expect(await deliver(body)).toMatchObject({ ok: false, refusal })
  })

  test('everything that is wrong at once, by its place', async () => {
    const answer = await deliver(
      report({
        implementation: 'excellent',
        values: [{ indicator: 'centres', value: '3,5', on: '2026-02-30' }],
        colour: 'red',
      }),
    )
    expect(answer).toMatchObject({ refusal: 'bad_report' })
    expect(answer.ok ? [] : answer.faults.map(({ path }) => path).toSorted()).toEqual([
      '',
      'implementation',
      'values.0.on',
      'values.0.value',
    ])
    expect(await drafts()).toBe(0)
  })

  test('mended, it is taken under the same name', async () => {
    expect(await deliver(report({ implementation: 'excellent' }))).toMatchObject({ refusal: 'bad_report' })
    expect(await deliver(report())).toMatchObject({ ok: true, replayed: false })
    expect(await drafts()).toBe(1)
  })

  test('indicators and milestones that the commitment does not have', async () => {
    expect(
      await deliver(
        report({
          values: [{ indicator: 'shelters', value: '3', on: '2026' }],
          steps: [{ milestone: 'law', state: 'done' }],
        }),
      ),
    ).toMatchObject({
      refusal: 'bad_report',
      faults: [
        { path: 'values.0.indicator', code: 'unknown_indicator' },
        { path: 'steps.0.milestone', code: 'unknown_milestone' },
      ],
    })
  })

  test.each([
    ['another office’s commitment', () => ({ by: foreign })],
    ['a commitment that is not there', () => ({ body: { commitment: 'AAA-1999-01' } })],
    ['a cycle that is not there', () => ({ body: { cycle: '2031' } })],
  ])('%s is not found', async (_, given) => {
    const { by = key, body = {} } = given() as { by?: FoundKey; body?: object }
    expect(await deliver(report(body), undefined, by)).toMatchObject({ refusal: 'not_found' })
    expect(await drafts()).toBe(0)
  })

  test.each(['', 'short', 'with blank inside', 'x'.repeat(201), 'кириллица'])('the name %j', async (name) => {
    expect(await deliver(report(), name)).toMatchObject({ refusal: 'bad_idempotency_key' })
  })
})
