import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, actorFor, aPerson, aWorld, contextFor, NOW } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { listQueue } from '@/lib/reviews/queries'
import { queueViewOf } from '@/lib/reviews/queue'
import { discard, openDraft, submit } from '@/lib/submissions/mutations'
import { saveDraft } from '@/lib/submissions/save'
import { NoteInput } from './input'
import { addNote, settleFlag } from './mutations'
import { countOpenFlags, listNotes } from './queries'

let db: TestDatabase
let office: Context
let stranger: Context
let reviewer: Context
let other: Context
let key = 0

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  other = contextFor(db.app, await aPerson(db.app, 'reviewer'))
})
afterAll(() => db.end())
beforeEach(() => {
  key += 1
})

const typed = toDraft(aCommitment()) as unknown as Fields
const aDraft = () =>
  openDraft(office, { kind: 'commitment', makerCode: 'AAA', reference: null }, 'en', `note-${key}`)
async function aSubmitted() {
  const id = await aDraft()
  await submit(office, id, 1, typed, null)
  return id
}
const comment = { kind: 'comment', text: 'Is this the final figure?' } as const
const flag = { kind: 'flag', text: 'A shelter’s street is named.' } as const
const stateOf = async (id: number) =>
  (await db.app.select().from(submissions).where(eq(submissions.id, id)))[0]?.state

describe('a comment', () => {
  test('is read by office and reviewer, in order, and holds nothing up', async () => {
    const id = await aSubmitted()
    await addNote(reviewer, id, comment)
    await addNote(office, id, { kind: 'comment', text: 'Yes.' })
    expect(await listNotes(db.app, id)).toMatchObject([
      { kind: 'comment', text: comment.text, role: 'reviewer', settled: null },
      { kind: 'comment', text: 'Yes.', role: 'focal_point' },
    ])
    await publishSubmission(reviewer, id)
    expect(await stateOf(id)).toBe('published')
  })

  test('is not for another country, and a reviewer doesn’t learn of drafts by it', async () => {
    const id = await aDraft()
    for (const by of [stranger, reviewer, { ...office, actor: null }])
      await expect(addNote(by, id, comment)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('comes too late once the submission is closed', async () => {
    const id = await aDraft()
    await discard(office, id)
    await expect(addNote(office, id, comment)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('says something, and not a book', () => {
    const code = (text: string) => NoteInput.safeParse({ kind: 'comment', text }).error?.issues[0]?.message
    expect(code('  ')).toBe('required')
    expect(code('x'.repeat(4001))).toBe('too_long')
  })
})

describe('a flag', () => {
  test('holds publishing up until it is settled, and the submission stays as it was', async () => {
    const id = await aSubmitted()
    const note = await addNote(office, id, flag)
    await expect(publishSubmission(reviewer, id)).rejects.toMatchObject({
      fields: { openFlags: 'open_flags' },
    })
    expect(await stateOf(id)).toBe('submitted')
    expect((await listQueue(db.app, 0, queueViewOf({}))).find((row) => row.id === id)).toMatchObject({
      openFlags: 1,
    })
    await settleFlag(reviewer, note)
    expect(await countOpenFlags(db.app, id)).toBe(0)
    expect(await listNotes(db.app, id)).toMatchObject([{ settled: { at: NOW } }])
    await publishSubmission(reviewer, id)
    expect(await stateOf(id)).toBe('published')
  })

  test('doesn’t keep a reviewer from returning it', async () => {
    const id = await aSubmitted()
    await addNote(reviewer, id, flag)
    await returnSubmission(reviewer, id, 'Take the street out.')
    expect(await stateOf(id)).toBe('returned')
    expect(await countOpenFlags(db.app, id)).toBe(1)
  })

  test('is settled by who may edit', async () => {
    const id = await aSubmitted()
    const note = await addNote(reviewer, id, flag)
    await settleFlag(office, note)
    await expect(settleFlag(office, note)).rejects.toMatchObject({ code: 'already_done' })
  })

  test('is not settled by a reviewer who wrote in it or by another country, and a comment isn’t one', async () => {
    const id = await aSubmitted()
    const note = await addNote(reviewer, id, flag)
    const turned: Context = { ...office, actor: actorFor({ id: office.actor?.id ?? 0, role: 'reviewer' }) }
    await expect(settleFlag(turned, note)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(settleFlag(stranger, note)).rejects.toMatchObject({ code: 'not_found' })
    const [commentId] = [await addNote(office, id, comment)]
    await expect(settleFlag(other, commentId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(settleFlag(other, 999_999)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('settled twice at once, it is settled once', async () => {
    const id = await aSubmitted()
    const note = await addNote(office, id, flag)
    const results = await Promise.allSettled([settleFlag(reviewer, note), settleFlag(other, note)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('raised while it is being published, it comes before or too late, never in between', async () => {
    const id = await aSubmitted()
    const [published, flagged] = await Promise.allSettled([
      publishSubmission(reviewer, id),
      addNote(office, id, flag),
    ])
    expect([published.status, flagged.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect(await stateOf(id)).toBe(published.status === 'fulfilled' ? 'published' : 'submitted')
  })
})

describe('rights of a contributor', () => {
  test.each([
    [['comment'], 'done', 'forbidden', 'forbidden'],
    [['flag'], 'forbidden', 'done', 'forbidden'],
    [['edit'], 'forbidden', 'forbidden', 'done'],
    [['submit'], 'forbidden', 'forbidden', 'forbidden'],
    [[], 'not_found', 'not_found', 'not_found'],
  ] as const)('%o: comment %s, flag %s, settle %s', async (rights, comments, flags, settles) => {
    const first = await aSubmitted()
    const reference = await publishSubmission(reviewer, first)
    const id = await openDraft(
      office,
      { kind: 'commitment', makerCode: '', reference },
      'en',
      `note-change-${key}`,
    )
    await saveDraft(office, id, 1, typed, 'Why')
    const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
    const note = await addNote(office, id, flag)
    const helper = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
    const by = contextFor(db.app, helper, 'AAA', NOW, {
      officeRole: 'contributor',
      grants: rights.length ? { [row?.commitmentId ?? 0]: rights } : {},
    })
    const attempt = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error) => error.code,
      )
    expect(await attempt(addNote(by, id, comment))).toBe(comments)
    expect(await attempt(addNote(by, id, flag))).toBe(flags)
    expect(await attempt(settleFlag(by, note))).toBe(settles)
  })
})
