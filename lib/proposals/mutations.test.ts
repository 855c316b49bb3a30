import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import {
  audit,
  commitments,
  frameworks,
  ledger,
  ledgerContents,
  proposals,
  publication,
  standing,
  thresholds,
} from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aCommitment, aPerson, aWorld, contextFor, NOW, TODAY, text } from '@/db/testing/factory'
import type { Role } from '@/lib/access/model'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { Context } from '@/lib/context'
import { verifyChain } from '@/lib/ledger/chain'
import { listLedger } from '@/lib/ledger/export'
import { appendToLedger } from '@/lib/ledger/mutations'
import { finishPublication, publishCommitment } from '@/lib/reviews/publish'
import { THRESHOLDS } from '@/lib/standing/facts'
import { carryOut } from './carry-out'
import { consequencesOf } from './consequences'
import {
  proposeFramework,
  proposeRedaction,
  proposeThresholds,
  refuseProposal,
  withdrawProposal,
} from './mutations'
import { findProposal, listProposals } from './queries'

const SECRET = 'Aigerim Zyxwvut'
const REASON = 'A person could be recognised.'

let db: TestDatabase
let dataDir: string
let administrator: Context
let reviewer: Context
let other: Context
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vaada-proposals-'))
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  administrator = contextFor(db.app, await aPerson(db.app, 'administrator'))
  reviewer = contextFor(db.app, await aPerson(db.app, 'reviewer'))
  other = contextFor(db.app, await aPerson(db.app, 'reviewer'))
})
afterAll(async () => {
  await db.end()
  await rm(dataDir, { recursive: true, force: true })
})

const at = { act: 'publish' as const, office: 'AAA', reason: null, at: NOW, today: TODAY }
const published = (content: CommitmentContent) =>
  db.app.transaction(async (tx) => {
    const { reference, commitmentId } = await publishCommitment(tx, { reference: null }, content, at)
    await finishPublication(tx, [commitmentId], at)
    return reference
  })
const secretRecord = () => published(aCommitment({ summary: text(`About ${SECRET}.`) }))
const propose = (record: string, ctx = administrator) =>
  proposeRedaction(ctx, { record, versions: null, reason: REASON })
const stateOf = async (id: number) => (await findProposal(db.app, id))?.state
const version = async () => (await db.reader.select().from(publication))[0]?.version ?? 0
const statusOf = async (reference: string) =>
  (
    await db.reader
      .select({ status: standing.status })
      .from(standing)
      .innerJoin(commitments, eq(commitments.id, standing.commitmentId))
      .where(eq(commitments.reference, reference))
  )[0]?.status
const linesOf = async (id: number) => {
  const lines = await db.app.select().from(audit).orderBy(audit.seq)
  return lines
    .filter(({ subject }) => subject.endsWith(`proposal ${id}`))
    .map(({ personId, act, refusal }) => [personId, act, refusal])
}
const idOf = (ctx: Context) => ctx.actor?.id ?? 0

/** 40 of 100 with most of the time gone: off track by the usual bounds. */
const behind = () =>
  aCommitment({
    madeOn: '2021-01-01',
    dueOn: '2030-12-31',
    indicators: aCommitment().indicators.map((indicator) => ({
      ...indicator,
      baseline: { value: '0', on: '2021-01-01' },
      target: { value: '100', on: null },
      values: [
        {
          on: '2026-10-01',
          from: null,
          value: '40',
          saidBy: 'official' as const,
          partial: false,
          methodBreak: false,
          note: null,
          sources: ['s1'],
        },
      ],
    })),
  })

