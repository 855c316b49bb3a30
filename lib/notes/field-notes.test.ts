import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { loadSubmission } from '@/lib/submissions/load'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { listEvents } from '@/lib/submissions/queries'
import { presentPath } from './field-path'
import { NoteInput } from './input'
import { addNote, settleFlag } from './mutations'
import { countFieldComments, listNotes } from './queries'

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
async function aSubmitted() {
  const id = await openDraft(
    office,
    { kind: 'commitment', makerCode: 'AAA', reference: null },
    'en',
    `field-note-${key}`,
  )
  await submit(office, id, 1, typed, null)
  return id
}
const on = (field: string, more = {}) => ({ kind: 'comment' as const, text: 'Why ten?', field, ...more })
const revisionOf = async (id: number) => (await loadSubmission(db.app, id)).row.revision

describe('a comment on a field', () => {
  test('keeps what stood there, and finds its row after it moved', async () => {
    const id = await aSubmitted()
    await addNote(reviewer, id, on('indicators.0.targetValue'))
    const [note] = await listNotes(db.app, id)
    expect(note).toMatchObject({ fieldText: '10', answers: null })
    const moved = { ...typed, indicators: [{ row: 'new' }, ...((typed.indicators ?? []) as Fields[])] }
    expect(presentPath(moved, note?.field ?? '')).toBe('indicators.1.targetValue')
  })

  test('is not about a field that the draft doesn’t have', async () => {
    const id = await aSubmitted()
    for (const field of ['nothing', 'indicators.9.name', 'title.0'])
      await expect(addNote(reviewer, id, on(field))).rejects.toMatchObject({ code: 'not_found' })
    for (const field of ['', 'a b', "a'--", '../x', 'a'.repeat(201)])
      expect(NoteInput.safeParse({ kind: 'comment', text: 'x', field }).success).toBe(false)
  })

  test('stands in for a comment on the whole, once for each time it is handed in', async () => {
    const id = await aSubmitted()
    await expect(returnSubmission(reviewer, id, '  ')).rejects.toMatchObject({
      fields: { comment: 'required' },
    })
    await addNote(office, id, on('title'))
    await expect(returnSubmission(reviewer, id, '')).rejects.toMatchObject({
      fields: { comment: 'required' },
    })
    await addNote(reviewer, id, on('title'))
    expect(await countFieldComments(db.app, id)).toBe(1)
    await returnSubmission(reviewer, id, '')
    expect((await listEvents(db.app, id)).at(-1)).toMatchObject({ act: 'return', comment: null })

    const later = { ...office, now: new Date(office.now.getTime() + 60_000) }
    await submit(later, id, await revisionOf(id), typed, null)
    expect(await countFieldComments(db.app, id)).toBe(0)
    await expect(returnSubmission(reviewer, id, '')).rejects.toMatchObject({
      fields: { comment: 'required' },
    })
  })

  test('as a flag holds publishing up until it is settled', async () => {
    const id = await aSubmitted()
    const flag = await addNote(reviewer, id, on('title', { kind: 'flag' }))
    await expect(publishSubmission(reviewer, id)).rejects.toMatchObject({
      fields: { openFlags: 'open_flags' },
    })
    await settleFlag(office, flag)
    await publishSubmission(reviewer, id)
  })
})

describe('an answer', () => {
  test('stands at the field of the comment', async () => {
    const id = await aSubmitted()
    const asked = await addNote(reviewer, id, on('title'))
    await returnSubmission(reviewer, id, '')
    await addNote(office, id, { kind: 'comment', text: 'By the order.', answers: asked })
    const notes = await listNotes(db.app, id)
    expect(notes[1]).toMatchObject({ answers: asked, field: notes[0]?.field, fieldText: null })
  })

  test('is to a comment of this submission, and not to another answer', async () => {
    const one = await aSubmitted()
    key += 1
    const two = await aSubmitted()
    const asked = await addNote(reviewer, one, on('title'))
    const answer = { kind: 'comment' as const, text: 'So.' }
    await expect(addNote(office, two, { ...answer, answers: asked })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(addNote(stranger, one, { ...answer, answers: asked })).rejects.toMatchObject({
      code: 'not_found',
    })
    const said = await addNote(office, one, { ...answer, answers: asked })
    await expect(addNote(office, one, { ...answer, answers: said })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('comes too late once it is published', async () => {
    const id = await aSubmitted()
    const asked = await addNote(reviewer, id, on('title'))
    await publishSubmission(reviewer, id)
    await expect(
      addNote(office, id, { kind: 'comment', text: 'Late.', answers: asked }),
    ).rejects.toMatchObject({ code: 'already_done' })
  })
})

test('of two reviewers at once one publishes, and the other is told', async () => {
  const id = await aSubmitted()
  const results = await Promise.allSettled([publishSubmission(reviewer, id), publishSubmission(other, id)])
  const lost = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(lost.reason).toMatchObject({ code: 'already_done' })
})

test('published by one while another returns it, it is one of the two', async () => {
  const id = await aSubmitted()
  const results = await Promise.allSettled([
    publishSubmission(reviewer, id),
    returnSubmission(other, id, 'Name the regions.'),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
