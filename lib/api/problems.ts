/** What can be wrong with a question: the HTTP status, and the title that goes with it. */
export const PROBLEMS = {
  bad_as_of: [400, 'The date can’t be shown'],
  bad_cursor: [400, 'The cursor does not belong to this list'],
  bad_fields: [400, 'There is no such field'],
  bad_idempotency_key: [400, 'The delivery has no name of its own'],
  bad_json: [400, 'The body is not JSON'],
  bad_key: [401, 'The key opens nothing'],
  bad_locale: [400, 'There is no such language'],
  bad_origin: [403, 'Only a key may deliver from elsewhere'],
  bad_page_size: [400, 'The page size is out of bounds'],
  bad_record: [400, 'The record is not a reference'],
  bad_report: [422, 'The report can’t be taken as it is'],
  bad_request: [400, 'The request can’t be understood'],
  busy: [503, 'Too much is being drawn at this moment'],
  draft_conflict: [409, 'People and the delivery say different things'],
  failed: [500, 'The mistake is ours and has been noted'],
  forbidden: [403, 'The key may not do this'],
  idempotency_key_reused: [422, 'This name was given to another delivery'],
  in_progress: [409, 'The same delivery is being taken at this moment'],
  in_review: [409, 'The report has been handed in'],
  not_found: [404, 'Nothing is published under this address'],
  too_large: [413, 'The body is too large'],
  too_long: [400, 'The table is too long for this kind of file'],
  too_many: [429, 'Too many requests in one minute'],
  too_slow: [503, 'The question takes too long; narrow it'],
  unavailable: [503, 'The records can’t be reached at this moment'],
  unknown_format: [404, 'No such file lies beside this page'],
} as const satisfies Record<string, readonly [status: number, title: string]>
export type ProblemCode = keyof typeof PROBLEMS

export interface Problem {
  type: 'about:blank'
  title: string
  status: number
  code: ProblemCode
  /** What to do; missing: the title says it all. */
  detail?: string
}

/** RFC 9457. `status` where the answer has another than the code's own. */
export function problemBody(
  code: ProblemCode,
  detail: string | null,
  status: number = PROBLEMS[code][0],
): Problem {
  return { type: 'about:blank', title: PROBLEMS[code][1], status, code, ...(detail ? { detail } : {}) }
}
