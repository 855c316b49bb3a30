import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { PUBLISHED_TABLES } from '@/db/roles'
import { mails, submissions, suggestionNotes } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import {
  aCommitment,
  anOrganisation,
  aPerson,
  aWorld,
  contextFor,
  NOW,
  TIME_ZONE,
} from '@/db/testing/factory'
import type { AsOf } from '@/lib/as-of/model'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import { addDays, civilDate } from '@/lib/dates/partial'
import { answerData } from '@/lib/exports/respond'
import { parseCsv, recordsOf } from '@/lib/exports/testing'
import type { Fields } from '@/lib/form-data'
import { redact } from '@/lib/ledger/redact'
import { publishSubmission } from '@/lib/reviews/mutations'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { listSubmissions } from '@/lib/submissions/queries'
import type { NoteInput } from './input'
import { tellOfLateSuggestions } from './late'
import { openAnswer, openConsultation, openExtension, openSuggestion } from './mutations'
import { checkNotes, sendNote } from './notes'
import {
  findConsultation,
  findFormation,
  listFormed,
  listOwedAnswers,
  listOwnSuggestions,
  listRefused,
  listSuggestions,
  listUnanswered,
  listWaitingTexts,
} from './queries'
import { stateOf } from './rules'
import { textKey } from './text-key'

const TODAY = civilDate(NOW, TIME_ZONE)
let db: TestDatabase
let office: Context
let reviewer: Context
let visitor: Context
let counter = 0

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  visitor = { db: db.app, now: NOW, timeZone: TIME_ZONE, actor: null }
})
afterAll(() => db.end())
beforeEach(() => {
  counter += 1
})

const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const on = (ctx: Context, days: number): Context => ({ ...ctx, now: later(days) })
const uuid = () => crypto.randomUUID()
const rowOf = async (id: number) => {
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  if (!row) throw new Error(`no submission ${id}`)
  return row
}
async function handIn(ctx: Context, id: number, typed: Fields = {}): Promise<number> {
  const { revision, content } = await rowOf(id)
  await submit(ctx, id, revision, { ...(content as Fields), ...typed }, null)
  return id
}
async function published(ctx: Context, id: number, typed: Fields = {}, by = reviewer): Promise<number> {
  await handIn(ctx, id, typed)
  await publishSubmission({ ...by, now: ctx.now }, id)
  return id
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error) => (Object.keys(error.fields ?? {}).length > 0 ? error.fields : error.code),
  )

/** A theme that is open for 14 days. */
async function aTheme(typed: Fields = {}): Promise<number> {
  const id = await published(office, await openConsultation(office, 'AAA', null, 'en', uuid()), {
    about: 'theme',
    title: `What should we promise on shelters? ${counter}`,
    days: '14',
    ...typed,
  })
  return (await rowOf(id)).consultation ?? 0
}
const suggested = async (partner: Context, number: number, words: string, kind = 'wording') =>
  published(partner, await openSuggestion(partner, number, 'en', uuid()), { suggestionKind: kind, words })
const sent = (consultation: number, words: string, kind: NoteInput['kind'] = 'comment', days = 0) =>
  sendNote(on(visitor, days), { consultation, kind, words }, { formKey: uuid(), locale: 'ru' })
const check = (consultation: number, intent: 'publish' | 'refuse', texts: string[], reason = '') =>
  checkNotes(reviewer, consultation, { intent, texts, reason }, 'en')
const answered = async (number: number, suggestion: number, outcome: string, words: string) =>
  published(office, await openAnswer(office, number, suggestion, 'en'), { outcome, words })
const view = async (number: number, asOf: AsOf | null = null) => {
  const found = await findConsultation(db.reader, number, asOf)
  if (!found) throw new Error(`no consultation ${number}`)
  return found
}

