import { appDb, closePools } from '@/db/client'
import { verifyFrom } from '@/lib/audit/queries'

/** `npm run verify-audit` recomputes the whole audit trail. */
async function main() {
  try {
    const { lines, fault, head } = await verifyFrom(appDb)
    if (fault) console.error(`line ${fault.seq}: ${fault.fault}`)
    console.log(`${lines} lines, ${fault ? 'a fault' : 'no fault'}. Head ${head}`)
    process.exitCode = fault ? 1 : 0
  } finally {
    await closePools()
  }
}

await main()
