import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { audit, publishedFiles, submissions, uploadPieces, uploads } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TODAY } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { redact } from '@/lib/ledger/redact'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { openDraft } from '@/lib/submissions/mutations'
import { type CheckingContext, checkWaiting } from './checking'
import { openFolderStore } from './folder-store'
import { FILE_BYTES_MAX, PIECE_BYTES, SUBMISSION_FILES_MAX } from './model'
import { beginUpload, removeUpload, sha256Of, takePiece, takeWhole } from './mutations'
import { publishFiles } from './publication'
import { findPublishedFile, listAttached, listPieces, listUploads } from './queries'
import type { FileStore } from './store'
import { sweepFiles } from './sweep'

const log = pino({ level: 'silent' })
const DAY = 86_400_000

let db: TestDatabase
let folder: string
let store: FileStore
let lead: Context
let stranger: Context
let reviewer: Context
let draft: number
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  folder = await mkdtemp(join(tmpdir(), 'vaada-files-'))
  store = openFolderStore(folder)
  await aWorld(db.app)
  const at = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
  await db.app.transaction(async (tx) => {
    const { commitmentId } = await publishCommitment(tx, { reference: null }, aCommitment(), at)
    await finishPublication(tx, [commitmentId], at)
  })
  lead = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
  stranger = contextFor(db.app, await aPerson(db.app, 'focal_point', 'BBB'), 'BBB')
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
})
afterAll(async () => {
  await db.end()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await db.app.delete(uploads)
  draft = await openDraft(lead, { kind: 'commitment', makerCode: 'AAA', reference: null }, 'en', randomUUID())
})

const aFile = (bytes = 2 * PIECE_BYTES + 1000) => {
  const content = randomBytes(bytes)
  return { content, sha256: sha256Of(content) }
}
const announced = ({ content, sha256 }: { content: Buffer; sha256: string }, name = 'order.pdf') => ({
  id: randomUUID(),
  submission: draft,
  name,
  bytes: content.length,
  sha256,
})
const pieceAt = (content: Buffer, index: number) => {
  const part = content.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES)
  return { offset: index * PIECE_BYTES, sha256: sha256Of(part), content: part }
}
const checking = (check: CheckingContext['check']): CheckingContext => ({
  db: db.app,
  store,
  log,
  now: () => NOW,
  check,
})
/** Keeps everything, turned around. */
const taken = () =>
  checking(async ({ content }) => ({
    ok: true,
    kind: 'pdf',
    content: Buffer.from(content).reverse(),
  }))
const refusedBy = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => Object.values(error.fields ?? {})[0] ?? error.code,
  )

describe('pieces', () => {
  test('come in any order, twice or not, and the file is whole with the last', async () => {
    const file = aFile()
    const upload = await beginUpload(lead, announced(file))
    expect(upload).toMatchObject({ state: 'receiving', received: 0, name: 'order.pdf' })
    await takePiece(lead, upload.id, pieceAt(file.content, 2))
    await takePiece(lead, upload.id, pieceAt(file.content, 0))
    expect(await takePiece(lead, upload.id, pieceAt(file.content, 0))).toMatchObject({
      state: 'receiving',
      received: PIECE_BYTES + 1000,
    })
    expect(await listPieces(db.app, upload.id)).toEqual([0, 2 * PIECE_BYTES])
    const whole = await takePiece(lead, upload.id, pieceAt(file.content, 1))
    expect(whole).toMatchObject({ state: 'checking', received: file.content.length })
    // The answer to the last one was lost, and it is sent again.
    expect(await takePiece(lead, upload.id, pieceAt(file.content, 1))).toMatchObject({ state: 'checking' })
  })

  test('go on where they were, after a reload that chose another number', async () => {
    const file = aFile()
    const first = await beginUpload(lead, announced(file))
    await takePiece(lead, first.id, pieceAt(file.content, 0))
    const again = await beginUpload(lead, announced(file))
    expect(again).toMatchObject({ id: first.id, received: PIECE_BYTES })
    expect(await listUploads(db.app, draft)).toHaveLength(1)
  })

  test.each([
    ['cut short', (content: Buffer) => ({ ...pieceAt(content, 0), content: content.subarray(0, 100) })],
    ['spoilt', (content: Buffer) => ({ ...pieceAt(content, 0), sha256: 'a'.repeat(64) })],
    ['at no place', (content: Buffer) => ({ ...pieceAt(content, 0), offset: 17 })],
    ['behind the end', (content: Buffer) => ({ ...pieceAt(content, 0), offset: 9 * PIECE_BYTES })],
  ])('that are %s are refused', async (_, piece) => {
    const file = aFile()
    const { id } = await beginUpload(lead, announced(file))
    expect(await refusedBy(takePiece(lead, id, piece(file.content)))).toBe('spoilt')
    expect(await listPieces(db.app, id)).toEqual([])
  })
})

