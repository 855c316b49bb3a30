import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { AppDb, Tx, Writable } from '@/db/client'
import { invitations, makers, organisations, people } from '@/db/schema'
import type { OfficeRole, Role } from '@/lib/access/model'
import { can } from '@/lib/access/policy'
import { audited } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import { queueMail } from '@/lib/mail/mutations'
import { completeHandOver, findWhoHandsOver } from '@/lib/offices/hand-over-passing'
import { findActiveOffice, findOpenable, openOffice, roleWithin } from '@/lib/offices/mutations'
import { newSecret, secretHash } from '@/lib/secrets'
import { openSession } from '@/lib/sessions/mutations'
import { hashPassword, passwordFault } from '@/lib/sessions/passwords'
import type { Assignment } from './input'
import { invitationStateOf } from './list'
import { lockActor, lockPeople } from './locks'

const HOUR = 3_600_000
export const INVITATION_HOURS = 72

/**
 * Makes a link that lets one person in, once, bound to their address, role and office or organisation. The letter with
 * it, in `locale`, is queued in the same transaction. `canSend`: there is a mail server; without one nobody of a
 * protected organisation is invited, because the link would pass through other hands.
 * @throws DomainError forbidden | not_found | invalid (fields)
 */
export async function invite(
  ctx: Context,
  input: Assignment & { email: string },
  locale: Locale,
  canSend: boolean = env().SMTP_URL !== undefined,
): Promise<IssuedInvitation> {
  return audited(ctx, 'people.manage', 'invitation', async (tx, line) => {
    if (!can(ctx.actor, 'people.manage') || !can(await lockActor(tx, ctx), 'people.manage'))
      throw new DomainError('forbidden', 'invite')
    await checkInvitable(tx, ctx.now, input.email)
    await checkAssignment(tx, input)
    const made = await issueInvitation(tx, ctx.now, canSend, {
      email: input.email,
      role: input.role,
      makerCode: input.maker,
      officeRole: input.officeRole,
      organisationId: input.organisation,
      invitedBy: ctx.actor?.id ?? null,
      locale,
    })
    line.subject = `invitation ${made.id}, ${input.role} ${input.maker ?? ''}`.trim()
    return made
  })
}

/** The address is nobody's yet. */
export async function checkFree(tx: Tx, email: string): Promise<void> {
  const [taken] = await tx.select({ id: people.id }).from(people).where(eq(people.email, email))
  if (taken) throw new DomainError('invalid', 'address has an account', { email: 'has_account' })
}

/** Nobody's address yet, and not invited: there is one open invitation a person, and another link is made from that one. */
export async function checkInvitable(tx: Tx, now: Date, email: string): Promise<void> {
  await checkFree(tx, email)
  const [open] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.email, email),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, now),
      ),
    )
  if (open) throw new DomainError('invalid', 'address is invited', { email: 'has_invitation' })
}

export interface IssuedInvitation {
  id: number
  secret: string
  expiresAt: Date
  /** Their organisation is protected: the link is for the letter alone, nobody else sees it. */
  isProtected: boolean
}

/** Makes an invitation and queues its letter. @throws DomainError invalid: protected, and no letter can be sent */
export async function issueInvitation(
  tx: Tx,
  now: Date,
  canSend: boolean,
  values: NewInvitation & { email: string },
): Promise<IssuedInvitation> {
  const isProtected = await isOfProtected(tx, values.organisationId)
  if (isProtected && !canSend)
    throw new DomainError('invalid', 'protected, and no mail server', {
      organisation: 'needs_mail',
    })
  const made = await createInvitation(tx, now, values)
  await queueMail(tx, now, {
    key: invitationLetter(made.id),
    template: 'invitation',
    personId: null,
    address: values.email,
    locale: values.locale,
    params: { role: values.role, maker: values.makerCode ?? '' },
    path: `/invitations/${made.secret}`,
    expiresAt: made.expiresAt,
  })
  return { ...made, isProtected }
}

/** Key of the letter with an invitation. */
export const invitationLetter = (id: number): string => `invitation ${id}`

async function isOfProtected(tx: Tx, organisationId: number | null): Promise<boolean> {
  if (organisationId === null) return false
  const [found] = await tx
    .select({ isProtected: organisations.isProtected })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  return found?.isProtected ?? false
}

/**
 * The office or organisation that goes with a role can be had. An office that has a lead is not given a second: that
 * is a hand-over. `personId`: who is to have it, and so doesn't stand in their own way.
 */
export async function checkAssignment(tx: Tx, to: Assignment, personId: number | null = null): Promise<void> {
  if (to.organisation !== null) await checkOrganisation(tx, to)
  if (to.maker === null) return
  await findOpenable(tx, to.maker)
  const office = await findActiveOffice(tx, to.maker)
  if (
    to.officeRole === 'lead' &&
    office !== null &&
    (await roleWithin(tx, office, 'lead', personId)) !== 'lead'
  )
    throw new DomainError('invalid', `office ${to.maker} has a lead`, { officeRole: 'has_lead' })
}

async function checkOrganisation(tx: Tx, { organisation, role }: Assignment): Promise<void> {
  const [found] = await tx
    .select({ kind: organisations.kind, closedAt: organisations.closedAt })
    .from(organisations)
    .where(eq(organisations.id, organisation ?? 0))
  if (!found || found.closedAt !== null || found.kind !== role)
    throw new DomainError('not_found', `organisation ${organisation}`, {
      organisation: 'unknown_organisation',
    })
}

