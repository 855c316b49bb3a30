import { openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

/** What the database itself spent on the statements of public pages, read from its own log. */
export interface ServerTime {
  /** Statements and milliseconds of all that ran meanwhile; the work of other logins isn't counted. */
  of(work: () => Promise<unknown>): Promise<{ ms: number; statements: number; slowest: string }>
}

const LINE = /^vaada_public LOG: {2}duration: ([\d.]+) ms {2}(parse|bind|execute|statement)[^:]*: ([^\n]*)/gm

export async function readServerTime(superuserUrl: string): Promise<ServerTime> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined })
  const [folder] = await sql<{ data_directory: string }[]>`show data_directory`
  for (const [name, value] of [
    ['log_min_duration_statement', '0'],
    ['log_line_prefix', '%u '],
    ['log_duration', 'off'],
  ] as const)
    await sql.unsafe(`alter system set ${name} = '${value}'`)
  await sql`select pg_reload_conf()`
  await sql.end()
  await sleep(500)

  const file = path.join(folder?.data_directory ?? '', '..', 'postgres.log')
  const descriptor = openSync(file, 'r')
  return {
    async of(work) {
      const before = statSync(file).size
      await work()
      // The log is written by each backend after its answer.
      await sleep(60)
      const bytes = Buffer.alloc(statSync(file).size - before)
      readSync(descriptor, bytes, 0, bytes.length, before)
      let ms = 0
      let statements = 0
      let slowest = { ms: 0, text: '' }
      for (const [, spent, phase, text = ''] of bytes.toString('utf8').matchAll(LINE)) {
        ms += Number(spent)
        if (phase === 'execute' || phase === 'statement') statements += 1
        if (Number(spent) > slowest.ms) slowest = { ms: Number(spent), text }
      }
      return {
        ms,
        statements,
        slowest: `${slowest.ms.toFixed(1)} ms: ${slowest.text.replaceAll(/\s+/g, ' ').slice(0, 120)}`,
      }
    },
  }
}
