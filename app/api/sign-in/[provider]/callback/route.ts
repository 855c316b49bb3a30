import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { appDb } from '@/db/client'
import {
  ceremonySecret,
  clientAddress,
  contextOf,
  currentBrowser,
  findViewer,
  forgetCeremony,
  publicContext,
} from '@/lib/access/viewer'
import { settle } from '@/lib/action-result'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import { callbackOf, takeHandshake } from '@/lib/identities/handshake'
import { PROBLEMS, type Problem } from '@/lib/identities/model'
import { linkIdentity, type Return, signInByProvider } from '@/lib/identities/mutations'
import { enter } from '@/lib/sessions/enter'
import { signInLimit } from '@/lib/sessions/throttle'
import { negotiate } from '@/proxy'

/** Where a provider sends people back to. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/api/sign-in/[provider]/callback'>,
) {
  const { provider: id } = await params
  const provider = env().VAADA_OIDC.find((one) => one.id === id)
  if (!provider) return new Response(null, { status: 404 })
  const [secret, browser, client] = await Promise.all([ceremonySecret(), currentBrowser(), clientAddress()])
  const handshake = await takeHandshake(appDb, new Date(), secret)
  await forgetCeremony()
  // The address as the provider was told it: what this process hears of it may differ behind a proxy.
  const answer = new URL(callbackOf(env().BASE_URL, provider))
  answer.search = request.nextUrl.search
  const came: Return = { provider, handshake, answer }
  const locale = handshake?.locale ?? negotiate(request.headers.get('accept-language'))
  const purpose = handshake?.purpose ?? 'sign_in'

  let opened = ''
  const result = await settle(async () => {
    signInLimit.count(client, new Date())
    if (purpose === 'link') await link(came)
    else opened = await signInByProvider(publicContext(), came, browser)
  })
  if (!result.ok)
    redirect(href(locale, '/sign-in/provider', { problem: problemOf(result.formError), purpose }))
  if (purpose === 'link') redirect(href(locale, '/account', { identity: 'linked' }))
  return enter(opened, locale, handshake?.back ?? null)
}

async function link(came: Return): Promise<void> {
  const viewer = await findViewer()
  await linkIdentity(viewer ? contextOf(viewer) : publicContext(), viewer?.sessionId ?? 0, came)
}

const problemOf = (code: unknown): Problem => PROBLEMS.find((problem) => problem === code) ?? 'invalid'
