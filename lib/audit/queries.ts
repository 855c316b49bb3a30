import { and, asc, desc, eq, gt, ilike, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { audit, people } from '@/db/schema'
import { type TrailReport, UNREAD, verifyTrail } from './chain'
import type { AuditFilters } from './filters'

/** A line with whom its number stands for today. */
export interface AuditLineView {
  /** What the next page starts before. */
  id: number
  /** NULL: written before the trail was chained. */
  seq: number | null
  at: Date
  personId: number | null
  /** Null: erased, or nobody was signed in. */
  personName: string | null
  act: string
  subject: string
  allowed: boolean
  refusal: string | null
}

/** A term that stands for itself in a pattern. */
const containing = (term: string) => `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`

/** Newest first, after the filters; `next` null: that was the end. `timeZone`: whose days `from` and `to` are. */
export async function searchTrail(
  db: Writable,
  filters: AuditFilters,
  timeZone: string,
  limit: number,
): Promise<{ lines: AuditLineView[]; next: number | null }> {
  const rows = await db
    .select({
      id: audit.id,
      seq: audit.seq,
      at: audit.at,
      personId: audit.personId,
      personName: sql<string | null>`case when ${people.erasedAt} is null then ${people.name} end`,
      act: audit.act,
      subject: audit.subject,
      allowed: audit.allowed,
      refusal: audit.refusal,
    })
    .from(audit)
    .leftJoin(people, eq(people.id, audit.personId))
    .where(and(...conditions(filters, timeZone)))
    .orderBy(desc(audit.id))
    .limit(limit + 1)
  const lines = rows.slice(0, limit)
  return { lines, next: rows.length > limit ? (lines.at(-1)?.id ?? null) : null }
}

function conditions(filters: AuditFilters, timeZone: string): (SQL | undefined)[] {
  const { person, act, outcome, subject, from, to, before } = filters
  const midnight = (day: string, plus: number) =>
    sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timeZone})`
  return [
    person === '' ? undefined : byPerson(person),
    act === '' ? undefined : eq(audit.act, act),
    outcome === '' ? undefined : eq(audit.allowed, outcome === 'allowed'),
    subject === '' ? undefined : ilike(audit.subject, containing(subject)),
    from === null ? undefined : sql`${audit.at} >= ${midnight(from, 0)}`,
    to === null ? undefined : sql`${audit.at} < ${midnight(to, 1)}`,
    before === null ? undefined : lt(audit.id, before),
  ]
}

/** Names and addresses are looked up beside the trail, which holds numbers alone. */
const byPerson = (person: string): SQL =>
  /^\d{1,9}$/.test(person)
    ? sql`${audit.personId} = ${Number(person)}`
    : sql`${audit.personId} in (select p.id from people p where p.erased_at is null
        and (p.name ilike ${containing(person)} or p.email ilike ${containing(person)}))`

const PAGE = 2000

const chained = {
  seq: sql<number>`${audit.seq}::int`,
  at: audit.at,
  personId: audit.personId,
  act: audit.act,
  subject: audit.subject,
  allowed: audit.allowed,
  refusal: audit.refusal,
  previousHash: sql<string>`${audit.previousHash}`,
  hash: sql<string>`${audit.hash}`,
}

/** Recomputes the trail, page by page, from `start` on: all of it, or what follows a line that is taken on trust. */
export async function verifyFrom(db: Writable, start: TrailReport = UNREAD): Promise<TrailReport> {
  let report = start
  for (;;) {
    const rows = await db
      .select(chained)
      .from(audit)
      .where(gt(audit.seq, report.lines))
      .orderBy(asc(audit.seq))
      .limit(PAGE)
    report = verifyTrail(
      rows.map((row) => ({ ...row, at: row.at.toISOString() })),
      report,
    )
    if (report.fault || rows.length < PAGE) return report
  }
}

export interface RecentTrail {
  report: TrailReport
  /** First line that was recomputed; 1: the whole trail was. */
  from: number
}

/** Recomputes the last lines of the trail, which a page can do while it is asked for. */
export async function verifyRecent(db: Writable, lines: number): Promise<RecentTrail> {
  const [last] = await db
    .select({ seq: chained.seq })
    .from(audit)
    .where(isNotNull(audit.seq))
    .orderBy(desc(audit.seq))
    .limit(1)
  const trusted = Math.max((last?.seq ?? 0) - lines, 0)
  const [line] =
    trusted === 0
      ? []
      : await db.select({ seq: chained.seq, hash: chained.hash }).from(audit).where(eq(audit.seq, trusted))
  if (!line) return { report: await verifyFrom(db), from: 1 }
  return {
    report: await verifyFrom(db, { lines: line.seq, fault: null, head: line.hash }),
    from: line.seq + 1,
  }
}
