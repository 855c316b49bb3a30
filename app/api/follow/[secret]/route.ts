import { appDb } from '@/db/client'
import { publicContext } from '@/lib/access/viewer'
import { DomainError } from '@/lib/errors'
import { listFollowed } from '@/lib/follow/find'
import { FOLLOW_PATH } from '@/lib/follow/model'
import { endFollows } from '@/lib/follow/mutations'
import { href } from '@/lib/i18n/links'
import { DEFAULT_LOCALE } from '@/lib/i18n/model'

export const dynamic = 'force-dynamic'

const HEADERS = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' }

/**
 * One-click unsubscribing (RFC 8058): a mail program posts here for its reader, from anywhere, and all letters to the address
 * end. Who did so before is answered the same.
 */
export async function POST(_: Request, { params }: RouteContext<'/api/follow/[secret]'>) {
  const { secret } = await params
  try {
    await endFollows(publicContext(), secret, 'all')
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
  return new Response('Unsubscribed.\n', { headers: HEADERS })
}

/** A person who opens the same address is asked on a page: looking at something changes nothing. */
export async function GET(_: Request, { params }: RouteContext<'/api/follow/[secret]'>) {
  const { secret } = await params
  const [followed] = await listFollowed(appDb, secret)
  const page = href(followed?.locale ?? DEFAULT_LOCALE, FOLLOW_PATH + encodeURIComponent(secret))
  return new Response(null, { status: 303, headers: { ...HEADERS, Location: page } })
}
