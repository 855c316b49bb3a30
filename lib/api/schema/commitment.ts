import { z } from 'zod'
import { HEARINGS, WITHDRAWALS } from '@/lib/assessments/model'
import {
  ACTION_BASES,
  CERTAINTIES,
  CLOSURES,
  COMMITMENT_TYPES,
  COMPILERS,
  DELIVERY_STAGES,
  LEVEL_BASES,
  LEVELS,
} from '@/lib/commitments/model'
import { PublishedContribution } from '@/lib/contributions/input'
import { CONTRIBUTION_STAGES, HELP_KINDS } from '@/lib/contributions/model'
import { FileRef } from '@/lib/files/input'
import { DIRECTIONS, MEASURES, SPEAKERS } from '@/lib/indicators/model'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'
import { EvidenceContent, GroupContent, OutputContent, StepContent } from '@/lib/reports/input'
import { IMPLEMENTATION_STATUSES, SELF_RATINGS } from '@/lib/reports/model'
import { SOURCE_KINDS } from '@/lib/sources/model'
import { HistoryEntry } from './ledger'
import {
  Decimal,
  IsoDate,
  LocalizedText,
  listOf,
  Maker,
  named,
  oneOf,
  PartialDate,
  Reference,
  Share,
  Standing,
} from './shared'

const Links = z.strictObject({
  self: z.url().describe('The whole record here.'),
  page: z.url().describe('Its page for people.'),
})
const Level = named(
  'Level',
  'What a record is, never blurred: only the first is a commitment of the coalition; the last two carry no status.',
  z.enum(LEVELS),
)

export const CommitmentRow = named(
  'CommitmentRow',
  'One line of the list of commitments.',
  z.strictObject({
    reference: Reference,
    maker: Maker,
    title: LocalizedText,
    level: Level,
    levelBasis: z.enum(LEVEL_BASES).nullable().describe('Only of a coalition commitment.'),
    types: z.array(z.enum(COMMITMENT_TYPES)),
    actions: z.array(z.int()),
    framework: z.string(),
    madeOn: PartialDate.nullable(),
    dueOn: PartialDate.nullable(),
    standing: Standing,
    links: Links,
  }),
)
export const Commitments = listOf('Commitments', CommitmentRow)

const SourceKeys = z.array(z.string()).describe('Keys of `sources`.')
const Note = LocalizedText.nullable()

const Source = named(
  'Source',
  'A document that something of the record stands on.',
  z.strictObject({
    key: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    kind: z.enum(SOURCE_KINDS),
    publisher: z.string().nullable(),
    publishedOn: PartialDate.nullable(),
    language: z.string().nullable(),
    file: FileRef.nullable().describe('The document itself, kept here; null: none.'),
  }),
)

const Value = named(
  'Value',
  'One value of an indicator. Values are appended, never overwritten.',
  z.strictObject({
    on: PartialDate.describe('The day a level was true, or the end of the counted period.'),
    from: PartialDate.nullable().describe('Start of the counted period; null: a level, or not stated.'),
    value: Decimal,
    saidBy: z.enum(SPEAKERS),
    partial: z.boolean().describe('A count over less than a whole period: never compared.'),
    methodBreak: z.boolean().describe('The method changed here: not comparable with earlier values.'),
    note: Note,
    sources: SourceKeys,
    report: z.string().nullable().describe('Cycle of the report that brought it; null: no report did.'),
    assessment: z
      .strictObject({
        cycle: z.string(),
        voice: z.int(),
        organisation: z.string().nullable(),
        publishedOn: IsoDate,
        agreedOn: IsoDate.nullable(),
      })
      .nullable(),
  }),
)

const Point = z.strictObject({ value: Decimal, on: PartialDate.nullable() }).nullable()
const FigurePoint = named(
  'FigurePoint',
  'One value as a figure draws it.',
  z.strictObject({
    on: IsoDate,
    from: IsoDate.nullable(),
    date: PartialDate,
    value: z.number(),
    saidBy: z.enum(SPEAKERS),
    partial: z.boolean(),
    methodBreak: z.boolean(),
    verified: z.boolean(),
  }),
)
const pace = { from: FigurePoint, to: FigurePoint, values: z.int(), perYear: z.number() }
const Projection = named(
  'Projection',
  'When the target is met at the pace of the last two years; no forecast, and no part of any status.',
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('met'), on: IsoDate.nullable().describe('null: after 2100.'), ...pace }),
    z.strictObject({ kind: z.literal('not_at_this_pace'), ...pace }),
    z.strictObject({ kind: z.literal('unknown'), why: z.enum(['few_values', 'old_values']) }),
  ]),
)

