import { eq } from 'drizzle-orm'
import { contributorRights, people } from '@/db/schema'
import type { Right } from '@/lib/access/model'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import type { GrantsInput } from './input'
import { findMember, lockOffice } from './office'
import { listGrants } from './queries-office'

/**
 * Sets what a contributor may do, commitment by commitment; what isn't named is taken away.
 * @throws DomainError not_found: no contributor of an office that the actor manages, or a commitment of another one
 */
export async function setGrants(ctx: Context, personId: number, { rights }: GrantsInput): Promise<void> {
  await audited(ctx, 'office.manage', `person ${personId}, rights`, async (tx) => {
    const [person] = await tx
      .select({ officeId: people.officeId })
      .from(people)
      .where(eq(people.id, personId))
    if (!person || person.officeId === null) throw new DomainError('not_found', `person ${personId}`)
    const office = await lockOffice(tx, ctx, person.officeId, {
      action: 'office.manage',
      personId,
      refusal: 'not_found',
    })
    const member = await findMember(tx, office.id, personId)
    if (member?.role !== 'contributor') throw new DomainError('not_found', `contributor ${personId}`)
    const own = new Map(
      (await listGrants(tx, office.makerCode, personId)).map(({ reference, id }) => [reference, id]),
    )
    const rows = Object.entries(rights).flatMap(([reference, given]) => {
      const commitmentId = own.get(reference)
      if (commitmentId === undefined)
        throw new DomainError('not_found', `${reference} in office ${office.id}`)
      const unique: Right[] = [...new Set(given)]
      return unique.length ? [{ personId, commitmentId, rights: unique }] : []
    })
    await tx.delete(contributorRights).where(eq(contributorRights.personId, personId))
    if (rows.length) await tx.insert(contributorRights).values(rows)
  })
}
