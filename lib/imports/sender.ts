import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Writable } from '@/db/client'
import { contributorRights, offices, people } from '@/db/schema'
import type { Right } from '@/lib/access/model'
import type { Person } from '@/lib/access/policy'
import { actsToday, officeRoleOf } from '@/lib/sessions/find'

/**
 * Somebody as the policy sees them on a day, without a session of theirs: the worker reads for them what they sent. No
 * second factor was given, so roles that need one are nobody here. Null: gone, or disabled.
 */
export async function findSender(db: Writable, personId: number, today: string): Promise<Person | null> {
  const [row] = await db
    .select({
      id: people.id,
      role: people.role,
      makerCode: offices.makerCode,
      officeRole: people.officeRole,
      organisationId: people.organisationId,
      acts: actsToday(today),
      grants: sql<Record<number, Right[]> | null>`(select json_object_agg(r.commitment_id, to_json(r.rights))
        from ${contributorRights} r where r.person_id = ${people.id})`,
    })
    .from(people)
    .leftJoin(offices, and(eq(offices.id, people.officeId), isNull(offices.activeTo)))
    .where(and(eq(people.id, personId), eq(people.disabled, false)))
  if (!row) return null
  const { officeRole, acts, grants, ...person } = row
  return {
    ...person,
    ...officeRoleOf(officeRole, person.makerCode !== null, acts),
    grants: grants ?? {},
    secondFactor: false,
  }
}