const terms = {
  key: z.string(),
  direction: z.enum(DIRECTIONS).describe('`context`: counts that are never judged.'),
  baseline: Point,
  target: Point.describe('Without a date it takes the commitment’s due date.'),
}
const Indicator = named(
  'Indicator',
  'What a promise is measured by.',
  z.strictObject({
    ...terms,
    name: LocalizedText,
    unit: LocalizedText,
    measure: z.enum(MEASURES),
    method: Note,
    sources: SourceKeys,
    values: z.array(Value),
    progress: Share.nullable().describe('Of official values; null: unknown, or never judged.'),
    confirmedProgress: Share.nullable().describe('Of independent values alone.'),
    projection: Projection.nullable().describe('null: there is nothing to project.'),
  }),
)

const Milestone = named(
  'Milestone',
  'A `step` is named in the promise itself and counts; an `event` is told, never counted. "Reported" is not "done".',
  z.strictObject({
    key: z.string(),
    name: LocalizedText,
    kind: z.enum(MILESTONE_KINDS),
    state: z.enum(MILESTONE_STATES).describe('With what reports say of it.'),
    dueOn: PartialDate.nullable(),
    doneOn: PartialDate.nullable(),
    note: Note,
    sources: SourceKeys,
    recorded: z
      .strictObject({ state: z.enum(MILESTONE_STATES), doneOn: PartialDate.nullable() })
      .describe('Without what reports say.'),
    report: z.string().nullable(),
  }),
)

const Money = named(
  'MoneyLine',
  'An amount as it was stated. Only `total` and `this_promise` may be summed, and no two stages together.',
  z.strictObject({
    key: z.string(),
    stage: z.enum(MONEY_STAGES),
    basis: z.enum(MONEY_BASES),
    scope: z.enum(MONEY_SCOPES),
    amount: Decimal,
    currency: z.string(),
    period: Note,
    from: PartialDate.nullable(),
    to: PartialDate.nullable(),
    provider: Note,
    receiver: Note,
    iatiIdentifier: z.string().nullable(),
    note: Note,
    sources: SourceKeys,
    report: z.string().nullable(),
  }),
)

const Organisation = z.strictObject({ number: z.int(), name: z.string() })
const Evidence = z.array(
  named('Evidence', 'A document that a report or an assessment shows.', EvidenceContent),
)

const Report = named(
  'Report',
  'What a maker says of its own work in one cycle: the published version.',
  z.strictObject({
    cycle: z.string(),
    version: z.int(),
    implementation: z.enum(IMPLEMENTATION_STATUSES),
    selfRating: z.enum(SELF_RATINGS).nullable(),
    done: LocalizedText,
    submittedOn: IsoDate,
    dueOn: IsoDate,
    outputs: z.array(OutputContent),
    steps: z.array(StepContent),
    groups: z.array(GroupContent),
    challenges: Note,
    supportNeeded: Note,
    nextSteps: Note,
    evidence: Evidence,
    reviewersOnly: z.int().describe('Documents that only reviewers saw.'),
    declaration: z.boolean().nullable().describe('null: the office was not asked to declare anything.'),
  }),
)

const Assessment = named(
  'Assessment',
  'What an organisation says of a promise.',
  z.strictObject({
    cycle: z.string(),
    voice: z.int().describe('Number of the organisation within the commitment.'),
    version: z.int(),
    organisation: Organisation.nullable().describe('null: "a verified organisation".'),
    signatures: z.array(Organisation),
    verdict: z.enum(SELF_RATINGS).nullable(),
    text: Note.describe('null: withdrawn.'),
    coverage: Note,
    settle: Note,
    evidence: Evidence,
    reviewersOnly: z.int(),
    hearing: z.enum(HEARINGS),
    replyReceivedOn: IsoDate.nullable(),
    publishedOn: IsoDate,
    agreedOn: IsoDate.nullable(),
    withdrawn: z.enum(WITHDRAWALS).nullable(),
    replies: z.array(
      z.strictObject({
        number: z.int(),
        text: LocalizedText,
        evidence: Evidence,
        receivedOn: IsoDate,
        publishedOn: IsoDate,
      }),
    ),
  }),
)

const Contribution = named(
  'Contribution',
  'What a partner offers or does towards a promise; never part of the government’s own progress.',
  z.strictObject({
    number: z.int(),
    version: z.int(),
    organisation: Organisation.nullable().describe('null: "a verified organisation".'),
    stage: z.enum(CONTRIBUTION_STAGES),
    help: z.enum(HELP_KINDS),
    what: LocalizedText,
    details: Note,
    amount: Decimal.nullable().describe('As stated, never added up; null: not stated.'),
    currency: z.string().nullable(),
    output: Note,
    from: PartialDate.nullable(),
    until: PartialDate.nullable(),
    evidence: Evidence,
    reviewersOnly: z.int(),
    agreement: PublishedContribution.shape.agreement,
    publishedOn: IsoDate,
  }),
)

