import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { audit, importPieces, importRows, imports, submissions } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TIME_ZONE, TODAY, text } from '@/db/testing/factory'
import type { Person } from '@/lib/access/policy'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { recordReportDuties } from '@/lib/offices/mutations'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { discard, openDraft } from '@/lib/submissions/mutations'
import { saveDraft } from '@/lib/submissions/save'
import { fileOf, type Grids, gridsOf } from '@/lib/workbooks/testing'
import { workbookBytes } from '@/lib/workbooks/write'
import { makeCommitmentsWorkbook, makeReportsWorkbook } from './download'
import { acceptRows, beginImport, removeImport } from './mutations'
import { findImport, listImports, listNewCommitments } from './queries'
import { readWaiting } from './read-import'
import { sweepImports } from './sweep'

const log = pino({ level: 'silent' })
let db: TestDatabase
let office: Context
let colleague: Context
let contributor: Context
let stranger: Context
let editor: Context
/** Commitments of the office, and one of another country. */
let first: string
let second: string
let foreign: string

async function publish(changes: Partial<CommitmentContent> = {}): Promise<{ reference: string; id: number }> {
  const publication = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
  return db.app.transaction(async (tx) => {
    const made = await publishCommitment(tx, { reference: null }, aCommitment(changes), publication)
    await finishPublication(tx, [made.commitmentId], publication)
    return { reference: made.reference, id: made.commitmentId }
  })
}

const counted = {
  ...(aCommitment().indicators[0] as CommitmentContent['indicators'][number]),
  key: 'women',
  name: text('Women reached'),
  unit: text('women'),
  measure: 'count' as const,
}
const milestone = {
  key: 'law',
  name: text('A law'),
  kind: 'step' as const,
  state: 'planned' as const,
  dueOn: '2026-12',
  doneOn: null,
  note: null,
  sources: [],
}

beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  const people = [
    await aPerson(db.app, 'focal_point', 'AAA'),
    await aPerson(db.app, 'focal_point', 'AAA'),
    await aPerson(db.app, 'focal_point', 'AAA', 'contributor'),
    await aPerson(db.app, 'focal_point', 'BBB'),
  ] as const
  const one = await publish({ indicators: [...aCommitment().indicators, counted], milestones: [milestone] })
  const two = await publish({ title: text('Five laws') })
  const other = await publish({ maker: 'BBB' })
  first = one.reference
  second = two.reference
  foreign = other.reference
  office = contextFor(db.app, people[0], 'AAA')
  colleague = contextFor(db.app, people[1], 'AAA')
  await db.app.execute(
    sql`insert into contributor_rights (person_id, commitment_id, rights) values (${people[2].id}, ${two.id}, '{edit}')`,
  )
  contributor = contextFor(db.app, people[2], 'AAA', NOW, {
    officeRole: 'contributor',
    grants: { [two.id]: ['edit'] },
  })
  stranger = contextFor(db.app, people[3], 'BBB')
  editor = contextFor(db.app, await aPerson(db.app, 'editor'))
  await db.app.transaction((tx) => recordReportDuties(tx, TODAY))
})
afterAll(() => db.end())
beforeEach(async () => {
  await db.app.delete(submissions)
  await db.app.delete(imports)
})

const clock = () => ({ db: db.app, now: NOW, timeZone: TIME_ZONE })
async function download(ctx = office, locale: 'en' | 'ru' = 'en'): Promise<Buffer> {
  const made = await makeReportsWorkbook(clock(), ctx.actor as Person, null, locale)
  if (!made) throw new Error('nothing to download')
  return workbookBytes(made.workbook)
}
async function send(file: Buffer, ctx = office, makerCode = 'AAA'): Promise<number> {
  const id = await beginImport(ctx, { makerCode, language: 'en', fileName: 'C:\\figures\u202e.xlsx', file })
  await readWaiting({ ...clock(), log })
  return id
}
const rowsFor = (id: number) =>
  db.app.select().from(importRows).where(eq(importRows.importId, id)).orderBy(importRows.id)
const stateOf = async (id: number) =>
  (await db.app.select().from(imports).where(eq(imports.id, id)))[0] ?? {
    state: null,
    refusal: null,
    notices: [],
  }
