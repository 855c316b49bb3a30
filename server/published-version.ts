import type { Logger } from 'pino'
import postgres from 'postgres'
import { STATEMENT_TIMEOUT_MS } from '@/db/statement-timeout'

export const CHANNEL = 'vaada_published'

export interface PublishedVersion {
  /** As last read or heard of; `null` before the first answer. */
  readonly current: string | null
  /** The database didn't answer when it was last asked, not even late. */
  readonly down: boolean
  /** A connection broke a moment ago, so what fails now has probably failed for that. */
  readonly shaken: boolean
  /** Asks now. @throws if the database is away or has no such row */
  read(): Promise<string>
  /** Whether the database answers at all, asked now. */
  answers(): Promise<boolean>
  /** Runs a small query of the public login, within the same time. */
  ask<T>(query: (sql: postgres.Sql) => PromiseLike<T>): Promise<T>
  close(): Promise<void>
}

const SHAKEN_MS = 5000

interface Options {
  url: string
  log: Logger
  /** A lost notice is made up for within this time. */
  pollMs?: number
  /** While the database is away. */
  retryMs?: number
  /** Who says nothing for so long is away. Until then it is slow, as it may be to pages, and they wait for it. */
  timeoutMs?: number
  onChange?: (version: string) => void
}

/**
 * Follows the version of everything published: by notices, by asking every few seconds, and by asking after every
 * render. The version only rises; a restored backup must raise it too.
 */
export function followPublishedVersion(options: Options): PublishedVersion {
  const { url, log, pollMs = 3000, retryMs = 1000, timeoutMs = STATEMENT_TIMEOUT_MS, onChange } = options
  let current: string | null = null
  let down = false
  let closed = false
  let notices = 0
  let brokeAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout
  let session: postgres.Sql | undefined

  // postgres.js can be left with a connection that never writes again, or doesn't listen again, when one breaks (its
  // issue 1208), so after a break all is begun anew. One connection hears and asks: what it asks first comes after it hears.
  function open(): postgres.Sql {
    let worked = false
    // Known to postgres.js, though not to its types.
    const hearing = { onnotify: (_: string, payload: string) => hear(payload) }
    const sql = postgres(url, {
      max: 1,
      connect_timeout: Math.ceil(timeoutMs / 1000),
      max_lifetime: null,
      fetch_types: false,
      prepare: false,
      onnotice: () => undefined,
      onclose() {
        brokeAt = performance.now()
        drop(sql)
        if (worked) void read().catch(() => undefined)
      },
      connection: { application_name: 'vaada-door', statement_timeout: timeoutMs },
      ...hearing,
    })
    sql.unsafe(`listen ${CHANNEL}`).then(
      () => {
        worked = true
      },
      () => undefined,
    )
    return sql
  }

  function drop(sql: postgres.Sql): void {
    if (session !== sql) return
    session = undefined
    sql.end({ timeout: 0 }).catch(() => undefined)
  }

  function hear(payload: string): void {
    notices++
    if (!/^\d+$/.test(payload)) return void read().catch(() => undefined)
    if (current === null || BigInt(payload) > BigInt(current)) adopt(payload)
  }

  function adopt(version: string): void {
    if (version === current) return
    current = version
    onChange?.(version)
  }

  async function ask<T>(query: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
    if (closed) throw new Error('the door is closing')
    session ??= open()
    const sql = session
    try {
      const answer = await within(timeoutMs, query(sql))
      setDown(false)
      return answer
    } catch (error) {
      if (isRefusal(error)) setDown(false)
      else {
        drop(sql)
        setDown(true, error)
      }
      throw error
    }
  }

  function setDown(now: boolean, error?: unknown): void {
    if (now === down || closed) return
    down = now
    if (now) log.warn({ err: error }, 'the database is away')
    else log.info('the database is back')
  }

  async function read(): Promise<string> {
    const heard = notices
    const [row] = await ask((sql) => sql<{ version: string }[]>`select version::text from publication`)
    if (!row) throw new Error('publication has no row')
    // What was heard meanwhile is newer than what was read.
    if (heard === notices) adopt(row.version)
    return row.version
  }

  async function poll(): Promise<void> {
    await read().catch(
      (error) => isRefusal(error) && log.error({ err: error }, 'the published version can’t be read'),
    )
    if (!closed) timer = setTimeout(poll, down ? retryMs : pollMs).unref()
  }

  timer = setTimeout(poll, 0).unref()

  return {
    get current() {
      return current
    },
    get down() {
      return down
    },
    get shaken() {
      return performance.now() - brokeAt < SHAKEN_MS
    },
    read,
    ask,
    answers: () =>
      ask((sql) => sql`select 1`).then(
        () => true,
        () => false,
      ),
    async close() {
      closed = true
      clearTimeout(timer)
      await session?.end({ timeout: 1 })
    },
  }
}

/** Whether a page that failed did so for want of the database. */
export const isAway = async (published: Pick<PublishedVersion, 'down' | 'shaken' | 'answers'>) =>
  published.down || published.shaken || !(await published.answers())

/** The database answered, and the answer was no: a table or a right is missing. */
const isRefusal = (error: unknown) => error instanceof postgres.PostgresError && error.code.startsWith('42')

async function within<T>(ms: number, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database didn’t answer in ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
