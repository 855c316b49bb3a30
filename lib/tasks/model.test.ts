import { expect, test } from 'vitest'
import type { SubmissionRow } from '@/lib/submissions/queries'
import { isUrgent, type OwedReport, type Task, tasksOf } from './model'

const TODAY = '2026-11-23'
const names = (name: string) => ({ en: name, ru: name, kk: name, uz: name })
let counter = 0
const aRow = (changes: Partial<SubmissionRow>): SubmissionRow => ({
  id: ++counter,
  kind: 'report',
  state: 'draft',
  maker: { code: 'AAA', names: names('Aland') },
  commitmentId: 1,
  reference: 'AAA-2021-01',
  cycle: '2026',
  period: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
  publishedTitle: null,
  typedTitle: '',
  updatedAt: new Date('2026-11-20T10:00:00Z'),
  submittedAt: null,
  comment: null,
  holder: null,
  openFlags: 0,
  ...changes,
})
const owes = (commitmentId: number, dueOn: string, cycle = '2026'): OwedReport => ({
  commitmentId,
  reference: `AAA-2021-0${commitmentId}`,
  makerCode: 'AAA',
  title: {},
  cycle,
  period: { startsOn: '2026-01-01', endsOn: '2026-12-31' },
  dueOn,
})
const waiting = (given: Partial<Parameters<typeof tasksOf>[0]>) =>
  tasksOf(
    {
      open: [],
      owed: [],
      outdated: [],
      handOverSince: null,
      imports: [],
      settles: () => true,
      begins: () => true,
      ...given,
    },
    TODAY,
  )
const named = (task: Task) =>
  'row' in task && task.row
    ? `${task.kind} ${task.row.id}`
    : task.kind === 'report'
      ? `report ${task.report.reference} ${task.report.cycle}`
      : task.kind

test('the most urgent comes first', () => {
  const returned = aRow({ state: 'returned', commitmentId: 9 })
  const flagged = aRow({ state: 'submitted', commitmentId: 8, openFlags: 1 })
  const draft = aRow({ kind: 'commitment', cycle: null, period: null, commitmentId: null })
  const begun = aRow({ commitmentId: 3 })
  const tasks = waiting({
    open: [draft, flagged, begun, returned],
    owed: [
      owes(1, '2027-01-15'),
      owes(2, '2026-11-30', '2026-q3'),
      owes(3, '2026-11-30'),
      owes(4, '2026-11-10', '2026-1'),
      owes(5, '2026-10-10', '2026-1'),
    ],
    outdated: [{ commitmentId: 7, reference: 'AAA-2021-07', makerCode: 'AAA', title: {}, languages: ['ru'] }],
    handOverSince: new Date(),
  })
  expect(tasks.map(named)).toEqual([
    `returned ${returned.id}`,
    'report AAA-2021-05 2026-1',
    'report AAA-2021-04 2026-1',
    `report ${begun.id}`,
    'report AAA-2021-02 2026-q3',
    `flagged ${flagged.id}`,
    'hand_over',
    'report AAA-2021-01 2026',
    `draft ${draft.id}`,
    'translation',
  ])
  expect(tasks.filter((task) => isUrgent(task, TODAY))).toHaveLength(6)
})

test('what is done leaves: handed in without a flag is no task', () => {
  expect(waiting({ open: [aRow({ state: 'submitted' })] })).toEqual([])
  expect(waiting({})).toEqual([])
})

test('a report that was begun stands once, as its draft', () => {
  const row = aRow({})
  expect(waiting({ open: [row], owed: [owes(1, '2027-01-15')] }).map(named)).toEqual([`report ${row.id}`])
})

test('a workbook waits while something in it can be taken', () => {
  const sent = (id: number, changes: number, state: 'reading' | 'ready' = 'ready') => ({
    id,
    state,
    fileName: 'figures.xlsx',
    progress: 100,
    createdAt: new Date('2026-11-20T10:00:00Z'),
    mistakes: 0,
    changes,
  })
  const tasks = waiting({ imports: [sent(1, 0), sent(2, 3), sent(3, 3, 'reading')] })
  expect(tasks).toMatchObject([{ kind: 'import', sent: { id: 2 } }])
})

test('two cycles of one commitment are two tasks', () => {
  expect(waiting({ owed: [owes(1, '2027-01-15'), owes(1, '2026-12-15', '2026-2')] }).map(named)).toEqual([
    'report AAA-2021-01 2026-2',
    'report AAA-2021-01 2026',
  ])
})

test('nobody is shown what they may not begin or settle', () => {
  const flagged = aRow({ state: 'submitted', openFlags: 1 })
  expect(
    waiting({ open: [flagged], owed: [owes(2, TODAY)], begins: () => false, settles: () => false }),
  ).toEqual([])
})

test('a translation that is being mended is no task of its own', () => {
  const change = aRow({ kind: 'commitment', cycle: null, commitmentId: 7 })
  const outdated = [
    { commitmentId: 7, reference: 'AAA-2021-07', makerCode: 'AAA', title: {}, languages: ['ru' as const] },
  ]
  expect(waiting({ open: [change], outdated }).map(named)).toEqual([`draft ${change.id}`])
})

test('two hundred tasks keep their order', () => {
  const owed = Array.from({ length: 200 }, (_, i) => owes(i + 1, i % 2 ? '2026-12-01' : '2026-11-01'))
  const tasks = waiting({ owed })
  expect(tasks).toHaveLength(200)
  expect(tasks.slice(0, 100).every((task) => task.kind === 'report' && task.dueOn === '2026-11-01')).toBe(
    true,
  )
})