const draftOf = async (reference: string): Promise<Record<string, unknown> | undefined> =>
  (
    await db.app.execute<{ content: Record<string, unknown> }>(
      sql`select s.content from submissions s join commitments c on c.id = s.commitment_id
        where c.reference = ${reference} and s.state = 'draft'`,
    )
  )[0]?.content

/** Letters of a column by our hidden name of it, and the row of something, on a sheet that a program works on. */
function find(grids: Grids, sheet: string, column: string, row: (cells: Map<string, string>) => boolean) {
  const grid = grids.get(sheet)
  if (!grid) throw new Error(`no sheet ${sheet}`)
  const texts = [...grid].map(([address, cell]) => [address, 'text' in cell ? cell.text : ''] as const)
  const letters = texts.find(([, name]) => name.split('.')[1] === column)?.[0].replace(/\d+/, '')
  const rows = [...new Set(texts.map(([address]) => address.replace(/\D+/, '')))].slice(2)
  const found = rows.find((number) =>
    row(new Map(texts.filter(([address]) => address.replace(/\D+/, '') === number))),
  )
  return `${letters}${found}`
}
const about = (reference: string, key: string) => (cells: Map<string, string>) =>
  [...cells.values()].includes(reference) && [...cells.values()].includes(key)
const of = (reference: string) => (cells: Map<string, string>) => [...cells.values()].includes(reference)

