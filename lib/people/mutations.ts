import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { AppDb, Tx, Writable } from '@/db/client'
import {
  audit,
  cycles,
  invitations,
  makers,
  offices,
  people,
  reportDuties,
  sessions,
  signInFailures,
} from '@/db/schema'
import { can } from '@/lib/access/policy'
import type { Context } from '@/lib/context'
import { civilDate } from '@/lib/dates/partial'
import { DomainError } from '@/lib/errors'
import type { Locale } from '@/lib/i18n/model'
import type { InviteInput } from './input'
import { hashPassword, passwordFault, passwordMatches } from './passwords'
import { newSecret, secretHash } from './secrets'

const HOUR = 3_600_000
export const INVITATION_HOURS = 72
export const SESSION_HOURS = 12
const SESSION_IDLE_HOURS = 2
/** Wrong passwords for one address before it has to wait. */
const FAILURES_MAX = 10
const FAILURES_MINUTES = 15

export async function recordAudit(
  db: Writable,
  personId: number | null,
  act: string,
  subject: string,
  allowed = true,
) {
  await db.insert(audit).values({ personId, act, subject, allowed })
}

/**
 * Signs somebody in and returns the session's secret for the cookie.
 * @throws DomainError invalid (whatever was wrong) | throttled
 */
export async function signIn(
  db: AppDb,
  now: Date,
  input: { email: string; password: string },
): Promise<string> {
  const emailHash = secretHash(input.email)
  const since = new Date(now.getTime() - FAILURES_MINUTES * 60_000)
  await db.delete(signInFailures).where(lt(signInFailures.at, since))
  const [failures] = await db
    .select({ n: count() })
    .from(signInFailures)
    .where(and(eq(signInFailures.emailHash, emailHash), gt(signInFailures.at, since)))
  if ((failures?.n ?? 0) >= FAILURES_MAX)
    throw new DomainError('throttled', 'too many failed attempts for one address')

  // Before the slow check, so that many guesses at once count as many.
  await db.insert(signInFailures).values({ emailHash, at: now })
  const [person] = await db
    .select({ id: people.id, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.email, input.email), eq(people.disabled, false)))
  if (!(await passwordMatches(person?.passwordHash, input.password)) || !person) {
    await recordAudit(db, person?.id ?? null, 'session.open', 'password', false)
    throw new DomainError('invalid', 'wrong address or password')
  }
  await db.delete(signInFailures).where(eq(signInFailures.emailHash, emailHash))
  return openSession(db, now, person.id)
}

async function openSession(db: Writable, now: Date, personId: number): Promise<string> {
  const secret = newSecret()
  await db.insert(sessions).values({
    idHash: secretHash(secret),
    personId,
    createdAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + SESSION_HOURS * HOUR),
  })
  await recordAudit(db, personId, 'session.open', 'password')
  return secret
}

export async function endSession(db: AppDb, secret: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.idHash, secretHash(secret)))
}

/** The person behind a session's secret as they are now, or null: ended, expired, idle, disabled. */
export async function findSession(db: AppDb, now: Date, secret: string) {
  const idle = new Date(now.getTime() - SESSION_IDLE_HOURS * HOUR)
  const [row] = await db
    .update(sessions)
    .set({ seenAt: now })
    .from(people)
    .leftJoin(offices, and(eq(offices.id, people.officeId), isNull(offices.activeTo)))
    .where(
      and(
        eq(sessions.idHash, secretHash(secret)),
        eq(people.id, sessions.personId),
        eq(people.disabled, false),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, idle),
      ),
    )
    .returning({
      id: people.id,
      role: people.role,
      name: people.name,
      email: people.email,
      locale: people.locale,
      makerCode: offices.makerCode,
    })
  return row ?? null
}

/**
 * Makes a link that lets one person in.
 * @throws DomainError forbidden | not_found (maker) | invalid (no office can be opened, or already has an account)
 */
export async function invite(ctx: Context, input: InviteInput): Promise<{ secret: string; expiresAt: Date }> {
  if (!can(ctx.actor, 'people.manage')) throw new DomainError('forbidden', 'invite')
  return ctx.db.transaction(async (tx) => {
    const [taken] = await tx.select({ id: people.id }).from(people).where(eq(people.email, input.email))
    if (taken) throw new DomainError('invalid', 'address has an account', { email: 'has_account' })
    const makerCode = input.role === 'focal_point' ? input.maker : null
    if (makerCode !== null) await findOpenable(tx, makerCode)
    const made = await createInvitation(tx, ctx.now, {
      email: input.email,
      role: input.role,
      makerCode,
      invitedBy: ctx.actor?.id ?? null,
    })
    await recordAudit(tx, ctx.actor?.id ?? null, 'people.invite', `${input.role} ${input.maker ?? ''}`.trim())
    return made
  })
}

