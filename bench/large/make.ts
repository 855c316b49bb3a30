import { build } from '../../scripts/build.js'
import { startLarge } from './database'

/** Keeps a large generated database running until it is interrupted, for looking at by hand: `npx tsx bench/large/make.ts 100000`. */
await build()
const database = await startLarge(Number(process.argv[2] ?? 100_000))
for (const [name, value] of Object.entries({
  ...database.environment,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATABASE_SUPERUSER_URL: database.superuserUrl,
}))
  console.log(`export ${name}='${value}'`)
await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
await database.stop()