describe('a workbook of reports', () => {
  test('as it went out it holds nothing new, in whichever language', async () => {
    const id = await openDraft(office, { kind: 'report', reference: first, cycle: '2026' }, 'ru', 'k')
    await saveDraft(
      office,
      id,
      1,
      {
        language: 'ru',
        implementation: 'in_progress',
        done: '=1+1\r\n+7',
        values: [{ row: 'centres', indicator: 'centres', value: '1 234,5', on: '31.12.2025', note: ' x ' }],
        money: [{ row: 'r1', stage: 'spent', amount: '1.500', currency: 'kzt' }],
        evidence: [
          { row: 'r2', title: '@SUM', url: 'https://example.invalid', kind: 'law', audience: 'reviewers' },
        ],
      } as Fields,
      null,
    )
    for (const locale of ['en', 'ru'] as const) {
      const sent = await send(await download(office, locale))
      expect(await stateOf(sent)).toMatchObject({
        state: 'ready',
        kind: 'reports',
        cycleKey: '2026',
        notices: [],
      })
      expect(await rowsFor(sent)).toEqual([])
    }
  })

  test('a figure is previewed in words of the draft, and saved as a draft when its person says so', async () => {
    const grids = await gridsOf(await download())
    const value = find(grids, 'Figures', 'value', about(first, 'centres'))
    grids.get('Figures')?.set(value, { number: '8.5' })
    grids.get('Figures')?.set(find(grids, 'Figures', 'on', about(first, 'centres')), { date: 46022 })
    const id = await send(await fileOf(grids))
    const [row] = await rowsFor(id)
    expect(row).toMatchObject({ sheet: 'figures', sheetName: 'Figures', subject: first })
    expect(row?.differences).toEqual([
      { field: 'value', at: value.replace(/\d/g, ''), before: '', after: '8.5' },
      { field: 'on', at: expect.any(String), before: '', after: '31.12.2025' },
    ])
    expect(await draftOf(first)).toBeUndefined()
    expect(await acceptRows(office, id, null)).toEqual({ saved: 1, stale: 0 })
    expect(await draftOf(first)).toMatchObject({
      language: 'en',
      values: [{ row: 'centres', indicator: 'centres', value: '8.5', on: '31.12.2025' }],
    })
    const acts = await db.app.select({ act: audit.act, subject: audit.subject }).from(audit)
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['import.begin', 'import.use', 'submission.create', 'submission.edit']),
    )
  })

  test('the same file twice changes nothing the second time', async () => {
    const grids = await gridsOf(await download())
    grids.get('What was done')?.set(find(grids, 'What was done', 'done', of(first)), { text: 'Two centres' })
    const money = find(grids, 'Money', 'subject', (cells) => cells.size === 0)
    expect(money).toMatch(/^\w+undefined$/)
    grids.get('Money')?.set(money.replace('undefined', '3'), { text: first })
    grids.get('Money')?.set('F3', { text: '1 500,5' })
    const file = await fileOf(grids)
    const once = await send(file)
    expect(await acceptRows(office, once, null)).toEqual({ saved: 2, stale: 0 })
    const after = await draftOf(first)
    const twice = await send(file)
    expect(await rowsFor(twice)).toMatchObject([])
    expect(await acceptRows(office, twice, null)).toEqual({ saved: 0, stale: 0 })
    expect(await draftOf(first)).toEqual(after)
    expect(after?.money).toHaveLength(1)
  })

  test('what somebody else wrote since the download is not taken for a change, and never replaced by the way', async () => {
    const id = await openDraft(office, { kind: 'report', reference: first, cycle: '2026' }, 'en', 'k')
    await saveDraft(office, id, 1, { done: 'Before', challenges: 'Before' } as Fields, null)
    const grids = await gridsOf(await download())
    await saveDraft(colleague, id, 2, { done: 'Theirs', challenges: 'Theirs too' } as Fields, null)
    grids.get('What was done')?.set(find(grids, 'What was done', 'done', of(first)), { text: 'Mine' })
    const sent = await send(await fileOf(grids))
    const [row] = await rowsFor(sent)
    expect(row?.differences).toMatchObject([
      { field: 'done', before: 'Theirs', after: 'Mine', theirs: 'Theirs' },
    ])
    expect(await findImport(db.app, office.actor, sent)).toMatchObject({ changes: 1, safe: 0 })
    expect(await acceptRows(office, sent, null)).toEqual({ saved: 0, stale: 0 })
    expect(await draftOf(first)).toMatchObject({ done: 'Theirs', challenges: 'Theirs too' })
    expect(await acceptRows(office, sent, [row?.id ?? 0])).toEqual({ saved: 1, stale: 0 })
    expect(await draftOf(first)).toMatchObject({ done: 'Mine', challenges: 'Theirs too' })
  })

  test('where nobody knows what it went out with, an empty cell takes nothing away', async () => {
    const id = await openDraft(office, { kind: 'report', reference: first, cycle: '2026' }, 'en', 'g')
    const grids = await gridsOf(await download())
    await saveDraft(colleague, id, 1, { done: 'Theirs', challenges: 'Theirs too' } as Fields, null)
    await db.app.execute(sql`delete from submission_revisions where submission_id = ${id}`)
    grids.get('What was done')?.set(find(grids, 'What was done', 'done', of(first)), { text: 'Mine' })
    const sent = await send(await fileOf(grids))
    expect((await rowsFor(sent)).flatMap(({ differences }) => differences)).toMatchObject([
      { field: 'done', before: 'Theirs', after: 'Mine', theirs: 'Theirs' },
    ])
    expect(await acceptRows(office, sent, null)).toEqual({ saved: 0, stale: 0 })
    expect(await draftOf(first)).toMatchObject({ done: 'Theirs', challenges: 'Theirs too' })
  })

  test('what somebody wrote after the preview is told before it is replaced', async () => {
    const grids = await gridsOf(await download())
    grids.get('What was done')?.set(find(grids, 'What was done', 'done', of(first)), { text: 'Mine' })
    const sent = await send(await fileOf(grids))
    const draft = await openDraft(colleague, { kind: 'report', reference: first, cycle: '2026' }, 'en', 'k')
    await saveDraft(colleague, draft, 1, { done: 'Theirs' } as Fields, null)
    const [row] = await rowsFor(sent)
    expect(await acceptRows(office, sent, [row?.id ?? 0])).toEqual({ saved: 0, stale: 1 })
    expect(await draftOf(first)).toMatchObject({ done: 'Theirs' })
    expect((await rowsFor(sent))[0]?.differences).toMatchObject([{ before: 'Theirs', theirs: 'Theirs' }])
    expect(await acceptRows(office, sent, [row?.id ?? 0])).toEqual({ saved: 1, stale: 0 })
    expect(await draftOf(first)).toMatchObject({ done: 'Mine' })
  })

  test('mistakes of every kind are told at their cells, all at once', async () => {
    const grids = await gridsOf(await download())
    const figures = grids.get('Figures')
    const done = grids.get('What was done')
    const steps = grids.get('Steps')
    if (!figures || !done || !steps) throw new Error('no sheets')
    const at = (sheet: string, column: string, row: (cells: Map<string, string>) => boolean) =>
      find(grids, sheet, column, row)
    const put = {
      textForNumber: at('Figures', 'value', about(first, 'centres')),
      impossibleDate: at('Figures', 'on', about(first, 'centres')),
      formula: at('Figures', 'value', about(first, 'women')),
      futureDate: at('Figures', 'on', about(second, 'centres')),
      countValue: at('Figures', 'value', about(second, 'centres')),
      wrongChoice: at('What was done', 'implementation', of(first)),
      tooLong: at('What was done', 'done', of(first)),
      wrongCycle: at('What was done', 'cycle', of(second)),
      begun: at('What was done', 'implementation', of(second)),
      step: at('Steps', 'state', about(first, 'law')),
    }
    figures.set(put.textForNumber, { text: 'twenty' })
    figures.set(put.impossibleDate, { text: '31.02.2026' })
    figures.set(put.formula, { formula: 'SUM(A1:A3)', value: '12' })
    figures.set(put.countValue, { date: 46143 })
    figures.set(put.futureDate, { text: '2027' })
    done.set(put.wrongChoice, { text: 'Nearly there' })
    done.set(put.tooLong, { text: 'x'.repeat(4001) })
    done.set(put.wrongCycle, { text: '2025' })
    done.set(put.begun, { text: 'In progress' })
    steps.set(put.step, { error: '#REF!' })
    // Rows that a program added: an unknown reference, another country's, one twice, one without its key.
    const copy = (from: string, to: number, changes: Record<string, string>) => {
      for (const [address, cell] of [...figures])
        if (address.replace(/\D+/, '') === from) figures.set(address.replace(/\d+/, String(to)), cell)
      for (const [letters, value] of Object.entries(changes)) figures.set(`${letters}${to}`, { text: value })
    }
    const row = put.textForNumber.replace(/\D+/, '')
    copy(row, 50, { C: 'AAA-1999-99', L: '1' })
    copy(row, 51, { C: foreign, L: '1' })
    copy(row, 52, {})
    copy(row, 53, { C: '' })
    copy(row, 54, { B: '' })
    // A sheet moved to the front, and a column that nobody knows.
    const moved: Grids = new Map([['Steps', steps], ...grids])
    figures.set('Z2', { text: 'My remarks' })
    figures.set('Z4', { text: 'ask the ministry' })

    const id = await send(await fileOf(moved))
    const faults = (await rowsFor(id)).flatMap((one) =>
      (one.faults ?? []).map((fault) => `${one.sheetName} ${fault.at}${one.row} ${fault.code}`),
    )
    expect(faults).toEqual(
      expect.arrayContaining([
        `Figures ${put.textForNumber} not_a_number`,
        `Figures ${put.impossibleDate} not_a_date`,
        `Figures ${put.formula} formula`,
        `Figures ${put.countValue} date_for_number`,
        `What was done ${put.wrongChoice} not_a_choice`,
        `What was done ${put.tooLong} too_long`,
        `What was done ${put.wrongCycle} wrong_cycle`,
        `Figures ${put.futureDate} in_future`,
        `What was done ${put.begun.replace('D', 'F')} required`,
        `Steps ${put.step} cell_error`,
        'Figures C50 unknown_reference',
        'Figures C51 unknown_reference',
        'Figures C52 repeated_row',
        'Figures C53 key_missing',
        'Figures C54 key_missing',
      ]),
    )
    expect((await stateOf(id)).notices).toEqual([{ code: 'unknown_column', sheet: 'Figures', at: 'Z' }])
    expect(await acceptRows(office, id, null)).toMatchObject({ stale: 0 })
  })

  test('a value in the future, and one of a period without its beginning', async () => {
    const grids = await gridsOf(await download())
    const figures = grids.get('Figures')
    const set = (column: string, key: string, value: string) =>
      figures?.set(find(grids, 'Figures', column, about(first, key)), { text: value })
    set('value', 'centres', '5')
    set('on', 'centres', '2027')
    set('value', 'women', '100')
    set('on', 'women', '2025')
    const id = await send(await fileOf(grids))
    const faults = (await rowsFor(id)).flatMap(({ sheet, faults: all }) =>
      (all ?? []).map(({ field, code, stops }) => [sheet, field, code, stops]),
    )
    expect(faults).toEqual(
      expect.arrayContaining([
        ['figures', 'on', 'in_future', true],
        ['figures', 'from', 'required', false],
        ['reports', 'done', 'required', false],
        ['reports', 'implementation', 'required', false],
      ]),
    )
    expect(await findImport(db.app, office.actor, id)).toMatchObject({ mistakes: 1, gaps: 3, changes: 1 })
    expect(await listImports(db.app, office.actor?.id ?? 0, 'AAA')).toMatchObject([
      { mistakes: 1, changes: 1 },
    ])
    // What is only missing yet can be saved; what is wrong can't.
    expect(await acceptRows(office, id, null)).toEqual({ saved: 1, stale: 0 })
    expect(await draftOf(first)).toMatchObject({ values: [{ indicator: 'women', value: '100' }] })
  })

  test('a contributor gets and changes only what they were given', async () => {
    const grids = await gridsOf(await download(contributor))
    const references = [...(grids.get('What was done') ?? [])].flatMap(([, cell]) =>
      'text' in cell && /^AAA-/.test(cell.text) ? [cell.text] : [],
    )
    expect(references).toEqual([second])
    const whole = await gridsOf(await download(office))
    whole.get('What was done')?.set(find(whole, 'What was done', 'done', of(first)), { text: 'Not mine' })
    whole.get('What was done')?.set(find(whole, 'What was done', 'done', of(second)), { text: 'Mine' })
    const id = await send(await fileOf(whole), contributor)
    const rows = await rowsFor(id)
    expect(
      rows
        .filter(({ subject }) => subject === first)
        .every(({ faults }) => faults?.[0]?.code === 'unknown_reference'),
    ).toBe(true)
    await acceptRows(contributor, id, null)
    expect(await draftOf(first)).toBeUndefined()
    expect(await draftOf(second)).toMatchObject({ done: 'Mine' })
  })

  test('a report that was handed in since is not written in', async () => {
    const grids = await gridsOf(await download())
    await openDraft(office, { kind: 'report', reference: first, cycle: '2026' }, 'en', 'k')
    await db.app.update(submissions).set({ state: 'submitted' })
    grids.get('What was done')?.set(find(grids, 'What was done', 'done', of(first)), { text: 'Late' })
    const id = await send(await fileOf(grids))
    expect((await rowsFor(id)).map(({ faults }) => faults?.map(({ code }) => code))).toEqual([['in_review']])
  })

  test.each([
    ['another country', 'other_maker', () => download(stranger)],
    [
      'a cycle that has closed',
      'cycle_closed',
      async () => {
        const grids = await gridsOf(await download())
        for (const [address, cell] of grids.get('vaada') ?? [])
          if ('text' in cell && cell.text === '2026') grids.get('vaada')?.set(address, { text: '2020' })
        return fileOf(grids)
      },
    ],
    ['none of our sheets', 'not_ours', () => fileOf(new Map([['One', new Map([['A1', { text: 'x' }]])]]))],
    ['no workbook at all', 'not_a_workbook', async () => Buffer.from('hello there, this is no workbook')],
  ])('of %s it is refused: %s', async (_, refusal, make) => {
    const id = await send(await make())
    expect(await stateOf(id)).toMatchObject({ state: 'refused', refusal })
    expect(await rowsFor(id)).toEqual([])
  })
})

