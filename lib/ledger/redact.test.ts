import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { commitments, publication, standing } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TODAY, text } from '@/db/testing/factory'
import { backup } from '@/lib/backups/backup'
import { readManifest, redactionsAfter, restore } from '@/lib/backups/restore'
import { toDraft } from '@/lib/commitments/draft'
import type { Context } from '@/lib/context'
import type { Fields } from '@/lib/form-data'
import { publishSubmission, returnSubmission } from '@/lib/reviews/mutations'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { loadSubmission } from '@/lib/submissions/load'
import { openDraft, submit } from '@/lib/submissions/mutations'
import { findProposal } from '@/lib/submissions/queries'
import { saveDraft } from '@/lib/submissions/save'
import { verifyChain } from './chain'
import { listLedger } from './export'
import { type Redaction, redact } from './redact'

const SECRET = 'Aigerim Zyxwvut'

let db: TestDatabase
let office: Context
let reviewer: Context
let key = 0
let opened = 0
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  office = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
})
afterAll(() => db.end())
beforeEach(() => {
  key += 1
})

const milestone = (name: string) => ({
  key: 'm1',
  name: text(name),
  kind: 'event' as const,
  state: 'done' as const,
  dueOn: null,
  doneOn: '2024',
  note: text(name),
  sources: [],
})
const contentWith = (name: string) =>
  aCommitment({ summary: text(`About ${name}.`), milestones: [milestone(name)] })

async function published(name: string, reference: string | null = null): Promise<string> {
  const id = await openDraft(
    office,
    { kind: 'commitment', makerCode: 'AAA', reference },
    'en',
    `r-${opened++}`,
  )
  await submit(
    office,
    id,
    1,
    toDraft(contentWith(name)) as unknown as Fields,
    'A name was published by mistake.',
  )
  return publishSubmission(reviewer, id)
}

/** Everything the public login can read, line by line. */
async function allPublicRows(): Promise<string[]> {
  const tables = await db.reader.execute<{ table: string }>(
    sql`select table_name as table from information_schema.table_privileges where table_schema = 'public' and grantee = 'vaada_public' and privilege_type = 'SELECT'`,
  )
  const rows = await Promise.all(
    tables.map(({ table }) =>
      db.reader.execute<{ row: string }>(sql`select t::text as row from ${sql.identifier(table)} t`),
    ),
  )
  return rows.flatMap((list, index) => list.map(({ row }) => `${tables[index]?.table} ${row}`)).sort()
}
const allPublicText = async () => (await allPublicRows()).join('\n')
/** What two states are told apart by, without printing either; the published version only ever rises. */
const fingerprint = async () => {
  const facts = (await allPublicRows()).filter((row) => !row.startsWith('publication '))
  return createHash('sha256').update(facts.join('\n')).digest('hex')
}

const redaction = (record: string, changes: Partial<Redaction> = {}): Redaction => ({
  subject: 'commitment',
  record,
  versions: null,
  reason: 'A person could be recognised.',
  ...changes,
})

