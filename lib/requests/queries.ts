import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { accessRequests, makers, people } from '@/db/schema'
import type { Locale } from '@/lib/i18n/model'
import { contains } from '@/lib/listing'
import type { OrganisationKind } from '@/lib/organisations/model'
import type { RequestState } from './model'

export interface RequestRow {
  id: number
  kind: OrganisationKind
  organisationName: string
  makerNames: Record<Locale, string> | null
  website: string | null
  contactName: string
  email: string
  about: string
  locale: Locale
  atRisk: boolean
  state: RequestState
  createdAt: Date
  decidedAt: Date | null
  /** Name of the reviewer; null: not decided. */
  decidedBy: string | null
  decisionNote: string | null
}

const requestRows = (db: AppDb) =>
  db
    .select({
      id: accessRequests.id,
      kind: accessRequests.kind,
      organisationName: accessRequests.organisationName,
      makerNames: makers.names,
      website: accessRequests.website,
      contactName: accessRequests.contactName,
      email: accessRequests.email,
      about: accessRequests.about,
      locale: accessRequests.locale,
      atRisk: accessRequests.atRisk,
      state: accessRequests.state,
      createdAt: accessRequests.createdAt,
      decidedAt: accessRequests.decidedAt,
      decidedBy: people.name,
      decisionNote: accessRequests.decisionNote,
    })
    .from(accessRequests)
    .leftJoin(makers, eq(makers.code, accessRequests.makerCode))
    .leftJoin(people, eq(people.id, accessRequests.decidedBy))

/**
 * Requests in these states: what waits for somebody, the longest waiting first; what is done, the newest first. `q`:
 * part of a name or an address; '': all.
 */
export const listRequests = (
  db: AppDb,
  states: RequestState[],
  { limit = 200, q = '' }: { limit?: number; q?: string } = {},
): Promise<RequestRow[]> =>
  requestRows(db)
    .where(
      and(
        inArray(accessRequests.state, states),
        contains(q, accessRequests.organisationName, accessRequests.contactName, accessRequests.email),
      ),
    )
    .orderBy(states.length === 1 ? asc(accessRequests.createdAt) : desc(accessRequests.createdAt))
    .limit(limit)

export async function findRequest(db: AppDb, id: number): Promise<RequestRow | null> {
  const [row] = await requestRows(db).where(eq(accessRequests.id, id))
  return row ?? null
}

export async function countRequests(db: AppDb, state: RequestState): Promise<number> {
  const [row] = await db.select({ n: count() }).from(accessRequests).where(eq(accessRequests.state, state))
  return row?.n ?? 0
}
