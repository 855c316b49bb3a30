import { and, asc, count, desc, eq, gt, isNotNull, isNull, lte, type SQL } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { invitations, makers, organisations } from '@/db/schema'
import type { OfficeRole, Role } from '@/lib/access/model'
import type { Locale } from '@/lib/i18n/model'
import { contains, PAGE_SIZE } from '@/lib/listing'
import type { MakerName } from '@/lib/submissions/queries'
import type { InvitationState } from './list'

export interface InvitationRow {
  id: number
  /** Null: the very first administrator names their own. */
  email: string | null
  role: Role
  maker: MakerName | null
  officeRole: OfficeRole | null
  organisation: string | null
  isProtected: boolean
  locale: Locale
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  /** Who accepted it. */
  usedBy: number | null
  withdrawnAt: Date | null
}

export interface InvitationFilter {
  /** Part of an address; '': whatever. */
  q: string
  state: InvitationState
}

function matches({ q, state }: InvitationFilter, now: Date): SQL | undefined {
  const unused = and(isNull(invitations.usedAt), isNull(invitations.withdrawnAt))
  const inState = {
    open: and(unused, gt(invitations.expiresAt, now)),
    used: isNotNull(invitations.usedAt),
    expired: and(unused, lte(invitations.expiresAt, now)),
    withdrawn: and(isNull(invitations.usedAt), isNotNull(invitations.withdrawnAt)),
  }
  return and(contains(q, invitations.email), inState[state])
}

const select = (db: AppDb) =>
  db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      makerCode: makers.code,
      makerNames: makers.names,
      officeRole: invitations.officeRole,
      organisation: organisations.name,
      isProtected: organisations.isProtected,
      locale: invitations.locale,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      usedBy: invitations.usedBy,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .leftJoin(makers, eq(makers.code, invitations.makerCode))
    .leftJoin(organisations, eq(organisations.id, invitations.organisationId))

type Selected = Awaited<ReturnType<typeof select>>[number]

const toRow = ({ makerCode, makerNames, isProtected, ...row }: Selected): InvitationRow => ({
  ...row,
  isProtected: isProtected ?? false,
  maker: makerCode && makerNames ? { code: makerCode, names: makerNames } : null,
})

/** One page of invitations: open ones by what ends first, others the newest first. */
export async function listInvitations(
  db: AppDb,
  now: Date,
  filter: InvitationFilter,
  page: number,
): Promise<InvitationRow[]> {
  const rows = await select(db)
    .where(matches(filter, now))
    .orderBy(
      filter.state === 'open' ? asc(invitations.expiresAt) : desc(invitations.createdAt),
      desc(invitations.id),
    )
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return rows.map(toRow)
}

export async function countInvitations(db: AppDb, now: Date, filter: InvitationFilter): Promise<number> {
  const [row] = await db.select({ count: count() }).from(invitations).where(matches(filter, now))
  return row?.count ?? 0
}

export async function findInvitationById(db: AppDb, id: number): Promise<InvitationRow | null> {
  const [row] = await select(db).where(eq(invitations.id, id))
  return row ? toRow(row) : null
}
