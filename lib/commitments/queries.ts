import { type SQL, sql } from 'drizzle-orm'
import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { isNotRemoved, recordsAt, stoodAt } from '@/lib/as-of/queries'
import type { AssessmentContent } from '@/lib/assessments/input'
import type { Hearing, NamedOrganisation, Withdrawal } from '@/lib/assessments/model'
import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import type { LocalizedText } from '@/lib/i18n/model'
import type { Direction, Measure, Speaker } from '@/lib/indicators/model'
import type { MilestoneKind, MilestoneState } from '@/lib/milestones/model'
import { reportedState } from '@/lib/milestones/reported'
import type { MoneyBasis, MoneyScope, MoneyStage } from '@/lib/money/model'
import type { ReportContent } from '@/lib/reports/input'
import type { ImplementationStatus, SelfRating } from '@/lib/reports/model'
import type { SourceKind } from '@/lib/sources/model'
import {
  dashboardRows,
  keptByOffice,
  MAKER,
  type MakerView,
  partialDay,
  STANDING,
  type StandingView,
} from './columns'
import type {
  ActionBasis,
  Certainty,
  Closure,
  CommitmentType,
  Compiler,
  DeliveryStage,
  Level,
  LevelBasis,
  Reference,
} from './model'
import { viewOn } from './view-on'

export interface SourceView {
  key: string
  title: string
  url: string | null
  kind: SourceKind
  publisher: string | null
  publishedOn: PartialDate | null
  language: string | null
  /** The document itself, kept here; null: none. */
  file: FileRef | null
}

export interface ValueView {
  on: PartialDate
  from: PartialDate | null
  /** A decimal as text, as published. */
  value: string
  saidBy: Speaker
  partial: boolean
  methodBreak: boolean
  note: LocalizedText | null
  sources: string[]
  /** The cycle of the report that brought it; null: it came with the record itself. */
  report: string | null
  /** The assessment that brought it; null: none did. */
  assessment: ValueAssessment | null
}

export interface ValueAssessment {
  cycle: string
  /** Number of the organisation within the commitment. */
  voice: number
  /** null: "a verified organisation". */
  organisation: string | null
  publishedOn: IsoDate
  agreedOn: IsoDate | null
}

export interface IndicatorView {
  key: string
  name: LocalizedText
  unit: LocalizedText
  direction: Direction
  measure: Measure
  baseline: { value: string; on: PartialDate | null } | null
  /** A target without a date takes the commitment's due date. */
  target: { value: string; on: PartialDate | null } | null
  method: LocalizedText | null
  sources: string[]
  values: ValueView[]
}

export interface MilestoneView {
  key: string
  name: LocalizedText
  kind: MilestoneKind
  /** With what reports say of it. */
  state: MilestoneState
  dueOn: PartialDate | null
  doneOn: PartialDate | null
  note: LocalizedText | null
  sources: string[]
  /** Without what reports say. */
  recorded: { state: MilestoneState; doneOn: PartialDate | null }
  /** Cycle of the report whose word the state is; null: the record's own. */
  report: string | null
}

export interface DeliveryStepView {
  stage: DeliveryStage
  reachedOn: PartialDate | null
  note: LocalizedText | null
  sources: string[]
}

export interface MoneyView {
  key: string
  stage: MoneyStage
  basis: MoneyBasis
  scope: MoneyScope
  amount: string
  currency: string
  period: LocalizedText | null
  from: string | null
  to: string | null
  provider: LocalizedText | null
  receiver: LocalizedText | null
  iatiIdentifier: string | null
  note: LocalizedText | null
  sources: string[]
  /** The cycle of the report that brought it; null: it came with the record itself. */
  report: string | null
}

export interface ReportView {
  cycle: string
  version: number
  implementation: ImplementationStatus
  selfRating: SelfRating | null
  done: LocalizedText
  submittedOn: string
  /** Due date of its cycle. */
  dueOn: string
  outputs: ReportContent['outputs']
  steps: ReportContent['steps']
  groups: ReportContent['groups']
  challenges: LocalizedText | null
  supportNeeded: LocalizedText | null
  nextSteps: LocalizedText | null
  evidence: ReportContent['evidence']
  /** Documents that only reviewers saw. */
  reviewersOnly: number
  /** null: the office was not asked to declare anything. */
  declaration: boolean | null
}

