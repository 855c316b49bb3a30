import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { AppDb, PublicDb } from '@/db/client'
import {
  commitments,
  commitmentVersions,
  contributionPartners,
  contributions,
  submissions,
} from '@/db/schema'
import type { AsOf } from '@/lib/as-of/model'
import { stoodAt } from '@/lib/as-of/queries'
import type { NamedOrganisation } from '@/lib/assessments/model'
import { rows } from '@/lib/commitments/columns'
import type { Reference } from '@/lib/commitments/model'
import type { CasePosition } from '@/lib/corrections/position'
import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import { codesBehind } from '@/lib/makers/behind'
import { MAKER_NAME, type MakerName } from '@/lib/makers/queries'
import type { SubmissionState } from '@/lib/submissions/model'
import type { PublishedContribution } from './input'
import type { ContributionStage, HelpKind } from './model'

/** A contribution as everybody reads it. */
export interface ContributionView {
  number: number
  version: number
  /** Null: "a verified organisation". */
  organisation: NamedOrganisation | null
  stage: ContributionStage
  help: HelpKind
  what: LocalizedText
  details: LocalizedText | null
  /** As stated, never added up; null: not stated. */
  amount: string | null
  currency: string | null
  output: LocalizedText | null
  from: PartialDate | null
  until: PartialDate | null
  evidence: PublishedContribution['evidence']
  reviewersOnly: number
  agreement: PublishedContribution['agreement']
  publishedOn: IsoDate
}

const VIEW = sql.raw(`k.number, k.version,
  case when k.organisation_number is null then null
    else json_build_object('number', k.organisation_number, 'name', k.organisation_name) end as organisation,
  k.stage, k.help, k.what, k.details, k.amount::text as amount, k.currency, k.output, k.starts_on as "from",
  k.ends_on as until, k.evidence, k.reviewers_only as "reviewersOnly", k.agreement,
  k.published_on::text as "publishedOn"`)

/** What stood then and was not removed. */
const shown = (asOf: AsOf | null): SQL => sql`${stoodAt('k', asOf)} and k.what is not null
  and ${asOf ? sql`k.published_on <= ${asOf.day}::date` : sql`true`}`

/** What partners offer and do towards a commitment, in the order of their numbers. */
export const listContributions = (
  db: PublicDb,
  reference: Reference,
  asOf: AsOf | null,
): Promise<ContributionView[]> =>
  rows<ContributionView>(
    db,
    sql`select ${VIEW} from contributions k join commitments c on c.id = k.commitment_id
      where c.reference = ${reference} and ${shown(asOf)} order by k.number`,
  )

/** A contribution in a list of several commitments. */
export interface ListedContribution extends ContributionView {
  id: number
  reference: Reference
  title: LocalizedText | null
  maker: MakerName
}

export interface OfferFilter {
  /** Code of a maker; null: every country. */
  country: string | null
  help: HelpKind | null
  stage: ContributionStage | null
}

const after = (alias: string, day: string, position: CasePosition | null): SQL =>
  position === null
    ? sql`true`
    : sql`(${sql.raw(`${alias}.${day}`)}, ${sql.raw(`${alias}.id`)}) < (${position.day}::date, ${position.id})`

const matches = ({ country, help, stage }: OfferFilter): SQL => sql`true
  ${country === null ? sql`` : sql`and c.maker_code in ${codesBehind(country)}`}
  ${help === null ? sql`` : sql`and k.help = ${help}`}
  ${stage === null ? sql`` : sql`and k.stage = ${stage}`}`

async function listed(
  db: PublicDb,
  which: SQL,
  { limit, from }: { limit: number; from: CasePosition | null },
  asOf: AsOf | null,
): Promise<{ offers: ListedContribution[]; next: CasePosition | null }> {
  const found = await rows<ListedContribution>(
    db,
    sql`select k.id, ${VIEW}, c.reference, v.title, ${MAKER_NAME} as maker
      from contributions k
      join commitments c on c.id = k.commitment_id
      join makers m on m.code = c.maker_code
      left join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)}
      where ${shown(asOf)} and ${after('k', 'published_on', from)} and ${which}
      order by k.published_on desc, k.id desc limit ${limit + 1}`,
  )
  const offers = found.slice(0, limit)
  const last = offers.at(-1)
  return { offers, next: found.length > limit && last ? { day: last.publishedOn, id: last.id } : null }
}

