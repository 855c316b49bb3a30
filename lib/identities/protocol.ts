import * as client from 'openid-client'
import { DomainError } from '@/lib/errors'
import { type Claims, isMultiFactor, type Provider } from './model'

const SECONDS_MAX = 10
const SCOPE = 'openid email'

const known = new Map<string, Promise<client.Configuration>>()

/** What a provider says of itself, asked once by each process; a failure is not kept. */
function discover({ issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  const key = `${issuer} ${clientId}`
  const found = known.get(key)
  if (found) return found
  const address = new URL(issuer)
  const asked = client.discovery(address, clientId, clientSecret, undefined, {
    timeout: SECONDS_MAX,
    execute: address.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  })
  known.set(key, asked)
  asked.catch(() => known.delete(key))
  return asked
}

/** What must fit together with the provider's answer. */
export interface Expected {
  state: string
  nonce: string
  verifier: string
}

/**
 * Address at the provider where somebody signs in, and what to expect back. `callback`: where it sends them after.
 * @throws DomainError not_found: the provider doesn't answer
 */
export async function askProvider(
  provider: Provider,
  callback: string,
): Promise<{ url: string; expected: Expected }> {
  const configuration = await discover(provider).catch((error: unknown) => {
    throw new DomainError('not_found', `provider ${provider.id} doesn't answer: ${reasonOf(error)}`)
  })
  const expected = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: SCOPE,
    state: expected.state,
    nonce: expected.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(expected.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, expected }
}

/**
 * Who it is that comes back from the provider. `answer`: the address that they came back with.
 * @throws DomainError forbidden: they or the provider said no | invalid: not an answer to this question
 */
export async function readAnswer(provider: Provider, answer: URL, expected: Expected): Promise<Claims> {
  try {
    const configuration = await discover(provider)
    const tokens = await client.authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: expected.verifier,
      expectedState: expected.state,
      expectedNonce: expected.nonce,
    })
    const token = tokens.claims()
    if (!token) throw new Error('no id token')
    // Many providers tell the address only there.
    const more =
      token.email === undefined && configuration.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(configuration, tokens.access_token, token.sub)
        : token
    return {
      issuer: token.iss,
      subject: token.sub,
      email: typeof more.email === 'string' ? more.email.trim().toLowerCase() : null,
      emailVerified: more.email_verified === true,
      multiFactor: isMultiFactor(token.amr, token.acr),
    }
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError)
      throw new DomainError('forbidden', `provider ${provider.id} said ${error.error}`)
    throw new DomainError('invalid', `provider ${provider.id}: ${reasonOf(error)}`)
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : 'no reason')