describe('from a draft to the promise that was formed together', () => {
  test('the text is copied, suggestions show after a check, each is answered, and the promise keeps the link', async () => {
    const draft = await openDraft(
      office,
      { kind: 'commitment', makerCode: 'AAA', reference: null },
      'en',
      uuid(),
    )
    const { revision } = await rowOf(draft)
    const typed = toDraft(aCommitment()) as unknown as Fields
    await submit(office, draft, revision, typed, null)
    const opening = await openConsultation(office, 'AAA', draft, 'en', uuid())
    expect(await openConsultation(office, 'AAA', draft, 'en', uuid())).toBe(opening)
    expect((await rowOf(opening)).content).toMatchObject({ about: 'text', title: 'Ten centres' })
    await handIn(office, opening, { days: '20' })
    expect(await listSuggestions(db.reader, 1, null)).toEqual([])
    const before = await rowOf(draft)
    await publishSubmission(reviewer, opening)
    const number = (await rowOf(opening)).consultation ?? 0
    expect(await view(number)).toMatchObject({
      maker: { code: 'AAA' },
      about: 'text',
      opensOn: TODAY,
      closesOn: addDays(TODAY, 20),
      answerBy: addDays(TODAY, 80),
      shown: 0,
    })
    // The draft stays where it is, and knows where its text was open.
    expect(await rowOf(draft)).toMatchObject({
      state: 'submitted',
      content: { ...(before.content as object), consultation: String(number) },
      revision: before.revision + 1,
    })

    const { at: partner, organisation } = await anOrganisation(db.app, `Fund ${counter}`)
    const first = await openSuggestion(partner(), number, 'en', uuid())
    expect(await codeOf(handIn(partner(), first, { suggestionKind: 'wording' }))).toEqual({
      words: 'required',
    })
    await handIn(partner(), first, { suggestionKind: 'wording', words: 'In every region.' })
    expect(await listSuggestions(db.reader, number, null)).toEqual([])
    expect(
      await listSubmissions(db.app, { makerCode: 'AAA', commitmentIds: null }, ['submitted']),
    ).not.toContainEqual(expect.objectContaining({ id: first }))
    await publishSubmission(reviewer, first)
    await sent(number, 'А кто заплатит?')
    expect(await listWaitingTexts(db.app)).toMatchObject([{ consultation: number, words: 'А кто заплатит?' }])
    await check(number, 'publish', [textKey('comment', 'А кто заплатит?')])
    expect(await listSuggestions(db.reader, number, null)).toMatchObject([
      {
        number: 1,
        kind: 'wording',
        organisations: [{ number: organisation.id, name: organisation.name }],
        people: 0,
        answer: null,
      },
      {
        number: 2,
        kind: 'comment',
        words: { ru: { text: 'А кто заплатит?' } },
        organisations: [],
        people: 1,
      },
    ])

    expect(await listOwedAnswers(db.app, 'AAA')).toMatchObject([
      { number, count: 2, dueOn: addDays(TODAY, 80) },
    ])
    const answer = await openAnswer(office, number, 1, 'en')
    expect(await codeOf(handIn(office, answer, { outcome: 'not_taken_up' }))).toEqual({ words: 'required' })
    await published(office, answer, { outcome: 'taken_up', words: 'We wrote it so.' })
    expect(await codeOf(openAnswer(office, number, 1, 'en'))).toBe('already_done')
    await answered(number, 2, 'in_part', 'The budget of 2027 will say.')
    expect(await listUnanswered(db.app, 'AAA')).toEqual([])
    const after = await view(number)
    expect(after).toMatchObject({ shown: 2, takenUp: 1, inPart: 1, notTakenUp: 0, unanswered: 0 })
    expect(stateOf(after, addDays(TODAY, 20))).toBe('open')
    expect(stateOf(after, addDays(TODAY, 28))).toBe('answered')

    const reference = await publishSubmission(reviewer, draft)
    expect(await listFormed(db.reader, number, null)).toMatchObject([{ reference }])
    expect(await findFormation(db.reader, reference, null)).toMatchObject({ number, takenUp: 1 })
  })

  test('a promise names a consultation of its own maker alone', async () => {
    const number = await aTheme()
    const draft = await openDraft(
      office,
      { kind: 'commitment', makerCode: 'AAA', reference: null },
      'en',
      uuid(),
    )
    const typed = toDraft(aCommitment()) as unknown as Fields
    expect(await codeOf(handIn(office, draft, { ...typed, consultation: '9999' }))).toEqual({
      consultation: 'unknown_consultation',
    })
    await handIn(office, draft, { ...typed, consultation: String(number) })
    const reference = await publishSubmission(reviewer, draft)
    expect(await findFormation(db.reader, reference, null)).toMatchObject({ number })
  })
})