const Verdict = named(
  'Verdict',
  'One verdict on the common scale: 0 missed, 1 off track, 2 at risk, 3 on track, 4 kept; null: no basis.',
  z.strictObject({
    by: z.enum(['government', 'computed', 'organisation']),
    voice: z.int().nullable(),
    organisation: z.string().nullable(),
    verdict: z.int().min(0).max(4).nullable(),
    on: IsoDate.nullable(),
    steps: z.int().nullable().describe('Steps above the computed one; null: one of the two has no basis.'),
  }),
)

export const Commitment = named(
  'Commitment',
  'Everything published about one commitment.',
  z.strictObject({
    reference: Reference,
    maker: Maker,
    members: z.array(Maker).describe('The states behind a joint statement.'),
    version: z.int(),
    seq: z.int().describe('Ledger entry that published this version.'),
    hash: z.string().describe('Hash of that entry.'),
    ledgerHead: z.int().describe('Newest entry of the ledger: what a citation pins.'),
    framework: z.strictObject({ key: z.string(), name: LocalizedText }),
    level: Level,
    levelBasis: z.enum(LEVEL_BASES).nullable(),
    types: z.array(z.enum(COMMITMENT_TYPES)),
    actions: z.array(z.strictObject({ number: z.int(), name: LocalizedText, basis: z.enum(ACTION_BASES) })),
    title: LocalizedText,
    summary: Note,
    wording: Note.describe('The official text in its own words; null: not public.'),
    madeOn: PartialDate.nullable(),
    startsOn: PartialDate.nullable(),
    dueOn: PartialDate.nullable(),
    leadInstitution: Note,
    partners: z.array(LocalizedText),
    geography: Note,
    groups: Note,
    helpSought: Note.describe('null: its maker has not said that it seeks help.'),
    certainty: z.enum(CERTAINTIES),
    compiledBy: z.enum(COMPILERS),
    isKeptByOffice: z.boolean(),
    closure: z
      .strictObject({ kind: z.enum(CLOSURES), on: PartialDate, reason: LocalizedText, sources: SourceKeys })
      .nullable(),
    deadlineMissed: z.strictObject({ note: LocalizedText, sources: SourceKeys }).nullable(),
    search: z
      .strictObject({ on: PartialDate, places: LocalizedText })
      .nullable()
      .describe('Until when and where evidence was looked for; null: not yet looked into.'),
    note: Note,
    indicators: z.array(Indicator),
    milestones: z.array(Milestone),
    deliverySteps: z.array(
      z.strictObject({
        stage: z.enum(DELIVERY_STAGES),
        reachedOn: PartialDate.nullable(),
        note: Note,
        sources: SourceKeys,
      }),
    ),
    money: z.array(Money),
    sources: z.array(Source),
    reports: z.array(Report),
    assessments: z.array(Assessment),
    refusals: z.array(
      z.strictObject({ cycle: z.string(), number: z.int(), reason: z.string(), refusedOn: IsoDate }),
    ),
    duties: z
      .array(
        z.strictObject({
          cycle: z.string(),
          dueOn: IsoDate,
          closesOn: IsoDate,
          sentOn: IsoDate.nullable().describe('null: never.'),
        }),
      )
      .describe('Cycles in which a report was due; empty: the maker has not been asked.'),
    findings: z.array(
      z.strictObject({
        key: z.string(),
        text: LocalizedText,
        author: LocalizedText,
        kind: z.string(),
        on: PartialDate.nullable(),
        sources: z.array(z.strictObject({ title: z.string(), url: z.string().nullable() })),
      }),
    ),
    firstTerms: z
      .strictObject({
        dueOn: PartialDate.nullable(),
        indicators: z.array(z.strictObject(terms)),
        steps: z.array(z.string()),
        pledged: z.array(Money),
      })
      .describe('As first published: a promise is kept by these as well as by the current ones.'),
    standing: Standing,
    verdicts: z.array(Verdict),
    confirmedProgress: z.strictObject({ share: Share.nullable(), measured: z.int(), judged: z.int() }),
    links: Links,
    contributions: z.array(Contribution),
    history: z.array(HistoryEntry).describe('Newest first.'),
  }),
)
export const OneCommitment = oneOf('OneCommitment', Commitment)
