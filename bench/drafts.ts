import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type AppDb, openPool } from '@/db/client'
import type { Person } from '@/lib/access/policy'
import { toDraft } from '@/lib/commitments/draft'
import { CommitmentContent } from '@/lib/commitments/input'
import type { Fields } from '@/lib/form-data'
import { openDraft } from '@/lib/submissions/mutations'
import { saveDraft } from '@/lib/submissions/save'
import { Database, SESSION_COOKIE, type SignedIn } from '../e2e/fixtures/database'
import { build } from '../scripts/build.js'
import { type Instance, memoryOf, start, startDatabase } from './instance'
import { emptyPageBytes, gzip, scriptBytes } from './weight'

/**
 * What it costs to save a draft, and whether anything is lost when many do: the documented commitments, drafts of one
 * of them, one machine. Prints goal and figure; exits 1 where a goal is missed.
 *
 *   npx tsx bench/drafts.ts [minutes]
 */
const SAVES = 400
const PEOPLE = 200
const EVERY_MS = 5000
const MINUTES = Number(process.argv[2] ?? 5)
const PAGE = '/[locale]/workspace/submissions/[id]'

await build()
const database = await startDatabase()
let met = true
try {
  say(await saveAgainstSql(database))
  for (const line of await crowd(database)) say(line)
} finally {
  await database.stop()
}
process.exitCode = met ? 0 : 1

type BenchDatabase = Awaited<ReturnType<typeof startDatabase>>

interface Line {
  what: string
  goal: string
  figure: string
  met: boolean
}

