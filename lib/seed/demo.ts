import { randomBytes } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { AppDb, Tx } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  cycles,
  makers,
  offices,
  people,
  publication as publicationTable,
  totpSecrets,
} from '@/db/schema'
import { ROLES, type Role, SECOND_FACTOR_COMPULSORY } from '@/lib/access/model'
import { env } from '@/lib/env'
import { recordReportDuties } from '@/lib/offices/mutations'
import { finishPublication, type Publication, publishCommitment } from '@/lib/reviews/publish'
import { publishReport } from '@/lib/reviews/publish-report'
import { newKey, sealKey } from '@/lib/second-factor/totp'
import { hashPassword } from '@/lib/sessions/passwords'
import { publishedCommitment, publishedReport } from '@/lib/submissions/load'
import { publishDemoAssessments } from './demo-assessments'
import { DEMO_REASON, softened, withIndependentValue } from './demo-change'
import { publishDemoContributions } from './demo-contributions'
import { demoReport } from './demo-report'

export const DEMO_ACCOUNTS_FILE = 'demo-accounts.json'

/**
 * Makers that have an office in the demonstration, and since when. Offices of Kazakhstan and Uzbekistan are asked for the first
 * time in the cycle that runs; that of Finland never answers, so that silence can be seen.
 */
const OFFICES = [
  { makerCode: 'KAZ', activeFrom: '2026-01-01' },
  { makerCode: 'UZB', activeFrom: '2026-01-01' },
  { makerCode: 'KEN', activeFrom: '2022-01-01' },
  { makerCode: 'ISL', activeFrom: '2022-01-01' },
  { makerCode: 'GBR', activeFrom: '2022-01-01' },
  { makerCode: 'FIN', activeFrom: '2024-01-01' },
] as const
const YEARS = [2023, 2024, 2025] as const
/** A cycle that is planned and has not opened. */
const NEXT = 2027

/** Fills a fresh data folder with accounts for every role, reports and money that are marked as demonstration everywhere. */
export async function loadDemo(
  db: AppDb,
  dataDir: string,
  now: Date,
  today: string,
): Promise<{ reports: number; accounts: number }> {
  const accounts = await makeAccounts(db, dataDir, now)
  const reports = await db.transaction(async (tx) => {
    await tx.update(publicationTable).set({ demo: true })
    await tx.insert(cycles).values(
      [...YEARS, NEXT].map((year) => ({
        key: String(year),
        startsOn: `${year}-01-01`,
        endsOn: `${year}-12-31`,
        opensOn: `${year}-11-01`,
        dueOn: `${year + 1}-01-15`,
        closesOn: `${year + 1}-02-15`,
      })),
    )
    await recordReportDuties(tx, today)
    return publishDemoReports(tx, now, today)
  })
  return { reports, accounts }
}

async function makeAccounts(db: AppDb, dataDir: string, now: Date): Promise<number> {
  const wanted: { role: Role; makerCode: string | null }[] = [
    ...ROLES.filter((role) => role !== 'focal_point').map((role) => ({ role, makerCode: null })),
    ...OFFICES.map(({ makerCode }) => ({ role: 'focal_point' as const, makerCode })),
  ]
  const made = await db.transaction(async (tx) => {
    const list = []
    for (const { role, makerCode } of wanted) {
      const email = `${[role.replaceAll('_', '-'), makerCode?.toLowerCase()].filter(Boolean).join('.')}@demo.invalid`
      const password = randomBytes(18).toString('base64url')
      const [person] = await tx
        .insert(people)
        .values({
          email,
          name: [role.replaceAll('_', ' '), makerCode].filter(Boolean).join(' '),
          passwordHash: await hashPassword(password),
          role,
          officeId: makerCode === null ? null : await officeOf(tx, makerCode),
          officeRole: makerCode === null ? null : 'lead',
        })
        .returning({ id: people.id })
      if (person && SECOND_FACTOR_COMPULSORY.includes(role)) await giveApp(tx, person.id, now)
      list.push({ role, maker: makerCode, email, password })
    }
    return list
  })
  const file = join(dataDir, DEMO_ACCOUNTS_FILE)
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
  return made.length
}