describe('bounds of the status rule', () => {
  test('are proposed by one and published by another: entry, row, standing and version in one', async () => {
    const reference = await published(behind())
    // 40% done of about 59% expected: 0.68.
    expect(await statusOf(reference)).toBe('at_risk')
    const values = { ...THRESHOLDS, onTrack: 0.65, atRisk: 0.5 }
    expect((await consequencesOf(db.reader, THRESHOLDS, values, TODAY)).changes).toMatchObject([
      { reference, before: { status: 'at_risk' }, after: { status: 'on_track' } },
    ])
    const before = await version()
    const id = await proposeThresholds(administrator, { ...values, reason: 'Agreed with the offices.' })
    expect(await statusOf(reference)).toBe('at_risk')
    expect(await version()).toBe(before)
    const seq = await carryOut(reviewer, id, dataDir)
    expect(await statusOf(reference)).toBe('on_track')
    expect(await version()).toBe(before + 1)
    const inForce = await db.reader.select().from(thresholds).where(isNull(thresholds.toSeq))
    expect(inForce).toMatchObject([{ fromSeq: seq, values }])
    const entry = (await listLedger(db.reader)).find((one) => one.seq === seq)
    expect(entry).toMatchObject({
      act: 'publish',
      subject: 'thresholds',
      record: 'thresholds',
      version: 1,
      office: 'vaada',
      reason: 'Agreed with the offices.',
      // The ledger carries decimals as text.
      content: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
    })
    expect(await findProposal(db.app, id)).toMatchObject({ state: 'carried_out', seq })
    expect(await linesOf(id)).toEqual([
      [idOf(administrator), 'proposal.make', null],
      [idOf(reviewer), 'proposal.carryOut', null],
    ])
  })

  test('proposed against bounds that were replaced since are not published', async () => {
    const first = await proposeThresholds(administrator, { ...THRESHOLDS, onTrack: 0.8, reason: 'One.' })
    const second = await proposeThresholds(administrator, { ...THRESHOLDS, onTrack: 0.85, reason: 'Two.' })
    await carryOut(reviewer, first, dataDir)
    await expect(carryOut(reviewer, second, dataDir)).rejects.toMatchObject({ code: 'base_moved' })
    expect(await stateOf(second)).toBe('open')
    await withdrawProposal(administrator, second)
  })

  test('that would change nothing are not proposed', async () => {
    const [present] = await db.app.select().from(thresholds).where(isNull(thresholds.toSeq))
    await expect(
      proposeThresholds(administrator, { ...(present?.values ?? THRESHOLDS), reason: 'Again.' }),
    ).rejects.toMatchObject({ fields: { onTrack: 'nothing_changed' } })
  })
})

