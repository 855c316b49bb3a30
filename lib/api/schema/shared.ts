import { z } from 'zod'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import { PARTIAL_DATE_PATTERN } from '@/lib/dates/partial'
import { LOCALES, TEXT_STATES } from '@/lib/i18n/model'
import { MAKER_KINDS } from '@/lib/makers/model'
import { FRESHNESS, STATUSES } from '@/lib/standing/model'

/** Everything with a name of its own in the description of the API (`lib/api/openapi.ts`). */
export const components = z.registry<{ id: string; description?: string }>()

/** Gives a schema its name and its sentence in the description. */
export function named<Schema extends z.ZodType>(id: string, description: string, schema: Schema): Schema {
  components.add(schema, { id, description })
  return schema
}

export const IsoDate = named('Date', 'A civil day, `YYYY-MM-DD`, in the zone of Asia/Tashkent.', z.iso.date())
export const PartialDate = named(
  'PartialDate',
  'A civil date as precise as its source: `2021`, `2021-03` or `2021-03-08`.',
  z.string().regex(PARTIAL_DATE_PATTERN),
)
export const Decimal = named(
  'Decimal',
  'An exact decimal number as text.',
  z.string().regex(/^-?\d+(\.\d+)?$/),
)
export const Share = named(
  'Share',
  'A share as a number: 0 nothing, 1 all of it. Below 0 and above 1 where a figure moved away from its target or beyond it.',
  z.number(),
)
export const Reference = named(
  'Reference',
  'Name of a commitment: maker, year made (or first recorded), number. Never changes, never used again.',
  z.string().regex(/^[A-Z]{3}-\d{4}-\d{2,3}$/),
)
export const MakerCode = named(
  'MakerCode',
  'ISO 3166-1 alpha-3; user-assigned for bodies without one: XEU the European Union, XCA the five states of Central Asia jointly.',
  z.string().regex(/^[A-Z]{3}$/),
)

export const LocalizedText = named(
  'LocalizedText',
  'One text by language. `original`: as written; `checked`: a reviewed translation; `unreviewed`: a translation that nobody has read; `outdated`: the original changed since. A language that is missing has no translation.',
  z.partialRecord(z.enum(LOCALES), z.strictObject({ text: z.string(), state: z.enum(TEXT_STATES) })),
)
export const Names = named(
  'Names',
  'A name by language.',
  z.strictObject({ en: z.string(), ru: z.string(), kk: z.string(), uz: z.string() }),
)

export const Maker = named(
  'Maker',
  'Whoever made a commitment. `joint`: several states together, counted once.',
  z.strictObject({
    code: MakerCode,
    kind: z.enum(MAKER_KINDS),
    names: Names,
    namesIn: Names.describe('In the case that follows "in" in that language.'),
  }),
)

const Grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

export const Standing = named(
  'Standing',
  'Where a commitment stands by the published rules (see /en/methodology): each a channel of its own, never one score.',
  z.strictObject({
    asOf: IsoDate,
    status: z.enum(STATUSES).nullable().describe('null: this level carries no status.'),
    late: z.boolean().describe('Kept or met after its due date; or given up after it.'),
    measurable: z.boolean(),
    progress: Share.nullable().describe('Mean over its judged indicators, clamped to 0..1; null: unknown.'),
    expected: Share.nullable().describe('Share of time gone from start to due; null: no date.'),
    measured: z.int().describe('How many `progress` is the mean of.'),
    judged: z.int().describe('How many could be measured.'),
    evidence: Grade.nullable().describe(
      'Of the fact that decides the status: 1 statement, 2 official document, 3 official data, 4 independently confirmed; null: no fact decides it.',
    ),
    contested: z.boolean(),
    promiseEvidence: Grade.nullable().describe('Of the promise’s own text; null: no source.'),
    freshness: z.enum(FRESHNESS),
    latestFactOn: IsoDate.nullable(),
    deliveryStage: z.enum(DELIVERY_STAGES).nullable().describe('The furthest documented step; null: none.'),
    hasTarget: z.boolean(),
    hasBaseline: z.boolean(),
    hasFigure: z.boolean(),
  }),
)

/** What every answer says of itself. */
const stand = {
  asOf: z
    .string()
    .describe(
      'The day and the ledger entry that the answer tells of, `2026-06-30.71`; send it as `asOf` to have the same answer again.',
    ),
  reconstructed: z
    .literal(true)
    .optional()
    .describe('The ledger was empty on that day: built from facts published later.'),
  demonstration: z
    .literal(true)
    .optional()
    .describe('Demonstration data is loaded: nothing here is to be cited.'),
}
export const OneMeta = named('Meta', 'What the answer says of itself.', z.strictObject(stand))
export const Ignored = named(
  'Ignored',
  'A parameter, or a value of one, that nobody understood: the list is as if it weren’t there.',
  z.strictObject({ name: z.string(), value: z.string() }),
)
export const PageMeta = named(
  'PageMeta',
  'What a page of a list says of itself.',
  z.strictObject({
    total: z.int().min(0).describe('Rows of all pages together.'),
    pageSize: z.int().min(1),
    ...stand,
    ignored: z.array(Ignored).optional(),
  }),
)

export const listOf = <Row extends z.ZodType>(id: string, row: Row) =>
  named(
    id,
    'One page of a list.',
    z.strictObject({
      data: z.array(row),
      meta: PageMeta,
      links: z.strictObject({
        self: z.url(),
        next: z.url().nullable().describe('The next page; null: this was the last one.'),
      }),
    }),
  )
export const oneOf = <Data extends z.ZodType>(id: string, data: Data) =>
  named(id, 'One record.', z.strictObject({ data, meta: OneMeta, links: z.strictObject({ self: z.url() }) }))
