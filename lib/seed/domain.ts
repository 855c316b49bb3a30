import { z } from 'zod'
import { ACTION_BASES, CERTAINTIES, COMMITMENT_TYPES } from '@/lib/commitments/model'

/**
 * The research files as the researchers wrote them (`db/seed/domain`). Strict: a field that nobody has thought
 * about stops the import.
 */

const Text = z.string().trim().min(1)
const SourceIds = z.array(z.string()).default([])
const Point = z.strictObject({ value: z.number(), date: z.string().nullable() })

const DomainSource = z.strictObject({ id: z.string(), title: Text, url: z.string() })
export type DomainSource = z.output<typeof DomainSource>

const DomainIndicator = z.strictObject({
  id: z.string(),
  title: Text,
  unit: Text,
  direction: z.enum(['up', 'down', 'context']).optional(),
  baseline: Point.nullable().default(null),
  target: Point.nullable().default(null),
  observations: z
    .array(
      z.strictObject({
        date: z.string().nullable(),
        value: z.number(),
        note: Text.nullable().default(null),
        sources: SourceIds,
      }),
    )
    .default([]),
  sources: SourceIds,
  note: Text.nullable().default(null),
})
export type DomainIndicator = z.output<typeof DomainIndicator>

const DomainMilestone = z.strictObject({
  title: Text,
  date: z.string().nullable(),
  status: z.enum(['achieved', 'reported', 'in_progress', 'not_found', 'missed_or_unconfirmed']),
  sources: SourceIds,
  note: Text.nullable().default(null),
})
export type DomainMilestone = z.output<typeof DomainMilestone>

const DomainFunding = z.strictObject({
  amount: z.number(),
  currency: z.string(),
  kind: z.string(),
  period: Text.nullable().default(null),
  sources: SourceIds,
  note: Text.nullable().default(null),
})
export type DomainFunding = z.output<typeof DomainFunding>

export const FINDING_KINDS = [
  'independent',
  'civil_society',
  'parliamentary_oversight',
  'donor',
  'media',
  'government',
] as const
/** Who found it. A quoted finding has no verdict and no signature. */
export type FindingKind = (typeof FINDING_KINDS)[number]

const DomainAssessment = z.strictObject({
  by: Text,
  type: z.enum(FINDING_KINDS),
  date: z.string().nullable(),
  summary: Text,
  sources: SourceIds,
})

const shared = {
  id: z.string(),
  makerType: z.string(),
  framework: z.string(),
  title: Text,
  description: Text.nullable().default(null),
  actions: z.array(z.int()),
  categories: z.array(z.enum(COMMITMENT_TYPES)),
  madeOn: z.string().nullable(),
  targetDate: z.string().nullable().default(null),
  leadInstitution: Text.nullable().default(null),
  partners: z.array(Text).default([]),
  indicators: z.array(DomainIndicator).default([]),
  milestones: z.array(DomainMilestone).default([]),
  funding: z.array(DomainFunding).default([]),
  assessments: z.array(DomainAssessment).default([]),
  sources: z.array(DomainSource),
  certainty: z.enum(CERTAINTIES),
  notes: Text.nullable().default(null),
}

const Precision = z.enum(['day', 'month', 'year']).nullable()
const StateRecord = z.strictObject({
  ...shared,
  country: z.string(),
  jointWith: z.array(z.string()),
  actionsBasis: z.enum(ACTION_BASES),
  /** Said a second time by the length of the date itself. */
  madeOnPrecision: Precision,
  targetDatePrecision: Precision,
})
const OtherRecord = z.strictObject({ ...shared, maker: z.string() })

export type DomainRecord = z.output<typeof StateRecord> | z.output<typeof OtherRecord>

export const DomainCommitments = z.strictObject({
  about: z.looseObject({}),
  commitments: z.array(StateRecord),
  nonStateCommitments: z.array(OtherRecord),
})
export type DomainCommitments = z.output<typeof DomainCommitments>

export const recordsOf = (domain: DomainCommitments): readonly DomainRecord[] => [
  ...domain.commitments,
  ...domain.nonStateCommitments,
]

const Cited = z.strictObject({ title: Text, url: z.string() })

export const DomainFigures = z.strictObject({
  about: z.looseObject({}),
  indicators: z.array(
    z.strictObject({
      country: z.string(),
      code: z.string(),
      sdgIndicator: z.string().nullable(),
      name: Text,
      unit: Text,
      population: Text.nullable(),
      kind: z.string(),
      values: z.array(
        z.strictObject({ year: z.int(), value: z.number(), note: Text.nullable().default(null) }),
      ),
      sources: z.array(Cited),
      certainty: z.string(),
      note: Text.nullable(),
    }),
  ),
  /** Figures of the world or a region. */
  context: z.array(z.looseObject({ name: Text, value: z.number() })),
})
export type DomainFigures = z.output<typeof DomainFigures>

export const DomainHelp = z.strictObject({
  about: z.looseObject({}),
  services: z.array(
    z.strictObject({
      country: z.string(),
      number: z.string().nullable(),
      name: Text,
      operator: Text.nullable(),
      forWhom: Text.nullable(),
      hours: Text.nullable(),
      languages: z.array(z.string()),
      cost: Text.nullable(),
      fromAbroad: z.string().nullable(),
      sources: z.array(Cited),
      certainty: z.string(),
      display: z.boolean(),
      note: Text.nullable(),
    }),
  ),
})
export type DomainHelp = z.output<typeof DomainHelp>

export const DomainCoalition = z.looseObject({
  actions: z.array(z.looseObject({ number: z.int(), shortTitle: Text, paraphrase: Text })),
})
export type DomainCoalition = z.output<typeof DomainCoalition>
