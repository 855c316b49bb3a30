import { countryPaper, RECORDS_MAX } from '@/components/papers/country-paper'
import { publicDb } from '@/db/client'
import { preflight, problem, today } from '@/lib/api/respond'
import { asOfOr } from '@/lib/as-of/api'
import { LEVELS } from '@/lib/commitments/model'
import { isLocale } from '@/lib/i18n/model'
import { findProfile } from '@/lib/makers/profile-queries'
import { findMakerContext, listMakerRecords } from '@/lib/makers/queries'
import { answerPaper } from '@/lib/papers/respond'
import { siteState } from '@/lib/standing/site-state'

export const dynamic = 'force-dynamic'

/** One maker as PDF, in the language of its page. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/v1/papers/[locale]/countries/[code]'>,
) {
  const { locale, code } = await params
  if (!isLocale(locale) || !/^[A-Z]{3}$/.test(code)) return missing()
  const found = await asOfOr(new URL(request.url).searchParams)
  if ('refusal' in found) return found.refusal
  const [profile, records, context, state] = await Promise.all([
    findProfile(publicDb, code, found.asOf),
    listMakerRecords(publicDb, code, { levels: LEVELS, limit: RECORDS_MAX }, found.asOf),
    findMakerContext(publicDb, code, found.asOf),
    siteState(),
  ])
  if (!profile) return missing()
  const then = found.asOf ?? { day: today(), seq: state.seq ?? 0, reconstructed: false }
  const paper = await countryPaper(locale, { profile, records, context }, then)
  return answerPaper(paper, `vaada-${code}-${locale}`)
}

const missing = () => problem('not_found', 'No maker has this code; see /api/v1/countries.')

export const OPTIONS = preflight