describe('who may add files', () => {
  test('is who may write in the submission; for others there is none', async () => {
    const file = aFile()
    expect(await refusedBy(beginUpload(stranger, announced(file)))).toBe('not_found')
    const { id } = await beginUpload(lead, announced(file))
    for (const other of [stranger, reviewer])
      for (const act of [
        () => takePiece(other, id, pieceAt(file.content, 0)),
        () => takeWhole(other, draft, { name: 'a.pdf', content: file.content }),
        () => removeUpload(other, id),
      ])
        expect(await refusedBy(act())).toBe('not_found')
    expect(await listUploads(db.app, draft)).toMatchObject([{ received: 0 }])
  })

  test('leaves a line for the file, and one for what was refused', async () => {
    const file = aFile()
    const { id } = await beginUpload(lead, announced(file))
    await refusedBy(takePiece(stranger, id, pieceAt(file.content, 0)))
    const lines = await db.app
      .select()
      .from(audit)
      .where(eq(audit.subject, `upload ${id}`))
    expect(lines).toMatchObject([{ act: 'submission.edit', allowed: false, refusal: 'not_found' }])
  })

  test('ends when the submission is handed in', async () => {
    const { id } = await beginUpload(lead, announced(aFile()))
    await db.app.update(submissions).set({ state: 'submitted' }).where(eq(submissions.id, draft))
    expect(await refusedBy(beginUpload(lead, announced(aFile())))).toBe('already_done')
    expect(await refusedBy(removeUpload(lead, id))).toBe('already_done')
  })
})

describe('bounds', () => {
  const of = (bytes: number) => ({ ...announced(aFile(10)), bytes })

  test('of one file', async () => {
    expect(await refusedBy(beginUpload(lead, of(0)))).toBe('empty')
    expect(await refusedBy(beginUpload(lead, of(FILE_BYTES_MAX + 1)))).toBe('too_large')
    expect(await refusedBy(beginUpload(lead, of(FILE_BYTES_MAX)))).toBeNull()
  })

  test('of all files of a submission, in bytes and in number', async () => {
    for (let files = 0; files < 10; files++) await beginUpload(lead, of(FILE_BYTES_MAX))
    expect(await refusedBy(beginUpload(lead, of(1)))).toBe('submission_full')
    draft = await openDraft(
      lead,
      { kind: 'commitment', makerCode: 'AAA', reference: null },
      'en',
      randomUUID(),
    )
    for (let files = 0; files < SUBMISSION_FILES_MAX; files++) await beginUpload(lead, of(1))
    expect(await refusedBy(beginUpload(lead, of(1)))).toBe('too_many_files')
  })

  test('of one person, over all that isn’t published', async () => {
    const other = contextFor(db.app, await aPerson(db.app, 'focal_point', 'AAA'), 'AAA')
    await db.app.insert(uploads).values({
      id: randomUUID(),
      submissionId: draft,
      personId: other.actor?.id ?? 0,
      name: 'a.pdf',
      bytes: 1024 * 1024 * 1024,
      sentSha256: 'a'.repeat(64),
      updatedAt: NOW,
    })
    draft = await openDraft(
      other,
      { kind: 'commitment', makerCode: 'AAA', reference: null },
      'en',
      randomUUID(),
    )
    expect(await refusedBy(beginUpload(other, of(1)))).toBe('person_full')
    expect(await refusedBy(beginUpload(lead, of(1)))).toBeNull()
  })
})