describe('who may, and when', () => {
  test('an office alone opens one, for 14 days at least, and can only make it longer', async () => {
    const editor = contextFor(db.app, await aPerson(db.app, 'editor'))
    for (const [ctx, maker] of [
      [editor, 'BBB'],
      [editor, 'AAA'],
      [office, 'BBB'],
      [reviewer, 'AAA'],
    ] as const)
      expect(await codeOf(openConsultation(ctx, maker, null, 'en', uuid()))).toBe('forbidden')
    const short = await openConsultation(office, 'AAA', null, 'en', uuid())
    expect(await codeOf(handIn(office, short, { title: 'In a hurry', days: '1' }))).toEqual({
      days: 'too_short_open',
    })
    const number = await aTheme()
    const extension = await openExtension(office, number)
    expect(await codeOf(handIn(office, extension, { days: '10' }))).toEqual({ days: 'only_longer' })
    await published(office, extension, { days: '30', title: 'Another text' })
    expect(await view(number)).toMatchObject({
      version: 2,
      closesOn: addDays(TODAY, 30),
      title: { en: { text: `What should we promise on shelters? ${counter}` } },
    })
    expect(await codeOf(openExtension(on(office, 31), number))).toBe('already_done')
  })

  test('a slow check takes nothing from its days', async () => {
    const id = await openConsultation(office, 'AAA', null, 'en', uuid())
    await handIn(office, id, { title: 'Slow', days: '14', opensOn: addDays(TODAY, 2) })
    await publishSubmission(on(reviewer, 9), id)
    const number = (await rowOf(id)).consultation ?? 0
    expect(await view(number)).toMatchObject({ opensOn: addDays(TODAY, 9), closesOn: addDays(TODAY, 23) })
  })

  test('nothing is taken before the first and after the last day; what came in time is checked later', async () => {
    const number = await aTheme({ opensOn: addDays(TODAY, 5) })
    const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
    expect(await codeOf(openSuggestion(partner(), number, 'en', uuid()))).toBe('already_done')
    expect(await codeOf(sent(number, 'Too early'))).toEqual({ words: 'consultation_closed' })
    const id = await openSuggestion(partner(later(19)), number, 'en', uuid())
    expect(
      await codeOf(handIn(partner(later(20)), id, { suggestionKind: 'comment', words: 'Late' })),
    ).toEqual({
      words: 'consultation_closed',
    })
    await handIn(partner(later(19)), id, { suggestionKind: 'comment', words: 'In time' })
    await publishSubmission(on(reviewer, 25), id)
    expect(await listSuggestions(db.reader, number, null)).toMatchObject([
      { words: { en: { text: 'In time' } } },
    ])
    expect(await codeOf(sent(number, 'Too late', 'comment', 20))).toEqual({ words: 'consultation_closed' })
  })

  test('one person is no ten organisations: only a verified one has a suggestion of its own', async () => {
    const number = await aTheme()
    const { at: unknown } = await anOrganisation(db.app, `Nobody ${counter}`, { verified: false })
    expect(await codeOf(openSuggestion(unknown(), number, 'en', uuid()))).toBe('forbidden')
    expect(await codeOf(openSuggestion(office, number, 'en', uuid()))).toBe('forbidden')
    for (const words of ['We are Fund A: yes!', 'We are Fund B, yes']) await sent(number, words)
    expect((await listWaitingTexts(db.app)).every(({ consultation }) => consultation === number)).toBe(true)
    expect(await listSuggestions(db.reader, number, null)).toEqual([])
    await check(
      number,
      'refuse',
      [textKey('comment', 'We are Fund A: yes!'), textKey('comment', 'We are Fund B, yes')],
      'Sent in the name of others',
    )
    expect(await listSuggestions(db.reader, number, null)).toEqual([])
    expect(await listRefused(db.reader, number, null)).toMatchObject([
      { people: 2, refusal: { en: { text: 'Sent in the name of others' } } },
    ])
    // What was refused once is refused again, and counted.
    await sent(number, 'we are fund a yes')
    expect(await listRefused(db.reader, number, null)).toMatchObject([{ people: 3 }])
    expect(await listOwedAnswers(db.app, 'AAA')).not.toContainEqual(expect.objectContaining({ number }))
  })
})