/** Contributions, whatever was published last first. */
export const listOffers = (
  db: PublicDb,
  filter: OfferFilter,
  page: { limit: number; from: CasePosition | null },
  asOf: AsOf | null,
) => listed(db, matches(filter), page, asOf)

/** Ids of all of them, in the same order. */
export const offerIds = (filter: OfferFilter, asOf: AsOf): SQL =>
  sql`select k.id from contributions k join commitments c on c.id = k.commitment_id
    where ${shown(asOf)} and ${matches(filter)} order by k.published_on desc, k.id desc`

/** Help that a government seeks: stated with the promise, or asked for in its latest report. */
export interface SoughtHelp {
  id: number
  reference: Reference
  title: LocalizedText | null
  maker: MakerName
  /** Of the report that asks for it; null: it is stated with the promise itself. */
  cycle: string | null
  text: LocalizedText
  /** When it was first said in these words, or the report handed in. */
  statedOn: IsoDate
}

const IS_LATEST = (asOf: AsOf | null): SQL => sql`${stoodAt('r', asOf)}
  and ${asOf ? sql`r.submitted_on <= ${asOf.day}::date` : sql`true`}
  and not exists (select from reports n where n.commitment_id = r.commitment_id and ${stoodAt('n', asOf)}
    and ${asOf ? sql`n.submitted_on <= ${asOf.day}::date` : sql`true`}
    and (n.submitted_on, n.id) > (r.submitted_on, r.id))`

/** Civil day of the version that brought the words of v: later ones may have changed something else. */
const STATED_ON = (zone: string): SQL => sql`(select (l.at at time zone ${zone}::text)::date
  from commitment_versions w join ledger l on l.seq = w.from_seq
  where w.commitment_id = v.commitment_id and w.from_seq <= v.from_seq
    and not exists (select from commitment_versions o where o.commitment_id = v.commitment_id
      and o.from_seq between w.from_seq and v.from_seq and o.help_sought is distinct from v.help_sought)
  order by w.from_seq limit 1)`

/** What governments seek for promises that are not closed, whatever was said last first. */
export async function listSought(
  db: PublicDb,
  country: string | null,
  { limit, from, zone }: { limit: number; from: CasePosition | null; zone: string },
  asOf: AsOf | null,
): Promise<{ sought: SoughtHelp[]; next: CasePosition | null }> {
  // Even and odd numbers, so that a position means one row of either.
  const found = await rows<SoughtHelp>(
    db,
    sql`with sought as (
        select r.id * 2 as id, r.commitment_id, r.cycle_key as cycle, r.support_needed as words, r.submitted_on as day
        from reports r where r.support_needed is not null and ${IS_LATEST(asOf)}
        union all
        select v.id * 2 + 1, v.commitment_id, null, v.help_sought, ${STATED_ON(zone)}
        from commitment_versions v where v.help_sought is not null and ${stoodAt('v', asOf)})
      select x.id, c.reference, v.title, ${MAKER_NAME} as maker, x.cycle, x.words as text, x.day::text as "statedOn"
      from sought x
      join commitments c on c.id = x.commitment_id
      join makers m on m.code = c.maker_code
      join commitment_versions v on v.commitment_id = c.id and ${stoodAt('v', asOf)} and v.closure is null
      where ${after('x', 'day', from)}
        ${country === null ? sql`` : sql`and c.maker_code in ${codesBehind(country)}`}
      order by x.day desc, x.id desc limit ${limit + 1}`,
  )
  const sought = found.slice(0, limit)
  const last = sought.at(-1)
  return { sought, next: found.length > limit && last ? { day: last.statedOn, id: last.id } : null }
}

/** What an organisation offers and does under its name, whatever was published last first. */
export async function listOfOrganisation(
  db: PublicDb,
  number: number,
  { limit, from }: { limit: number; from: CasePosition | null },
  asOf: AsOf | null,
): Promise<{ contributions: ListedContribution[]; next: CasePosition | null }> {
  const { offers, next } = await listed(db, sql`k.organisation_number = ${number}`, { limit, from }, asOf)
  return { contributions: offers, next }
}

