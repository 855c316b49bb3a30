import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'

/**
 * A sign-in as a ministry may have it (OpenID Connect): real, on this machine, with one page that lets in whoever types
 * who they are. For tests alone.
 *
 * @typedef {object} Account what the provider says of somebody
 * @property {string} [email]
 * @property {boolean} [verified] that the address is theirs
 * @property {string[]} [methods] how they signed in there
 *
 * @typedef {object} ProviderUnderTest
 * @property {string} issuer
 * @property {{ clientId: string, clientSecret: string }} client
 * @property {Map<string, Account>} accounts by the name that is typed; a name that isn't there is itself a verified address
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} options
 * @param {string[]} options.callbacks where it may send people back to
 * @param {string} [options.host]
 * @returns {Promise<ProviderUnderTest>}
 */
export async function startProviderUnderTest({ callbacks, host = '127.0.0.1' }) {
  const client = { clientId: 'vaada', clientSecret: randomBytes(24).toString('hex') }
  /** @type {Map<string, Account>} */
  const accounts = new Map()
  /** @type {Provider | undefined} */
  let provider
  const server = createServer((request, response) => {
    if (!provider) return void response.writeHead(503).end()
    if (!request.url?.startsWith('/interaction/')) return void provider.callback()(request, response)
    letIn(provider, accounts, request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  await new Promise((resolve) => server.listen(0, host, () => resolve(undefined)))
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  const issuer = `http://${host}:${address.port}`
  provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: callbacks }],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, name) => ({
      accountId: name,
      claims: () => {
        const { email, verified = false } = accounts.get(name) ?? { email: name, verified: true }
        return { sub: name, email, email_verified: verified }
      },
    }),
  })
  return {
    issuer,
    client,
    accounts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * The page where somebody says who they are, and its answer. "Cancel" goes back without.
 *
 * @param {Provider} provider
 * @param {Map<string, Account>} accounts
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function letIn(provider, accounts, request, response) {
  const { params } = await provider.interactionDetails(request, response)
  if (request.method !== 'POST') return void response.setHeader('Content-Type', 'text/html').end(PAGE)
  const sent = new URLSearchParams(await text(request))
  const name = sent.get('name') ?? ''
  if (sent.has('cancel')) {
    const refusal = { error: 'access_denied', error_description: 'cancelled' }
    return provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false })
  }
  const grant = new provider.Grant({ accountId: name, clientId: String(params.client_id) })
  grant.addOIDCScope('openid email')
  const result = {
    login: { accountId: name, amr: accounts.get(name)?.methods ?? ['pwd'] },
    consent: { grantId: await grant.save() },
  }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

const PAGE = `<!doctype html><html lang="en"><title>Ministry</title><h1>Ministry</h1>
<form method="post"><label>Name at the ministry <input name="name"></label><button>Go on</button><button name="cancel" value="1">Cancel</button></form></html>`
