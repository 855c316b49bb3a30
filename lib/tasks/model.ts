import type { OwedAnswers } from '@/lib/consultations/queries'
import { daysBetween, type IsoDate } from '@/lib/dates/partial'
import type { Period } from '@/lib/format/cycle'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import type { ImportLine } from '@/lib/imports/queries'
import type { SubmissionRow } from '@/lib/submissions/queries'

/** A report that an office owes in an open cycle, whoever may have begun it. */
export interface OwedReport {
  commitmentId: number
  reference: string
  makerCode: string
  title: LocalizedText
  cycle: string
  period: Period
  dueOn: IsoDate
}

/** A published commitment with a translation that its original has left behind. */
export interface OutdatedTranslation {
  commitmentId: number
  reference: string
  makerCode: string
  title: LocalizedText
  /** Languages of the outdated texts. */
  languages: Locale[]
}

/** One thing that waits for somebody. */
export type Task =
  /** Came back from the reviewer. */
  | { kind: 'returned'; row: SubmissionRow; dueOn: IsoDate | null }
  /** A report that is owed; `row`: its draft, where it was begun. */
  | { kind: 'report'; report: OwedReport; row: SubmissionRow | null; dueOn: IsoDate }
  /** Handed in, and held up by a flag that this person may settle. */
  | { kind: 'flagged'; row: SubmissionRow }
  /** Begun, and asked for by nobody. */
  | { kind: 'draft'; row: SubmissionRow }
  /** A hand-over of the office waits for its successor. */
  | { kind: 'hand_over'; since: Date }
  /** A workbook was read, and its rows wait to be taken. */
  | { kind: 'import'; sent: ImportLine }
  | { kind: 'translation'; outdated: OutdatedTranslation }
  /** What was suggested in a consultation of the office waits for its answer. */
  | { kind: 'suggestions'; owed: OwedAnswers; dueOn: IsoDate }

/** A report due within these days stands out. */
export const SOON_DAYS = 14

/** What can't wait: returned, late or due soon, held up by a flag. */
export function isUrgent(task: Task, today: IsoDate): boolean {
  if (task.kind === 'report' || task.kind === 'suggestions')
    return daysBetween(today, task.dueOn) <= SOON_DAYS
  return (
    task.kind === 'returned' || task.kind === 'flagged' || (task.kind === 'draft' && task.row.openFlags > 0)
  )
}

function rank(task: Task, today: IsoDate): number {
  switch (task.kind) {
    case 'returned':
      return 0
    case 'report':
    case 'suggestions':
      return task.dueOn < today ? 1 : isUrgent(task, today) ? 2 : 5
    case 'flagged':
      return 3
    case 'hand_over':
    case 'import':
      return 4
    case 'draft':
      return task.row.openFlags > 0 ? 3 : 6
    case 'translation':
      return 7
  }
}

const rowOf = (task: Task): SubmissionRow | null => ('row' in task ? task.row : null)
const referenceOf = (task: Task): string =>
  task.kind === 'report' ? task.report.reference : task.kind === 'translation' ? task.outdated.reference : ''

/** The most urgent first; within that what is due first, what was begun, what was touched last, then by reference. */
export function byUrgency(tasks: readonly Task[], today: IsoDate): Task[] {
  const key = (task: Task): [number, string, number, number, string] => [
    rank(task, today),
    ('dueOn' in task && task.dueOn) || '9999-12-31',
    rowOf(task) ? 0 : 1,
    -(rowOf(task)?.updatedAt.getTime() ?? 0),
    referenceOf(task),
  ]
  return tasks
    .map((task) => ({ task, key: key(task) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ task }) => task)
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? left
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

interface Waiting {
  /** Open submissions of those this person may see. */
  open: readonly SubmissionRow[]
  owed: readonly OwedReport[]
  outdated: readonly OutdatedTranslation[]
  answers?: readonly OwedAnswers[]
  handOverSince: Date | null
  /** What this person sent. */
  imports: readonly ImportLine[]
  /** Whether this person may settle the flags of one. */
  settles: (row: SubmissionRow) => boolean
  /** Whether they may begin a report on a commitment, or a change of it. */
  begins: (about: { commitmentId: number; makerCode: string }) => boolean
}

/** All that waits for somebody, the most urgent first. What was handed in or published waits no more. */
export function tasksOf(
  { open, owed, outdated, answers = [], handOverSince, imports, settles, begins }: Waiting,
  today: IsoDate,
): Task[] {
  const owedBy = (row: SubmissionRow) =>
    row.kind === 'report'
      ? owed.find(({ commitmentId, cycle }) => commitmentId === row.commitmentId && cycle === row.cycle)
      : undefined
  const written = open.flatMap((row): Task[] => {
    const report = owedBy(row)
    if (row.state === 'returned') return [{ kind: 'returned', row, dueOn: report?.dueOn ?? null }]
    if (row.state === 'draft')
      return [report ? { kind: 'report', report, row, dueOn: report.dueOn } : { kind: 'draft', row }]
    return row.openFlags > 0 && settles(row) ? [{ kind: 'flagged', row }] : []
  })
  const begun = new Set(open.map(({ commitmentId, cycle }) => `${commitmentId} ${cycle}`))
  const unbegun = owed.filter(
    (report) => !begun.has(`${report.commitmentId} ${report.cycle}`) && begins(report),
  )
  const changed = new Set(open.filter(({ kind }) => kind === 'commitment').map((row) => row.commitmentId))
  return byUrgency(
    [
      ...written,
      ...unbegun.map((report): Task => ({ kind: 'report', report, row: null, dueOn: report.dueOn })),
      ...answers.map((one): Task => ({ kind: 'suggestions', owed: one, dueOn: one.dueOn })),
      ...(handOverSince ? [{ kind: 'hand_over', since: handOverSince } as const] : []),
      ...imports
        .filter(({ state, changes }) => state === 'ready' && changes > 0)
        .map((sent): Task => ({ kind: 'import', sent })),
      ...outdated
        .filter((one) => begins(one) && !changed.has(one.commitmentId))
        .map((one): Task => ({ kind: 'translation', outdated: one })),
    ],
    today,
  )
}