/** A contribution on a desk: what stands of it, and what is being written. */
export interface DeskContribution {
  /** Of the row that knows whose it is. */
  partnerId: number
  commitmentId: number
  reference: Reference
  title: LocalizedText | null
  what: LocalizedText | null
  stage: ContributionStage
  organisationName: string | null
  makerCode: string
  /** The maker has an office here that may answer. */
  hasOffice: boolean
  publishedOn: IsoDate
  /** What is being written or checked about it, by those who may read it; null: nothing. */
  open: { id: number; state: SubmissionState } | null
}

const deskRows = (db: AppDb, openKind: 'contribution' | 'agreement') =>
  db
    .select({
      partnerId: contributionPartners.id,
      commitmentId: contributionPartners.commitmentId,
      reference: commitments.reference,
      title: commitmentVersions.title,
      what: contributions.what,
      stage: contributions.stage,
      organisationName: contributions.organisationName,
      makerCode: commitments.makerCode,
      hasOffice: sql<boolean>`exists (select from offices o where o.maker_code = ${commitments.makerCode}
        and o.active_to is null)`,
      publishedOn: contributions.publishedOn,
      open: sql<DeskContribution['open']>`(select json_build_object('id', s.id, 'state', s.state)
        from ${submissions} s where s.contribution_id = ${contributionPartners.id} and s.kind = ${openKind}
        and s.state in ('draft', 'submitted', 'returned') order by s.id desc limit 1)`,
    })
    .from(contributionPartners)
    .innerJoin(
      contributions,
      and(
        eq(contributions.commitmentId, contributionPartners.commitmentId),
        eq(contributions.number, contributionPartners.number),
        isNull(contributions.toSeq),
      ),
    )
    .innerJoin(commitments, eq(commitments.id, contributionPartners.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )

/** An organisation's own contributions, the latest first. */
export const listOwnContributions = (db: AppDb, organisationId: number): Promise<DeskContribution[]> =>
  deskRows(db, 'contribution')
    .where(eq(contributionPartners.organisationId, organisationId))
    .orderBy(desc(contributions.publishedOn), desc(contributionPartners.id))
    .limit(200)

/**
 * What partners offer and do towards the commitments of an office, offers that wait for an answer first;
 * `commitmentIds` null: all of them.
 */
export const listOffersTo = (
  db: AppDb,
  makerCode: string,
  commitmentIds: readonly number[] | null,
): Promise<DeskContribution[]> =>
  commitmentIds?.length === 0
    ? Promise.resolve([])
    : deskRows(db, 'agreement')
        .where(
          and(
            eq(commitments.makerCode, makerCode),
            commitmentIds === null ? undefined : inArray(commitments.id, [...commitmentIds]),
          ),
        )
        .orderBy(
          sql`${contributions.stage} <> 'offered'`,
          desc(contributions.publishedOn),
          desc(contributionPartners.id),
        )
        .limit(100)

/** A first offer that is not published yet. */
export interface OpenOffer {
  id: number
  state: SubmissionState
  reference: Reference
  title: LocalizedText | null
  what: string
  updatedAt: Date
  /** What the reviewer said when it was last returned. */
  comment: string | null
}

export const listOpenOffers = (db: AppDb, organisationId: number): Promise<OpenOffer[]> =>
  db
    .select({
      id: submissions.id,
      state: submissions.state,
      reference: commitments.reference,
      title: commitmentVersions.title,
      what: sql<string>`coalesce(${submissions.content} ->> 'what', '')`,
      updatedAt: submissions.updatedAt,
      comment: sql<string | null>`(select e.comment from submission_events e
        where e.submission_id = ${submissions.id} and e.act = 'return' order by e.id desc limit 1)`,
    })
    .from(submissions)
    .innerJoin(commitments, eq(commitments.id, submissions.commitmentId))
    .leftJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, commitments.id), isNull(commitmentVersions.toSeq)),
    )
    .where(
      and(
        eq(submissions.kind, 'contribution'),
        eq(submissions.organisationId, organisationId),
        isNull(submissions.contributionId),
        inArray(submissions.state, ['draft', 'returned', 'submitted']),
      ),
    )
    .orderBy(desc(submissions.updatedAt))
    .limit(100)
