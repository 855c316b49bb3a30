import { publicDb } from '@/db/client'
import { OPEN, preflight, problem, today } from '@/lib/api/respond'
import { listPublicDays } from '@/lib/calendar/public-days'
import { renderCalendar } from '@/lib/calendar/render'
import { env } from '@/lib/env'
import { fileName } from '@/lib/exports/demonstration'
import { hasDates } from '@/lib/feeds/paths'
import { findFirstEntryAt, findSubject } from '@/lib/follow/queries'
import { type Subject, subjectOf } from '@/lib/follow/subject'
import { isLocale } from '@/lib/i18n/model'
import { siteState } from '@/lib/standing/site-state'

export const dynamic = 'force-dynamic'

/** Due days as a calendar; the door leads `/ru/countries/KAZ.ics` here, keeps it and answers 304. */
export async function GET(_: Request, { params }: RouteContext<'/api/v1/dates/[locale]/[...page]'>) {
  const { locale, page } = await params
  const path = `/${page.join('/')}`
  const subject: Subject | null = path === '/commitments' ? { kind: 'record' } : subjectOf(path)
  if (!isLocale(locale) || !subject || !hasDates(path)) return missing()
  const [found, days, firstAt, { demo }] = await Promise.all([
    findSubject(publicDb, subject),
    listPublicDays(publicDb, subject, today()),
    findFirstEntryAt(publicDb),
    siteState(),
  ])
  if (!found) return missing()
  const body = renderCalendar({
    days,
    locale,
    baseUrl: env().BASE_URL,
    // What stands still, so that the same days are the same text whenever they are asked for.
    madeAt: new Date(firstAt ?? 0),
    cyclePath: '/reporting',
    isNamed: true,
    isDemo: demo,
  })
  return new Response(body, {
    headers: {
      ...OPEN,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Language': locale,
      'Content-Disposition': `inline; filename="${fileName(`vaada-${page.join('-')}.ics`, demo)}"`,
    },
  })
}

const missing = () =>
  problem(
    'not_found',
    'A calendar lies beside /commitments, and beside each country, action and commitment that is published.',
  )

export const OPTIONS = preflight