export interface AssessmentView {
  cycle: string
  /** Number of the organisation within the commitment: who it is stands nowhere. */
  voice: number
  version: number
  /** null: "a verified organisation". */
  organisation: NamedOrganisation | null
  /** Organisations that signed it too. */
  signatures: NamedOrganisation[]
  verdict: SelfRating | null
  /** null: withdrawn. */
  text: LocalizedText | null
  coverage: LocalizedText | null
  settle: LocalizedText | null
  evidence: AssessmentContent['evidence']
  reviewersOnly: number
  hearing: Hearing
  /** When a first reply came before publication; null: none came. */
  replyReceivedOn: IsoDate | null
  publishedOn: IsoDate
  agreedOn: IsoDate | null
  withdrawn: Withdrawal | null
  /** Of the office, the first one first. */
  replies: ReplyView[]
}

export interface ReplyView {
  number: number
  text: LocalizedText
  evidence: AssessmentContent['evidence']
  receivedOn: IsoDate
  publishedOn: IsoDate
}

export interface RefusalView {
  cycle: string
  number: number
  reason: string
  refusedOn: IsoDate
}

export interface FindingView {
  key: string
  text: LocalizedText
  author: LocalizedText
  kind: string
  on: PartialDate | null
  sources: { title: string; url: string | null }[]
}

/** Everything published about one commitment, as it stands now. */
export interface CommitmentView {
  reference: Reference
  maker: MakerView
  /** The states behind a joint statement. */
  members: MakerView[]
  version: number
  /** Ledger entry that published this version, and its hash. */
  seq: number
  hash: string
  /** Newest entry of the ledger: what a citation of this page pins. */
  ledgerHead: number
  framework: { key: string; name: LocalizedText }
  level: Level
  levelBasis: LevelBasis | null
  types: CommitmentType[]
  actions: { number: number; name: LocalizedText; basis: ActionBasis }[]
  title: LocalizedText
  summary: LocalizedText | null
  wording: LocalizedText | null
  madeOn: PartialDate | null
  startsOn: PartialDate | null
  dueOn: PartialDate | null
  leadInstitution: LocalizedText | null
  partners: LocalizedText[]
  geography: LocalizedText | null
  groups: LocalizedText | null
  /** null: its maker has not said that it seeks help. */
  helpSought: LocalizedText | null
  certainty: Certainty
  /** Who wrote the summary. */
  compiledBy: Compiler
  /** Its maker's office wrote it, or published a change of it. */
  isKeptByOffice: boolean
  closure: { kind: Closure; on: PartialDate; reason: LocalizedText; sources: string[] } | null
  deadlineMissed: { note: LocalizedText; sources: string[] } | null
  search: { on: PartialDate; places: LocalizedText } | null
  note: LocalizedText | null
  indicators: IndicatorView[]
  milestones: MilestoneView[]
  deliverySteps: DeliveryStepView[]
  money: MoneyView[]
  sources: SourceView[]
  reports: ReportView[]
  /** What organisations said, tombstones among it, in the order of publication. */
  assessments: AssessmentView[]
  /** Assessments that two reviewers refused. */
  refusals: RefusalView[]
  /** Cycles in which a report was due from this maker; empty: the maker has not been asked. */
  duties: {
    cycle: string
    dueOn: string
    closesOn: string
    /** First sent, also where its text was removed since; null: never. */
    sentOn: string | null
  }[]
  findings: FindingView[]
  /** Due date, targets, promised steps and pledges as first published: a promise is kept by these as well as by the current ones. */
  firstTerms: {
    dueOn: PartialDate | null
    indicators: Pick<IndicatorView, 'key' | 'direction' | 'baseline' | 'target'>[]
    /** Keys of the promised steps. */
    steps: string[]
    pledged: MoneyView[]
  }
  standing: StandingView
}

/** The children of one record as a JSON list, read in the same statement. */
const children = (fields: SQL, from: SQL, order: string) =>
  sql`(select coalesce(json_agg(json_build_object(${fields}) order by ${sql.raw(order)}), '[]') from ${from})`
