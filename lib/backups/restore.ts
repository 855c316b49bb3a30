import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type postgres from 'postgres'
import { DomainError } from '@/lib/errors'
import type { Redaction } from '@/lib/ledger/redact'
import { BACKUP_FORMAT, type Manifest } from './backup'
import { quoted, tablesInOrder } from './tables'

export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  if (manifest.format !== BACKUP_FORMAT)
    throw new DomainError('invalid', `backup format ${manifest.format} is not known`)
  return manifest
}

/**
 * Puts a backup in place of everything in the database, in one transaction: whole, or not at all. The schema must be
 * migrated first; columns that came after the backup keep their defaults.
 *
 * @throws DomainError invalid: a file is missing or was changed since
 */
export async function restore(sql: postgres.Sql, folder: string, manifest: Manifest): Promise<void> {
  await sql.begin(async (tx) => {
    const existing = await tablesInOrder(tx)
    const [before] = await tx<{ version: number }[]>`select version::int as version from publication`
    // The guards protect the ledger from everybody but the owner who restores it.
    for (const { name } of existing) await tx.unsafe(`alter table ${quoted(name)} disable trigger user`)
    await tx.unsafe(`truncate ${existing.map(({ name }) => quoted(name)).join(', ')}`)
    for (const table of manifest.tables) {
      const hash = createHash('sha256')
      const check = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          done(null, chunk)
        },
      })
      const rows = await tx
        .unsafe(`copy ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) from stdin`)
        .writable()
      await pipeline(createReadStream(join(folder, `${table.name}.copy.gz`)), createGunzip(), check, rows)
      if (hash.digest('hex') !== table.sha256)
        throw new DomainError('invalid', `${table.name} differs from its checksum`)
    }
    for (const { name, columns } of existing) {
      await tx.unsafe(`alter table ${quoted(name)} enable trigger user`)
      // Not every number is counted: some rows are named by whoever makes them.
      const [counter] = columns.includes('id')
        ? await tx.unsafe(`select pg_get_serial_sequence('${quoted(name)}', 'id') as name`)
        : []
      if (counter?.name)
        await tx.unsafe(`
          select setval('${counter.name}', coalesce((select max(id) from ${quoted(name)}), 0) + 1, false)`)
    }
    // A version never means two contents, so that no page cache takes an older page for a newer one.
    const version = (before?.version ?? 0) + 1
    const [raised] = await tx<{ version: string }[]>`
      update publication set version = greatest(version, ${version}) + 1 returning version::text`
    await tx`select pg_notify('vaada_published', ${raised?.version ?? ''})`
    // A link that was used since must not open again.
    await tx`update invitations set expires_at = now() where used_at is null`
  })
}

/** A redaction that stands in the ledger now and that an older backup doesn't know. */
export interface LaterRedaction {
  subject: Redaction['subject']
  record: string
  /** null: all of them. */
  versions: number[] | null
  reason: string
}

/** Redactions after ledger entry `seq`; none where the database holds no ledger. */
export async function redactionsAfter(sql: postgres.Sql, seq: number): Promise<LaterRedaction[]> {
  const [there] = await sql`select to_regclass('public.ledger') as ledger`
  if (!there?.ledger) return []
  return sql<LaterRedaction[]>`
    select r.subject, r.record, rc.reason, array_agg(e.version order by e.version) as versions
    from ledger r
    join ledger_contents rc on rc.seq = r.seq
    join ledger_contents c on c.redacted_by_seq = r.seq
    join ledger e on e.seq = c.seq and e.record = r.record
    where r.act = 'redact' and r.seq > ${seq}
    group by r.seq, r.subject, r.record, rc.reason order by r.seq`
}
