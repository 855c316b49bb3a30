import type { Ignored } from '@/lib/commitments/filters'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { PROBLEMS, type ProblemCode, problemBody } from './problems'

/** Anybody may read from any site: everything here is public, and nothing depends on who asks. */
export const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Link, Content-Disposition, X-Vaada-Ignored, RateLimit, RateLimit-Policy, Retry-After',
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

/** RFC 9457. `detail` is for the person who reads it; `code` for the program. */
export function problem(
  code: ProblemCode,
  detail: string,
  more: object = {},
  headers: object = {},
): Response {
  const [status] = PROBLEMS[code]
  return new Response(JSON.stringify({ ...problemBody(code, detail), ...more }), {
    status,
    headers: {
      ...OPEN,
      ...(status === 503 && { 'Retry-After': '10' }),
      ...headers,
      'Content-Type': 'application/problem+json',
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
      'Access-Control-Allow-Headers': 'Authorization',
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
