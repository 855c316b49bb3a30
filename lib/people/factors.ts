import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { passkeys, recoveryCodes, totpSecrets } from '@/db/schema'

/** Takes authenticator, passkeys and recovery codes away. */
export async function removeFactors(tx: Tx, personId: number): Promise<void> {
  await tx.delete(totpSecrets).where(eq(totpSecrets.personId, personId))
  await tx.delete(passkeys).where(eq(passkeys.personId, personId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
}
