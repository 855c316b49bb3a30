import { appDb } from '@/db/client'
import type { ProblemCode } from '@/lib/api/problems'
import { OPEN, problem } from '@/lib/api/respond'
import { shownKey } from '@/lib/api-keys/model'
import { findKey } from '@/lib/api-keys/queries'
import type { DeliveryRefusal } from '@/lib/deliveries/model'
import { deliverReport } from '@/lib/deliveries/mutations'
import { env } from '@/lib/env'

export const dynamic = 'force-dynamic'

/** What whoever sends it is to do. */
const WHAT_TO_DO: Record<DeliveryRefusal, string> = {
  bad_json: 'Send one JSON object, in UTF-8.',
  bad_report: 'Mend what `faults` names and send it again; see /api/v1/openapi.json.',
  bad_idempotency_key: 'Send `Idempotency-Key`: 8 to 200 printable characters, a new one for each delivery.',
  idempotency_key_reused: 'Send another body under another `Idempotency-Key`.',
  in_progress: 'Ask again in a minute, with the same key and body.',
  not_found: 'There is no such commitment or cycle of the office that the key belongs to.',
  forbidden: 'Whoever answers for the key may not write this report.',
  in_review:
    'It can’t be changed while it is read. Ask the office to take it back, or wait for its publication.',
  draft_conflict:
    'Nothing was changed. Settle what `faults` names with the people of the office, in the form.',
}

/** Takes a report of an office's own system as a draft. */
export async function POST(request: Request): Promise<Response> {
  const clock = { db: appDb, now: new Date(), timeZone: env().VAADA_TIME_ZONE }
  const shown = shownKey(request.headers.get('authorization'))
  const key = shown === null ? null : await findKey(clock, shown)
  if (key === null) return problem('bad_key', 'Send `Authorization: Bearer` with a key that the office made.')
  if (key.kind !== 'delivering')
    return problem('forbidden', 'This key reads. The lead of the office makes one that delivers.')

  const name = request.headers.get('idempotency-key') ?? ''
  const { replayed, ...answer } = await deliverReport(clock, key, name, await request.text())
  const headers = { ...OPEN, ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}) }
  if (!answer.ok) {
    const faults = answer.faults.length ? { faults: answer.faults } : {}
    return problem(answer.refusal satisfies ProblemCode, WHAT_TO_DO[answer.refusal], faults, headers)
  }
  const { submission, revision, gaps } = answer
  const page = new URL(`/${key.locale}/workspace/submissions/${submission}`, env().BASE_URL).href
  return Response.json({ data: { submission, revision, gaps }, links: { page } }, { status: 201, headers })
}