describe('the check', () => {
  test('keeps what came out of it under its hash, and forgets the pieces', async () => {
    const file = aFile()
    const { id } = await takeWhole(lead, draft, { name: '../Отчёт.PDF', content: file.content })
    expect(await checkWaiting(taken())).toBe(1)
    const kept = Buffer.from(file.content).reverse()
    const [upload] = await listUploads(db.app, draft)
    expect(upload).toMatchObject({
      id,
      state: 'ready',
      name: 'Отчёт.pdf',
      type: 'application/pdf',
      sha256: sha256Of(kept),
      bytes: kept.length,
    })
    const stored = await store.get(sha256Of(kept))
    expect(stored && (await buffer(stored)).equals(kept)).toBe(true)
    expect(await db.app.select().from(uploadPieces).where(eq(uploadPieces.uploadId, id))).toEqual([])
    expect(await listAttached(db.app, draft)).toEqual([
      { sha256: sha256Of(kept), name: 'Отчёт.pdf', type: 'application/pdf', bytes: kept.length },
    ])
  })

  test('says why it refuses, and keeps nothing; the same file may be tried again', async () => {
    const file = aFile(500)
    const { id } = await takeWhole(lead, draft, { name: 'a.pdf', content: file.content })
    await checkWaiting(checking(async () => ({ ok: false, code: 'macros', about: 'test' })))
    expect(await listUploads(db.app, draft)).toMatchObject([
      { id, state: 'refused', refusal: 'macros', sha256: null },
    ])
    expect(await store.has(file.sha256)).toBe(false)
    expect(await takeWhole(lead, draft, { name: 'a.pdf', content: file.content })).toMatchObject({
      state: 'checking',
    })
    await checkWaiting(taken())
    expect(await listUploads(db.app, draft)).toMatchObject([{ state: 'ready' }])
  })

  test('refuses what is not the file that was announced', async () => {
    const file = aFile(500)
    const { id } = await beginUpload(lead, { ...announced(file), sha256: 'b'.repeat(64) })
    await takePiece(lead, id, pieceAt(file.content, 0))
    await checkWaiting(taken())
    expect(await listUploads(db.app, draft)).toMatchObject([{ state: 'refused', refusal: 'broken' }])
  })

  test('looks at a file once, however many workers there are', async () => {
    for (let files = 0; files < 6; files++)
      await takeWhole(lead, draft, { name: 'a.pdf', content: aFile(100).content })
    const counts = await Promise.all([checkWaiting(taken()), checkWaiting(taken()), checkWaiting(taken())])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6)
  })

  test('is begun again after a worker died, and given up when it dies each time', async () => {
    await takeWhole(lead, draft, { name: 'a.pdf', content: aFile(100).content })
    const dying = (now: Date) => ({
      ...checking(() => Promise.reject(new Error('the worker died'))),
      now: () => now,
    })
    for (const hours of [0, 1, 2]) {
      const at = new Date(NOW.getTime() + hours * 3_600_000)
      await expect(checkWaiting(dying(at))).rejects.toThrow('died')
      expect(await checkWaiting(dying(at))).toBe(0)
    }
    await checkWaiting(dying(new Date(NOW.getTime() + DAY)))
    expect(await listUploads(db.app, draft)).toMatchObject([{ state: 'refused', refusal: 'too_complex' }])
  })

  test('asks again for a file whose pieces are gone', async () => {
    const { id } = await takeWhole(lead, draft, { name: 'a.pdf', content: aFile(100).content })
    await db.app.delete(uploadPieces).where(eq(uploadPieces.uploadId, id))
    await checkWaiting(taken())
    expect(await listUploads(db.app, draft)).toMatchObject([{ state: 'receiving', received: 0 }])
  })

  test('of a file that was taken out meanwhile keeps nothing for long', async () => {
    const { id } = await takeWhole(lead, draft, { name: 'a.pdf', content: aFile(100).content })
    await checkWaiting(
      checking(async ({ content }) => {
        await removeUpload(lead, id)
        return { ok: true, kind: 'pdf', content }
      }),
    )
    expect(await listUploads(db.app, draft)).toEqual([])
    await sweepFiles(db.app, store, NOW)
    for await (const { sha256 } of store.list()) expect(await isNamed(sha256)).toBe(true)
  })
})