describe('redacting', () => {
  test('a whole record: no trace is left, the chain stays whole and says why', async () => {
    const reference = await published(SECRET)
    const [before] = await db.reader.select().from(publication)
    const result = await redact(db.owner, redaction(reference), NOW, TODAY, true)
    expect(result.removed).toBe(true)
    expect(await allPublicText()).not.toContain(SECRET)
    const [draft] = await db.app.execute<{ content: unknown }>(
      sql`select content from submissions where published_seq = ${result.emptied[0]}`,
    )
    expect(draft?.content).toEqual({})
    const report = verifyChain(await listLedger(db.reader))
    expect(report).toMatchObject({ faults: [], redacted: 1 })
    const entry = (await listLedger(db.reader)).find(({ seq }) => seq === result.seq)
    expect(entry).toMatchObject({ act: 'redact', reason: 'A person could be recognised.' })
    const [after] = await db.reader.select().from(publication)
    expect(after?.version).toBe((before?.version ?? 0) + 1)
    const [record] = await db.app.select().from(commitments).where(eq(commitments.reference, reference))
    expect(
      await db.reader
        .select()
        .from(standing)
        .where(eq(standing.commitmentId, record?.id ?? 0)),
    ).toEqual([])
  })

  test('with a whole record go its reports, the drafts begun from it and what was said of them', async () => {
    const reference = await published('the centre')
    const report = await openDraft(office, { kind: 'report', reference, cycle: '2026' }, 'en', `rep-${key}`)
    await submit(
      office,
      report,
      1,
      { language: 'en', implementation: 'in_progress', done: `Helped ${SECRET}.`, declaration: 'yes' },
      null,
    )
    await returnSubmission(reviewer, report, `Remove ${SECRET}`)
    await submit(
      office,
      report,
      2,
      { language: 'en', implementation: 'in_progress', done: `Helped ${SECRET}.`, declaration: 'yes' },
      null,
    )
    await publishSubmission(reviewer, report)
    const draft = await openDraft(office, { kind: 'commitment', makerCode: '', reference }, 'en', `d-${key}`)
    await saveDraft(office, draft, 1, toDraft(contentWith(SECRET)) as unknown as Fields, SECRET)
    await redact(db.owner, redaction(reference), NOW, TODAY, true)
    expect(await allPublicText()).not.toContain(SECRET)
    const kept = await db.app.execute(
      sql`select s::text from submissions s union all select e::text from submission_events e`,
    )
    expect(JSON.stringify(kept)).not.toContain(SECRET)
    expect(verifyChain(await listLedger(db.reader)).faults).toEqual([])
  })

  test('a report alone can be published again, corrected', async () => {
    const reference = await published('the centre')
    const write = async (version: number, done: string) => {
      const id = await openDraft(
        office,
        { kind: 'report', reference, cycle: '2026' },
        'en',
        `w-${key}-${version}`,
      )
      await submit(
        office,
        id,
        1,
        { language: 'en', implementation: 'in_progress', done, declaration: 'yes' },
        'A name was in it.',
      )
      // Nothing was published since it was begun, so the reviewer's page lets it through too.
      expect(await findProposal(db.app, office, await loadSubmission(db.app, id))).toMatchObject({
        moved: false,
      })
      return publishSubmission(reviewer, id)
    }
    await write(1, `Helped ${SECRET}.`)
    await redact(db.owner, redaction(`${reference}/2026`, { subject: 'report' }), NOW, TODAY, true)
    await write(2, 'Helped many.')
    expect(await allPublicText()).not.toContain(SECRET)
    expect(await allPublicText()).toContain('Helped many.')
  })

  test('the reason of a change goes with its version', async () => {
    const reference = await published('the centre')
    const id = await openDraft(office, { kind: 'commitment', makerCode: '', reference }, 'en', `x-${key}`)
    await submit(
      office,
      id,
      1,
      toDraft(contentWith('the house')) as unknown as Fields,
      `${SECRET} asked for it.`,
    )
    await publishSubmission(reviewer, id)
    await redact(db.owner, redaction(reference, { versions: [2] }), NOW, TODAY, true)
    expect(await allPublicText()).not.toContain(SECRET)
  })

  test('first terms outlive the words of their version', async () => {
    const target = (value: string) =>
      aCommitment({
        dueOn: '2026-10',
        indicators: aCommitment().indicators.map((indicator) => ({
          ...indicator,
          target: { value, on: null },
          values: [
            {
              on: '2026-09',
              from: null,
              value: '10',
              saidBy: 'official' as const,
              partial: false,
              methodBreak: false,
              note: null,
              sources: [],
            },
          ],
        })),
      })
    const at = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
    const reference = await db.app.transaction(async (tx) => {
      const first = await publishCommitment(tx, { reference: null }, target('100'), at)
      await publishCommitment(tx, { reference: first.reference, baseVersion: 1 }, target('10'), at)
      await finishPublication(tx, [first.commitmentId], at)
      return first.reference
    })
    const status = async () =>
      (
        await db.reader.execute<{ status: string }>(sql`
        select s.status from standing s join commitments c on c.id = s.commitment_id where c.reference = ${reference}`)
      )[0]?.status
    expect(await status()).toBe('met_after_softening')
    await redact(db.owner, redaction(reference, { versions: [1] }), NOW, TODAY, true)
    expect(await status()).toBe('met_after_softening')
  })

  test('an older version alone: the corrected record stays', async () => {
    const reference = await published(SECRET)
    await published('the centre', reference)
    const result = await redact(db.owner, redaction(reference, { versions: [1] }), NOW, TODAY, true)
    expect(result.removed).toBe(false)
    const all = await allPublicText()
    expect(all).not.toContain(SECRET)
    expect(all).toContain('About the centre.')
    expect(verifyChain(await listLedger(db.reader)).faults).toEqual([])
  })

  test('without write nothing changes', async () => {
    const reference = await published('Somebody')
    const before = await fingerprint()
    expect(await redact(db.owner, redaction(reference), NOW, TODAY, false)).toMatchObject({
      seq: null,
      removed: true,
    })
    expect(await fingerprint()).toBe(before)
  })

  test('no reason, no record, not the owner: refused', async () => {
    const reference = await published('Somebody')
    await expect(
      redact(db.owner, redaction(reference, { reason: ' ' }), NOW, TODAY, true),
    ).rejects.toMatchObject({ code: 'invalid' })
    await expect(redact(db.owner, redaction('AAA-1999-01'), NOW, TODAY, true)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(redact(db.app, redaction(reference), NOW, TODAY, true)).rejects.toThrow()
    expect(verifyChain(await listLedger(db.reader)).faults).toEqual([])
  })
})

describe('backup and restore', () => {
  let folder: string
  let sql1: postgres.Sql
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vaada-backup-'))
    sql1 = postgres(db.urls.owner, { max: 1, onnotice: () => undefined })
  })
  afterAll(async () => {
    await sql1.end()
    await rm(folder, { recursive: true, force: true })
  })

  test('what comes back is what was there, and work goes on after it', async () => {
    const reference = await published('Kept')
    const before = await fingerprint()
    const head = verifyChain(await listLedger(db.reader)).head
    await backup(sql1, join(folder, 'one'), NOW)
    await published('Lost')
    await restore(sql1, join(folder, 'one'), await readManifest(join(folder, 'one')))
    expect(verifyChain(await listLedger(db.reader))).toMatchObject({ faults: [], head })
    expect(await fingerprint()).toBe(before)
    key += 1
    expect(await published('Next', reference)).toBe(reference)
    await expect(db.owner.execute(sql`delete from ledger`)).rejects.toThrow()
  })

  test('a redaction that came after the backup is found, and applied again', async () => {
    const reference = await published(SECRET)
    const manifest = await backup(sql1, join(folder, 'two'), NOW)
    await redact(db.owner, redaction(reference), NOW, TODAY, true)
    const later = await redactionsAfter(sql1, manifest.ledger.seq)
    expect(later).toEqual([
      { subject: 'commitment', record: reference, versions: [1], reason: 'A person could be recognised.' },
    ])
    await restore(sql1, join(folder, 'two'), manifest)
    expect(await allPublicText()).toContain(SECRET)
    for (const redactionAgain of later) await redact(db.owner, redactionAgain, NOW, TODAY, true)
    expect(await allPublicText()).not.toContain(SECRET)
    expect(verifyChain(await listLedger(db.reader)).faults).toEqual([])
  })

  test('a file that was changed is refused, and nothing is replaced', async () => {
    const manifest = await backup(sql1, join(folder, 'three'), NOW)
    const before = await fingerprint()
    const file = join(folder, 'three', 'makers.copy.gz')
    const { gzipSync } = await import('node:zlib')
    await writeFile(
      file,
      gzipSync(
        gunzipSync(await readFile(file))
          .toString()
          .replace('Aland', 'Oland'),
      ),
    )
    await expect(restore(sql1, join(folder, 'three'), manifest)).rejects.toMatchObject({ code: 'invalid' })
    expect(await fingerprint()).toBe(before)
  })
})