export interface NewInvitation {
  /** Null: the first administrator names their own. */
  email: string | null
  role: Role
  /** For a focal point. */
  makerCode: string | null
  officeRole: OfficeRole | null
  /** For people of an organisation. */
  organisationId: number | null
  invitedBy: number | null
  /** Language of the letter. */
  locale: Locale
}

export async function createInvitation(
  db: Writable,
  now: Date,
  values: NewInvitation,
): Promise<{ id: number; secret: string; expiresAt: Date }> {
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + INVITATION_HOURS * HOUR)
  const [made] = await db
    .insert(invitations)
    .values({ ...values, tokenHash: secretHash(secret), createdAt: now, expiresAt })
    .returning({ id: invitations.id })
  if (!made) throw new Error('invitation was not written')
  return { id: made.id, secret, expiresAt }
}

export async function findInvitation(db: AppDb, now: Date, secret: string) {
  const [row] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      makerCode: invitations.makerCode,
      officeRole: invitations.officeRole,
      organisation: organisations.name,
      usedAt: invitations.usedAt,
      withdrawnAt: invitations.withdrawnAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(eq(invitations.tokenHash, secretHash(secret)))
  if (!row) return null
  return { ...row, state: invitationStateOf(row, now) }
}

/** Names of the organisation and the country that an invitation is for: a password made of them is guessed first. */
async function listInvitedWords(db: AppDb, secret: string): Promise<string[]> {
  const [row] = await db
    .select({ organisation: organisations.name, country: makers.names })
    .from(invitations)
    .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
    .leftJoin(makers, eq(makers.code, invitations.makerCode))
    .where(eq(invitations.tokenHash, secretHash(secret)))
  return [row?.organisation ?? '', ...Object.values(row?.country ?? {})]
}

/**
 * Turns an invitation into an account and a session, once. With its first focal point an office opens.
 * @throws DomainError not_found | already_done | expired | invalid (fields)
 */
export async function acceptInvitation(
  ctx: Pick<Context, 'db' | 'now' | 'timeZone'>,
  secret: string,
  input: { email: string; name: string; password: string; locale: Locale; browser: string | null },
): Promise<string> {
  const { now, timeZone } = ctx
  const seen = await findInvitation(ctx.db, now, secret)
  const open = seen?.state === 'open' && (seen.email === null || seen.email === input.email)
  const known = open ? [input.email, input.name, ...(await listInvitedWords(ctx.db, secret))] : []
  const fault = open ? passwordFault(input.password, known) : null
  // Hashed before the transaction, because it takes its time, and only for an invitation that is worth it.
  const passwordHash = open && !fault ? await hashPassword(input.password) : null
  return audited({ ...ctx, actor: null }, 'invitation.accept', 'invitation', async (tx, line) => {
    // Whoever hands over is written last and locked first.
    await lockPeople(tx, [await findWhoHandsOver(tx, secretHash(secret))])
    const [invitation] = await tx
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, secretHash(secret)))
      .for('update')
    if (!invitation) throw new DomainError('not_found', 'invitation')
    line.subject = `invitation ${invitation.id}`
    if (invitation.usedAt) throw new DomainError('already_done', `invitation ${invitation.id}`)
    if (invitation.withdrawnAt || invitation.expiresAt <= now)
      throw new DomainError('expired', `invitation ${invitation.id}`)
    if (invitation.email !== null && invitation.email !== input.email)
      throw new DomainError('invalid', `invitation ${invitation.id}: another address`, {
        email: 'other_address',
      })
    if (fault) throw new DomainError('invalid', 'weak password', { password: fault })
    if (passwordHash === null) throw new DomainError('expired', 'invitation changed meanwhile')
    const officeId =
      invitation.makerCode === null
        ? null
        : await openOffice(tx, invitation.makerCode, civilDate(now, timeZone))
    const [person] = await tx
      .insert(people)
      .values({
        email: input.email,
        name: input.name,
        passwordHash,
        role: invitation.role,
        officeId,
        officeRole: officeId === null ? null : await roleWithin(tx, officeId, invitation.officeRole),
        organisationId: invitation.organisationId,
        locale: input.locale,
      })
      .onConflictDoNothing()
      .returning({ id: people.id })
    if (!person) throw new DomainError('invalid', 'address has an account', { email: 'has_account' })
    line.personId = person.id
    await tx
      .update(invitations)
      .set({ usedAt: now, usedBy: person.id })
      .where(eq(invitations.id, invitation.id))
    await completeHandOver(tx, ctx, invitation.id, person.id)
    return openSession(tx, now, { personId: person.id, method: 'invitation', browser: input.browser })
  })
}

/** A link for the first administrator, or null where there is one already. Older links of this kind end. */
export async function firstAdministratorLink(db: AppDb, now: Date): Promise<string | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7361003)`)
    const [administrator] = await tx
      .select({ id: people.id })
      .from(people)
      .where(eq(people.role, 'administrator'))
      .limit(1)
    if (administrator) return null
    await tx
      .update(invitations)
      .set({ expiresAt: now })
      .where(
        and(isNull(invitations.email), eq(invitations.role, 'administrator'), isNull(invitations.usedAt)),
      )
    const { secret } = await createInvitation(tx, now, {
      email: null,
      role: 'administrator',
      makerCode: null,
      officeRole: null,
      organisationId: null,
      invitedBy: null,
      locale: 'en',
    })
    return secret
  })
}
