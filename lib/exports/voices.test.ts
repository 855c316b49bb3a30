import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { assessmentPreviews, contributionPartners, correctionCases, submissions } from '@/db/schema'
import { makeDatabase, TEST_SECRET, type TestDatabase } from '@/db/testing/database'
import {
  aCommitment,
  anOrganisation,
  aPerson,
  aWorld,
  contextFor,
  NOW,
  TIME_ZONE,
  TODAY,
  text,
} from '@/db/testing/factory'
import { runAssessmentClock } from '@/lib/assessments/due'
import { openAssessment, openReply } from '@/lib/assessments/mutations'
import type { Context } from '@/lib/context'
import { openAgreement, openOffer } from '@/lib/contributions/mutations'
import { addDays } from '@/lib/dates/partial'
import type { Fields } from '@/lib/form-data'
import { publishSubmission } from '@/lib/reviews/mutations'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { listOrganisationPages } from '@/lib/sitemap/queries'
import { submit } from '@/lib/submissions/mutations'
import { rowsOf } from '@/lib/workbooks/testing'
import { answerData } from './respond'
import { parseCsv, recordsOf } from './testing'

const MARK = 'zqlantern'
const LATER = addDays(TODAY, 30)
const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

let db: TestDatabase
let named: Awaited<ReturnType<typeof anOrganisation>>
let hidden: Awaited<ReturnType<typeof anOrganisation>>
const REFERENCE = 'AAA-2021-01'

async function handedIn(ctx: Context, id: number, typed: Fields): Promise<number> {
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  await submit(ctx, id, row?.revision ?? 1, { ...(row?.content as Fields), ...typed }, null)
  return id
}

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', TEST_SECRET)
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  const publication = { act: 'publish', office: 'AAA', reason: null, at: NOW, today: TODAY } as const
  await db.app.transaction(async (tx) => {
    const { commitmentId } = await publishCommitment(
      tx,
      { reference: null },
      aCommitment({ helpSought: text('Trainers for 14 regions') }),
      publication,
    )
    await finishPublication(tx, [commitmentId], publication)
  })
  const office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  const reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  named = await anOrganisation(db.app, 'Lamp fund')
  hidden = await anOrganisation(db.app, `Quiet ${MARK} fund`, { isProtected: true })
  for (const [ctx, finding] of [
    [named.at(), '=We visited them.'],
    [hidden.at(), 'We counted them.'],
  ] as const) {
    const id = await openAssessment(ctx, { reference: REFERENCE, cycle: '2026' }, 'en')
    await handedIn(ctx, id, { language: 'en', verdict: 'off_track', finding, coverage: '3 of 4' })
    await publishSubmission(reviewer, id)
    if (ctx.actor?.organisationId === hidden.organisation.id) continue
    const [preview] = await db.app
      .select()
      .from(assessmentPreviews)
      .where(eq(assessmentPreviews.submissionId, id))
    const reply = await openReply(office, preview?.id ?? 0, 'en')
    await publishSubmission(
      reviewer,
      await handedIn(office, reply, { language: 'en', reply: 'We count otherwise.' }),
    )
  }
  for (const [ctx, what] of [
    [named.at(), 'Trainers for 3 regions'],
    [hidden.at(), 'Two rooms'],
  ] as const) {
    const id = await openOffer(ctx, REFERENCE, 'en', crypto.randomUUID())
    const fields = {
      language: 'en',
      stage: 'offered',
      help: 'training',
      what,
      amount: '5000',
      currency: 'USD',
    }
    await publishSubmission(reviewer, await handedIn(ctx, id, fields))
  }
  const [offer] = await db.app.select().from(contributionPartners).orderBy(contributionPartners.id)
  const answer = await openAgreement(office, offer?.id ?? 0, 'en')
  await publishSubmission(
    reviewer,
    await handedIn(office, answer, { language: 'en', decision: 'agreed', words: '' }),
  )
  await runAssessmentClock({ db: db.app, now: after(15), timeZone: TIME_ZONE })
})
afterAll(async () => {
  await db.end()
  vi.unstubAllEnvs()
})

const ask = (address: string) => {
  const url = new URL(address, 'https://vaada.test')
  const [, locale = '', path = '', format = ''] = /^\/(\w+)(\/.+)\.(\w+)$/.exec(url.pathname) ?? []
  return answerData({
    db: db.reader,
    request: new Request(url),
    locale,
    path,
    format,
    today: LATER,
    zone: TIME_ZONE,
    baseUrl: 'https://vaada.test',
    iatiOrganisation: 'XX-TEST-1',
  })
}
const csvOf = async (address: string) => recordsOf(parseCsv(await (await ask(address)).text()))
const sheetOf = async (address: string, name: string) => {
  const found = await rowsOf(Buffer.from(await (await ask(address)).arrayBuffer()))
  return found.filter(({ sheet, row }) => sheet === name && row > 1)
}