const day = (column: string, precision: string) =>
  `left(${column}::text, case ${precision} when 'year' then 4 when 'month' then 7 else 10 end)`
const point = (name: string) => `case when iv.${name}_value is null then null else
  json_build_object('value', iv.${name}_value::text, 'on', ${day(`iv.${name}_on`, `iv.${name}_precision`)}) end`

const VALUE =
  sql.raw(`'on', ${day('x.on_day', 'x.precision')}, 'from', ${day('x.from_day', 'x.from_precision')},
  'value', x.value::text, 'saidBy', x.said_by, 'partial', x.partial, 'methodBreak', x.method_break, 'note', x.note,
  'sources', x.source_keys, 'report', (select r.cycle_key from reports r where r.id = x.report_id),
  'assessment', (select json_build_object('cycle', a.cycle_key, 'voice', a.voice, 'organisation', a.organisation_name,
    'publishedOn', a.published_on, 'agreedOn', a.agreed_on) from assessments a where a.id = x.assessment_id)`)

const MONEY =
  sql.raw(`'key', x.key, 'stage', x.stage, 'basis', x.basis, 'scope', x.scope, 'amount', x.amount::text, 'currency', x.currency,
     'period', x.period, 'from', x.starts_on, 'to', x.ends_on, 'provider', x.provider, 'receiver', x.receiver,
     'iatiIdentifier', x.iati_identifier, 'note', x.note, 'sources', x.source_keys,
     'report', (select r.cycle_key from reports r where r.id = x.report_id)`)

/** Rows x of the commitment as they stood in its first version. */
export const STOOD_FIRST =
  sql.raw(`join commitment_versions f on f.commitment_id = x.commitment_id and f.version = 1
  where x.commitment_id = c.id and x.from_seq <= f.from_seq and (x.to_seq is null or x.to_seq > f.from_seq)`)

const FIRST_TERMS = (asOf: AsOf | null) => sql`json_build_object(
    'dueOn', (select ${partialDay('f.due_on', 'f.due_precision')} from commitment_versions f
      where f.commitment_id = c.id and f.version = 1),
    'indicators', ${children(
      sql.raw(
        `'key', iv.key, 'direction', iv.direction, 'baseline', ${point('baseline')}, 'target', ${point('target')}`,
      ),
      sql`(select distinct on (i.id) iv.*, i.key from indicators i join indicator_versions iv on iv.indicator_id = i.id
        where i.commitment_id = c.id ${asOf ? sql`and iv.from_seq <= ${asOf.seq}` : sql``} order by i.id, iv.from_seq) iv`,
      'iv.position',
    )},
    'steps', (select coalesce(json_agg(x.key order by x.position), '[]') from milestones x ${STOOD_FIRST} and x.kind = 'step'),
    'pledged', (select coalesce(json_agg(json_build_object(${MONEY}) order by x.position), '[]')
      from money_lines x ${STOOD_FIRST} and x.stage = 'pledged'))`

/** Rows x of a table of the commitment. */
const ownRows = (table: string, asOf: AsOf | null) =>
  sql`${sql.raw(table)} x where x.commitment_id = c.id and ${stoodAt('x', asOf)}`