describe('a framework', () => {
  const name = { en: 'A pact', ru: 'Пакт', kk: 'Пакті', uz: 'Pakt' }

  test('is added and renamed, each with its entry', async () => {
    const id = await proposeFramework(administrator, { key: 'pact', name, reason: 'New.' }, true)
    const seq = await carryOut(reviewer, id, dataDir)
    const renamed = { ...name, en: 'The pact' }
    const again = await proposeFramework(
      administrator,
      { key: 'pact', name: renamed, reason: 'As signed.' },
      false,
    )
    const next = await carryOut(other, again, dataDir)
    const [row] = await db.reader.select().from(frameworks).where(eq(frameworks.key, 'pact'))
    expect(row?.name).toMatchObject({ en: { text: 'The pact', state: 'original' }, ru: { text: 'Пакт' } })
    const entries = await db.reader
      .select({ seq: ledger.seq, version: ledger.version })
      .from(ledger)
      .where(and(eq(ledger.subject, 'framework'), eq(ledger.record, 'pact')))
      .orderBy(ledger.seq)
    expect(entries).toEqual([
      { seq, version: 1 },
      { seq: next, version: 2 },
    ])
    expect(verifyChain(await listLedger(db.reader)).faults).toEqual([])
  })

  test('that is there can’t be added, and one that isn’t can’t be renamed', async () => {
    const input = { name, reason: 'New.' }
    await expect(proposeFramework(administrator, { ...input, key: 'test' }, true)).rejects.toMatchObject({
      fields: { key: 'framework_exists' },
    })
    await expect(proposeFramework(administrator, { ...input, key: 'nothing' }, false)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('added twice at once is added once', async () => {
    const ids = [
      await proposeFramework(administrator, { key: 'twice', name, reason: 'New.' }, true),
      await proposeFramework(administrator, { key: 'twice', name, reason: 'New.' }, true),
    ]
    const results = await Promise.allSettled(ids.map((id) => carryOut(reviewer, id, dataDir)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.reader.select().from(frameworks).where(eq(frameworks.key, 'twice'))).toHaveLength(1)
  })
})

describe('a redaction', () => {
  test('by two people as the app: the text goes everywhere, the chain stays whole', async () => {
    const reference = await secretRecord()
    const id = await propose(reference)
    const seq = await carryOut(reviewer, id, dataDir)
    const entries = await listLedger(db.reader)
    expect(verifyChain(entries)).toMatchObject({ faults: [], redacted: 1 })
    expect(entries.find((entry) => entry.seq === seq)).toMatchObject({ act: 'redact', reason: REASON })
    const held = await db.app.execute(sql`
      select v::text from commitment_versions v union all select c::text from ledger_contents c`)
    expect(JSON.stringify(held)).not.toContain(SECRET)
    expect(await stateOf(id)).toBe('carried_out')
    const journal = (await readFile(join(dataDir, 'redactions.jsonl'), 'utf8')).trim().split('\n')
    expect(journal.map((line) => JSON.parse(line))).toEqual([
      { seq, subject: 'commitment', record: reference, versions: [1], reason: REASON },
    ])
  })

  test('nobody carries out what they proposed', async () => {
    const id = await propose(await secretRecord(), reviewer)
    await expect(carryOut(reviewer, id, dataDir)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(refuseProposal(reviewer, id, 'No.')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await stateOf(id)).toBe('open')
    expect(await linesOf(id)).toEqual([
      [idOf(reviewer), 'proposal.make', null],
      [idOf(reviewer), 'proposal.carryOut', 'forbidden'],
      [idOf(reviewer), 'proposal.refuse', 'forbidden'],
    ])
    await carryOut(other, id, dataDir)
  })

  test('the database itself asks for two people', async () => {
    const id = await propose(await secretRecord(), reviewer)
    const alone = db.app
      .update(proposals)
      .set({ state: 'carried_out', decidedBy: idOf(reviewer), decidedAt: NOW, seq: 1 })
      .where(eq(proposals.id, id))
    await expect(alone).rejects.toMatchObject({ cause: { constraint_name: 'proposals_two_people' } })
    const empty = db.app.execute(sql`select empty_ledger_contents(${id}::int, 1::bigint, array[1::bigint])`)
    await expect(empty).rejects.toMatchObject({
      cause: { message: 'no two people agreed on this redaction' },
    })
    await expect(
      db.app.update(ledgerContents).set({ content: null, salt: null, reason: null, redactedBySeq: 1 }),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
    await withdrawProposal(reviewer, id)
  })

  test('what two people agreed on empties no other record', async () => {
    const [reference, bystander] = [await secretRecord(), await secretRecord()]
    const id = await propose(reference)
    const seq = await carryOut(reviewer, id, dataDir)
    const [untouched] = await db.reader.select().from(ledger).where(eq(ledger.record, bystander))
    const empty = db.app.execute(
      sql`select empty_ledger_contents(${id}::int, ${seq}::bigint, array[${untouched?.seq}::bigint])`,
    )
    await expect(empty).rejects.toMatchObject({ cause: { message: 'the redaction is about another record' } })
    const [content] = await db.reader
      .select()
      .from(ledgerContents)
      .where(eq(ledgerContents.seq, untouched?.seq ?? 0))
    expect(JSON.stringify(content?.content)).toContain(SECRET)
  })

  /** Somebody who writes as the app and goes round its code: what two people agreed on, and an entry of any act. */
  async function emptiedBy(content: object, emptied: number, entry: { act: string; record: string }) {
    return db.app.transaction(async (tx) => {
      const proposal = { content: content as never, reason: REASON, proposedAt: NOW }
      const [made] = await tx
        .insert(proposals)
        .values({ ...proposal, kind: 'redaction', proposedBy: idOf(administrator) })
        .returning({ id: proposals.id })
      const id = made?.id ?? 0
      const seq = await appendToLedger(tx, {
        act: entry.act as 'redact',
        subject: 'commitment',
        record: entry.record,
        version: 1,
        office: 'vaada',
        reason: REASON,
        content: {},
        at: NOW,
      })
      await tx
        .update(proposals)
        .set({ state: 'carried_out', decidedBy: idOf(reviewer), decidedAt: NOW, seq })
        .where(eq(proposals.id, id))
      await tx.execute(
        sql`select empty_ledger_contents(${id}::int, ${seq}::bigint, array[${emptied}::bigint])`,
      )
    })
  }
  const entryOf = async (record: string) =>
    (await db.reader.select().from(ledger).where(eq(ledger.record, record)))[0]?.seq ?? 0

  test.each<[string, (record: string) => [object, { act: string; record: string }]]>([
    ['that names no record', (record) => [{}, { act: 'redact', record }]],
    ['that is silent about versions', (record) => [{ record }, { act: 'redact', record }]],
    [
      'of other versions',
      (record) => [
        { record, versions: [2] },
        { act: 'redact', record },
      ],
    ],
    [
      'behind an entry of another act',
      (record) => [
        { record, versions: null },
        { act: 'publish', record },
      ],
    ],
    [
      'behind the entry of another record',
      (record) => [
        { record, versions: null },
        { act: 'redact', record: 'AAA-1999-01' },
      ],
    ],
  ])('%s empties nothing, even by two people', async (_, forged) => {
    const reference = await secretRecord()
    const seq = await entryOf(reference)
    const [content, entry] = forged(reference)
    await expect(emptiedBy(content, seq, entry)).rejects.toMatchObject({ cause: { code: '42501' } })
    const [row] = await db.reader.select().from(ledgerContents).where(eq(ledgerContents.seq, seq))
    expect(JSON.stringify(row?.content)).toContain(SECRET)
  })

  test('that was carried out empties nothing that is published after it', async () => {
    const reference = await secretRecord()
    const id = await propose(reference)
    const seq = await carryOut(reviewer, id, dataDir)
    const later = await db.app.transaction((tx) =>
      appendToLedger(tx, {
        act: 'publish',
        subject: 'commitment',
        record: reference,
        version: 2,
        office: 'AAA',
        reason: null,
        content: { summary: 'Published again.' },
        at: NOW,
      }),
    )
    await expect(
      db.app.execute(sql`select empty_ledger_contents(${id}::int, ${seq}::bigint, array[${later}::bigint])`),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('is not begun where its journal can’t be written', async () => {
    const id = await propose(await secretRecord())
    await expect(carryOut(reviewer, id, join(dataDir, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await stateOf(id)).toBe('open')
    await carryOut(reviewer, id, dataDir)
  })

  test.skipIf(!existsSync('/dev/full'))('stands for its reviewer although the disk is full', async () => {
    const id = await propose(await secretRecord())
    const full = await mkdtemp(join(tmpdir(), 'vaada-full-'))
    await symlink('/dev/full', join(full, 'redactions.jsonl'))
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    try {
      const seq = await carryOut(reviewer, id, full)
      expect(await findProposal(db.app, id)).toMatchObject({ state: 'carried_out', seq })
      expect(said).toHaveBeenCalledWith(
        `redaction ${seq} is missing in the journal`,
        expect.objectContaining({ code: 'ENOSPC' }),
      )
    } finally {
      said.mockRestore()
      await rm(full, { recursive: true, force: true })
    }
  })

  test('of two reviewers at once one does it, and the other hears that it is done', async () => {
    const id = await propose(await secretRecord())
    const results = await Promise.allSettled([carryOut(reviewer, id, dataDir), carryOut(other, id, dataDir)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already_done' },
    })
    const [row] = await db.app.select().from(proposals).where(eq(proposals.id, id))
    expect(
      await db.reader
        .select()
        .from(ledger)
        .where(eq(ledger.seq, row?.seq ?? 0)),
    ).toMatchObject([{ act: 'redact' }])
    expect(verifyChain(await listLedger(db.reader)).faults).toEqual([])
  })

  test('a reason that says the name again is refused, and so is a record that isn’t there', async () => {
    const reference = await secretRecord()
    await expect(
      proposeRedaction(administrator, { record: reference, versions: null, reason: `It names ${SECRET}.` }),
    ).rejects.toMatchObject({ fields: { reason: 'repeats_removed' } })
    await expect(propose('AAA-1999-01')).rejects.toMatchObject({ fields: { record: 'nothing_to_redact' } })
    await expect(
      proposeRedaction(administrator, { record: reference, versions: [7], reason: REASON }),
    ).rejects.toMatchObject({ fields: { record: 'nothing_to_redact' } })
  })

  test('already redacted by other hands is not redacted twice', async () => {
    const reference = await secretRecord()
    const [first, second] = [await propose(reference), await propose(reference)]
    await carryOut(reviewer, first, dataDir)
    await expect(carryOut(reviewer, second, dataDir)).rejects.toMatchObject({ code: 'not_found' })
    expect(await stateOf(second)).toBe('open')
    await refuseProposal(reviewer, second, 'It is gone already.')
  })
})

describe('a decision', () => {
  test('is final: what was refused or taken back can’t be carried out', async () => {
    const reference = await secretRecord()
    const [refused, withdrawn] = [await propose(reference), await propose(reference)]
    await refuseProposal(reviewer, refused, 'Nobody is named in it.')
    await withdrawProposal(administrator, withdrawn)
    expect(await findProposal(db.app, refused)).toMatchObject({
      state: 'refused',
      decisionNote: 'Nobody is named in it.',
      decidedBy: { id: idOf(reviewer) },
    })
    for (const id of [refused, withdrawn])
      await expect(carryOut(other, id, dataDir)).rejects.toMatchObject({ code: 'already_done' })
    const reopen = db.app
      .update(proposals)
      .set({ state: 'open', decidedAt: null, decidedBy: null })
      .where(eq(proposals.id, refused))
    await expect(reopen).rejects.toMatchObject({ cause: { message: 'a decided proposal stays' } })
  })

  test('is not there from the start: a proposal begins open', async () => {
    const content = { subject: 'commitment', record: 'AAA-1999-01', versions: null } as const
    const [proposedBy, decidedBy] = [idOf(administrator), idOf(reviewer)]
    const decided = {
      kind: 'redaction',
      content,
      reason: REASON,
      proposedBy,
      proposedAt: NOW,
      decidedBy,
    } as const
    for (const state of ['carried_out', 'refused', 'withdrawn'] as const)
      await expect(
        db.app.insert(proposals).values({ ...decided, state, decidedAt: NOW }),
      ).rejects.toMatchObject({ cause: { message: 'a proposal begins open' } })
    await expect(db.app.insert(proposals).values(decided)).rejects.toMatchObject({
      cause: { message: 'a proposal begins open' },
    })
  })

  test.each<[string, Partial<typeof proposals.$inferInsert>]>([
    ['what', { content: { subject: 'commitment', record: 'AAA-1999-01', versions: null } as never }],
    ['which kind', { kind: 'framework' }],
    ['why', { reason: 'Another reason.' }],
    ['when', { proposedAt: new Date(0) }],
  ])('leaves as it was proposed: %s', async (_, change) => {
    const id = await propose(await secretRecord())
    const decision = { state: 'refused', decidedBy: idOf(reviewer), decidedAt: NOW } as const
    for (const set of [change, { ...decision, ...change }])
      await expect(db.app.update(proposals).set(set).where(eq(proposals.id, id))).rejects.toMatchObject({
        cause: { message: 'what was proposed stays' },
      })
    await withdrawProposal(administrator, id)
  })

  test('leaves as it was proposed: by whom', async () => {
    const id = await propose(await secretRecord(), reviewer)
    const decision = { state: 'carried_out', decidedBy: idOf(reviewer), decidedAt: NOW, seq: 1 } as const
    const passedOff = db.app
      .update(proposals)
      .set({ ...decision, proposedBy: idOf(administrator) })
      .where(eq(proposals.id, id))
    await expect(passedOff).rejects.toMatchObject({ cause: { message: 'what was proposed stays' } })
    await withdrawProposal(reviewer, id)
  })

  test('nobody takes back what another one proposed, nor decides on what isn’t there', async () => {
    const id = await propose(await secretRecord())
    await expect(withdrawProposal(reviewer, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(carryOut(administrator, id, dataDir)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(carryOut(reviewer, 999_999, dataDir)).rejects.toMatchObject({ code: 'not_found' })
    await withdrawProposal(administrator, id)
  })

  test('open ones are listed first', async () => {
    const id = await propose(await secretRecord())
    const [first, second] = await listProposals(db.app, ['redaction'])
    expect(first).toMatchObject({ id, state: 'open', kind: 'redaction' })
    expect(second?.state).not.toBe('open')
    await withdrawProposal(administrator, id)
  })
})

test.each<[Role, string | null]>([
  ['focal_point', 'AAA'],
  ['editor', null],
  ['donor', null],
  ['civil_society', null],
])('a %s proposes nothing and decides nothing', async (role, maker) => {
  const ctx = contextFor(db.app, await aPerson(db.app, role, maker), maker)
  const reference = await secretRecord()
  const id = await propose(reference)
  const name = { en: 'A', ru: 'Б', kk: 'В', uz: 'D' }
  for (const attempt of [
    () => proposeThresholds(ctx, { ...THRESHOLDS, onTrack: 0.95, reason: 'Mine.' }),
    () => proposeFramework(ctx, { key: 'mine', name, reason: 'Mine.' }, true),
    () => propose(reference, ctx),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
  for (const attempt of [
    () => withdrawProposal(ctx, id),
    () => refuseProposal(ctx, id, 'No.'),
    () => carryOut(ctx, id, dataDir),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  expect(await stateOf(id)).toBe('open')
  await withdrawProposal(administrator, id)
})

test('reviewers propose redactions alone; bounds and frameworks come from administrators', async () => {
  const name = { en: 'A', ru: 'Б', kk: 'В', uz: 'D' }
  await expect(
    proposeThresholds(reviewer, { ...THRESHOLDS, onTrack: 0.95, reason: 'Mine.' }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await expect(
    proposeFramework(reviewer, { key: 'mine', name, reason: 'Mine.' }, true),
  ).rejects.toMatchObject({ code: 'forbidden' })
})

test('a reviewer without the second factor carries nothing out', async () => {
  const id = await propose(await secretRecord())
  const person = await aPerson(db.app, 'reviewer')
  const ctx = contextFor(db.app, person, null, NOW, { secondFactor: false })
  await expect(carryOut(ctx, id, dataDir)).rejects.toMatchObject({ code: 'not_found' })
  expect(await stateOf(id)).toBe('open')
})
