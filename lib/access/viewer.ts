import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import { appDb } from '@/db/client'
import type { Context } from '@/lib/context'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/model'
import { findSession, SESSION_HOURS } from '@/lib/people/mutations'

/** Behind TLS the browser itself holds the cookie to this host; on loopback, without TLS, it would refuse that name. */
const secure = () => env().BASE_URL.startsWith('https://')
const cookieName = () => (secure() ? '__Host-vaada-session' : 'vaada-session')

export type Viewer = NonNullable<Awaited<ReturnType<typeof findSession>>>

/** Who is signed in, as they are now; null: nobody. The sessions table is asked on every request, once. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const secret = await sessionSecret()
  return secret === null ? null : findSession(appDb, new Date(), secret)
})

/** The signed-in person, or the way to the sign-in page and back. A comfort: the mutations are what protects. */
export async function requireViewer(locale: Locale, back: string): Promise<Viewer> {
  const viewer = await findViewer()
  if (!viewer) redirect(`/${locale}/sign-in?back=${encodeURIComponent(back)}`)
  return viewer
}

/** What a mutation is given, on behalf of a viewer. */
export const contextOf = (viewer: Viewer): Context => ({
  actor: { id: viewer.id, role: viewer.role, makerCode: viewer.makerCode },
  db: appDb,
  now: new Date(),
  timeZone: env().VAADA_TIME_ZONE,
})

export async function sessionSecret(): Promise<string | null> {
  const token = (await cookies()).get(cookieName())?.value
  if (!token) return null
  try {
    const claims = await decode({ token, secret: env().AUTH_SECRET })
    return typeof claims?.sid === 'string' ? claims.sid : null
  } catch {
    // Not ours, or expired: the same as none.
    return null
  }
}

export async function keepSession(sid: string): Promise<void> {
  const maxAge = SESSION_HOURS * 3600
  const value = await encode({ token: { sid }, secret: env().AUTH_SECRET, maxAge })
  ;(await cookies()).set(cookieName(), value, {
    httpOnly: true,
    secure: secure(),
    sameSite: 'lax',
    path: '/',
    maxAge,
  })
}

export async function forgetSession(): Promise<void> {
  ;(await cookies()).set(cookieName(), '', {
    httpOnly: true,
    secure: secure(),
    sameSite: 'lax',
    path: '/',
    maxAge: 0,
  })
}
