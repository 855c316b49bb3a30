import { eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { audit, correctionCases, correctionNotes, mails, publication } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TIME_ZONE } from '@/db/testing/factory'
import { publishOne } from '@/db/testing/published-world'
import type { Context } from '@/lib/context'
import { AnswerInput, NoteInput } from './input'
import { tellOfLateNotes } from './late'
import { answerNote, noteSomethingWrong } from './mutations'
import { casePosition, casePositionText } from './position'
import { countCases, countWaitingNotes, findNote, listCases, listWaitingNotes } from './queries'
import { sweepCorrections } from './sweep'

const DAY = 86_400_000

let db: TestDatabase
let reviewer: Context
let editor: Context
let visitor: Context
let aland: string
let beland: string
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  vi.stubEnv('DATABASE_URL', db.urls.app)
  await aWorld(db.app)
  aland = await publishOne(db.app, aCommitment())
  beland = await publishOne(db.app, aCommitment({ maker: 'BBB' }))
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  editor = contextFor(db.app, await aPerson(db.app, 'editor'))
  visitor = { db: db.app, now: NOW, timeZone: TIME_ZONE, actor: null }
})
afterAll(() => db.end())
beforeEach(async () => {
  await db.app.delete(correctionCases)
  await db.app.delete(mails)
})

const aNote = (changes: Record<string, unknown> = {}) =>
  NoteInput.parse({
    subject: `/commitments/${aland}`,
    wrong: 'The date is 2026.',
    right: 'It is 2027.',
    source: '',
    email: '',
    ...changes,
  })
const send = async (
  changes: Record<string, unknown> = {},
  formKey: string = crypto.randomUUID(),
  ctx = visitor,
) => {
  await noteSomethingWrong(ctx, db.reader, aNote(changes), { formKey, locale: 'kk' })
  const [row] = await db.app.select().from(correctionNotes).orderBy(correctionNotes.caseId)
  return (await listWaitingNotes(db.app)).at(-1)?.id ?? row?.caseId ?? 0
}
const NOT_CHANGED = AnswerInput.parse({
  outcome: 'not_changed',
  question: 'Whether the date is right.',
  answer: 'It is as the document has it.',
})
const entryOf = async (reference: string) =>
  (await db.app.execute<{ seq: number }>(`select seq::int from ledger where record = '${reference}'`))[0]
    ?.seq ?? 0