/** An authenticator app that is on nobody's phone: the sign-in page of the demonstration shows its code. */
async function giveApp(tx: Tx, personId: number, now: Date): Promise<void> {
  const sealed = sealKey(newKey(), env().AUTH_SECRET)
  await tx.insert(totpSecrets).values({ personId, sealed, confirmedAt: now, createdAt: now })
}

async function officeOf(tx: Tx, makerCode: string): Promise<number> {
  const [maker] = await tx.select({ names: makers.names }).from(makers).where(eq(makers.code, makerCode))
  if (!maker) throw new Error(`demonstration: no maker ${makerCode}`)
  const [office] = await tx
    .insert(offices)
    .values({
      makerCode,
      name: maker.names.en,
      activeFrom: OFFICES.find((office) => office.makerCode === makerCode)?.activeFrom ?? '2022-01-01',
    })
    .returning({ id: offices.id })
  if (!office) throw new Error(`demonstration: no office for ${makerCode}`)
  return office.id
}

async function publishDemoReports(tx: Tx, now: Date, today: string): Promise<number> {
  const publication: Publication = { act: 'publish', office: 'vaada', reason: null, at: now, today }
  const rows = await tx
    .select({ id: commitments.id, reference: commitments.reference, makerCode: commitments.makerCode })
    .from(commitments)
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .where(
      sql`${commitments.makerCode} in ('KEN', 'ISL', 'GBR') and ${commitmentVersions.level} in ('coalition_commitment', 'international_pledge')`,
    )
    .orderBy(commitments.reference)
  let reports = 0
  for (const [index, { id, reference, makerCode }] of rows.entries()) {
    const published = await publishedCommitment(tx, reference)
    if (!published) throw new Error(`demonstration: ${reference} is not there`)
    for (const [year, share] of YEARS.map((y, step) => [y, pace(index, step)] as const)) {
      // Every fifth office is silent in one year, so that missing reports can be seen.
      if ((index + year) % 5 === 0) continue
      const content = demoReport(published.content, { reference, year, share, last: year === YEARS.at(-1) })
      const submittedOn = `${year + 1}-01-${(index + year) % 3 === 0 ? '28' : '12'}`
      await publishReport(
        tx,
        { commitmentId: id, cycleKey: String(year), baseVersion: 0 },
        content,
        { ...publication, office: makerCode },
        submittedOn,
      )
      reports += 1
    }
  }
  await publishDemoChanges(tx, rows, publication)
  await publishDemoAssessments(tx, rows, publication)
  await publishDemoContributions(tx, rows, publication)
  // All of them: who was asked for reports has changed for every office.
  const all = await tx.select({ id: commitments.id }).from(commitments).orderBy(commitments.id)
  await finishPublication(
    tx,
    all.map(({ id }) => id),
    publication,
  )
  return reports
}

/** Two published changes: an independent figure that contests a report, and a promise that was softened. */
async function publishDemoChanges(
  tx: Tx,
  rows: readonly { reference: string; makerCode: string }[],
  publication: Publication,
): Promise<void> {
  const lastYear = String(YEARS.at(-1))
  let contested: string | null = null
  for (const { reference } of rows) {
    const [published, report] = [
      await publishedCommitment(tx, reference),
      await publishedReport(tx, reference, lastYear),
    ]
    const content = published && report && withIndependentValue(published.content, report.content, reference)
    if (!content) continue
    await publishCommitment(tx, { reference, baseVersion: published.version }, content, publication)
    contested = reference
    break
  }
  for (const { reference, makerCode } of rows.toReversed()) {
    const published = reference === contested ? null : await publishedCommitment(tx, reference)
    const content = published && softened(published.content)
    if (!content) continue
    const change = { ...publication, office: makerCode, reason: DEMO_REASON }
    await publishCommitment(tx, { reference, baseVersion: published.version }, content, change)
    break
  }
}

const PACES = [1.1, 0.9, 0.5, 1.34] as const
/** Share of the way at each year's end: some run ahead, some lag. */
const pace = (index: number, step: number) =>
  Math.round(((step + 1) / 4) * (PACES[index % PACES.length] ?? 1) * 100) / 100