/** A record with all that belongs to it, of the records `recordsAt`. */
const viewOf = (asOf: AsOf | null) => sql`c.reference, ${MAKER} as maker, v.version, v.from_seq::int as seq,
  (select l.hash from ledger l where l.seq = v.from_seq) as hash,
  ${asOf ? sql`${asOf.seq}::int` : sql`(select max(l.seq)::int from ledger l)`} as "ledgerHead",
  (select json_build_object('key', f.key, 'name', f.name) from frameworks f where f.key = v.framework_key) as framework,
  v.level, v.level_basis as "levelBasis", to_json(v.types) as types, v.title, v.summary, v.wording,
  ${partialDay('v.made_on', 'v.made_precision')} as "madeOn", ${partialDay('v.starts_on', 'v.starts_precision')} as "startsOn",
  ${partialDay('v.due_on', 'v.due_precision')} as "dueOn",
  v.lead_institution as "leadInstitution", v.partners, v.geography, v.groups, v.help_sought as "helpSought", v.certainty, v.compiled_by as "compiledBy",
  ${keptByOffice(asOf)} as "isKeptByOffice",
  case when v.closure is not null then json_build_object('kind', v.closure, 'on', ${partialDay('v.closed_on', 'v.closure_precision')},
    'reason', v.closure_reason, 'sources', v.closure_source_keys) end as closure,
  case when v.deadline_missed_note is not null then json_build_object('note', v.deadline_missed_note,
    'sources', v.deadline_missed_source_keys) end as "deadlineMissed",
  case when v.searched_on is not null then json_build_object('on', ${partialDay('v.searched_on', 'v.search_precision')},
    'places', v.search_places) end as search,
  v.note, ${STANDING} as standing, ${FIRST_TERMS(asOf)} as "firstTerms",
  ${children(
    sql.raw(`'code', mk.code, 'kind', mk.kind, 'names', mk.names, 'namesIn', mk.names_in`),
    sql.raw('maker_members mm join makers mk on mk.code = mm.member_code where mm.maker_code = c.maker_code'),
    `mk.names ->> 'en'`,
  )} as members,
  ${children(
    sql.raw(`'number', a.number, 'name', a.name, 'basis', ca.basis`),
    sql.raw('commitment_actions ca join actions a on a.number = ca.action where ca.version_id = v.id'),
    'a.number',
  )} as actions,
  ${children(
    sql.raw(`'key', iv.key, 'name', iv.name, 'unit', iv.unit, 'direction', iv.direction, 'measure', iv.measure,
     'baseline', ${point('baseline')}, 'target', ${point('target')}, 'method', iv.method, 'sources', iv.source_keys,
     'values', iv.series`),
    sql`(select iv.*, i.key, ${children(
      VALUE,
      sql`indicator_values x where x.indicator_id = i.id and ${stoodAt('x', asOf)}`,
      'x.on_day, x.id',
    )} as series from indicators i
      join indicator_versions iv on iv.indicator_id = i.id and ${stoodAt('iv', asOf)} where i.commitment_id = c.id) iv`,
    'iv.position',
  )} as indicators,
  ${children(
    sql.raw(`'key', x.key, 'name', x.name, 'kind', x.kind, 'state', x.state, 'dueOn', ${day('x.due_on', 'x.due_precision')},
     'doneOn', ${day('x.done_on', 'x.done_precision')}, 'note', x.note, 'sources', x.source_keys`),
    ownRows('milestones', asOf),
    'x.position',
  )} as milestones,
  ${children(
    sql.raw(
      `'stage', x.stage, 'reachedOn', ${day('x.reached_on', 'x.reached_precision')}, 'note', x.note, 'sources', x.source_keys`,
    ),
    ownRows('delivery_steps', asOf),
    'x.stage, x.reached_on, x.position',
  )} as "deliverySteps",
  ${children(MONEY, ownRows('money_lines', asOf), 'x.stage, x.report_id nulls first, x.position')} as money,
  ${children(
    sql.raw(`'key', x.key, 'title', x.title, 'url', x.url, 'kind', x.kind, 'publisher', x.publisher,
     'publishedOn', ${day('x.published_on', 'x.published_precision')}, 'language', x.language, 'file', x.file`),
    ownRows('sources', asOf),
    'x.position',
  )} as sources,
  ${children(
    sql.raw(`'cycle', r.cycle_key, 'version', r.version, 'implementation', r.implementation, 'selfRating', r.self_rating,
     'done', r.done, 'submittedOn', r.submitted_on, 'dueOn', y.due_on, 'outputs', r.outputs, 'steps', r.steps, 'groups', r.groups,
     'challenges', r.challenges, 'supportNeeded', r.support_needed, 'nextSteps', r.next_steps, 'evidence', r.evidence,
     'reviewersOnly', r.reviewers_only, 'declaration', r.declaration`),
    sql`reports r join cycles y on y.key = r.cycle_key
      where r.commitment_id = c.id and ${stoodAt('r', asOf)} and ${isNotRemoved('r')}`,
    'y.starts_on, r.id',
  )} as reports,
  ${children(
    sql`'cycle', a.cycle_key, 'voice', a.voice, 'version', a.version, 'organisation', case when a.organisation_number is not null
       then json_build_object('number', a.organisation_number, 'name', a.organisation_name) end, 'signatures', a.signatures,
     'verdict', a.verdict, 'text', a.text, 'coverage', a.coverage, 'settle', a.settle, 'evidence', a.evidence,
     'reviewersOnly', a.reviewers_only, 'hearing', a.hearing, 'replyReceivedOn', a.reply_received_on,
     'publishedOn', a.published_on, 'agreedOn', a.agreed_on, 'withdrawn', a.withdrawn, 'replies', ${children(
       sql.raw(
         `'number', p.number, 'text', p.text, 'evidence', p.evidence, 'receivedOn', p.received_on, 'publishedOn', p.published_on`,
       ),
       sql`assessment_replies p where p.commitment_id = a.commitment_id and p.cycle_key = a.cycle_key
         and p.voice = a.voice and ${stoodAt('p', asOf)} and p.text is not null`,
       'p.number',
     )}`,
    sql`assessments a where a.commitment_id = c.id and ${stoodAt('a', asOf)} and (a.text is not null or a.withdrawn is not null)`,
    'a.published_on, a.from_seq',
  )} as assessments,
  ${children(
    sql.raw(`'cycle', x.cycle_key, 'number', x.number, 'reason', x.reason, 'refusedOn', x.refused_on`),
    sql`${ownRows('assessment_refusals', asOf)} and x.reason is not null`,
    'x.refused_on, x.id',
  )} as refusals,
  ${children(
    sql`'cycle', y.key, 'dueOn', y.due_on, 'closesOn', y.closes_on,
     'sentOn', (select min(s.submitted_on) from reports s where s.commitment_id = c.id and s.cycle_key = y.key
       ${asOf ? sql`and s.from_seq <= ${asOf.seq}` : sql``})`,
    sql`report_duties d join cycles y on y.key = d.cycle_key
      where d.maker_code = c.maker_code and (v.made_on is null or y.due_on > v.made_on)
        ${asOf ? sql`and y.opens_on <= ${asOf.day}` : sql``}`,
    'y.starts_on',
  )} as duties,
  ${children(
    sql.raw(
      `'key', f.key, 'text', f.text, 'author', f.author, 'kind', f.kind, 'on', ${day('f.on_day', 'f.precision')}, 'sources', f.sources`,
    ),
    sql`finding_commitments fc join findings f on f.id = fc.finding_id
      where fc.commitment_id = c.id and ${stoodAt('f', asOf)} and ${isNotRemoved('f')}`,
    'f.on_day nulls last, f.id',
  )} as findings`