export async function createInvitation(
  db: Writable,
  now: Date,
  values: {
    email: string | null
    role: InviteInput['role']
    /** For a focal point. */
    makerCode: string | null
    invitedBy: number | null
  },
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + INVITATION_HOURS * HOUR)
  await db.insert(invitations).values({ ...values, tokenHash: secretHash(secret), createdAt: now, expiresAt })
  return { secret, expiresAt }
}

/** A maker that an office can be opened for. */
async function findOpenable(tx: Tx, makerCode: string): Promise<{ name: string }> {
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
async function officeOf(tx: Tx, makerCode: string, today: string): Promise<number> {
  const { name } = await findOpenable(tx, makerCode)
  await tx.insert(offices).values({ makerCode, name, activeFrom: today }).onConflictDoNothing()
  const [active] = await tx
    .select({ id: offices.id })
    .from(offices)
    .where(and(eq(offices.makerCode, makerCode), isNull(offices.activeTo)))
  if (!active) throw new Error(`office of ${makerCode} was not opened`)
  return active.id
}

export async function findInvitation(db: AppDb, now: Date, secret: string) {
  const [row] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      makerCode: invitations.makerCode,
      usedAt: invitations.usedAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(eq(invitations.tokenHash, secretHash(secret)))
  if (!row) return null
  const state = row.usedAt ? 'used' : row.expiresAt <= now ? 'expired' : 'open'
  return { ...row, state: state as 'used' | 'expired' | 'open' }
}

/**
 * Turns an invitation into an account and a session, once. With its first focal point an office opens.
 * @throws DomainError not_found | already_done | expired | invalid (fields)
 */
export async function acceptInvitation(
  db: AppDb,
  now: Date,
  secret: string,
  input: { email: string; name: string; password: string; locale: Locale; timeZone: string },
): Promise<string> {
  return db.transaction(async (tx) => {
    const [invitation] = await tx
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, secretHash(secret)))
      .for('update')
    if (!invitation) throw new DomainError('not_found', 'invitation')
    if (invitation.usedAt) throw new DomainError('already_done', `invitation ${invitation.id}`)
    if (invitation.expiresAt <= now) throw new DomainError('expired', `invitation ${invitation.id}`)
    if (invitation.email !== null && invitation.email !== input.email)
      throw new DomainError('invalid', `invitation ${invitation.id}: another address`, {
        email: 'other_address',
      })
    const fault = passwordFault(input.password, [
      input.email,
      ...input.email.split(/[@.]/),
      input.name,
      'vaada',
      'password',
    ])
    if (fault) throw new DomainError('invalid', 'weak password', { password: fault })
    const [person] = await tx
      .insert(people)
      .values({
        email: input.email,
        name: input.name,
        passwordHash: await hashPassword(input.password),
        role: invitation.role,
        officeId:
          invitation.makerCode === null
            ? null
            : await officeOf(tx, invitation.makerCode, civilDate(now, input.timeZone)),
        locale: input.locale,
      })
      .onConflictDoNothing()
      .returning({ id: people.id })
    if (!person) throw new DomainError('invalid', 'address has an account', { email: 'has_account' })
    await tx
      .update(invitations)
      .set({ usedAt: now, usedBy: person.id })
      .where(eq(invitations.id, invitation.id))
    await recordAudit(tx, person.id, 'invitation.accept', `invitation ${invitation.id}`)
    return openSession(tx, now, person.id)
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
      invitedBy: null,
    })
    return secret
  })
}

/** Records for which makers a report is due in the cycles that have opened: those with an office active that day. */
export async function recordReportDuties(db: Writable, today: string): Promise<void> {
  await db
    .insert(reportDuties)
    .select(
      db
        .selectDistinct({ cycleKey: cycles.key, makerCode: offices.makerCode })
        .from(cycles)
        .innerJoin(
          offices,
          sql`${offices.activeFrom} <= ${cycles.opensOn} and (${offices.activeTo} is null or ${offices.activeTo} > ${cycles.opensOn})`,
        )
        .where(sql`${cycles.opensOn} <= ${today}`),
    )
    .onConflictDoNothing()
}
