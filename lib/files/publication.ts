import { inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { publishedFiles } from '@/db/schema'
import { FileRef } from './input'

/** Whatever a published content cites, with a file or without. */
interface Citing {
  evidence?: readonly object[]
  sources?: readonly object[]
}

/**
 * Lets everybody fetch the files that a ledger entry names. Called by every publication of something that cites, in
 * its transaction: what is for reviewers alone is not in the content.
 */
export async function publishFiles(
  tx: Tx,
  seq: number,
  { evidence = [], sources = [] }: Citing,
): Promise<void> {
  const rows = [...evidence, ...sources].flatMap((item) => {
    const file = 'file' in item ? FileRef.safeParse(item.file).data : undefined
    return file ? [{ ...file, seq }] : []
  })
  if (rows.length) await tx.insert(publishedFiles).values(rows).onConflictDoNothing()
}

/** Nobody may fetch the files of these ledger entries any more, unless another entry names them too. */
export async function withdrawFiles(tx: Tx, seqs: readonly number[]): Promise<void> {
  if (seqs.length) await tx.delete(publishedFiles).where(inArray(publishedFiles.seq, [...seqs]))
}
