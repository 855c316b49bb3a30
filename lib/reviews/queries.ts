import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  makers,
  reports,
  submissionAuthors,
  submissionEvents,
  submissionNotes,
  submissions,
} from '@/db/schema'
import { PAGE_SIZE } from '@/lib/listing'
import type { SubmissionKind } from '@/lib/submissions/model'
import { type MakerName, SUBMISSION_ROW, type SubmissionRow } from '@/lib/submissions/queries'
import type { QueueView } from './queue'
import { inOrder, OVERDUE_DAYS, RISK_WEIGHTS, type RiskSign, signsOfState } from './risk'

export interface QueueRow extends SubmissionRow {
  /** When it was handed in last: it has been waiting since. */
  waitingSince: Date
  /** The reader wrote in it, so somebody else reviews it. */
  own: boolean
  /** Why it needs care, the gravest first. */
  signs: RiskSign[]
}

const WAITING_SINCE = sql<string>`coalesce((select max(e.at) from ${submissionEvents} e
  where e.submission_id = ${submissions.id} and e.act = 'submit'), ${submissions.updatedAt})`
const OPEN_FLAGS = sql<number>`(select count(*)::int from ${submissionNotes} n
  where n.submission_id = ${submissions.id} and n.kind = 'flag' and n.settled_at is null)`
const IS_RESUBMITTED = sql<boolean>`exists (select 1 from ${submissionEvents} e
  where e.submission_id = ${submissions.id} and e.act = 'return')`
const HAS_MOVED = sql<boolean>`${submissions.baseVersion} <> (case ${submissions.kind}
  when 'report' then coalesce((select max(r.version) from ${reports} r
    where r.commitment_id = ${submissions.commitmentId} and r.cycle_key = ${submissions.cycleKey}), 0)
  when 'commitment' then coalesce((select v.version from ${commitmentVersions} v
    where v.commitment_id = ${submissions.commitmentId} and v.to_seq is null), 0)
  else ${submissions.baseVersion} end)`
const isOwn = (readerId: number) => sql<boolean>`exists (select 1 from ${submissionAuthors} a
  where a.submission_id = ${submissions.id} and a.person_id = ${readerId})`

/** What was told when it was handed in, and what its life has added since. */
const RISK_NOW = sql<number>`${submissions.risk}
  + case when ${OPEN_FLAGS} > 0 then ${RISK_WEIGHTS.open_flags}::int else 0 end
  + case when ${IS_RESUBMITTED} then ${RISK_WEIGHTS.resubmitted}::int else 0 end
  + case when ${HAS_MOVED} then ${RISK_WEIGHTS.base_moved}::int else 0 end`

const waiting = ({ kind, country }: Pick<QueueView, 'kind' | 'country'>): SQL | undefined =>
  and(
    eq(submissions.state, 'submitted'),
    kind === null ? undefined : eq(submissions.kind, kind),
    country === null ? undefined : eq(submissions.makerCode, country),
  )

/** The longest waiting first; by risk, the longest waiting of those that are alike. */
const orderOf = ({ sort }: Pick<QueueView, 'sort'>): SQL[] => [
  ...(sort === 'risk' ? [sql`${RISK_NOW} desc`] : []),
  sql`${WAITING_SINCE}`,
  sql`${submissions.id}`,
]

/** One page of what waits for a reviewer. */
export async function listQueue(db: AppDb, readerId: number, view: QueueView): Promise<QueueRow[]> {
  // The page is chosen first, so that what each line shows is looked up for its lines alone.
  const page = db
    .select({
      id: submissions.id,
      place: sql<number>`row_number() over (order by ${sql.join(orderOf(view), sql`, `)})`.as('place'),
    })
    .from(submissions)
    .where(waiting(view))
    .orderBy(...orderOf(view))
    .limit(PAGE_SIZE)
    .offset((view.page - 1) * PAGE_SIZE)
    .as('page')
  const rows = await db
    .select({
      ...SUBMISSION_ROW,
      waitingSince: WAITING_SINCE,
      own: isOwn(readerId),
      stored: submissions.riskSigns,
      isResubmitted: IS_RESUBMITTED,
      hasMoved: HAS_MOVED,
    })
    .from(page)
    .innerJoin(submissions, eq(submissions.id, page.id))
    .innerJoin(makers, eq(makers.code, submissions.makerCode))
    .leftJoin(commitments, eq(commitments.id, submissions.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .orderBy(page.place)
  return rows.map(({ stored, isResubmitted, hasMoved, ...row }) => ({
    ...row,
    waitingSince: new Date(row.waitingSince),
    signs: inOrder([...stored, ...signsOfState({ openFlags: row.openFlags, isResubmitted, hasMoved })]),
  }))
}

export interface QueueCount {
  maker: MakerName
  kind: SubmissionKind
  count: number
  /** Of them, those that have waited too long. */
  overdue: number
}

/** How much waits, by country and kind. */
export async function countQueue(db: AppDb, now: Date): Promise<QueueCount[]> {
  const limit = new Date(now.getTime() - OVERDUE_DAYS * 86_400_000).toISOString()
  return db
    .select({
      maker: { code: makers.code, names: makers.names },
      kind: submissions.kind,
      count: sql<number>`count(*)::int`,
      overdue: sql<number>`count(*) filter (where ${WAITING_SINCE} < ${limit}::timestamptz)::int`,
    })
    .from(submissions)
    .innerJoin(makers, eq(makers.code, submissions.makerCode))
    .where(eq(submissions.state, 'submitted'))
    .groupBy(makers.code, submissions.kind)
    .orderBy(makers.code)
}

/** What this reader goes on with: the first of the queue that they may decide; null: nothing is left for them. */
export async function findNext(db: AppDb, readerId: number, view: QueueView): Promise<number | null> {
  const [row] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(waiting(view), sql`not ${isOwn(readerId)}`))
    .orderBy(...orderOf(view))
    .limit(1)
  return row?.id ?? null
}
