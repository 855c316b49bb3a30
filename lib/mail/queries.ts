import { and, count, desc, eq, inArray, not, type SQL, sql } from 'drizzle-orm'
import type { AppDb } from '@/db/client'
import { accessRequests, invitations, mails, organisations, people } from '@/db/schema'
import type { Locale } from '@/lib/i18n/model'
import { contains, PAGE_SIZE } from '@/lib/listing'
import { unseal } from '@/lib/secrets'
import type { MailFilter } from './list'
import { INVITATION_PATH, type MailState, type MailTemplate, TO_READERS } from './model'
import { MAIL_PATH_PURPOSE } from './mutations'

export interface MailRow {
  id: number
  template: MailTemplate
  /** Null: a protected account. */
  address: string | null
  locale: Locale
  state: MailState
  attempts: number
  /** What the mail server last said; null: nothing. */
  fault: string | null
  createdAt: Date
  sentAt: Date | null
  /** To be passed on by hand: of an invitation that has not arrived and can still be used. Null otherwise. */
  path: string | null
}

/**
 * Somebody whose address nobody is shown: a reader without an account, or their organisation is protected, or an
 * invitation to it was made for the address, or they asked for access as somebody at risk.
 */
const isProtected = sql<boolean>`(${inArray(mails.template, [...TO_READERS])}
  or exists (select 1 from ${organisations} o where o.is_protected and (
    o.id in (select p.organisation_id from ${people} p where p.id = ${mails.personId} or p.email = ${mails.address})
    or o.id in (select i.organisation_id from ${invitations} i where i.email = ${mails.address})))
  or exists (select 1 from ${accessRequests} r where r.at_risk and r.email = ${mails.address}))`

const matches = ({ q, state }: MailFilter): SQL | undefined =>
  and(
    state === null ? undefined : eq(mails.state, state),
    q === '' ? undefined : and(contains(q, mails.address), not(isProtected)),
  )

/** One page of the outbox, the newest first. `secret`: with which the paths are sealed. */
export async function listMails(
  db: AppDb,
  now: Date,
  secret: string,
  filter: MailFilter,
  page: number,
): Promise<MailRow[]> {
  const rows = await db
    .select({
      id: mails.id,
      template: mails.template,
      address: mails.address,
      locale: mails.locale,
      state: mails.state,
      attempts: mails.attempts,
      fault: mails.fault,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
      sealedPath: mails.sealedPath,
      expiresAt: mails.expiresAt,
      isProtected,
    })
    .from(mails)
    .where(matches(filter))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return rows.map(({ sealedPath, expiresAt, isProtected: hidden, ...row }) => {
    const over = expiresAt !== null && expiresAt <= now
    return {
      ...row,
      address: hidden ? null : row.address,
      path: hidden || over ? null : invitationPath(row, sealedPath, secret),
    }
  })
}

/**
 * Of all ways in, only an invitation may pass through another's hands, as it opens nothing that exists yet, and only
 * where its letter can't get there by itself: whoever has the link can be that person here.
 */
function invitationPath(
  { template, state }: Pick<MailRow, 'template' | 'state'>,
  sealed: string | null,
  secret: string,
): string | null {
  const mayCarry = template === 'invitation' || template === 'hand_over'
  const isStuck = state === 'held' || state === 'failed'
  if (!mayCarry || !isStuck || sealed === null) return null
  const path = unseal(sealed, secret, MAIL_PATH_PURPOSE)
  return path?.startsWith(INVITATION_PATH) ? path : null
}

export async function countMails(db: AppDb, filter: MailFilter): Promise<number> {
  const [row] = await db.select({ n: count() }).from(mails).where(matches(filter))
  return row?.n ?? 0
}
