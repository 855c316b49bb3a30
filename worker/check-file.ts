import { readFile, writeFile } from 'node:fs/promises'
import { check } from '@/lib/files/check/check'
import { Refused } from '@/lib/files/check/refused'
import type { Outcome } from '@/lib/files/run-check'

/**
 * A program of its own, started for one file: `check-file <in> <out> <name>`. It knows no secret and no database, may
 * be ended at any time, and says in one line of JSON what came of it.
 */
async function main(): Promise<Outcome> {
  const [input = '', output = '', name = ''] = process.argv.slice(2)
  try {
    const { kind, content } = await check(name, await readFile(input))
    await writeFile(output, content, { flag: 'wx', mode: 0o600 })
    return { ok: true, kind }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code, about: error.message.slice(0, 300) }
    // Libraries throw whatever they like at a file that isn't what it says.
    return { ok: false, code: 'broken', about: String(error).slice(0, 300) }
  }
}

process.stdout.write(`${JSON.stringify(await main())}\n`, () => process.exit(0))
