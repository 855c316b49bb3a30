import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { DomainError } from '@/lib/errors'
import type { FileStore } from '@/lib/files/store'

export interface CopiedFiles {
  count: number
  bytes: number
}

/**
 * Puts every file of one store into another; what is there already is not read again.
 * @throws DomainError invalid: a file is not what its name says
 */
export async function copyFiles(from: FileStore, to: FileStore): Promise<CopiedFiles> {
  const copied = { count: 0, bytes: 0 }
  for await (const { sha256, bytes } of from.list()) {
    copied.count += 1
    copied.bytes += bytes
    if (await to.has(sha256)) continue
    const stream = await from.get(sha256)
    // It was removed since it was listed.
    if (!stream) continue
    const content = await buffer(stream)
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      throw new DomainError('invalid', `file ${sha256} differs from its hash`)
    await to.put(sha256, content)
  }
  return copied
}
