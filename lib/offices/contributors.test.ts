import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { contributorRights, people, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import type { Right } from '@/lib/access/model'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { publishSubmission } from '@/lib/reviews/mutations'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { discard, openDraft, submit } from '@/lib/submissions/mutations'
import {
  findSubmission,
  listOfficeCommitments,
  listSubmissions,
  writingScopeOf,
} from '@/lib/submissions/queries'
import { saveDraft } from '@/lib/submissions/save'
import { setGrants } from './contributors'
import { GrantsInput } from './input'

let db: TestDatabase
let lead: Context
let stranger: Context
let helper: Awaited<ReturnType<typeof aPerson>>
let [first, second, theirs] = ['', '', '']
let key = 0

const typed = (changes: Partial<Fields> = {}) =>
  ({ ...(toDraft(aCommitment()) as unknown as Fields), ...changes }) as Fields

async function publishOne(by: Context, makerCode: string, reviewer: Context): Promise<string> {
  key += 1
  const id = await openDraft(by, { kind: 'commitment', makerCode, reference: null }, 'en', `grants-${key}`)
  await submit(by, id, 1, typed(), null)
  return publishSubmission(reviewer, id)
}

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  lead = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  helper = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
  stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
  const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  first = await publishOne(lead, 'AAA', reviewer)
  second = await publishOne(lead, 'AAA', reviewer)
  theirs = await publishOne(stranger, 'BBB', reviewer)
})
afterAll(() => db.end())
beforeEach(() => db.app.delete(contributorRights))

/** The contributor as their next request finds them. */
async function asHelper(): Promise<Context> {
  const secret = await db.app.transaction((tx) =>
    openSession(tx, NOW, { personId: helper.id, method: 'password', browser: null }),
  )
  const found = await findSession(db.app, NOW, TIME_ZONE, secret)
  if (found?.state !== 'open') throw new Error('not in')
  return { db: db.app, now: NOW, timeZone: TIME_ZONE, actor: found.viewer }
}
const give = (rights: Record<string, Right[]>, by = lead, personId = helper.id) =>
  setGrants(by, personId, GrantsInput.parse({ rights }))
async function aChange(reference: string, reason: string | null = 'The builder went bankrupt.') {
  key += 1
  const id = await openDraft(lead, { kind: 'commitment', makerCode: '', reference }, 'en', `change-${key}`)
  await saveDraft(lead, id, 1, typed({ dueOn: '2027' }), reason)
  return id
}
const row = async (id: number) => (await db.app.select().from(submissions).where(eq(submissions.id, id)))[0]

