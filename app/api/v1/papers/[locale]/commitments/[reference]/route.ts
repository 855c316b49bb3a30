import { commitmentPaper } from '@/components/papers/commitment-paper'
import { publicDb } from '@/db/client'
import { preflight, problem } from '@/lib/api/respond'
import { asOfOr } from '@/lib/as-of/api'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { findCommitment } from '@/lib/commitments/queries'
import { listContributions } from '@/lib/contributions/queries'
import { isLocale } from '@/lib/i18n/model'
import { listHistory } from '@/lib/ledger/queries'
import { answerPaper } from '@/lib/papers/respond'

export const dynamic = 'force-dynamic'

/** One commitment as PDF, in the language of its page. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/papers/[locale]/commitments/[reference]'>,
) {
  const { locale, reference } = await params
  if (!isLocale(locale) || !REFERENCE_PATTERN.test(reference)) return missing()
  const found = await asOfOr(new URL(request.url).searchParams)
  if ('refusal' in found) return found.refusal
  const [commitment, history, contributions] = await Promise.all([
    findCommitment(publicDb, reference, found.asOf),
    listHistory(publicDb, reference, found.asOf),
    listContributions(publicDb, reference, found.asOf),
  ])
  return commitment
    ? answerPaper(
        await commitmentPaper(locale, commitment, history, contributions, found.asOf),
        `vaada-${reference}-${locale}`,
      )
    : missing()
}

const missing = () =>
  problem('not_found', 'No commitment is published under this reference; see /api/v1/commitments.')

export const OPTIONS = preflight
