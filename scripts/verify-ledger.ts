import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type ChainReport, type LedgerEntry, verifyChain } from '@/lib/ledger/chain'

/** `npm run verify-ledger` checks the live ledger; with a file (the JSON of /api/v1/ledger, pages one after another), a downloaded one. */
async function main() {
  const { positionals } = parseArgs({ allowPositionals: true })
  const report = positionals.length ? verifyChain(await readEntries(positionals)) : await verifyLive()
  for (const { seq, fault } of report.faults) console.error(`entry ${seq}: ${fault}`)
  console.log(
    `${report.entries} entries, ${report.redacted} redacted, ${report.faults.length} faults. Head ${report.head}`,
  )
  process.exitCode = report.faults.length ? 1 : 0
}

async function readEntries(files: string[]): Promise<LedgerEntry[]> {
  const pages = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as unknown),
  )
  const entries = pages.flatMap((page) =>
    Array.isArray(page) ? (page as LedgerEntry[]) : ((page as { data?: LedgerEntry[] }).data ?? []),
  )
  return entries.toSorted((a, b) => a.seq - b.seq)
}

async function verifyLive(): Promise<ChainReport> {
  const [{ closePools, publicDb }, { listLedger }] = await Promise.all([
    import('@/db/client'),
    import('@/lib/ledger/export'),
  ])
  try {
    return verifyChain(await listLedger(publicDb))
  } finally {
    await closePools()
  }
}

await main()