/**
 * The public record of one commitment with all that belongs to it, in one statement; null where none is published, or none
 * was by then.
 */
export async function findCommitment(
  db: PublicDb,
  reference: Reference,
  asOf: AsOf | null = null,
): Promise<CommitmentView | null> {
  const [found] = await listCommitmentViews(db, [reference], asOf)
  return found ?? null
}

/** As many as the planner reckons with in a list it doesn't know; for fewer it would plan anew at every call. */
const RECKONED = 10

/** Several whole records at once, in no order. */
export async function listCommitmentViews(
  db: PublicDb,
  references: readonly Reference[],
  asOf: AsOf | null = null,
): Promise<CommitmentView[]> {
  const [one] = references
  if (one === undefined) return []
  const asked = [...references, ...Array(Math.max(0, RECKONED - references.length)).fill(one)]
  const found = await dashboardRows<CommitmentView>(
    db,
    sql`select ${viewOf(asOf)} from ${recordsAt(asOf)} where c.reference = any(${sql.param(asked)}::text[])`,
    asOf,
  )
  return found.map((view) => withReports(asOf ? viewOn(view, asOf.day) : view))
}

/** Milestones as they come from the database have their own state alone. */
const withReports = (view: CommitmentView): CommitmentView => ({
  ...view,
  milestones: view.milestones.map((milestone) => {
    const { state, doneOn } = milestone
    const said = reportedState(milestone, view.reports)
    return {
      ...milestone,
      state: said?.state ?? state,
      doneOn: said?.doneOn ?? doneOn,
      recorded: { state, doneOn },
      report: said?.report.cycle ?? null,
    }
  }),
})
