import { createHash } from 'node:crypto'
import { appDb } from '@/db/client'
import { clientAddress } from '@/lib/access/viewer'
import { findFeed } from '@/lib/calendar/queries'
import { renderCalendar } from '@/lib/calendar/render'
import { env } from '@/lib/env'
import { DomainError } from '@/lib/errors'
import { calendarLimit } from '@/lib/sessions/throttle'

export const dynamic = 'force-dynamic'

/** Somebody's dates, for their calendar program, which has no session: the secret in the address is all it shows. */
export async function GET(_: Request, { params }: RouteContext<'/api/calendar/[secret]'>) {
  const [{ secret }, client] = await Promise.all([params, clientAddress()])
  const now = new Date()
  try {
    calendarLimit.count(client, now)
  } catch (error) {
    if (error instanceof DomainError)
      return new Response(null, { status: 429, headers: { 'Retry-After': '900' } })
    throw error
  }
  const { BASE_URL: baseUrl, VAADA_TIME_ZONE: timeZone } = env()
  const feed = await findFeed(appDb, { now, timeZone }, secret)
  if (!feed) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const body = renderCalendar({ ...feed, baseUrl })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="vaada.ics"',
      'Cache-Control': 'private, no-cache',
      // Weak, as the door compresses; it is the door that answers 304 to whoever has it.
      ETag: `W/"${createHash('sha256').update(body).digest('base64url')}"`,
    },
  })
}
