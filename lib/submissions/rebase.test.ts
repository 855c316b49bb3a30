import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { loadSubmission } from './load'
import { openDraft, submit } from './mutations'
import { findRebase, rebaseDraft } from './rebase'
import { saveDraft } from './save'

let db: TestDatabase
let office: Context
let reviewer: Context
let key = 0

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
})
afterAll(() => db.end())

const typed = (changes: Partial<Fields> = {}) =>
  ({ ...(toDraft(aCommitment()) as unknown as Fields), ...changes }) as Fields

const open = (reference: string | null) => {
  key += 1
  return openDraft(office, { kind: 'commitment', makerCode: 'AAA', reference }, 'en', `rebase-${key}`)
}

/** A published record, and two changes of it begun at the same time, of which the first is published. */
async function twoChanges(first: Partial<Fields>, second: Partial<Fields>): Promise<number> {
  const id = await open(null)
  await submit(office, id, 1, typed(), null)
  const reference = await publishSubmission(reviewer, id)
  const [a, b] = [await open(reference), await open(reference)]
  await saveDraft(office, b, 1, typed(second), 'The second')
  await submit(office, a, 1, typed(first), 'The first')
  await publishSubmission(reviewer, a)
  return b
}

const draftOf = async (id: number) =>
  (await db.app.select().from(submissions).where(eq(submissions.id, id)))[0]

test('what was published since comes into the draft where its author changed nothing', async () => {
  const id = await twoChanges({ dueOn: '31.12.2027' }, { summary: 'Two in each region.' })
  const rebase = await findRebase(db.app, await loadSubmission(db.app, id))
  expect(rebase).toMatchObject({ version: 2, clashes: [] })
  await rebaseDraft(office, id, 2, new Set())
  expect(await draftOf(id)).toMatchObject({
    baseVersion: 2,
    revision: 3,
    reason: 'The second',
    content: { dueOn: '31.12.2027', summary: 'Two in each region.' },
  })
})

test('where both changed the same, the author chooses', async () => {
  const first = { title: 'Published title', dueOn: '31.12.2027' }
  const second = { title: 'Drafted title', dueOn: '31.12.2029' }
  const id = await twoChanges(first, second)
  const rebase = await findRebase(db.app, await loadSubmission(db.app, id))
  expect(rebase?.clashes).toHaveLength(2)
  expect(rebase?.clashes).toContainEqual({
    path: 'title',
    mine: 'Drafted title',
    theirs: 'Published title',
  })
  expect(rebase?.clashes).toContainEqual({ path: 'dueOn', mine: '31.12.2029', theirs: '31.12.2027' })
  await rebaseDraft(office, id, 2, new Set(['title']))
  expect((await draftOf(id))?.content).toMatchObject({ title: 'Published title', dueOn: '31.12.2029' })
})

test('a draft can be published once it is up to date, and not before', async () => {
  const second = { summary: 'Two in each region.' }
  const id = await twoChanges({ dueOn: '31.12.2027' }, second)
  await submit(office, id, 2, typed(second), 'Why')
  await expect(publishSubmission(reviewer, id)).rejects.toMatchObject({ code: 'base_moved' })
  await returnSubmission(reviewer, id, 'Another version was published meanwhile')
  await rebaseDraft(office, id, 3, new Set())
  await submit(office, id, 4, {}, null, [])
  await publishSubmission(reviewer, id)
  expect((await draftOf(id))?.state).toBe('published')
})

test('based on what is published, there is nothing to do', async () => {
  const id = await open(null)
  await expect(rebaseDraft(office, id, 1, new Set())).rejects.toMatchObject({ code: 'already_done' })
})

test('a draft that was saved meanwhile is looked at again first', async () => {
  const id = await twoChanges({ dueOn: '31.12.2027' }, {})
  await expect(rebaseDraft(office, id, 1, new Set())).rejects.toMatchObject({ code: 'conflict' })
})
