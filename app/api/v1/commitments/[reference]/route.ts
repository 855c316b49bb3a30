import type { z } from 'zod'
import { publicDb } from '@/db/client'
import { fieldsOr, only } from '@/lib/api/fields'
import { oneOf, preflight, problem } from '@/lib/api/respond'
import { Commitment } from '@/lib/api/schema/commitment'
import { withLinks, withRules } from '@/lib/api/views'
import { asOfOr } from '@/lib/as-of/api'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { findCommitment } from '@/lib/commitments/queries'
import { listContributions } from '@/lib/contributions/queries'
import { listHistory } from '@/lib/ledger/queries'

export const dynamic = 'force-dynamic'

/** Everything published about one commitment, with where it stands and the ledger entries that published it. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/commitments/[reference]'>) {
  const reference = (await params).reference.toUpperCase()
  const missing = () =>
    problem('not_found', 'No commitment is published under this reference; see /api/v1/commitments.')
  if (!REFERENCE_PATTERN.test(reference)) return missing()

  const { searchParams } = new URL(request.url)
  const picked = fieldsOr(searchParams, Commitment)
  if ('refusal' in picked) return picked.refusal
  const dated = await asOfOr(searchParams)
  if ('refusal' in dated) return dated.refusal
  const { asOf, stand } = dated

  const [commitment, contributions, entries] = await Promise.all([
    findCommitment(publicDb, reference, asOf),
    listContributions(publicDb, reference, asOf),
    listHistory(publicDb, reference, asOf),
  ])
  if (!commitment) return missing()

  // Contents stand in /api/v1/ledger; here an entry is what was done, by whom, when and why.
  const history = entries.map(
    ({ seq, at, act, subject, record, version, office, reason, contentHash, hash, redactedBySeq }) => ({
      seq,
      at,
      act,
      subject,
      record,
      version,
      office,
      reason,
      contentHash,
      hash,
      redactedBySeq,
    }),
  )
  const whole: z.output<typeof Commitment> = { ...withLinks(withRules(commitment)), contributions, history }
  return oneOf(request, only(whole, picked.fields), stand)
}

export const OPTIONS = preflight
