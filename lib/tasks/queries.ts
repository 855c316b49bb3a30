import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  cycles,
  handOvers,
  indicators,
  indicatorVersions,
  invitations,
  makers,
  milestones,
  offices,
  reportDuties,
  submissions,
} from '@/db/schema'
import type { IsoDate } from '@/lib/dates/partial'
import type { Locale, LocalizedText } from '@/lib/i18n/model'
import { IS_OWED } from '@/lib/notices/recipients'
import { commitmentsInScope, type WritingScope } from '@/lib/submissions/queries'
import { begunSteps, idleSteps, stepsOf } from '@/lib/submissions/steps'
import type { OutdatedTranslation, OwedReport } from './model'

/** Reports owed today in every open cycle on the commitments somebody writes for, the first due first. */
export async function listOwedReports(db: AppDb, scope: WritingScope, today: IsoDate): Promise<OwedReport[]> {
  const rows = await db.execute<{
    id: number
    reference: string
    maker_code: string
    title: LocalizedText
    key: string
    starts_on: string
    ends_on: string
    due_on: string
  }>(sql`
    select c.id, c.reference, c.maker_code, v.title, y.key, y.starts_on::text, y.ends_on::text, y.due_on::text
    from ${reportDuties} d
    join ${cycles} y on y.key = d.cycle_key and ${today} between y.opens_on and y.closes_on
    join ${commitments} c on c.maker_code = d.maker_code
    join ${commitmentVersions} v on v.commitment_id = c.id and v.to_seq is null
    where ${IS_OWED} and c.id in (select ${commitments.id} from ${commitments}
      join ${makers} on ${makers.code} = ${commitments.makerCode} where ${commitmentsInScope(scope) ?? sql`true`})
    order by y.due_on, c.reference`)
  return rows.map((row) => ({
    commitmentId: row.id,
    reference: row.reference,
    makerCode: row.maker_code,
    title: row.title,
    cycle: row.key,
    period: { startsOn: row.starts_on, endsOn: row.ends_on },
    dueOn: row.due_on,
  }))
}

/** Published commitments whose terms hold a text in the state `outdated`, by reference. */
export function listOutdatedTranslations(db: AppDb, scope: WritingScope): Promise<OutdatedTranslation[]> {
  // Texts are objects by language: of each that is outdated, the language is its key.
  const languages = sql<Locale[]>`(select coalesce(json_agg(distinct text.key), '[]')
    from jsonb_path_query(to_jsonb(${commitmentVersions}), 'strict $.** ? (@.type() == "object")') as texts(value),
      lateral jsonb_each(texts.value) as text(key, value)
    where jsonb_typeof(text.value) = 'object' and text.value ->> 'state' = 'outdated')`
  return db
    .select({
      commitmentId: commitments.id,
      reference: commitments.reference,
      makerCode: commitments.makerCode,
      title: commitmentVersions.title,
      languages,
    })
    .from(commitments)
    .innerJoin(makers, eq(makers.code, commitments.makerCode))
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .where(
      and(
        commitmentsInScope(scope),
        sql`jsonb_path_exists(to_jsonb(${commitmentVersions}), '$.**.state ? (@ == "outdated")')`,
      ),
    )
    .orderBy(commitments.reference)
}

/** How far drafts of something new are: steps with an answer, of all that ask something. By the number of the submission. */
export async function listProgress(
  db: AppDb,
  submissionIds: readonly number[],
): Promise<Map<number, { begun: number; of: number }>> {
  if (submissionIds.length === 0) return new Map()
  // A change or a correction begins with all that is published, which says nothing of how far somebody is.
  const rows = await db
    .select({
      id: submissions.id,
      kind: submissions.kind,
      content: submissions.content,
      indicators: sql<number>`(select count(*)::int from ${indicators} i
        join ${indicatorVersions} v on v.indicator_id = i.id and v.to_seq is null
        where i.commitment_id = ${submissions}.commitment_id)`,
      milestones: sql<number>`(select count(*)::int from ${milestones} m
        where m.to_seq is null and m.commitment_id = ${submissions}.commitment_id)`,
    })
    .from(submissions)
    .where(and(inArray(submissions.id, [...submissionIds]), eq(submissions.baseVersion, 0)))
  return new Map(
    rows.map(({ id, kind, content, ...asked }) => {
      const idle = kind === 'report' ? idleSteps(asked).length : 0
      return [id, { begun: begunSteps(kind, content).length, of: stepsOf(kind).length - idle }]
    }),
  )
}

/** When the hand-over began that waits for its successor in a maker's office; null: none does. */
export async function findOpenHandOver(db: AppDb, makerCode: string, now: Date): Promise<Date | null> {
  const [open] = await db
    .select({ since: handOvers.createdAt })
    .from(handOvers)
    .innerJoin(offices, and(eq(offices.id, handOvers.officeId), isNull(offices.activeTo)))
    .innerJoin(invitations, eq(invitations.id, handOvers.invitationId))
    .where(
      and(
        eq(offices.makerCode, makerCode),
        isNull(handOvers.completedAt),
        isNull(handOvers.withdrawnAt),
        isNull(invitations.withdrawnAt),
        sql`${invitations.expiresAt} > ${now.toISOString()}::timestamptz`,
      ),
    )
  return open?.since ?? null
}