function say({ what, goal, figure, met: isMet }: Line) {
  met &&= isMet
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${what.padEnd(58)} goal ${goal.padEnd(9)} ${figure}`)
}

/** Somebody of an office, and a draft that changes a record of the documented ones. */
async function writer(db: AppDb, data: Database) {
  const [record] = await data.sql`select c.id, c.reference, c.maker_code as maker from commitments c
    join makers m on m.code = c.maker_code where m.code = 'KEN' order by c.id limit 1`
  const account = await data.person({ role: 'focal_point', maker: record?.maker, officeRole: 'alternate' })
  const actor: Person = {
    id: account.id,
    role: 'focal_point',
    makerCode: record?.maker,
    officeRole: 'alternate',
    acts: false,
    grants: {},
    secondFactor: true,
    organisationId: null,
  }
  const ctx = { actor, db, now: new Date(), timeZone: 'Asia/Tashkent' }
  const open = () =>
    openDraft(ctx, { kind: 'commitment', makerCode: '', reference: record?.reference }, 'en', randomUUID())
  const [published] = await data.sql`select content from ledger_contents l join ledger e on e.seq = l.seq
    where e.record = ${record?.reference} order by l.seq desc limit 1`
  const typed = toDraft(CommitmentContent.parse(published?.content)) as unknown as Fields
  return { account, ctx, open, typed }
}

/** Pair by pair, so that both see the same machine: a save, and the statements it can't do without. */
async function saveAgainstSql({ environment, ownerUrl }: BenchDatabase): Promise<Line> {
  const pool = openPool<AppDb>(environment.DATABASE_URL ?? '', 2)
  const sql = postgres(environment.DATABASE_URL ?? '', { max: 1 })
  const data = new Database(ownerUrl, 'http://127.0.0.1')
  try {
    const { ctx, open, typed, account } = await writer(pool.db, data)
    const [ours, bare] = [await open(), await open()]
    const times: { save: number[]; sql: number[] } = { save: [], sql: [] }
    let revision = 1
    for (let index = 0; index < SAVES; index += 1) {
      const content = { ...typed, title: `Typed ${index}` }
      let began = performance.now()
      revision = (await saveDraft(ctx, ours, revision, content, 'Why')).revision
      times.save.push(performance.now() - began)

      began = performance.now()
      await sql.begin(async (tx) => {
        await tx`select * from submissions where id = ${bare} for update`
        await tx`update submissions set content = ${tx.json(content as never)}, reason = 'Why',
          revision = revision + 1, updated_at = now() where id = ${bare}`
        await tx`insert into submission_revisions (submission_id, revision, content, person_id, at)
          values (${bare}, ${index + 2}, ${tx.json(content as never)}, ${account.id}, now())`
        await tx`insert into submission_authors (submission_id, person_id) values (${bare}, ${account.id})
          on conflict do nothing`
        await tx`select pg_advisory_xact_lock(7361004)`
        const [last] = await tx`select seq, hash from audit where seq is not null order by seq desc limit 1`
        await tx`insert into audit (at, person_id, act, subject, allowed, seq, previous_hash, hash)
          values (now(), ${account.id}, 'submission.edit', ${`submission ${bare}`}, true,
            ${Number(last?.seq) + 1}, ${last?.hash}, ${createHash('sha256').update(`${index}`).digest('hex')})`
      })
      times.sql.push(performance.now() - began)
    }
    const [save, floor] = [quantile(times.save, 0.95), quantile(times.sql, 0.95)]
    return {
      what: `saving a draft ÷ its bare SQL, p95 of ${SAVES} pairs`,
      goal: '≤ 3',
      figure: `${(save / floor).toFixed(2)} (${save.toFixed(1)} and ${floor.toFixed(1)} ms; ${JSON.stringify(typed).length} bytes)`,
      met: save / floor <= 3,
    }
  } finally {
    await Promise.all([pool.end(), sql.end(), data.end()])
  }
}

interface Typist extends SignedIn {
  draft: number
  revision: number
  saved: string
}

/** Everybody saves every five seconds, each a draft of their own, through the server as a browser does. */
async function crowd({ environment, ownerUrl }: BenchDatabase): Promise<Line[]> {
  const server = await start('server', environment)
  const pool = openPool<AppDb>(environment.DATABASE_URL ?? '', 4)
  const data = new Database(ownerUrl, server.url)
  try {
    const { open, typed, ctx } = await writer(pool.db, data)
    const typists: Typist[] = []
    for (let index = 0; index < PEOPLE; index += 1) {
      const account = await data.person({
        role: 'focal_point',
        maker: ctx.actor.makerCode ?? '',
        officeRole: 'alternate',
      })
      typists.push({ ...(await data.signedIn(account)), draft: await open(), revision: 1, saved: '' })
    }
    const action = actionId('draftAction')
    const [first] = typists
    const editor = first
      ? await scriptBytes(`${server.url}/en/workspace/submissions/${first.draft}`, {
          compress: gzip,
          headers: { Cookie: `${SESSION_COOKIE}=${first.secret}` },
        })
      : Number.NaN
    const own = (editor - (await emptyPageBytes(gzip))) / 1000
    const [times, errors]: [number[], string[]] = [[], []]
    const until = Date.now() + MINUTES * 60_000
    await Promise.all(
      typists.map(async (typist, index) => {
        await sleep((index * EVERY_MS) / PEOPLE)
        for (let turn = 0; Date.now() < until; turn += 1) {
          const began = performance.now()
          const title = `${index} ${turn}`
          const failure = await saveOverHttp(server, action, typist, { ...typed, title })
          if (failure) errors.push(failure)
          times.push(performance.now() - began)
          await sleep(Math.max(0, EVERY_MS - (performance.now() - began)))
        }
      }),
    )
    const kept = await data.sql`select id, content ->> 'title' as title from submissions
      where id = any(${typists.map(({ draft }) => draft)})`
    const lost = typists.filter(({ draft, saved }) => kept.find(({ id }) => id === draft)?.title !== saved)
    const what = `${PEOPLE} people saving every 5 s for ${MINUTES} min`
    return [
      {
        what: 'JavaScript of the editor beyond an empty page, kB gz',
        goal: '≤ 60',
        figure: own.toFixed(1),
        met: own <= 60,
      },
      {
        what: `${what}: errors`,
        goal: '0',
        figure: `${errors.length} of ${times.length}${errors[0] ? ` (${errors[0]})` : ''}`,
        met: errors.length === 0,
      },
      { what: `${what}: saves lost`, goal: '0', figure: `${lost.length}`, met: lost.length === 0 },
      {
        what: `${what}: p50 and p95, ms; server memory, MB`,
        goal: 'told',
        figure: `${quantile(times, 0.5).toFixed(0)} and ${quantile(times, 0.95).toFixed(0)}; ${memoryOf(server.pid).toFixed(0)}`,
        met: true,
      },
    ]
  } finally {
    await Promise.all([pool.end(), data.end()])
    await server.stop()
  }
}

/** One save as the form's script sends it: the field that changed, and the revision it builds on. Null: it is kept. */
async function saveOverHttp(
  { url }: Instance,
  action: string,
  typist: Typist,
  { title }: Fields,
): Promise<string | null> {
  const form = new FormData()
  const fields = { intent: 'save', byItself: 'yes', part: 'title', title, revision: typist.revision }
  for (const [name, value] of Object.entries(fields)) form.set(`_1_${name}`, String(value))
  form.set('0', JSON.stringify(['en', typist.draft, null, '$K1']))
  const response = await fetch(`${url}/en/workspace/submissions/${typist.draft}`, {
    method: 'POST',
    body: form,
    headers: {
      Origin: url,
      'Next-Action': action,
      Accept: 'text/x-component',
      Cookie: `${SESSION_COOKIE}=${typist.secret}`,
    },
  }).catch((error: Error) => error)
  if (response instanceof Error) return response.message
  const body = await response.text()
  const revision = /"revision":(\d+)/.exec(body)?.[1]
  if (response.status !== 200 || !body.includes('"savedAt"') || !revision)
    return `${response.status} ${body.slice(0, 200)}`
  typist.revision = Number(revision)
  typist.saved = String(title)
  return null
}

function actionId(name: string): string {
  const { node } = JSON.parse(
    readFileSync(`.next/server/app${PAGE}/page/server-reference-manifest.json`, 'utf8'),
  ) as { node: Record<string, { exportedName: string }> }
  const [found] = Object.entries(node).find(([, { exportedName }]) => exportedName === name) ?? []
  if (!found) throw new Error(`the page has no action ${name}`)
  return found
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
