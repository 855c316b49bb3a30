import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx, Writable } from '@/db/client'
import { cycles, makers, offices, people, reportDuties } from '@/db/schema'
import type { OfficeRole } from '@/lib/access/model'
import { DomainError } from '@/lib/errors'

/**
 * A maker that an office can be opened for.
 * @throws DomainError not_found | invalid: on the list of makers without an office
 */
export async function findOpenable(tx: Tx, makerCode: string): Promise<{ name: string }> {
  const [maker] = await tx
    .select({ names: makers.names, barred: makers.officeBarred })
    .from(makers)
    .where(eq(makers.code, makerCode))
  if (!maker) throw new DomainError('not_found', `maker ${makerCode}`, { maker: 'unknown_maker' })
  if (maker.barred !== null)
    throw new DomainError('invalid', `no office for ${makerCode}`, { maker: 'office_barred' })
  return { name: maker.names.en }
}

/** The maker's active office, opened today where there is none. */
export async function openOffice(tx: Tx, makerCode: string, today: string): Promise<number> {
  const { name } = await findOpenable(tx, makerCode)
  await tx.insert(offices).values({ makerCode, name, activeFrom: today }).onConflictDoNothing()
  const active = await findActiveOffice(tx, makerCode)
  if (active === null) throw new Error(`office of ${makerCode} was not opened`)
  return active
}

export async function findActiveOffice(db: Writable, makerCode: string): Promise<number | null> {
  const [active] = await db
    .select({ id: offices.id })
    .from(offices)
    .where(and(eq(offices.makerCode, makerCode), isNull(offices.activeTo)))
  return active?.id ?? null
}

/**
 * What somebody becomes in an office: who was to lead stands beside a lead that came first. `personId`: who it is, if
 * they have an account; a lead remains one.
 */
export async function roleWithin(
  tx: Tx,
  officeId: number,
  wanted: OfficeRole | null,
  personId: number | null = null,
): Promise<OfficeRole> {
  if (wanted === 'contributor') return wanted
  await tx.select({ id: offices.id }).from(offices).where(eq(offices.id, officeId)).for('no key update')
  const [lead] = await tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.officeId, officeId),
        eq(people.officeRole, 'lead'),
        eq(people.disabled, false),
        personId === null ? undefined : ne(people.id, personId),
      ),
    )
  return lead ? 'alternate' : (wanted ?? 'lead')
}

/** Records for which makers a report is due in the cycles that have opened: those with an office active that day that the cycle asks. */
export async function recordReportDuties(db: Writable, today: string): Promise<void> {
  await db
    .insert(reportDuties)
    .select(
      db
        .selectDistinct({ cycleKey: cycles.key, makerCode: offices.makerCode })
        .from(cycles)
        .innerJoin(
          offices,
          sql`${offices.activeFrom} <= ${cycles.opensOn} and (${offices.activeTo} is null or ${offices.activeTo} > ${cycles.opensOn})
            and (${cycles.asked} is null or ${offices.makerCode} = any(${cycles.asked}))`,
        )
        .where(sql`${cycles.opensOn} <= ${today}`),
    )
    .onConflictDoNothing()
}
