import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { deputies, people } from '@/db/schema'
import { makeDatabase, type TestDatabase } from '@/db/testing/database'
import { aPerson, aWorld, contextFor, NOW, TIME_ZONE, TODAY } from '@/db/testing/factory'
import type { Context } from '@/lib/context'
import { assignLead } from '@/lib/people/administration'
import { findSession } from '@/lib/sessions/find'
import { openSession } from '@/lib/sessions/mutations'
import { setGrants } from './contributors'
import { nameDeputy } from './deputies'
import { handOver } from './hand-over'

type Somebody = Awaited<ReturnType<typeof aPerson>>

let db: TestDatabase
let lead: Somebody
let acting: Somebody
let colleague: Somebody
/** The deputy as their own session shows them. */
let ctx: Context
let office: number
const made: TestDatabase[] = []
beforeEach(async () => {
  db = await makeDatabase(inject('databaseUrl'))
  made.push(db)
  await aWorld(db.app)
  lead = await aPerson(db.app, 'focal_point', 'AAA')
  acting = await aPerson(db.app, 'focal_point', 'AAA', 'contributor')
  colleague = await aPerson(db.app, 'focal_point', 'AAA')
  office = lead.officeId ?? 0
  await nameDeputy(contextFor(db.app, lead, 'AAA'), office, {
    person: acting.id,
    fromDay: TODAY,
    toDay: TODAY,
  })
  const secret = await db.app.transaction((tx) =>
    openSession(tx, NOW, { personId: acting.id, method: 'password', browser: null }),
  )
  const found = await findSession(db.app, NOW, TIME_ZONE, secret)
  if (found?.state !== 'open') throw new Error('no session')
  ctx = { db: db.app, now: NOW, timeZone: TIME_ZONE, actor: found.viewer }
})
afterAll(() => Promise.all(made.map((database) => database.end())))

const passedTo = (personId: number) => ({
  successor: { personId },
  stay: 'alternate' as const,
  locale: 'en' as const,
  note: null,
})
const later = (person: number) => ({ person, fromDay: '2026-12-01', toDay: '2026-12-05' })
const forbidden = { code: 'forbidden' }

test('an acting deputy is known as one', () => {
  expect(ctx.actor).toMatchObject({ officeRole: 'lead', acts: true })
})

test('they don’t make themselves lead, name themselves again or give themselves rights', async () => {
  await expect(handOver(ctx, office, lead.id, passedTo(acting.id))).rejects.toMatchObject(forbidden)
  await expect(nameDeputy(ctx, office, later(acting.id))).rejects.toMatchObject(forbidden)
  await expect(setGrants(ctx, acting.id, { rights: {} })).rejects.toMatchObject({ code: 'not_found' })
  await db.app.update(people).set({ disabled: true }).where(eq(people.id, lead.id))
  await expect(assignLead(ctx, 'AAA', acting.id)).rejects.toMatchObject(forbidden)
  expect(await db.app.select().from(deputies)).toHaveLength(1)
})

test('for a colleague they do all that a lead does', async () => {
  await nameDeputy(ctx, office, later(colleague.id))
  await handOver(ctx, office, lead.id, passedTo(colleague.id))
  const [row] = await db.app.select().from(people).where(eq(people.id, colleague.id))
  expect(row?.officeRole).toBe('lead')
})
