import { build } from '../../scripts/build.js'
import { startDatabase } from '../instance'
import { generateLarge } from './generate'

/** Keeps a large generated database running until it is interrupted, for looking at by hand: `npx tsx bench/large/make.ts 100000`. */
const commitments = Number(process.argv[2] ?? 100_000)
await build()
const database = await startDatabase()
const began = Date.now()
console.log(await generateLarge(database.ownerUrl, commitments))
console.log(`made in ${((Date.now() - began) / 1000).toFixed(0)} s\n`)
for (const [name, value] of Object.entries({
  ...database.environment,
  DATABASE_OWNER_URL: database.ownerUrl,
}))
  console.log(`export ${name}='${value}'`)
await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
await database.stop()
