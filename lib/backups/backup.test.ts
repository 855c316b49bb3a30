import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, inject, test } from 'vitest'
import { makeDatabase } from '@/db/testing/database'
import { NOW, TODAY } from '@/db/testing/factory'
import { openFolderStore } from '@/lib/files/folder-store'
import { placeOf } from '@/lib/files/store'
import { verifyChain } from '@/lib/ledger/chain'
import { listLedger } from '@/lib/ledger/export'
import { loadSeed } from '@/lib/seed/load'
import { readSeed } from '@/lib/seed/read'
import { backedUpFiles, backup, type Manifest } from './backup'
import { copyFiles } from './files'
import { readManifest, restore } from './restore'

test('the documented record and its files survive elsewhere, hash for hash', async () => {
  const [from, to] = [await makeDatabase(inject('databaseUrl')), await makeDatabase(inject('databaseUrl'))]
  const folder = await mkdtemp(join(tmpdir(), 'vaada-backup-'))
  const [source, target] = [from, to].map(({ urls }) =>
    postgres(urls.owner, { max: 1, onnotice: () => undefined }),
  )
  if (!source || !target) throw new Error('two databases')
  try {
    await loadSeed(from.app, readSeed, NOW, TODAY)
    // From before the trail was chained; as the database takes none now, with its guard off.
    await source.begin(async (tx) => {
      await tx`alter table audit disable trigger user`
      await tx`insert into audit (act, subject, allowed) values ('publish', 'submission 1', true)`
      await tx`alter table audit enable trigger user`
    })
    const [kept, put] = [join(folder, 'kept'), join(folder, 'put')].map(openFolderStore)
    if (!kept || !put) throw new Error('two stores')
    const file = Buffer.from('a file')
    const sha256 = createHash('sha256').update(file).digest('hex')
    await kept.put(sha256, file)
    const manifest = await backup(source, join(folder, 'all'), NOW, kept)
    expect(manifest.files).toEqual({ count: 1, bytes: file.length })
    await copyFiles(backedUpFiles(join(folder, 'all')), put)
    expect(await put.has(sha256)).toBe(true)
    // A file that was changed since is not put back.
    await writeFile(join(folder, 'all', 'files', placeOf(sha256)), 'another')
    await put.remove(sha256)
    await expect(copyFiles(backedUpFiles(join(folder, 'all')), put)).rejects.toThrow('differs')
    await restore(target, join(folder, 'all'), await readManifest(join(folder, 'all')))
    const again = await backup(target, join(folder, 'again'), NOW)
    // The published version rises, so that no cache takes the restored state for another.
    const hashes = ({ tables }: Manifest) =>
      tables.filter(({ name }) => name !== 'publication').map(({ name, sha256 }) => [name, sha256])
    expect(hashes(again)).toEqual(hashes(manifest))
    expect(verifyChain(await listLedger(to.reader))).toMatchObject({
      faults: [],
      entries: manifest.ledger.seq,
    })
  } finally {
    await Promise.all([
      source.end(),
      target.end(),
      from.end(),
      to.end(),
      rm(folder, { recursive: true, force: true }),
    ])
  }
})
