import { z } from 'zod'
import {
  type CommitmentFilters,
  EVIDENCE_FILTERS,
  HAS,
  MAKER_GROUPS,
  SEARCH_MAX,
  SORTS,
  STATUS_FILTERS,
} from '@/lib/commitments/filters'
import { COMMITMENT_TYPES, COMPILERS, DELIVERY_STAGES, LEVELS } from '@/lib/commitments/model'
import { REPORT_OUTCOMES } from '@/lib/cycles/model'
import { MONEY_STAGES } from '@/lib/money/model'
import { GOALPOST_KINDS } from '@/lib/standing/goalposts'
import { FRESHNESS } from '@/lib/standing/model'
import { PAGE_SIZE, PAGE_SIZE_MAX } from '../respond'
import { MakerCode } from './shared'

/** Parameters of an address by name: what each may say. A list may be repeated, or written with commas. */
export type Parameters = Readonly<Record<string, z.ZodType>>

const anyOf = <Schema extends z.ZodType>(schema: Schema) => z.array(schema)

const FILTERS: Record<keyof CommitmentFilters, z.ZodType> = {
  country: anyOf(MakerCode).describe('Of these makers, or of joint ones that they stand behind.'),
  maker: anyOf(MakerCode).describe('Of these makers themselves.'),
  makers: z.enum(MAKER_GROUPS).describe('Governments and international bodies, or everybody else.'),
  level: anyOf(z.enum(LEVELS)),
  status: anyOf(z.enum(STATUS_FILTERS)).describe('`none`: a level that carries no status.'),
  action: anyOf(z.int()).describe('Numbers of the coalition’s actions.'),
  type: anyOf(z.enum(COMMITMENT_TYPES)),
  framework: anyOf(z.string()).describe('Keys of frameworks, such as `gef-gbv`.'),
  year: anyOf(z.int().min(1900).max(2099)).describe('Of the reference.'),
  stage: anyOf(z.enum(DELIVERY_STAGES)).describe('Furthest documented step of delivery.'),
  measurable: z.enum(['yes', 'no']),
  has: anyOf(z.enum(HAS)).describe('All of these.'),
  moved: anyOf(z.enum(GOALPOST_KINDS)).describe('Some published term was moved so.'),
  evidence: anyOf(z.enum(EVIDENCE_FILTERS)).describe('Grade of the fact that decides the status.'),
  freshness: anyOf(z.enum(FRESHNESS)),
  contested: z.enum(['yes', 'no']),
  money: anyOf(z.enum(MONEY_STAGES)).describe('Has a line of this stage.'),
  currency: anyOf(z.string().regex(/^[A-Za-z]{3}$/)),
  report: anyOf(z.string()).describe(
    `A cycle and what came of its report: \`2026.missing\`. Outcomes: ${REPORT_OUTCOMES.join(', ')}.`,
  ),
  kept: z.enum(COMPILERS).describe('Who keeps the record.'),
  q: z.string().max(SEARCH_MAX).describe('Words to look for, in any language, spelling or script.'),
}

export const ONE: Parameters = {
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/)
    .describe(
      'A day, `2026-06-30`, or a day and a ledger entry, `2026-06-30.71`: the answer as it was then. Missing: now.',
    ),
}
const FIELDS = z.array(z.string()).describe('Names of fields: the answer carries these alone.')

export const ONE_WITH_FIELDS: Parameters = { fields: FIELDS, ...ONE }

export const PAGED: Parameters = {
  cursor: z.string().describe('Where a page begins: follow `links.next` instead of making one.'),
  pageSize: z.int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE),
  ...ONE,
}

export const LEDGER_PARAMETERS: Parameters = {
  record: z.string().describe('Entries of this commitment and of its reports.'),
  ...PAGED,
}

export const LIST: Parameters = {
  ...FILTERS,
  sort: z.enum(SORTS).describe('`relevance` only with `q`.'),
  fields: FIELDS,
  ...PAGED,
}