describe('a note', () => {
  test('waits for reviewers with the day by which it is answered; nothing of its words is public', async () => {
    const id = await send({ email: 'reader@test.invalid', source: 'https://example.org/law' })
    expect(await findNote(db.app, id)).toMatchObject({
      subject: `/commitments/${aland}`,
      wrong: 'The date is 2026.',
      right: 'It is 2027.',
      sourceUrl: 'https://example.org/law',
      wantsAnswer: true,
      askedOn: '2026-11-23',
      dueOn: '2026-12-07',
      outcome: null,
    })
    await expect(db.reader.select().from(correctionNotes)).rejects.toThrow()
    const [row] = await db.reader.select().from(correctionCases)
    expect(row).toEqual({
      id,
      askedOn: '2026-11-23',
      dueOn: '2026-12-07',
      answeredOn: null,
      outcome: null,
      subject: null,
      question: null,
      answer: null,
      locale: null,
      ledgerSeq: null,
    })
    // A letter would be a way to write to strangers.
    expect(await db.app.select().from(mails)).toEqual([])
  })

  test('sent twice from one form it is one; with other words it is another', async () => {
    await Promise.all([1, 2, 3].map(() => send({}, 'one form')))
    expect(await countWaitingNotes(db.app)).toBe(1)
    await send({ wrong: 'Something else.' }, 'one form')
    expect(await countWaitingNotes(db.app)).toBe(2)
  })

  test('a copy of one that waits is the same note, but for who leaves an address of their own', async () => {
    const id = await send({ email: 'one@test.invalid' })
    await send()
    await send({ email: 'one@test.invalid' })
    expect(await countWaitingNotes(db.app)).toBe(1)
    await send({ email: 'two@test.invalid' })
    await send({ subject: `/commitments/${beland}` })
    expect(await countWaitingNotes(db.app)).toBe(3)
    // What was answered and is said again is new.
    await answerNote(reviewer, id, NOT_CHANGED, 'en')
    await send({ email: 'one@test.invalid' })
    expect(await countWaitingNotes(db.app)).toBe(3)
  })

  test.each([
    ['subject', '/admin', 'required'],
    ['wrong', ' \u200b ', 'required'],
    ['right', '', 'required'],
    ['wrong', 'x'.repeat(2001), 'too_long'],
    ['source', 'javascript:alert(1)', 'not_a_link'],
    ['source', 'https://example.org/report.exe', 'link_to_program'],
    ['source', 'https://bit.ly/3abcd', 'link_hidden'],
    ['email', 'nobody', 'not_an_email'],
  ])('%s: %j is refused', (field, value, code) => {
    const parsed = NoteInput.safeParse({ ...aNote(), source: '', email: '', [field]: value })
    expect(parsed.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      [field, code],
    ])
  })

  test('about what isn’t published is refused, and leaves no note', async () => {
    await expect(send({ subject: '/commitments/ZZZ-2021-01' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await countWaitingNotes(db.app)).toBe(0)
  })
})

describe('an answer', () => {
  test('is public at once in the reviewer’s words, and one letter goes to whoever wanted it', async () => {
    const id = await send({ email: 'reader@test.invalid' })
    const [before] = await db.reader.select().from(publication)
    await answerNote(reviewer, id, NOT_CHANGED, 'ru')
    const { cases } = await listCases(db.reader, { limit: 10, after: null })
    expect(cases).toEqual([
      {
        id,
        askedOn: '2026-11-23',
        answeredOn: '2026-11-23',
        outcome: 'not_changed',
        subject: `/commitments/${aland}`,
        question: 'Whether the date is right.',
        answer: 'It is as the document has it.',
        locale: 'ru',
        ledgerSeq: null,
        days: 0,
      },
    ])
    const [after] = await db.reader.select().from(publication)
    expect(after?.version).toBe((before?.version ?? 0) + 1)
    expect(await db.app.select().from(mails)).toMatchObject([
      {
        template: 'correction_answered',
        address: 'reader@test.invalid',
        locale: 'kk',
        params: { id: `${id}` },
      },
    ])
    const [note] = await db.app.select().from(correctionNotes).where(eq(correctionNotes.caseId, id))
    expect(note?.email).toBeNull()
    await expect(answerNote(reviewer, id, NOT_CHANGED, 'ru')).rejects.toMatchObject({ code: 'already_done' })
  })

  test('“corrected” names the entry of that record that did it', async () => {
    const id = await send()
    const corrected = (entry: number) =>
      AnswerInput.parse({ outcome: 'corrected', question: 'q', answer: 'a', entry: `${entry}` })
    for (const entry of [await entryOf(beland), 99_999])
      await expect(answerNote(reviewer, id, corrected(entry), 'en')).rejects.toMatchObject({
        code: 'invalid',
        fields: { entry: 'wrong_entry' },
      })
    expect(await countWaitingNotes(db.app)).toBe(1)
    await answerNote(reviewer, id, corrected(await entryOf(aland)), 'en')
    expect((await listCases(db.reader, { limit: 10, after: null })).cases).toMatchObject([
      { id, ledgerSeq: await entryOf(aland) },
    ])
    expect(
      AnswerInput.safeParse({ outcome: 'corrected', question: 'q', answer: 'a', entry: '' }).success,
    ).toBe(false)
  })

  test('what isn’t about the record is counted, and neither listed nor written to', async () => {
    const id = await send({ email: 'spam@test.invalid' })
    await answerNote(reviewer, id, { outcome: 'not_about' }, 'en')
    expect((await listCases(db.reader, { limit: 10, after: null })).cases).toEqual([])
    expect(await countCases(db.reader, '2026-11-23')).toMatchObject({ total: 1, notAbout: 1, waiting: 0 })
    expect(await db.app.select().from(mails)).toEqual([])
  })

  test('is for reviewers alone; each try is in the trail, by number', async () => {
    const id = await send()
    for (const ctx of [editor, visitor])
      await expect(answerNote(ctx, id, NOT_CHANGED, 'en')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(answerNote(reviewer, 2_000_000_000, NOT_CHANGED, 'en')).rejects.toMatchObject({
      code: 'not_found',
    })
    await answerNote(reviewer, id, NOT_CHANGED, 'en')
    const lines = await db.app
      .select({ act: audit.act, allowed: audit.allowed })
      .from(audit)
      .where(eq(audit.subject, `correction ${id}`))
      .orderBy(audit.seq)
    expect(lines).toEqual([
      { act: 'correction.ask', allowed: true },
      { act: 'correction.answer', allowed: false },
      { act: 'correction.answer', allowed: false },
      { act: 'correction.answer', allowed: true },
    ])
    expect(await db.app.select().from(audit).where(like(audit.subject, '%@%'))).toEqual([])
  })
})

describe('the public counts', () => {
  test('a note counts from the next day, and is late the day after the stated time', async () => {
    await send()
    const on = async (day: string) => {
      const { total, waiting, overdue } = await countCases(db.reader, day)
      return [total, waiting, overdue]
    }
    expect(await on('2026-11-23')).toEqual([0, 0, 0])
    expect(await on('2026-11-24')).toEqual([1, 1, 0])
    expect(await on('2026-12-07')).toEqual([1, 1, 0])
    expect(await on('2026-12-08')).toEqual([1, 1, 1])
  })

  test('the list goes on from where it ended', async () => {
    const ids: number[] = []
    for (let n = 0; n < 5; n += 1) {
      const id = await send()
      ids.push(id)
      const ctx = { ...reviewer, now: new Date(NOW.getTime() + Math.floor(n / 2) * DAY) }
      await answerNote(ctx, id, NOT_CHANGED, 'en')
    }
    const seen: number[] = []
    let after: Parameters<typeof listCases>[1]['after'] = null
    do {
      const page = await listCases(db.reader, { limit: 2, after })
      seen.push(...page.cases.map(({ id }) => id))
      after = page.next && casePosition(casePositionText(page.next).split('.').map(Number))
    } while (after)
    expect(seen).toEqual(ids.toReversed())
  })
})

test('the words of strangers go half a year after the answer; what the reviewer wrote stays', async () => {
  const id = await send()
  const waits = await send({ wrong: 'The place is wrong.' })
  await answerNote(reviewer, id, NOT_CHANGED, 'en')
  await sweepCorrections(db.app, new Date(NOW.getTime() + 179 * DAY))
  expect(await findNote(db.app, id)).toMatchObject({ wrong: 'The date is 2026.', isErased: false })
  await sweepCorrections(db.app, new Date(NOW.getTime() + 181 * DAY))
  expect(await findNote(db.app, id)).toMatchObject({
    wrong: '',
    right: '',
    isErased: true,
    question: 'Whether the date is right.',
  })
  expect(await findNote(db.app, waits)).toMatchObject({ wrong: 'The place is wrong.', isErased: false })
})

test('what waits for too long is told to every reviewer: on the day it comes to be late, and on Mondays', async () => {
  await aPerson(db.app, 'reviewer')
  await send()
  // Due on Monday, 7 December.
  const told = async (days: number) => {
    await db.app.delete(mails)
    const late = await tellOfLateNotes({
      db: db.app,
      now: new Date(NOW.getTime() + days * DAY),
      timeZone: TIME_ZONE,
    })
    const letters = await db.app.select().from(mails)
    expect(letters.every(({ template }) => template === 'correction_overdue')).toBe(true)
    return [late, letters.length]
  }
  expect(await told(14)).toEqual([0, 0])
  expect(await told(15)).toEqual([1, 2])
  // The same hour again writes no second letter.
  await tellOfLateNotes({ db: db.app, now: new Date(NOW.getTime() + 15 * DAY), timeZone: TIME_ZONE })
  expect(await db.app.select().from(mails)).toHaveLength(2)
  expect(await told(17)).toEqual([1, 0])
  expect(await told(21)).toEqual([1, 2])
  const id = (await listWaitingNotes(db.app))[0]?.id ?? 0
  await answerNote(reviewer, id, NOT_CHANGED, 'en')
  expect(await told(28)).toEqual([0, 0])
})
