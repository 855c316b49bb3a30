import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { reportDuties, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, TODAY, text } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { THRESHOLDS } from '@/lib/standing/facts'
import { loadFacts } from '@/lib/standing/load'
import { standingOf } from '@/lib/standing/standing'
import { loadSubmission } from '@/lib/submissions/load'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { findProposal } from '@/lib/submissions/queries'
import { findCase } from './case'
import { publishSubmission } from './mutations'

let db: TestDatabase
let office: Context
let reviewer: Context
let reference: string
let commitmentId: number

const rich = (changes: Partial<CommitmentContent> = {}) =>
  aCommitment({
    dueOn: '2030',
    milestones: [
      {
        key: 'm1',
        name: text('A law'),
        kind: 'step',
        state: 'planned',
        dueOn: '2025',
        doneOn: null,
        note: null,
        sources: [],
      },
    ],
    money: [
      {
        key: 'f1',
        stage: 'pledged',
        basis: 'total',
        scope: 'this_promise',
        amount: '1000',
        currency: 'KZT',
        period: null,
        from: null,
        to: null,
        provider: null,
        receiver: null,
        iatiIdentifier: null,
        note: null,
        sources: ['s1'],
      },
    ],
    ...changes,
  })
const typed = (content: CommitmentContent) => toDraft(content) as unknown as Fields

async function aSubmitted(
  wish: Parameters<typeof openDraft>[1],
  content: Fields,
  reason: string | null,
  key: string,
) {
  const id = await openDraft(office, wish, 'en', `case-${key}`)
  await submit(office, id, 1, content, reason)
  return id
}
async function caseOf(id: number) {
  const submission = await loadSubmission(db.app, id)
  const proposal = await findProposal(db.app, reviewer, submission)
  return findCase(db.app, reviewer, submission, proposal)
}

/** What was foreseen is what publishing makes of it. */
async function foreseen(id: number) {
  const seen = await caseOf(id)
  await publishSubmission(reviewer, id)
  const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
  commitmentId = row?.commitmentId ?? 0
  const facts = (await loadFacts(db.app, [commitmentId])).get(commitmentId)
  expect(seen.standing?.after).toEqual(facts && standingOf(facts, TODAY, THRESHOLDS))
  return seen
}

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  await db.app.insert(reportDuties).values({ cycleKey: '2026', makerCode: 'AAA' })
})
afterAll(() => db.end())

const report = (changes: Fields = {}): Fields => ({
  language: 'en',
  implementation: 'in_progress',
  selfRating: 'on_track',
  done: 'Work went on.',
  values: [{ row: 'centres', indicator: 'centres', value: '4', on: '2026-10-31' }],
  steps: [{ row: 'm1', milestone: 'm1', state: 'in_progress' }],
  money: [
    { row: 'r1', stage: 'disbursed', basis: 'total', scope: 'this_promise', amount: '300', currency: 'KZT' },
  ],
  evidence: [
    {
      row: 'e1',
      title: 'Yearly report',
      url: 'https://ministry.test/2026',
      kind: 'official_statistics',
      audience: 'public',
      about: ['value/centres'],
    },
  ],
  declaration: 'yes',
  ...changes,
})

describe('what publishing would make of it is foreseen', () => {
  test('of a new commitment', async () => {
    const id = await aSubmitted(
      { kind: 'commitment', makerCode: 'AAA', reference: null },
      typed(rich()),
      null,
      'new',
    )
    const seen = await foreseen(id)
    expect(seen.facts).toBeNull()
    expect(seen.standing?.before).toBeNull()
    const [row] = await db.app.select().from(submissions).where(eq(submissions.id, id))
    reference = (await loadSubmission(db.app, row?.id ?? 0)).reference ?? ''
  })

  test('of a report, with its figures, steps and money', async () => {
    const seen = await foreseen(
      await aSubmitted({ kind: 'report', reference, cycle: '2026' }, report(), null, 'report'),
    )
    expect(seen.standing?.before?.progress).toBeNull()
    expect(seen.standing?.after.progress).toBe(0.4)
    expect(seen.signs.map(({ code }) => code)).toContain('first_report')
  })

  test('of a correction that takes back what the report had brought', async () => {
    const seen = await foreseen(
      await aSubmitted(
        { kind: 'report', reference, cycle: '2026' },
        report({
          values: [{ row: 'centres', indicator: 'centres', value: '3', on: '2026-10-31' }],
          steps: [],
          money: [],
        }),
        'Counted again',
        'correction',
      ),
    )
    expect(seen.signs.map(({ code }) => code)).not.toContain('first_report')
    expect(seen.standing?.before?.progress).toBe(0.4)
    expect(seen.standing?.after.progress).toBe(0.3)
    expect(seen.signs.map(({ code }) => code)).toEqual(['value_backwards', 'correction'])
  })

  test('of a change that softens the target', async () => {
    const [indicator] = rich().indicators
    const seen = await foreseen(
      await aSubmitted(
        { kind: 'commitment', makerCode: '', reference },
        typed(rich({ indicators: indicator ? [{ ...indicator, target: { value: '3', on: null } }] : [] })),
        'Less will do',
        'change',
      ),
    )
    expect(seen.standing).toMatchObject({ before: { progress: 0.3 }, after: { progress: 1 } })
    const changed = seen.parts.flatMap((part) =>
      part.kind === 'rows'
        ? part.rows.flatMap(({ lines }) => lines.filter(({ change }) => change !== 'same'))
        : [],
    )
    expect(changed).toMatchObject([
      { path: 'indicators.0.targetValue', before: '10', after: '3', goalpost: 'softened' },
    ])
  })
})

test('a draft with gaps foresees nothing, and still shows what was typed', async () => {
  const id = await openDraft(office, { kind: 'commitment', makerCode: 'AAA', reference: null }, 'en', 'gaps')
  const seen = await caseOf(id)
  expect(seen.standing).toBeNull()
  expect(seen.signs).toEqual([])
  expect(seen.draft.language).toBe('en')
})
