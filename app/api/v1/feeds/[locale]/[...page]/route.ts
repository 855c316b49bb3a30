import { changeFeed } from '@/components/changes/change-feed'
import { publicDb } from '@/db/client'
import { OPEN, preflight, problem, today } from '@/lib/api/respond'
import { env } from '@/lib/env'
import { subjectOf } from '@/lib/follow/subject'
import { isLocale } from '@/lib/i18n/model'

export const dynamic = 'force-dynamic'

/** What changed, as an Atom feed; the door leads `/ru/countries/KAZ.atom` here, keeps it and answers 304. */
export async function GET(_: Request, { params }: RouteContext<'/api/v1/feeds/[locale]/[...page]'>) {
  const { locale, page } = await params
  const subject = subjectOf(`/${page.join('/')}`)
  if (!isLocale(locale) || !subject) return missing()
  const { BASE_URL: baseUrl, VAADA_TIME_ZONE: zone } = env()
  const body = await changeFeed(publicDb, locale, subject, { baseUrl, today: today(), zone })
  if (body === null) return missing()
  return new Response(body, {
    headers: { ...OPEN, 'Content-Type': 'application/atom+xml; charset=utf-8', 'Content-Language': locale },
  })
}

const missing = () =>
  problem(
    'not_found',
    'A feed lies beside /changes, and beside each country, action and commitment that is published.',
  )

export const OPTIONS = preflight
