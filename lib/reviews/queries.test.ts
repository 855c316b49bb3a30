import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW } from '@/db/testing/factory'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { addNote } from '@/lib/notes/mutations'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { publishSubmission, returnSubmission } from './mutations'
import { countQueue, findNext, listQueue } from './queries'
import { queueViewOf } from './queue'

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

const typed = (changes: Fields = {}) =>
  ({
    ...(toDraft(aCommitment({ level: 'international_pledge', levelBasis: null })) as unknown as Fields),
    ...changes,
  }) as Fields
const daysAgo = (days: number): Context => ({ ...office, now: new Date(NOW.getTime() - days * 86_400_000) })

async function aSubmitted(by: Context, changes: Fields = {}, reference: string | null = null) {
  key += 1
  const id = await openDraft(by, { kind: 'commitment', makerCode: 'AAA', reference }, 'en', `queue-${key}`)
  await submit(by, id, 1, typed(changes), reference === null ? null : 'Because')
  return id
}
const queue = async (given: Record<string, string> = {}) =>
  listQueue(db.app, reviewer.actor?.id ?? 0, queueViewOf(given))
const next = (given: Record<string, string> = {}) =>
  findNext(db.app, reviewer.actor?.id ?? 0, queueViewOf(given))

describe('the queue', () => {
  test('stands by age, or by what makes a reviewer look closer', async () => {
    const reference = await publishSubmission(reviewer, await aSubmitted(daysAgo(20)))
    const dull = await aSubmitted(daysAgo(9))
    const softened = await aSubmitted(daysAgo(2), { dueOn: '2030' }, reference)
    const coalition = await aSubmitted(daysAgo(1), {
      level: 'coalition_commitment',
      levelBasis: 'announced',
    })
    expect((await queue()).map(({ id }) => id)).toEqual([dull, softened, coalition])
    const byRisk = await queue({ sort: 'risk' })
    expect(byRisk.map(({ id }) => id)).toEqual([softened, coalition, dull])
    expect(byRisk[0]?.signs).toEqual([{ code: 'softened', at: 'dueOn' }])
    expect(byRisk[2]?.signs).toEqual([])
    expect(await next()).toBe(dull)
    expect(await next({ sort: 'risk' })).toBe(softened)
    expect(await countQueue(db.app, NOW)).toMatchObject([
      { maker: { code: 'AAA' }, kind: 'commitment', count: 3, overdue: 1 },
    ])

    // A flag, a version that was published meanwhile and a return add to what was told at first.
    await addNote(reviewer, dull, { kind: 'flag', text: 'Look' })
    await returnSubmission(reviewer, coalition, 'Why so?')
    const other = await aSubmitted(daysAgo(3), { dueOn: '2027' }, reference)
    await publishSubmission(reviewer, other)
    await submit({ ...office, now: NOW }, coalition, 2, typed(), null)
    const later = await queue({ sort: 'risk' })
    expect(later.map(({ id, signs }) => [id, signs.map(({ code }) => code)])).toEqual([
      [softened, ['softened', 'base_moved']],
      [dull, ['open_flags']],
      [coalition, ['resubmitted']],
    ])
  })

  test('is narrowed by kind and country', async () => {
    expect(await queue({ country: 'BBB' })).toEqual([])
    expect(await queue({ kind: 'report' })).toEqual([])
    expect((await queue({ kind: 'commitment', country: 'AAA' })).length).toBe(3)
    expect(await next({ country: 'BBB' })).toBeNull()
  })

  test('leads nobody to what they wrote in', async () => {
    const [first] = await queue()
    const writer = office.actor?.id ?? 0
    expect((await listQueue(db.app, writer, queueViewOf({}))).map(({ own }) => own)).toEqual([
      true,
      true,
      true,
    ])
    expect(await findNext(db.app, writer, queueViewOf({}))).toBeNull()
    expect(first?.own).toBe(false)
  })

  test('of ten thousand is read page by page, each line once', async () => {
    const [model] = await db.app.select().from(submissions).where(eq(submissions.state, 'submitted'))
    await db.app.execute(sql`insert into submissions
      (kind, state, maker_code, content, author_id, office, risk, updated_at)
      select 'commitment', 'submitted', 'BBB', ${JSON.stringify({ title: 'One of many' })}::jsonb,
        ${model?.authorId}, 'vaada', n % 7, ${NOW.toISOString()}::timestamptz - n * interval '1 minute'
      from generate_series(1, 10000) n`)
    const pages = await Promise.all(
      ['1', '2', '200', '201'].map((page) => queue({ country: 'BBB', sort: 'risk', page })),
    )
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 50, 0])
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(150)
    expect(pages[0]?.[0]?.typedTitle).toBe('One of many')
    const [counted] = (await countQueue(db.app, NOW)).filter(({ maker }) => maker.code === 'BBB')
    expect(counted?.count).toBe(10_000)
  })
})