test('assessments are a table of their own, with reply or why there is none', async () => {
  expect(await csvOf('/en/data/assessments.csv')).toMatchObject([
    {
      reference: REFERENCE,
      assessment: `${REFERENCE}/2026/a1`,
      organisation: String(named.organisation.id),
      organisation_name: 'Lamp fund',
      verdict: 'off_track',
      assessment_text_en: '=We visited them.',
      coverage_en: '3 of 4',
      hearing: 'before',
      reply: 'published',
      replies: '1',
      withdrawn: '',
    },
    { organisation: '', organisation_name: '', signed_with: '', reply: 'none', replies: '0' },
  ])
  expect(await csvOf('/en/data/assessment_replies.csv')).toMatchObject([
    { assessment: `${REFERENCE}/2026/a1`, reply_number: '1', reply_text_en: 'We count otherwise.' },
  ])
  expect(await csvOf('/en/data/assessment_refusals.csv')).toEqual([])
})

test('contributions are a table of their own, and the list beside their page is narrowed as it is', async () => {
  const all = [
    {
      contribution: `${REFERENCE}/c1`,
      organisation_name: 'Lamp fund',
      stage: 'agreed',
      help: 'training',
      what_en: 'Trainers for 3 regions',
      amount: '5000',
      currency: 'USD',
      answer: 'agreed',
    },
    { contribution: `${REFERENCE}/c2`, organisation_name: '', stage: 'offered', answer: '', answered_on: '' },
  ]
  expect(await csvOf('/en/data/contributions.csv')).toMatchObject(all)
  expect(await csvOf('/en/partners.csv?stage=offered')).toMatchObject([all[1]])
  expect(await csvOf('/en/partners.csv?country=BBB')).toEqual([])
  const body = await (await ask('/en/partners.json?help=gold')).json()
  expect(body.meta).toMatchObject({ total: 2, ignored: [{ name: 'help', value: 'gold' }] })
})

test('what is sought lies beside the page of partners, and with the record', async () => {
  const rows = await sheetOf('/en/partners.xlsx', 'sought')
  expect(rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
    [REFERENCE, 'AAA', TODAY, 'Trainers for 14 regions'],
  ])
  expect(await sheetOf('/en/partners.xlsx?country=BBB', 'sought')).toEqual([])
  expect(await csvOf('/en/data/commitments.csv')).toMatchObject([
    { help_sought_en: 'Trainers for 14 regions' },
  ])
})

test('they are in what lies beside a commitment, a country and the whole record', async () => {
  for (const page of [`/commitments/${REFERENCE}`, '/countries/AAA', '/data'])
    for (const table of ['assessments', 'assessment_replies', 'contributions'])
      expect([page, table, (await sheetOf(`/kk${page}.xlsx`, table)).length > 0]).toEqual([page, table, true])
  expect(await sheetOf('/en/countries/BBB.xlsx', 'assessments')).toEqual([])
})

test('beside an organisation lies what it published under its name; one without a name has no page', async () => {
  const page = `/en/organisations/${named.organisation.id}.xlsx`
  expect(await sheetOf(page, 'assessments')).toHaveLength(1)
  expect(await sheetOf(page, 'contributions')).toHaveLength(1)
  for (const number of [hidden.organisation.id, 99_999, 'x'])
    expect((await ask(`/en/organisations/${number}.xlsx`)).status).toBe(404)
})

test('the map of the site leads to the page of the one, and knows none of the other', async () => {
  expect((await listOrganisationPages(db.reader)).map(({ path }) => path)).toEqual([
    `/organisations/${named.organisation.id}`,
  ])
})

test('as of a day before they were published nothing of them is there', async () => {
  const rows = async (page: string) => csvOf(`/en/data/${page}.csv?asOf=${addDays(TODAY, -1)}`)
  for (const page of ['assessments', 'assessment_replies', 'contributions'])
    expect(await rows(page)).toEqual([])
})

test('answered notes lie beside their page; what waits or is about something else does not', async () => {
  const words = { question: 'Whether the date is right.', answer: 'It is.', locale: 'en' } as const
  const days = { askedOn: TODAY, dueOn: addDays(TODAY, 14) }
  const answered = { ...days, answeredOn: addDays(TODAY, 1) }
  await db.app
    .insert(correctionCases)
    .values([
      days,
      { ...answered, outcome: 'not_about' },
      { ...answered, outcome: 'not_changed', subject: `/commitments/${REFERENCE}`, ...words },
      { ...answered, outcome: 'corrected', subject: '/', ...words, ledgerSeq: 1 },
    ])
  expect(await csvOf('/ru/corrections.csv')).toMatchObject([
    { outcome: 'corrected', page: '/', corrected_by_entry: '1' },
    { outcome: 'not_changed', question: words.question, corrected_by_entry: '' },
  ])
  expect(await csvOf(`/ru/corrections.csv?asOf=${TODAY}`)).toEqual([])
})

test('no file leads to a protected organisation', async () => {
  for (const page of ['/data', `/commitments/${REFERENCE}`, '/countries/AAA'])
    for (const sheet of await rowsOf(Buffer.from(await (await ask(`/en${page}.xlsx`)).arrayBuffer())))
      expect(JSON.stringify(sheet)).not.toContain(MARK)
  const numbers = (await csvOf('/en/data/assessments.csv')).map(({ organisation }) => organisation)
  expect(numbers).not.toContain(String(hidden.organisation.id))
})
