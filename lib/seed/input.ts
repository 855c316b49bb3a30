import { z } from 'zod'
import { Key, MAKER_CODE, PartialDateInput, SourceContent } from '@/lib/commitments/input'
import {
  ACTION_BASES,
  DELIVERY_STAGES,
  LEVEL_BASES,
  LEVELS,
  REFERENCE_PATTERN,
} from '@/lib/commitments/model'
import { LOCALES } from '@/lib/i18n/model'
import { DIRECTIONS, MEASURES, SPEAKERS } from '@/lib/indicators/model'
import { MAKER_KINDS } from '@/lib/makers/model'
import { MILESTONE_KINDS, MILESTONE_STATES } from '@/lib/milestones/model'
import { MONEY_BASES, MONEY_SCOPES, MONEY_STAGES } from '@/lib/money/model'

/** What was decided by hand when the research was taken in (`db/seed/*.json`), each with its reason. */

const Reason = z.string().min(1)
const Text = z.string().min(1)
const SourceKeys = z.array(Key)
const byLocale = z.record(z.enum(LOCALES), Text)

/** Id of a research record → its reference for good. */
export const References = z.record(z.string(), z.string().regex(REFERENCE_PATTERN))
export type References = z.output<typeof References>

export const Makers = z.array(
  z.strictObject({
    code: MAKER_CODE,
    /** As the research files name it; EU is a reserved code, not a country's. */
    alpha2: z.string().nullable(),
    kind: z.enum(MAKER_KINDS),
    names: byLocale,
    /** "in Kazakhstan": endings can't be built from pieces. */
    namesIn: byLocale,
    centralAsia: z.boolean(),
    /** The states behind a joint maker. */
    members: z.array(MAKER_CODE),
    /** How the research files name a maker without a country code. */
    domainNames: z.array(Text),
    /** Why no office can be opened; null: one can. */
    officeBarred: Text.nullable(),
  }),
)
export type Maker = z.output<typeof Makers>[number]

export const Frameworks = z.array(z.strictObject({ key: Key, domain: z.string(), name: byLocale }))
export type Frameworks = z.output<typeof Frameworks>

/** What a document is, read off its title and address one by one; null: they do not say. */
export const SourceNotes = z.record(
  z.string(),
  SourceContent.pick({ kind: true, publisher: true, publishedOn: true, language: true }),
)
export type SourceNotes = z.output<typeof SourceNotes>

/** English text → its translation. */
export const Dictionary = z.record(z.string(), z.string())
/** Our own words: texts that the research files do not hold, and translations that go before the dictionary's. */
export const Words = z.record(z.string(), z.strictObject({ ru: Text, kk: Text, uz: Text }).partial())

export const Judgements = z.strictObject({
  levels: z.record(
    z.string(),
    z.strictObject({ level: z.enum(LEVELS), basis: z.enum(LEVEL_BASES).nullable(), reason: Reason }),
  ),
  starts: z.record(z.string(), z.strictObject({ on: PartialDateInput, reason: Reason })),
  /** Due dates that a record states in its text alone. */
  dues: z.record(z.string(), z.strictObject({ on: PartialDateInput, reason: Reason })),
  actionBasis: z.record(z.string(), z.strictObject({ basis: z.enum(ACTION_BASES), reason: Reason })),
  /** By `record/indicator`. */
  indicators: z.record(
    z.string(),
    z.strictObject({
      direction: z.enum(DIRECTIONS),
      measure: z.enum(MEASURES),
      baselineOn: PartialDateInput.optional(),
      /** Follows the note of the research file. */
      method: Text.optional(),
      sources: SourceKeys.optional(),
      reason: Reason.optional(),
    }),
  ),
  /** By `record/indicator/position`; every count has one. */
  values: z.record(
    z.string(),
    z.strictObject({
      on: PartialDateInput,
      from: PartialDateInput.nullable(),
      partial: z.boolean(),
      methodBreak: z.boolean(),
      saidBy: z.enum(SPEAKERS),
      reason: Reason,
    }),
  ),
  /** By record, in the order of the research file. */
  milestones: z.record(
    z.string(),
    z.array(
      z.strictObject({
        title: Text,
        key: Key,
        kind: z.enum(MILESTONE_KINDS),
        state: z.enum(MILESTONE_STATES),
        dueOn: PartialDateInput.nullable(),
        doneOn: PartialDateInput.nullable(),
        /** Takes the place of the note of the research file. */
        note: Text.optional(),
        /** Follows the note of the research file. */
        noteAdd: Text.optional(),
        reason: Reason,
      }),
    ),
  ),
  /** Steps that a pledge names and the research file does not follow. */
  promisedSteps: z.record(
    z.string(),
    z.array(
      z.strictObject({
        key: Key,
        title: Text,
        state: z.enum(MILESTONE_STATES),
        note: Text,
        sources: SourceKeys,
        reason: Reason,
      }),
    ),
  ),
  deliverySteps: z.record(
    z.string(),
    z.array(
      z.strictObject({
        stage: z.enum(DELIVERY_STAGES),
        on: PartialDateInput.nullable(),
        sources: SourceKeys,
        note: Text.optional(),
        reason: Reason,
      }),
    ),
  ),
  /** Records that are no law, policy or service, and what they are instead. */
  noDeliveryStage: z.record(z.string(), Reason),
  /** By record, in the order of the research file. */
  money: z.record(
    z.string(),
    z.array(
      z.strictObject({
        key: Key,
        amount: z.number(),
        stage: z.enum(MONEY_STAGES),
        basis: z.enum(MONEY_BASES),
        scope: z.enum(MONEY_SCOPES),
        from: PartialDateInput.nullable(),
        to: PartialDateInput.nullable(),
        receiver: Text.optional(),
        note: Text.optional(),
        sources: SourceKeys.optional(),
        reason: Reason,
      }),
    ),
  ),
  /** The safety read: `hold` keeps the text out until a person has read what it rests on. */
  findings: z.record(
    Key,
    z.strictObject({ by: Text, summary: Text, safety: z.enum(['show', 'hold']), reason: Reason }),
  ),
  /** Addresses that lead to a person in danger. */
  heldSources: z.record(z.string(), Reason),
  /** Codes of outcome figures that are not shown. */
  heldFigures: z.record(z.string(), Reason),
  searches: z.record(z.string(), z.strictObject({ on: PartialDateInput, places: Text, reason: Reason })),
  deadlinesMissed: z.record(
    z.string(),
    z.strictObject({ note: Text, sources: SourceKeys.min(1), reason: Reason }),
  ),
  /** What was weighed and not recorded. */
  considered: z.array(
    z.strictObject({
      records: z.array(z.string()),
      question: z.enum(['search', 'deadlineMissed', 'closure']),
      reason: Reason,
    }),
  ),
})
export type Judgements = z.output<typeof Judgements>
