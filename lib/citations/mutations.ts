import { and, eq, inArray, sql } from 'drizzle-orm'
import type { AppDb, Writable } from '@/db/client'
import { citedLinks, submissions, submittedLinks } from '@/db/schema'
import { LinkError, targetOf } from './guard'
import type { LinkRecord } from './marks'

/** Every link of a published record as it stands now, under the name that the ledger gives the record. */
const WANTED = sql`
  select c.id as commitment_id, null::text as cycle_key, c.reference as record, s.url
    from sources s join commitments c on c.id = s.commitment_id
    where s.to_seq is null and s.url is not null
  union
  select c.id, r.cycle_key, c.reference || '/' || r.cycle_key, e ->> 'url'
    from reports r join commitments c on c.id = r.commitment_id, jsonb_array_elements(r.evidence || r.outputs) e
    where r.to_seq is null and e ->> 'url' is not null`

const KNOWLEDGE = sql.raw(
  'state, cited_sha256, cited_method, cited_at, state_at, checked_at, answered_at, status, sha256, content_type, final_url, other_sha256, other_since, variants, missing_since, failing_since, next_at',
)

/** More new links than this at once are a first load: they are looked at over a week, not in an hour. */
const BURST = 40

/**
 * Brings both lists up to date with what is handed in and what is published. What was learned of a link while its
 * submission waited goes with it when it is published.
 */
export async function gatherLinks(db: AppDb, now: Date): Promise<void> {
  await gatherSubmitted(db, now)
  await db.transaction(async (tx) => {
    const at = now.toISOString()
    const added = await tx.execute<{ id: number }>(sql`
      insert into cited_links (record, url, ${KNOWLEDGE})
      select w.record, w.url, coalesce(l.state, 'unchecked'), l.cited_sha256, l.cited_method, l.cited_at, l.state_at,
        l.checked_at, l.answered_at, l.status, l.sha256, l.content_type, l.final_url, l.other_sha256, l.other_since,
        coalesce(l.variants, 0), l.missing_since, l.failing_since, coalesce(l.next_at, ${at}::timestamptz)
      from (${WANTED}) w
      left join lateral (
        select k.* from submitted_links k join submissions p on p.id = k.submission_id
        where p.commitment_id = w.commitment_id and p.cycle_key is not distinct from w.cycle_key
          and p.state = 'published' and k.url = w.url
        order by k.id desc limit 1) l on true
      on conflict do nothing returning id`)
    if (added.length > BURST)
      await tx.execute(sql`
        update cited_links set next_at = ${at}::timestamptz + (abs(hashtext(url)) % 604800) * interval '1 second'
        where checked_at is null and id in (${sql.join(
          added.map(({ id }) => sql`${id}`),
          sql`, `,
        )})`)
    await dropUncited(tx)
  })
}

/** Forgets links that nothing cites any longer: a document that was taken away leaves no trace here. */
export async function dropUncited(db: Writable): Promise<void> {
  await db.execute(sql`
    delete from cited_links l where not exists (select from (${WANTED}) w where w.record = l.record and w.url = l.url)`)
  await db.execute(sql`
    delete from submitted_links l using submissions p
    where p.id = l.submission_id and p.state not in ('submitted', 'returned')`)
}

/** Links in what waits for review; drafts are nobody's business. */
async function gatherSubmitted(db: AppDb, now: Date): Promise<void> {
  const rows = await db
    .select({ id: submissions.id, content: submissions.content })
    .from(submissions)
    .where(eq(submissions.state, 'submitted'))
  for (const { id, content } of rows) {
    const urls = linksIn(content)
    const known = await db
      .select({ id: submittedLinks.id, url: submittedLinks.url })
      .from(submittedLinks)
      .where(eq(submittedLinks.submissionId, id))
    const gone = known.filter(({ url }) => !urls.includes(url)).map((row) => row.id)
    if (gone.length) await db.delete(submittedLinks).where(inArray(submittedLinks.id, gone))
    const added = urls.filter((url) => !known.some((row) => row.url === url))
    if (added.length)
      await db
        .insert(submittedLinks)
        .values(added.map((url) => ({ submissionId: id, url, nextAt: now })))
        .onConflictDoNothing()
  }
}

const LINKS_MAX = 200

/** Addresses under the sources, evidence and outputs of a draft that may be asked at all. */
export function linksIn(content: Record<string, unknown>): string[] {
  const rows = [content.sources, content.evidence, content.outputs].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )
  const urls = rows.flatMap((row: unknown) => {
    const url = row !== null && typeof row === 'object' && 'url' in row ? row.url : null
    return typeof url === 'string' && isAskable(url.trim()) ? [url.trim()] : []
  })
  return [...new Set(urls)].slice(0, LINKS_MAX)
}

function isAskable(url: string): boolean {
  try {
    targetOf(url)
    return true
  } catch (error) {
    if (error instanceof LinkError) return false
    throw error
  }
}

export interface DueLink {
  list: 'cited' | 'submitted'
  id: number
  url: string
  record: LinkRecord
}

const tableOf = (list: DueLink['list']) => (list === 'cited' ? citedLinks : submittedLinks)
const CLAIMED_MS = 3_600_000

/** Links whose time has come, the longest waiting first, those that somebody handed in before the others. */
export async function listDueLinks(db: AppDb, now: Date, limit: number): Promise<DueLink[]> {
  const [submitted, cited] = await Promise.all([
    db
      .select()
      .from(submittedLinks)
      .where(sql`${submittedLinks.nextAt} <= ${now.toISOString()}::timestamptz`)
      .orderBy(submittedLinks.nextAt)
      .limit(limit),
    db
      .select()
      .from(citedLinks)
      .where(sql`${citedLinks.nextAt} <= ${now.toISOString()}::timestamptz`)
      .orderBy(citedLinks.nextAt)
      .limit(limit),
  ])
  return [
    ...submitted.map(({ id, url, submissionId: _, nextAt: __, ...record }) => ({
      list: 'submitted' as const,
      id,
      url,
      record,
    })),
    ...cited.map(({ id, url, record: _, nextAt: __, ...record }) => ({
      list: 'cited' as const,
      id,
      url,
      record,
    })),
  ]
}

/** Puts links off, so that nobody else takes them meanwhile. */
export async function putOff(db: AppDb, links: readonly DueLink[], now: Date, milliseconds = CLAIMED_MS) {
  for (const list of ['cited', 'submitted'] as const) {
    const ids = links.filter((link) => link.list === list).map(({ id }) => id)
    const table = tableOf(list)
    if (ids.length)
      await db
        .update(table)
        .set({ nextAt: new Date(now.getTime() + milliseconds) })
        .where(inArray(table.id, ids))
  }
}

/** Writes what is known now. A row that went meanwhile stays away. */
export async function keepCheck(db: AppDb, { list, id }: DueLink, record: LinkRecord, next: Date) {
  const table = tableOf(list)
  await db
    .update(table)
    .set({ ...record, nextAt: next })
    .where(and(eq(table.id, id)))
}

/** Whether any site has answered since: without one, the network may be closed here. */
export async function hasAnsweredSince(db: AppDb, since: Date): Promise<boolean> {
  const at = since.toISOString()
  const [row] = await db.execute<{ found: boolean }>(sql`
    select exists (select from cited_links where answered_at > ${at}::timestamptz)
      or exists (select from submitted_links where answered_at > ${at}::timestamptz) as found`)
  return row?.found ?? false
}
