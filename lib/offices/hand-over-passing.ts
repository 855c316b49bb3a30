import { and, desc, eq, gte, isNull, or, sql } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import {
  apiKeys,
  contributorRights,
  deputies,
  handOvers,
  invitations,
  people,
  submissions,
} from '@/db/schema'
import type { OfficeRole } from '@/lib/access/model'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { endSessionsOf } from '@/lib/sessions/mutations'

type Clock = Pick<Context, 'now' | 'timeZone'>

/** Whoever leads an office, also where their account is closed and nobody came after them; null: nobody ever did. */
export async function findLead(
  db: Writable,
  officeId: number,
): Promise<{ id: number; name: string; gone: boolean } | null> {
  const [lead] = await db
    .select({ id: people.id, name: people.name, gone: people.disabled })
    .from(people)
    .where(and(eq(people.officeId, officeId), eq(people.officeRole, 'lead')))
    .orderBy(people.disabled, desc(people.id))
    .limit(1)
  return lead ?? null
}

/** Open work that passes with a hand-over: what the lead holds, and what nobody in the office does. */
export const passing = (officeId: number, makerCode: string, leadId: number | null) =>
  and(
    eq(submissions.makerCode, makerCode),
    sql`${submissions.state} in ('draft', 'returned', 'submitted')`,
    or(
      leadId === null ? undefined : eq(submissions.holderId, leadId),
      sql`not exists (select 1 from ${people} h where h.id = ${submissions.holderId}
        and h.office_id = ${officeId} and not h.disabled)`,
    ),
  )

export interface Passing {
  drafts: number
  returned: number
  submitted: number
}

/** How much work a hand-over passes on now. */
export async function countPassing(
  db: Writable,
  officeId: number,
  makerCode: string,
  leadId: number | null,
): Promise<Passing> {
  const count = (state: string) =>
    sql<number>`(count(*) filter (where ${submissions.state}::text = ${state}))::int`
  const [row] = await db
    .select({ drafts: count('draft'), returned: count('returned'), submitted: count('submitted') })
    .from(submissions)
    .where(passing(officeId, makerCode, leadId))
  return row ?? { drafts: 0, returned: 0, submitted: 0 }
}

/** The lead goes first: an office has one. What they wrote stays theirs; what they held passes on. */
export async function passOn(
  tx: Tx,
  { now, timeZone }: Clock,
  office: { id: number; makerCode: string },
  {
    fromPerson,
    stayAs,
    toPerson,
  }: { fromPerson: number | null; stayAs: OfficeRole | null; toPerson: number },
): Promise<void> {
  if (fromPerson !== null) {
    // Somebody whose account is closed keeps a place in the history, and no rights.
    await tx
      .update(people)
      .set(stayAs === null ? { officeRole: 'contributor' as const, disabled: true } : { officeRole: stayAs })
      .where(and(eq(people.id, fromPerson), eq(people.officeId, office.id), eq(people.role, 'focal_point')))
    if (stayAs === null) await endSessionsOf(tx, now, fromPerson)
  }
  // The office's systems go on delivering, for whoever leads it now.
  await tx.update(apiKeys).set({ holderId: toPerson }).where(eq(apiKeys.makerCode, office.makerCode))
  await tx
    .update(people)
    .set({ officeRole: 'lead' })
    .where(and(eq(people.id, toPerson), eq(people.officeId, office.id)))
  await tx.delete(contributorRights).where(eq(contributorRights.personId, toPerson))
  // Nobody stands in for themselves, or once they have left.
  const standIns = [toPerson, ...(fromPerson !== null && stayAs === null ? [fromPerson] : [])]
  for (const personId of standIns)
    await tx
      .update(deputies)
      .set({ endedAt: now })
      .where(
        and(
          eq(deputies.officeId, office.id),
          eq(deputies.personId, personId),
          isNull(deputies.endedAt),
          gte(deputies.toDay, civilDate(now, timeZone)),
        ),
      )
  await tx
    .update(submissions)
    .set({ holderId: toPerson })
    .where(passing(office.id, office.makerCode, fromPerson))
}

/** Who hands over to whoever holds an invitation; null: it is for no hand-over, or there was no lead. */
export async function findWhoHandsOver(tx: Tx, tokenHash: string): Promise<number | null> {
  const [open] = await tx
    .select({ fromPerson: handOvers.fromPerson })
    .from(handOvers)
    .innerJoin(invitations, eq(invitations.id, handOvers.invitationId))
    .where(
      and(eq(invitations.tokenHash, tokenHash), isNull(handOvers.completedAt), isNull(handOvers.withdrawnAt)),
    )
  return open?.fromPerson ?? null
}

/**
 * Completes the hand-over that an invitation was made for, in the transaction in which it is accepted. Where somebody
 * else leads by now, or the office was closed, it falls away, and who was invited stays what they became.
 */
export async function completeHandOver(
  tx: Tx,
  clock: Clock,
  invitationId: number,
  personId: number,
): Promise<void> {
  const [open] = await tx
    .select()
    .from(handOvers)
    .where(
      and(
        eq(handOvers.invitationId, invitationId),
        isNull(handOvers.completedAt),
        isNull(handOvers.withdrawnAt),
      ),
    )
    .for('update')
  if (!open) return
  const [person] = await tx
    .select({ officeId: people.officeId, role: people.officeRole })
    .from(people)
    .where(eq(people.id, personId))
  const lead = await findOtherLead(tx, open.officeId, personId)
  if (person?.officeId !== open.officeId || (lead !== null && lead !== open.fromPerson)) {
    await tx.update(handOvers).set({ withdrawnAt: clock.now }).where(eq(handOvers.id, open.id))
    return
  }
  const [invitation] = await tx
    .select({ makerCode: invitations.makerCode })
    .from(invitations)
    .where(eq(invitations.id, invitationId))
  const office = { id: open.officeId, makerCode: invitation?.makerCode ?? '' }
  await passOn(tx, clock, office, { fromPerson: open.fromPerson, stayAs: open.stayAs, toPerson: personId })
  await tx
    .update(handOvers)
    .set({ toPerson: personId, completedAt: clock.now })
    .where(eq(handOvers.id, open.id))
}

/** Whoever leads beside this person. */
async function findOtherLead(tx: Tx, officeId: number, personId: number): Promise<number | null> {
  const [lead] = await tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.officeId, officeId),
        eq(people.officeRole, 'lead'),
        eq(people.disabled, false),
        sql`${people.id} <> ${personId}`,
      ),
    )
  return lead?.id ?? null
}