describe('an upload', () => {
  test('is its sender’s alone, and gone when they say so', async () => {
    const id = await send(await download())
    for (const other of [colleague, stranger, editor]) {
      expect(await findImport(db.app, other.actor, id)).toBeNull()
      await expect(acceptRows(other, id, null)).rejects.toMatchObject({ code: 'not_found' })
      await expect(removeImport(other, id)).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await findImport(db.app, office.actor, id)).toMatchObject({
      fileName: 'figures.xlsx',
      mistakes: 0,
    })
    await removeImport(office, id)
    expect(await findImport(db.app, office.actor, id)).toBeNull()
  })

  test('for another maker is refused', async () => {
    const file = await download()
    const sent = { language: 'en' as const, fileName: 'x', file }
    await expect(beginImport(office, { ...sent, makerCode: 'BBB' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(beginImport(editor, { ...sent, makerCode: 'AAA' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('sent twice while it waits is one, and nobody fills the queue', async () => {
    const file = await download()
    const begin = (bytes: Buffer) =>
      beginImport(office, { makerCode: 'AAA', language: 'en', fileName: 'x', file: bytes })
    expect(await begin(file)).toBe(await begin(file))
    for (let n = 0; n < 4; n += 1) await begin(Buffer.from(`${n}`))
    await expect(begin(Buffer.from('one too many'))).rejects.toMatchObject({ code: 'throttled' })
    expect(await readWaiting({ ...clock(), log })).toBe(5)
    expect(await db.app.select().from(importPieces)).toEqual([])
  })

  test('left behind by a worker that died is read by the next, and not for ever', async () => {
    const id = await beginImport(office, {
      makerCode: 'AAA',
      language: 'en',
      fileName: 'x',
      file: await download(),
    })
    await db.app
      .update(imports)
      .set({ state: 'reading', attempts: 1, heldUntil: new Date(NOW.getTime() + 1) })
    expect(await readWaiting({ ...clock(), log })).toBe(0)
    await db.app.update(imports).set({ heldUntil: new Date(NOW.getTime() - 1) })
    expect(await readWaiting({ ...clock(), log })).toBe(1)
    expect(await stateOf(id)).toMatchObject({ state: 'ready' })
    await db.app.update(imports).set({ state: 'reading', attempts: 3, heldUntil: new Date(0) })
    await readWaiting({ ...clock(), log })
    expect(await stateOf(id)).toMatchObject({ state: 'refused', refusal: 'gave_up' })
  })

  test('is kept for 30 days', async () => {
    await send(await download())
    await sweepImports(db.app, new Date(NOW.getTime() + 29 * 86_400_000))
    expect(await listImports(db.app, office.actor?.id ?? 0, 'AAA')).toHaveLength(1)
    await sweepImports(db.app, new Date(NOW.getTime() + 31 * 86_400_000))
    expect(await listImports(db.app, office.actor?.id ?? 0, 'AAA')).toHaveLength(0)
  })
})

describe('a workbook of new commitments', () => {
  const template = async (ctx = office, maker: string | null = null) => {
    const made = await makeCommitmentsWorkbook(clock(), ctx.actor as Person, maker, 'en')
    return made ? gridsOf(await workbookBytes(made.workbook)) : null
  }
  /** Types into a row of a sheet by our names of its columns. */
  const fill = (grids: Grids, sheet: string, row: number, cells: Record<string, string>) => {
    const grid = grids.get(sheet)
    for (const [name, value] of Object.entries(cells)) {
      const head = [...(grid ?? [])].find(([, cell]) => 'text' in cell && cell.text.split('.')[1] === name)
      if (!head) throw new Error(`no column ${name}`)
      grid?.set(`${head[0].replace(/\d+/, '')}${row}`, { text: value })
    }
  }
  const filled = async (ctx = office, maker: string | null = null) => {
    const grids = await template(ctx, maker)
    if (!grids) throw new Error('no template')
    fill(grids, 'Commitments', 3, {
      subject: 'A',
      title: 'Ten centres',
      framework: 'A test framework',
      level: 'National measure',
      type_policy: 'Yes',
      actions: '1',
      summary: 'Ten centres by 2027.',
      dueOn: '31.12.2027',
    })
    fill(grids, 'Indicators', 3, {
      subject: 'A',
      name: 'Centres',
      unit: 'centres',
      direction: 'More is better',
      measure: 'Level at a date',
      baselineValue: '0',
      targetValue: '10',
      sources: 's1',
    })
    fill(grids, 'Sources', 3, {
      subject: 'A',
      key: 's1',
      title: 'A decree',
      url: 'https://example.invalid',
      kind: 'Law',
    })
    return grids
  }

  test('becomes drafts of the office, once', async () => {
    const file = await fileOf(await filled())
    const id = await send(file)
    expect((await rowsFor(id)).flatMap(({ faults }) => faults)).toEqual([])
    expect(await findImport(db.app, office.actor, id)).toMatchObject({ mistakes: 0, changes: 1 })
    expect(await listNewCommitments(db.app, id, 10)).toMatchObject([
      { title: 'Ten centres', indicators: 1, milestones: 0, sources: 1, stops: false, accepted: false },
    ])
    expect(await acceptRows(office, id, null)).toEqual({ saved: 1, stale: 0 })
    const [made] = await db.app.select().from(submissions)
    expect(made).toMatchObject({ kind: 'commitment', makerCode: 'AAA', commitmentId: null, state: 'draft' })
    expect(made?.content).toMatchObject({
      title: 'Ten centres',
      framework: 'test',
      types: ['policy'],
      actions: ['1'],
      indicators: [{ name: 'Centres', targetValue: '10', sources: ['s1'] }],
      sources: [{ key: 's1', title: 'A decree', kind: 'law' }],
    })
    const again = await send(file)
    expect(await acceptRows(office, again, null)).toEqual({ saved: 0, stale: 0 })
    expect(await db.app.select().from(submissions)).toHaveLength(1)
  })

  test('a draft that was thrown away can be made again', async () => {
    const file = await fileOf(await filled())
    await acceptRows(office, await send(file), null)
    const [made] = await db.app.select().from(submissions)
    await discard(office, made?.id ?? 0)
    expect(await acceptRows(office, await send(file), null)).toEqual({ saved: 1, stale: 0 })
    const states = await db.app.select({ state: submissions.state }).from(submissions).orderBy(submissions.id)
    expect(states.map(({ state }) => state)).toEqual(['discarded', 'draft'])
  })

  test('tells its mistakes at their cells', async () => {
    const grids = await filled()
    fill(grids, 'Commitments', 4, { subject: 'A', title: 'Again' })
    fill(grids, 'Commitments', 5, {
      subject: 'B',
      title: 'x'.repeat(200),
      dueOn: 'soon',
      framework: 'Nothing',
    })
    fill(grids, 'Indicators', 4, { subject: 'A', name: 'Women', targetValue: 'many' })
    fill(grids, 'Steps', 3, { subject: 'Z', name: 'Nobody’s' })
    fill(grids, 'Sources', 4, { title: 'Without a key' })
    const id = await send(await fileOf(grids))
    const faults = (await rowsFor(id)).flatMap((row) =>
      (row.faults ?? [])
        .filter(({ stops }) => stops)
        .map(({ field, code }) => `${row.sheet} ${row.row} ${field} ${code}`),
    )
    expect(faults).toEqual(
      expect.arrayContaining([
        'commitments 4 subject repeated_row',
        'commitments 5 title too_long',
        'commitments 5 dueOn not_a_date',
        'commitments 5 framework not_a_choice',
        'indicators 4 targetValue not_a_number',
        'milestones 3 subject unknown_key',
        'sources 4 subject new_key_missing',
      ]),
    )
    expect(await acceptRows(office, id, null)).toEqual({ saved: 0, stale: 0 })
  })

  test('is for those who begin commitments: an editor for makers without an office, no contributor', async () => {
    expect(await template(contributor)).toBeNull()
    expect(await template(editor, 'AAA')).toBeNull()
    const id = await send(await fileOf(await filled(editor, 'CCC')), editor, 'CCC')
    expect(await acceptRows(editor, id, null)).toEqual({ saved: 1, stale: 0 })
    const refused = await send(await fileOf(await filled()), contributor)
    expect(await stateOf(refused)).toMatchObject({ state: 'refused', refusal: 'forbidden' })
  })
})
