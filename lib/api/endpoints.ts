import { z } from 'zod'
import { IDEMPOTENCY_KEY_PATTERN } from '@/lib/deliveries/model'
import { LOCALES } from '@/lib/i18n/model'
import type { ProblemCode } from './problems'
import { Commitments, OneCommitment } from './schema/commitment'
import { Countries, OneCountry } from './schema/country'
import { DeliveredReport, DeliveryReceipt } from './schema/delivery'
import { Ledger } from './schema/ledger'
import { LEDGER_PARAMETERS, LIST, ONE, ONE_WITH_FIELDS, PAGED, type Parameters } from './schema/parameters'
import { MakerCode, Reference } from './schema/shared'

type EndpointId =
  | 'listCommitments'
  | 'getCommitment'
  | 'listCountries'
  | 'getCountry'
  | 'listLedger'
  | 'deliverReport'
  | 'getFigureSvg'
  | 'getFigurePng'
  | 'getFigureCsv'

/** A question that the API answers, or a delivery that it takes: everything its description says of it. */
export interface Endpoint {
  method: 'get' | 'post'
  /** Under `/api/v1`, with its parts in braces. */
  path: `/${string}`
  /** What it is called in clients, and in the messages. */
  id: EndpointId
  summary: string
  /** Parts of the path. */
  parts: Parameters
  query: Parameters
  headers?: Parameters
  /** JSON that is sent; only with a key that delivers. */
  body?: z.ZodType
  /** JSON of this shape, or a file of one of these types. */
  answer: z.ZodType | readonly string[]
  problems: readonly ProblemCode[]
}

const figure = (id: EndpointId, format: string, type: string): Endpoint => ({
  method: 'get',
  path: `/figures/{figure}.${format}`,
  id,
  summary: `A figure of a public page as ${format.toUpperCase()}. Its address stands under the figure.`,
  parts: { figure: z.string() },
  query: { locale: z.enum(LOCALES), ...ONE },
  answer: [type],
  problems: ['bad_as_of', 'bad_locale', 'not_found'],
})

export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/commitments',
    id: 'listCommitments',
    summary: 'Commitments, with the filters, the search and the orders of the page.',
    parts: {},
    query: LIST,
    answer: Commitments,
    problems: ['bad_as_of', 'bad_cursor', 'bad_fields', 'bad_page_size'],
  },
  {
    method: 'get',
    path: '/commitments/{reference}',
    id: 'getCommitment',
    summary: 'Everything published about one commitment, where it stands, and its history.',
    parts: { reference: Reference },
    query: ONE_WITH_FIELDS,
    answer: OneCommitment,
    problems: ['bad_as_of', 'bad_fields', 'not_found'],
  },
  {
    method: 'get',
    path: '/countries',
    id: 'listCountries',
    summary: 'Everybody who makes commitments, with their records counted by level and status.',
    parts: {},
    query: PAGED,
    answer: Countries,
    problems: ['bad_as_of', 'bad_cursor', 'bad_page_size'],
  },
  {
    method: 'get',
    path: '/countries/{code}',
    id: 'getCountry',
    summary: 'One maker, with its records counted by level and status.',
    parts: { code: MakerCode },
    query: ONE,
    answer: OneCountry,
    problems: ['bad_as_of', 'not_found'],
  },
  {
    method: 'get',
    path: '/ledger',
    id: 'listLedger',
    summary: 'The ledger in order, each entry with its content and salt: enough to compute every hash again.',
    parts: {},
    query: LEDGER_PARAMETERS,
    answer: Ledger,
    problems: ['bad_as_of', 'bad_cursor', 'bad_page_size', 'bad_record'],
  },
  {
    method: 'post',
    path: '/reports',
    id: 'deliverReport',
    summary:
      'Delivers a report of one’s own office as a draft, with a key of the office. People check, complete and hand it in.',
    parts: {},
    query: {},
    headers: {
      'Idempotency-Key': z
        .string()
        .regex(IDEMPOTENCY_KEY_PATTERN)
        .describe(
          'A name of this delivery, such as a UUID. Sent again with it, the same body is answered and not taken twice.',
        ),
    },
    body: DeliveredReport,
    answer: DeliveryReceipt,
    problems: [
      'bad_idempotency_key',
      'bad_json',
      'bad_key',
      'bad_report',
      'draft_conflict',
      'forbidden',
      'idempotency_key_reused',
      'in_progress',
      'in_review',
      'not_found',
      'too_large',
    ],
  },
  figure('getFigureSvg', 'svg', 'image/svg+xml'),
  figure('getFigurePng', 'png', 'image/png'),
  figure('getFigureCsv', 'csv', 'text/csv'),
]