const isNamed = async (sha256: string) => {
  const [row] = await db.app.execute<{ n: number }>(
    sql`select ((select count(*) from uploads where sha256 = ${sha256}) + (select count(*) from published_files where sha256 = ${sha256}))::int as n`,
  )
  return (row?.n ?? 0) > 0
}

async function kept(bytes = 300) {
  await takeWhole(lead, draft, { name: 'order.pdf', content: aFile(bytes).content })
  await checkWaiting(taken())
  const [file] = await listAttached(db.app, draft)
  if (!file) throw new Error('no file')
  return file
}

describe('what is published', () => {
  const publication = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
  const published = (target: Parameters<typeof publishCommitment>[1], file: object | null) =>
    db.app.transaction(async (tx) => {
      const made = await publishCommitment(tx, target, aCommitment(), publication)
      await publishFiles(tx, made.seq, { sources: [{ title: 'One', file }, { title: 'Two' }] })
      await finishPublication(tx, [made.commitmentId], publication)
      return made
    })

  test('is read by everybody under its name; a draft’s file by nobody', async () => {
    const file = await kept()
    expect(await findPublishedFile(db.reader, file.sha256, file.name)).toBeNull()
    await expect(db.reader.select().from(uploads)).rejects.toThrow()
    await published({ reference: null }, file)
    expect(await findPublishedFile(db.reader, file.sha256, file.name)).toEqual(file)
    expect(await findPublishedFile(db.reader, file.sha256, 'another name.pdf')).toBeNull()
  })

  test('is there for a draft that changes it, and stays when the first draft goes', async () => {
    const file = await kept()
    const { reference } = await published({ reference: null }, file)
    const change = await openDraft(lead, { kind: 'commitment', makerCode: '', reference }, 'en', randomUUID())
    expect(await listAttached(db.app, change)).toEqual([file])
    await db.app.delete(uploads).where(eq(uploads.submissionId, draft))
    await sweepFiles(db.app, store, NOW)
    expect(await store.has(file.sha256)).toBe(true)
  })

  test('goes with the redaction of the last entry that names it, and from the store with the next sweep', async () => {
    const file = await kept()
    const { reference } = await published({ reference: null }, file)
    await published({ reference, baseVersion: 1 }, file)
    const take = (versions: number[] | null) =>
      redact(
        db.owner,
        { subject: 'commitment', record: reference, versions, reason: 'a test' },
        NOW,
        TODAY,
        true,
      )
    await take([1])
    expect(await findPublishedFile(db.reader, file.sha256, file.name)).toEqual(file)
    await take(null)
    expect(await findPublishedFile(db.reader, file.sha256, file.name)).toBeNull()
    await db.app.delete(uploads).where(eq(uploads.submissionId, draft))
    await sweepFiles(db.app, store, NOW)
    expect(await store.has(file.sha256)).toBe(false)
    expect(await db.app.select().from(publishedFiles).where(eq(publishedFiles.sha256, file.sha256))).toEqual(
      [],
    )
  })
})

test('what nobody goes on with is given up after a week, and a draft that was thrown away keeps nothing', async () => {
  const stale = await beginUpload(lead, announced(aFile()))
  const file = await kept()
  await sweepFiles(db.app, store, new Date(NOW.getTime() + 6 * DAY))
  expect((await listUploads(db.app, draft)).map(({ id }) => id)).toContain(stale.id)
  const later = new Date(NOW.getTime() + 8 * DAY)
  await sweepFiles(db.app, store, later)
  expect(await listUploads(db.app, draft)).toMatchObject([{ state: 'ready' }])
  await db.app.update(submissions).set({ state: 'discarded' }).where(eq(submissions.id, draft))
  await sweepFiles(db.app, store, later)
  expect(await listUploads(db.app, draft)).toEqual([])
  expect(await store.has(file.sha256)).toBe(false)
})
