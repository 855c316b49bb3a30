import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Writable } from '@/db/client'
import { people, submissionEvents, submissionNotes } from '@/db/schema'
import type { Role } from '@/lib/access/model'
import type { NoteKind } from '@/lib/submissions/model'

export interface NoteView {
  id: number
  kind: NoteKind
  text: string
  /** Lasting path of the field it is about; null: about all of it. */
  field: string | null
  /** What stood in the field then; null: it is about no field, or an answer. */
  fieldText: string | null
  /** The comment that it answers; null: none. */
  answers: number | null
  at: Date
  /** Null: their name was erased. */
  name: string | null
  role: Role
  /** Only of a flag; null: it stands. */
  settled: { at: Date; name: string | null; role: Role | null } | null
}

/** What was said beside a submission, from the beginning. */
export async function listNotes(db: Writable, submissionId: number): Promise<NoteView[]> {
  const settler = alias(people, 'settler')
  const rows = await db
    .select({
      id: submissionNotes.id,
      kind: submissionNotes.kind,
      text: submissionNotes.text,
      field: submissionNotes.field,
      fieldText: submissionNotes.fieldText,
      answers: submissionNotes.answers,
      at: submissionNotes.at,
      role: people.role,
      name: sql<string | null>`case when ${people.erasedAt} is null then ${people.name} end`,
      settledAt: submissionNotes.settledAt,
      settledRole: settler.role,
      settledName: sql<string | null>`case when ${settler.erasedAt} is null then ${settler.name} end`,
    })
    .from(submissionNotes)
    .innerJoin(people, eq(people.id, submissionNotes.personId))
    .leftJoin(settler, eq(settler.id, submissionNotes.settledBy))
    .where(eq(submissionNotes.submissionId, submissionId))
    .orderBy(submissionNotes.id)
  return rows.map(({ settledAt, settledName, settledRole, ...row }) => ({
    ...row,
    settled: settledAt && { at: settledAt, name: settledName, role: settledRole },
  }))
}

/**
 * Comments of reviewers on fields that came after it was last handed in: they travel with a return, and stand in for a
 * comment on the whole.
 */
export async function countFieldComments(db: Writable, submissionId: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(submissionNotes)
    .innerJoin(people, eq(people.id, submissionNotes.personId))
    .where(
      and(
        eq(submissionNotes.submissionId, submissionId),
        eq(people.role, 'reviewer'),
        isNotNull(submissionNotes.field),
        isNull(submissionNotes.answers),
        sql`${submissionNotes.at} >= coalesce((select max(e.at) from ${submissionEvents} e
          where e.submission_id = ${submissionId} and e.act = 'submit'), '-infinity')`,
      ),
    )
  return row?.count ?? 0
}

/** Flags that stand: while there is one, the submission isn't published. */
export async function countOpenFlags(db: Writable, submissionId: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(submissionNotes)
    .where(
      and(
        eq(submissionNotes.submissionId, submissionId),
        eq(submissionNotes.kind, 'flag'),
        isNull(submissionNotes.settledAt),
      ),
    )
  return row?.count ?? 0
}
