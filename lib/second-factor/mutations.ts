import type { Tx } from '@/db/client'
import { type AuditLine, recordLine, refusalsRecorded } from '@/lib/audit/mutations'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { secretHash } from '@/lib/secrets'
import { passwordMatches } from '@/lib/sessions/passwords'
import { raiseSession } from '@/lib/sessions/raise'
import { tellOwner } from '@/lib/sessions/tell-owner'
import { countAttempt, forgetAttempts } from '@/lib/sessions/throttle'
import { spendCode } from './check'
import type { Code } from './model'
import { findFactors } from './queries'
import {
  confirmSession,
  countFailure,
  countForPerson,
  findLiving,
  isThrottled,
  isTooLate,
  type LivingSession,
  lockSession,
} from './session'

type Clock = Pick<Context, 'db' | 'now'>

/**
 * Lets a session in that owed its second factor, and returns its new secret for the cookie.
 * @throws DomainError invalid (fields) | expired: the session is over, from now on at the latest | throttled
 */
export async function giveSecondFactor(ctx: Clock, secret: string, code: Code): Promise<string> {
  return byCode(ctx, 'session.secondFactor', secret, code, {
    fits: (session) => session.secondFactorAt === null && !isTooLate(session, ctx.now),
    forPerson: true,
    pass: (tx, session) => raiseSession(tx, ctx.now, session.id),
  })
}

/**
 * Notes in an open session that its person showed again, by a code, that it is they. Wrong codes count in this session
 * alone: whoever guesses at the door doesn't keep somebody from working who is in.
 * @throws DomainError invalid (fields) | expired
 */
export async function confirmByCode(ctx: Clock, secret: string, code: Code): Promise<void> {
  await byCode(ctx, 'session.confirm', secret, code, {
    fits: (session) => session.secondFactorAt !== null,
    forPerson: false,
    pass: (tx, session) => confirmSession(tx, ctx.now, session.id),
  })
}

interface Step<T> {
  /** Whether the session is one that this step is for. */
  fits: (session: LivingSession) => boolean
  /** Wrong codes count for the person over all sessions as well. */
  forPerson: boolean
  pass: (tx: Tx, session: LivingSession) => Promise<T>
}

/** One code for one session. What was wrong is counted and stays counted, so a refusal is thrown after the commit. */
function byCode<T>(
  { db, now }: Clock,
  act: 'session.secondFactor' | 'session.confirm',
  secret: string,
  code: Code,
  step: Step<T>,
): Promise<T> {
  const line: AuditLine = { act, subject: 'session', personId: null }
  return refusalsRecorded({ db, now }, line, async () => {
    const outcome = await db.transaction(async (tx) => {
      const session = await lockSession(tx, now, secret)
      if (!session || !step.fits(session)) return new DomainError('expired', 'no session for a code')
      line.personId = session.personId
      line.subject = `session ${session.id}`
      if (step.forPerson && (await isThrottled(tx, now, session.personId, code.kind)))
        return new DomainError('throttled', 'wrong codes')
      const verdict = await spendCode(tx, now, session.personId, code)
      // A code that was right once counts in this session alone: who sends it again has learned nothing.
      if (verdict === 'wrong' && step.forPerson) await countWrong(tx, now, session.personId, code)
      if (verdict !== 'right')
        return refusalOf(await countFailure(tx, now, session.id), { code: 'wrong_code' })
      if (code.kind === 'recovery')
        await tellOwner(tx, now, session.personId, 'recovery_code_used', occasionOf(line, now))
      const passed = await step.pass(tx, session)
      await recordLine(tx, now, line)
      return { passed }
    })
    if (outcome instanceof DomainError) throw outcome
    return outcome.passed
  })
}

/** Tells the owner, once a day at most, when the last wrong code that is looked at was given: somebody has the first factor. */
async function countWrong(tx: Tx, now: Date, personId: number, { kind }: Code): Promise<void> {
  const wasLast = await countForPerson(tx, now, personId, kind)
  const day = now.toISOString().slice(0, 10)
  if (wasLast) await tellOwner(tx, now, personId, 'second_factor_guessed', `person ${personId} ${day}`)
}

const occasionOf = ({ subject }: AuditLine, now: Date) => `${subject} ${now.toISOString()}`

const refusalOf = (over: boolean, fields: Record<string, string>) =>
  over
    ? new DomainError('expired', 'session ended after wrong attempts')
    : new DomainError('invalid', 'wrong', fields)

/**
 * The same by password, for whoever has no second factor.
 * @throws DomainError invalid (fields) | expired | throttled | forbidden: there is a second factor
 */
export async function confirmByPassword({ db, now }: Clock, secret: string, password: string): Promise<void> {
  const line: AuditLine = { act: 'session.confirm', subject: 'session', personId: null }
  await refusalsRecorded({ db, now }, line, async () => {
    const session = await findLiving(db, now, secret)
    if (!session) throw new DomainError('expired', 'no session to confirm')
    line.personId = session.personId
    line.subject = `session ${session.id}`
    const { appSince, passkeys } = await findFactors(db, session.personId)
    if (appSince !== null || passkeys > 0) throw new DomainError('forbidden', 'a second factor is there')
    const bucket = secretHash(`confirm ${session.personId}`)
    await countAttempt(db, now, bucket)
    const right = await passwordMatches(session.passwordHash, password)
    const refusal = await db.transaction(async (tx) => {
      const still = await lockSession(tx, now, secret)
      if (!still) return new DomainError('expired', 'no session to confirm')
      if (!right) return refusalOf(await countFailure(tx, now, still.id), { password: 'wrong_password' })
      await forgetAttempts(tx, bucket)
      await confirmSession(tx, now, still.id)
      await recordLine(tx, now, line)
      return null
    })
    if (refusal) throw refusal
  })
}
