import { randomInt } from 'node:crypto'
import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { recoveryCodes, totpSecrets } from '@/db/schema'
import { env } from '@/lib/env'
import { secretHash } from '@/lib/secrets'
import { type Code, RECOVERY_CODES, RECOVERY_DIGITS } from './model'
import { matchingStep, unsealKey } from './totp'

/** `spent`: it was right, and has been used before. */
export type Verdict = 'right' | 'wrong' | 'spent'

/** Checks a code and uses it up in one statement: of many at the same moment one is right. */
export const spendCode = (tx: Tx, now: Date, personId: number, { kind, digits }: Code): Promise<Verdict> =>
  kind === 'app' ? spendAppCode(tx, now, personId, digits) : spendPaperCode(tx, now, personId, digits)

async function spendAppCode(tx: Tx, now: Date, personId: number, digits: string): Promise<Verdict> {
  const [app] = await tx
    .select({ sealed: totpSecrets.sealed })
    .from(totpSecrets)
    .where(eq(totpSecrets.personId, personId))
  const key = app ? unsealKey(app.sealed, env().AUTH_SECRET) : null
  const step = key === null ? null : matchingStep(key, digits, now)
  if (!app || step === null) return 'wrong'
  const [taken] = await tx
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(
      and(
        eq(totpSecrets.personId, personId),
        eq(totpSecrets.sealed, app.sealed),
        lt(totpSecrets.lastStep, step),
      ),
    )
    .returning({ personId: totpSecrets.personId })
  return taken ? 'right' : 'spent'
}

async function spendPaperCode(tx: Tx, now: Date, personId: number, digits: string): Promise<Verdict> {
  const [taken] = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.codeHash, paperHash(personId, digits)), isNull(recoveryCodes.usedAt)))
    .returning({ personId: recoveryCodes.personId })
  return taken ? 'right' : 'wrong'
}

const paperHash = (personId: number, digits: string) => secretHash(`recovery ${personId} ${digits}`)

const newPaperCode = () => Array.from({ length: RECOVERY_DIGITS }, () => randomInt(10)).join('')

/** Makes recovery codes in place of all that a person had. They can be shown now and never again. */
export async function replaceRecoveryCodes(tx: Tx, personId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newPaperCode)
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
  await tx
    .insert(recoveryCodes)
    .values(codes.map((digits) => ({ personId, codeHash: paperHash(personId, digits) })))
  return codes
}
