import type { Ignored } from '@/lib/commitments/filters'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'

/** Anybody may read from any site: everything here is public, and nothing depends on who asks. */
export const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, Content-Disposition, X-Vaada-Ignored',
  Vary: 'Accept-Encoding',
}

/** The day and the ledger entry that an answer tells of: `2026-06-30.71`, as the parameter takes it. */
export interface Stand {
  asOf: string
  /** Nothing was in the ledger on that day: built from facts published later. */
  reconstructed?: true
  /** Demonstration data is loaded: nothing of the answer is to be cited. */
  demonstration?: true
}

export interface Page<Row> {
  data: Row[]
  /** `ignored`: only where the address asked for something that nobody understood. */
  meta: { total: number; pageSize: number; ignored?: readonly Ignored[] } & Stand
  links: { self: string; next: string | null }
}

export function pageOf<Row>(
  request: Request,
  data: Row[],
  { total, pageSize, next, stand }: { total: number; pageSize: number; next: string | null; stand: Stand },
  ignored: readonly Ignored[] = [],
): Response {
  const self = selfOf(request)
  const following = next === null ? null : withCursor(self, next)
  const body: Page<Row> = {
    data,
    meta: { total, pageSize, ...stand, ...(ignored.length ? { ignored } : {}) },
    links: { self: self.href, next: following },
  }
  return Response.json(body, { headers: OPEN })
}

export function oneOf(request: Request, data: unknown, stand: Stand): Response {
  return Response.json({ data, meta: stand, links: { self: selfOf(request).href } }, { headers: OPEN })
}

export type ProblemCode =
  | 'bad_as_of'
  | 'bad_cursor'
  | 'bad_locale'
  | 'bad_page_size'
  | 'bad_record'
  | 'busy'
  | 'not_found'
  | 'too_long'
  | 'unknown_format'
const STATUS: Record<ProblemCode, number> = {
  bad_as_of: 400,
  bad_cursor: 400,
  bad_locale: 400,
  bad_page_size: 400,
  bad_record: 400,
  busy: 503,
  not_found: 404,
  too_long: 400,
  unknown_format: 404,
}
const TITLE: Record<ProblemCode, string> = {
  bad_as_of: 'The date can’t be shown',
  bad_cursor: 'The cursor does not belong to this list',
  bad_locale: 'There is no such language',
  bad_page_size: 'The page size is out of bounds',
  bad_record: 'The record is not a reference',
  busy: 'Too much is being drawn at this moment',
  not_found: 'Nothing is published under this address',
  too_long: 'The table is too long for this kind of file',
  unknown_format: 'No such file lies beside this page',
}

/** RFC 9457. `detail` is for the person who reads it; `code` for the program. */
export function problem(code: ProblemCode, detail: string): Response {
  const body = { type: 'about:blank', title: TITLE[code], status: STATUS[code], code, detail }
  return new Response(JSON.stringify(body), {
    status: STATUS[code],
    headers: {
      ...OPEN,
      'Content-Type': 'application/problem+json',
      ...(STATUS[code] === 503 && { 'Retry-After': '10' }),
    },
  })
}

/** The answer to a browser that asks before it reads from another site. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN,
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Max-Age': '86400',
    },
  })
}

export const PAGE_SIZE = 50
export const PAGE_SIZE_MAX = 200

/** null: not a whole number from 1 to 200. */
export function readPageSize(params: URLSearchParams): number | null {
  const given = params.get('pageSize')
  if (given === null || given === '') return PAGE_SIZE
  const size = /^\d{1,4}$/.test(given) ? Number(given) : 0
  return size >= 1 && size <= PAGE_SIZE_MAX ? size : null
}

export const today = (): string => civilDate(new Date(), env().VAADA_TIME_ZONE)

/** The address under which anybody finds this answer, whatever the door rewrote. */
function selfOf(request: Request): URL {
  const { pathname, search } = new URL(request.url)
  return new URL(`${pathname}${search}`, env().BASE_URL)
}

function withCursor(self: URL, cursor: string): string {
  const next = new URL(self)
  next.searchParams.set('cursor', cursor)
  return next.href
}