describe('giving rights', () => {
  test('takes effect on the next request, and what isn’t ticked is taken away', async () => {
    await give({ [first]: ['edit', 'submit'], [second]: ['comment'] })
    expect(Object.values((await asHelper()).actor?.grants ?? {})).toEqual([['edit', 'submit'], ['comment']])
    await give({ [second]: ['flag'] })
    expect(Object.values((await asHelper()).actor?.grants ?? {})).toEqual([['flag']])
    await give({})
    expect((await asHelper()).actor?.grants).toEqual({})
  })

  test('a commitment of another office is refused, and nothing of the form is kept', async () => {
    await give({ [first]: ['comment'] })
    await expect(give({ [second]: ['edit'], [theirs]: ['edit'] })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await db.app.select().from(contributorRights)).toMatchObject([{ rights: ['comment'] }])
  })

  test('by the lead or an administrator alone', async () => {
    const alternate = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA', NOW, {
      officeRole: 'alternate',
    })
    for (const by of [stranger, alternate, await asHelper()])
      await expect(give({ [first]: ['edit'] }, by)).rejects.toMatchObject({ code: 'not_found' })
    const administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
    await expect(give({ [first]: ['edit'] }, administrator)).resolves.toBeUndefined()
  })

  test('to a contributor who is there, and nobody else', async () => {
    const alternate = await aPerson(db.app, 'focal_point', 'AAA')
    const gone = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
    await db.app.update(people).set({ disabled: true }).where(eq(people.id, gone.id))
    const reviewer = await aPerson(db.app, 'reviewer')
    for (const id of [alternate.id, gone.id, reviewer.id, 999_999])
      await expect(give({ [first]: ['edit'] }, lead, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('rights that are not for contributors can’t be asked for', () => {
    expect(GrantsInput.safeParse({ rights: { 'AAA-2021-01': ['publish'] } }).success).toBe(false)
    expect(GrantsInput.safeParse({ rights: { 'not a reference': ['edit'] } }).success).toBe(false)
  })
})

describe('the workspace of a contributor', () => {
  test('shows what is written about their commitments, and no other', async () => {
    const [mine, other] = [await aChange(first), await aChange(second)]
    await give({ [first]: ['comment'] })
    const { actor } = await asHelper()
    const scope = actor && writingScopeOf(actor)
    if (!actor || !scope) throw new Error('no scope')
    const listed = await listSubmissions(db.app, scope, ['draft'])
    expect(listed.map(({ id }) => id)).toContain(mine)
    expect(listed.every(({ reference }) => reference === first)).toBe(true)
    const shown = await listOfficeCommitments(db.app, scope, '2026')
    expect(shown.map(({ reference }) => reference)).toEqual([first])
    expect(await findSubmission(db.app, actor, mine)).not.toBeNull()
    expect(await findSubmission(db.app, actor, other)).toBeNull()
  })

  test('without rights it shows nothing, and a new commitment is for nobody', async () => {
    const { actor } = await asHelper()
    const scope = actor && writingScopeOf(actor)
    if (!scope) throw new Error('no scope')
    expect(await listSubmissions(db.app, scope, ['draft', 'returned', 'submitted', 'published'])).toEqual([])
    expect(await listOfficeCommitments(db.app, scope, '2026')).toEqual([])
    await give({ [first]: ['flag', 'comment', 'edit', 'submit'] })
    await expect(
      openDraft(await asHelper(), { kind: 'commitment', makerCode: 'AAA', reference: null }, 'en', 'new'),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

const attempt = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code,
  )

describe('what each combination of rights lets a contributor do with a draft of their commitment', () => {
  test.each([
    [[], 'not_found', 'not_found', 'not_found', 'forbidden'],
    [['comment'], 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    [['flag'], 'forbidden', 'forbidden', 'forbidden', 'forbidden'],
    [['edit'], 'done', 'forbidden', 'done', 'done'],
    [['submit'], 'forbidden', 'done', 'forbidden', 'forbidden'],
    [['edit', 'submit'], 'done', 'done', 'done', 'done'],
    [['comment', 'submit'], 'forbidden', 'done', 'forbidden', 'forbidden'],
  ] as [Right[], string, string, string, string][])(
    '%o: save %s, hand in %s, discard %s, begin another change %s',
    async (rights, saves, handsIn, discards, begins) => {
      await give(rights.length ? { [first]: rights } : {})
      const by = await asHelper()
      key += 1
      const [draft, other, third] = [await aChange(first), await aChange(first), await aChange(first)]
      expect(await attempt(saveDraft(by, draft, 2, typed({ dueOn: '2028' }), 'Why'))).toBe(saves)
      expect(await attempt(submit(by, other, 2, typed({ dueOn: '2028' }), 'Why'))).toBe(handsIn)
      expect(await attempt(discard(by, third))).toBe(discards)
      const wish = { kind: 'commitment', makerCode: '', reference: first } as const
      expect(await attempt(openDraft(by, wish, 'en', `again-${key}`))).toBe(begins)
    },
  )

  test('who may submit and not edit hands in what others wrote, word for word', async () => {
    const id = await aChange(first)
    await give({ [first]: ['submit'] })
    await submit(await asHelper(), id, 2, typed({ title: 'Something else', dueOn: '2030' }), 'Another reason')
    expect(await row(id)).toMatchObject({
      state: 'submitted',
      revision: 2,
      reason: 'The builder went bankrupt.',
      content: { dueOn: '2027', title: 'Ten centres' },
    })
  })

  test('they don’t hand in what changed since they read it, nor what has gaps', async () => {
    await give({ [first]: ['submit'] })
    const id = await aChange(first)
    await saveDraft(lead, id, 2, typed({ dueOn: '2029' }), 'Why')
    await expect(submit(await asHelper(), id, 2, {}, null)).rejects.toMatchObject({ code: 'conflict' })
    const gaps = await aChange(first, null)
    await expect(submit(await asHelper(), gaps, 2, {}, 'Why')).rejects.toMatchObject({
      fields: { reason: 'required' },
    })
  })

  test('rights on one commitment are none on another', async () => {
    await give({ [first]: ['edit', 'submit'] })
    const id = await aChange(second)
    await expect(saveDraft(await asHelper(), id, 2, typed(), 'Why')).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