describe('the same text', () => {
  test('stands once, with the organisations that sent it and how often it came', async () => {
    const number = await aTheme()
    for (const words of ['Two shelters!', 'two shelters', 'Two  shelters.']) await sent(number, words)
    await check(number, 'publish', [textKey('comment', 'two shelters')])
    await sent(number, 'TWO SHELTERS')
    const [one, two] = [
      await anOrganisation(db.app, `Fund ${counter}`),
      await anOrganisation(db.app, `Hidden marker ${counter}`, { isProtected: true }),
    ]
    await suggested(one.at(), number, 'Two shelters', 'comment')
    await suggested(two.at(), number, 'Two shelters', 'comment')
    await suggested(one.at(), number, 'Two shelters', 'comment')
    expect(await listSuggestions(db.reader, number, null)).toMatchObject([
      { number: 1, people: 4, organisations: [{ name: one.organisation.name }], unnamed: 1 },
    ])
    expect((await listOwnSuggestions(db.app, two.organisation.id)).map(({ state }) => state)).toEqual([
      'published',
    ])
    // A protected organisation's name is in no published table.
    for (const table of PUBLISHED_TABLES) {
      const [found] = await db.app.execute<{ n: number }>(
        sql.raw(`select count(*)::int as n from "${table}" t where t::text like '%Hidden marker%'`),
      )
      expect([table, found?.n]).toEqual([table, 0])
    }
  })

  test('support needs no words and is one; a form sent twice is one note', async () => {
    const number = await aTheme()
    for (const _ of [1, 2]) await sent(number, '', 'support')
    const twice = { consultation: number, kind: 'comment' as const, words: 'Once' }
    for (const _ of [1, 2]) await sendNote(visitor, twice, { formKey: 'the same', locale: 'en' })
    const waiting = await listWaitingTexts(db.app)
    expect(waiting.map(({ words, count }) => [words, count])).toEqual([
      ['', 2],
      ['Once', 1],
    ])
    await check(
      number,
      'publish',
      waiting.map(({ textKey: key }) => key),
    )
    expect(
      await codeOf(
        check(
          number,
          'publish',
          waiting.map(({ textKey: key }) => key),
        ),
      ),
    ).toBe('already_done')
    expect(await view(number)).toMatchObject({ shown: 2 })
  })
})

test('what should never have shown is removed, wherever it lies', async () => {
  const number = await aTheme()
  await sent(number, 'A survivor by name')
  await check(number, 'publish', [textKey('comment', 'A survivor by name')])
  const { seq } = await view(number)
  await redact(
    db.owner,
    {
      subject: 'suggestion',
      record: `AAA-consultation-${number}/s1`,
      versions: null,
      reason: 'Personal data',
    },
    NOW,
    TODAY,
    true,
  )
  expect(await listSuggestions(db.reader, number, null)).toEqual([])
  expect(
    await db.app
      .select({ words: suggestionNotes.words })
      .from(suggestionNotes)
      .where(eq(suggestionNotes.consultation, number)),
  ).toEqual([{ words: '' }])
  expect(await view(number)).toMatchObject({ seq, shown: 0 })
  await redact(
    db.owner,
    { subject: 'consultation', record: `AAA-consultation-${number}`, versions: null, reason: 'By mistake' },
    NOW,
    TODAY,
    true,
  )
  expect(await findConsultation(db.reader, number, null)).toBe(null)
})

