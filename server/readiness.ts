import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PublishedVersion } from './published-version'

export interface Readiness {
  ready: boolean
  database: boolean
  /** The published version can be read. */
  publication: boolean
  /** Every migration of this build is applied; a newer build may have applied more. */
  migrations: boolean
}

/** When the newest migration of this build was written: by that drizzle orders them. `null`: none came with it. */
export function newestMigration(folder = 'db/migrations'): number | null {
  try {
    const { entries } = JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'))
    return Math.max(...entries.map(({ when }: { when: number }) => when))
  } catch {
    return null
  }
}

/** Whether this instance can do its work, asked at most once a second however many ask, and not again while it thinks. */
export function createReadiness(
  published: Pick<PublishedVersion, 'ask' | 'answers' | 'read'>,
  newest: number | null,
) {
  let asked: { at: number; answer: Promise<Readiness> } | undefined
  let isWaiting = false
  return (now = Date.now()): Promise<Readiness> => {
    if (asked && (isWaiting || now - asked.at < 1000)) return asked.answer
    isWaiting = true
    const answer = check(published, newest).finally(() => {
      isWaiting = false
    })
    asked = { at: now, answer }
    return answer
  }
}

async function check(
  published: Pick<PublishedVersion, 'ask' | 'answers' | 'read'>,
  newest: number | null,
): Promise<Readiness> {
  const database = await published.answers()
  const [publication, migrations] = database
    ? await Promise.all([isDone(published.read()), isDone(checkMigrations(published, newest))])
    : [false, false]
  return { ready: database && publication && migrations, database, publication, migrations }
}

async function checkMigrations({ ask }: Pick<PublishedVersion, 'ask'>, newest: number | null): Promise<void> {
  if (newest === null) return
  const [row] = await ask(
    (sql) =>
      sql<{ last: string | null }[]>`select max(created_at)::text as last from drizzle.__drizzle_migrations`,
  )
  if (Number(row?.last ?? 0) < newest) throw new Error('migrations are missing')
}

const isDone = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  )
