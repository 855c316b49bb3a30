import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Writable } from '@/db/client'
import { audit, makers } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { DomainError } from '@/lib/errors'
import { type TrailReport, verifyTrail } from './chain'
import { audited, refusalsRecorded } from './mutations'

let db: TestDatabase
let ctx: Context
beforeAll(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  await aWorld(db.app)
  ctx = contextFor(db.app, await aPerson(db.app, 'editor'))
})
afterAll(() => db.end())

/** The trail as anybody with the rows can check it. */
async function trail(from: Writable = db.app) {
  const rows = await from.select().from(audit).orderBy(asc(audit.seq))
  return rows.map(({ seq, at, previousHash, hash, ...row }) => ({
    ...row,
    seq: seq ?? 0,
    at: at.toISOString(),
    previousHash: previousHash ?? '',
    hash: hash ?? '',
  }))
}
const last = async () => (await trail()).at(-1)
const rename = (name: string) => ({ names: { en: name, ru: name, kk: name, uz: name } })
const nameOfA = async () => (await db.app.select().from(makers).where(eq(makers.code, 'AAA')))[0]?.names.en

describe('what is done', () => {
  test('has its line in the same transaction, with what the work found out', async () => {
    const made = await audited(ctx, 'account.manage', 'something', async (tx, line) => {
      await tx.update(makers).set(rename('Done')).where(eq(makers.code, 'AAA'))
      line.subject = 'maker AAA'
      return 7
    })
    expect(made).toBe(7)
    expect(await nameOfA()).toBe('Done')
    expect(await last()).toMatchObject({
      personId: ctx.actor?.id,
      act: 'account.manage',
      subject: 'maker AAA',
      allowed: true,
      refusal: null,
      at: NOW.toISOString(),
    })
  })

  test('is undone where its line cannot be written', async () => {
    const before = await trail()
    await expect(
      audited(ctx, 'account.manage', 'something', async (tx, line) => {
        await tx.update(makers).set(rename('Without a line')).where(eq(makers.code, 'AAA'))
        line.subject = null as never
      }),
    ).rejects.toThrow()
    expect(await nameOfA()).toBe('Done')
    expect(await trail()).toEqual(before)
  })
})

describe('what is refused', () => {
  test('changes nothing and leaves a line with its code', async () => {
    await expect(
      audited(ctx, 'account.manage', 'maker AAA', async (tx) => {
        await tx.update(makers).set(rename('Refused')).where(eq(makers.code, 'AAA'))
        throw new DomainError('forbidden', 'no')
      }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    expect(await nameOfA()).toBe('Done')
    expect(await last()).toMatchObject({ subject: 'maker AAA', allowed: false, refusal: 'forbidden' })
  })

  test('before any transaction leaves its line as well', async () => {
    const line = { act: 'session.open', subject: 'password', personId: null } as const
    await expect(
      refusalsRecorded(ctx, line, async () => {
        throw new DomainError('invalid', 'no')
      }),
    ).rejects.toMatchObject({ code: 'invalid' })
    expect(await last()).toMatchObject({ act: 'session.open', personId: null, refusal: 'invalid' })
  })

  test('is no refusal where something broke: that goes to the log', async () => {
    const before = await trail()
    await expect(
      audited(ctx, 'account.manage', 'something', async () => {
        throw new Error('broken')
      }),
    ).rejects.toThrow('broken')
    expect(await trail()).toEqual(before)
  })
})

describe('the trail', () => {
  test('is whole after twenty writes and refusals at once, without a gap', async () => {
    const before = (await trail()).length
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        audited(ctx, 'account.manage', `write ${n}`, async () => {
          if (n % 4 === 0) throw new DomainError('conflict', 'no')
        }),
      ),
    )
    const lines = await trail()
    expect(lines).toHaveLength(before + 20)
    expect(new Set(lines.slice(before).map(({ subject }) => subject)).size).toBe(20)
    expect(lines.filter(({ refusal }) => refusal === 'conflict')).toHaveLength(5)
    expect(verifyTrail(lines)).toEqual({ lines: before + 20, fault: null, head: lines.at(-1)?.hash })
  })

  test.each([
    ['the app changes', () => db.app.execute(sql`update audit set subject = 'x' where seq = 1`)],
    ['the app removes', () => db.app.execute(sql`delete from audit where seq = 1`)],
    ['the app empties', () => db.app.execute(sql`truncate audit`)],
    ['the public reader sees', () => db.reader.execute(sql`select * from audit`)],
    ['even the owner, by the way, changes', () => db.owner.execute(sql`update audit set subject = 'x'`)],
    ['even the owner, by the way, removes', () => db.owner.execute(sql`delete from audit where seq = 1`)],
  ])('%s no line of it', async (_, attempt) => {
    const before = await trail()
    await expect(attempt()).rejects.toThrow()
    expect(await trail()).toEqual(before)
  })

  test('takes no line that isn’t chained', async () => {
    const before = await trail()
    const unchained = db.app.execute(
      sql`insert into audit (act, subject, allowed) values ('account.manage', 'person 1', true)`,
    )
    await expect(unchained).rejects.toMatchObject({ cause: { message: 'a line of the trail is chained' } })
    expect(await trail()).toEqual(before)
  })

  /** What is found after somebody with all rights over the database went round its guards; then all is undone. */
  async function tampered(changes: string): Promise<TrailReport> {
    const undone = new Error('undone')
    let report = verifyTrail([])
    const tampering = db.owner.transaction(async (tx) => {
      await tx.execute(sql`alter table audit disable trigger user`)
      for (const change of changes.split(';')) await tx.execute(sql.raw(change))
      report = verifyTrail(await trail(tx))
      throw undone
    })
    await expect(tampering).rejects.toBe(undone)
    return report
  }

  test.each([
    ["update audit set subject = 'another' where seq = 3", { seq: 3, fault: 'hash' }],
    ['update audit set person_id = 999 where seq = 3', { seq: 3, fault: 'hash' }],
    ['update audit set allowed = not allowed where seq = 3', { seq: 3, fault: 'hash' }],
    ["update audit set at = at + interval '1 second' where seq = 3", { seq: 3, fault: 'hash' }],
    ['delete from audit where seq = 3', { seq: 4, fault: 'gap' }],
    [
      'delete from audit where seq = 3; update audit set seq = seq - 1 where seq > 3',
      { seq: 3, fault: 'previous_hash' },
    ],
    [
      `update audit set hash = '${'a'.repeat(64)}' where seq = 3; update audit set previous_hash = '${'a'.repeat(64)}' where seq = 4`,
      { seq: 3, fault: 'hash' },
    ],
  ])('shows where it was tampered with: %.60s', async (changes, fault) => {
    expect((await tampered(changes)).fault).toEqual(fault)
  })

  test('with its end cut off is whole, and shorter: its head is what tells', async () => {
    const [whole, cut] = [verifyTrail(await trail()), await tampered('delete from audit where seq > 10')]
    expect(cut).toMatchObject({ lines: 10, fault: null })
    expect(cut.head).not.toBe(whole.head)
  })
})