test('as of a day before, it is not there, and its suggestions stand as they stood', async () => {
  const number = await aTheme()
  const { at: partner } = await anOrganisation(db.app, `Fund ${counter}`)
  await suggested(partner(), number, 'As it stood')
  const { seq } = await view(number)
  await answered(number, 1, 'not_taken_up', 'There is no money for it.')
  const at = (day: string, upTo: number): AsOf => ({ day, seq: upTo, pinned: true, reconstructed: false })
  expect(await findConsultation(db.reader, number, at(TODAY, seq - 1))).toBe(null)
  expect(await findConsultation(db.reader, number, at(addDays(TODAY, -1), seq + 9))).toBe(null)
  expect(await listSuggestions(db.reader, number, at(TODAY, seq + 1))).toMatchObject([{ answer: null }])
  expect(await listSuggestions(db.reader, number, null)).toMatchObject([
    { answer: { outcome: 'not_taken_up' } },
  ])
})

test('what was opened and suggested lies beside the pages as data, and nothing that does not show', async () => {
  const number = await aTheme({ title: '=A theme for files' })
  const organisation = await anOrganisation(db.app, 'Lamp fund')
  const hidden = await anOrganisation(db.app, 'Quiet zqlantern fund', { isProtected: true })
  await suggested(organisation.at(), number, 'Ten rooms in each region')
  await suggested(hidden.at(), number, 'Ten rooms in each region')
  await sent(number, 'A secret zqmarker that waits')
  await answered(number, 1, 'in_part', 'Five are paid for.')
  const rowsOf = async (path: string) => {
    const answer = await answerData({
      db: db.reader,
      request: new Request(`https://vaada.test/en${path}.csv`),
      locale: 'en',
      path,
      format: 'csv',
      today: TODAY,
      zone: TIME_ZONE,
      baseUrl: 'https://vaada.test',
      iatiOrganisation: 'XX-TEST-1',
    })
    return { status: answer.status, text: await answer.text() }
  }
  const all = await rowsOf('/consultations')
  expect(recordsOf(parseCsv(all.text)).find((row) => row.consultation === String(number))).toMatchObject({
    maker: 'AAA',
    about: 'theme',
    title_en: '=A theme for files',
    opens_on: TODAY,
  })
  const one = await rowsOf(`/consultations/${number}`)
  expect(recordsOf(parseCsv(one.text))).toMatchObject([
    {
      consultation: String(number),
      suggestion: '1',
      kind: 'wording',
      words_en: 'Ten rooms in each region',
      organisations: 'Lamp fund',
      unnamed_organisations: '1',
      people: '0',
      outcome: 'in_part',
      answer_text_en: 'Five are paid for.',
    },
  ])
  for (const { text } of [all, one]) expect(text).not.toMatch(/zqlantern|zqmarker/)
  expect((await rowsOf('/consultations/99999')).status).toBe(404)
})

test('what waits for a check too long is told to every reviewer, once a day and not every day', async () => {
  const told = async (days: number) => {
    await db.app.delete(mails)
    const clock = { db: db.app, now: later(days), timeZone: TIME_ZONE }
    const late = await tellOfLateSuggestions(clock)
    await tellOfLateSuggestions(clock)
    const letters = await db.app.select().from(mails)
    expect(letters.every(({ template }) => template === 'suggestion_overdue')).toBe(true)
    return [late, letters.length]
  }
  const [before] = await told(1)
  expect(before).toBe(0)
  const number = await aTheme({ days: '30' })
  await sent(number, 'Waits from the first day on', 'comment', 1)
  await sent(number, 'Waits from the first day on', 'comment', 2)
  const [known] = await told(8)
  const [late, letters] = await told(9)
  expect([late, letters]).toEqual([(known ?? 0) + 1, 1])
  // Wednesday, and nothing new.
  expect((await told(10))[1]).toBe(0)
})
