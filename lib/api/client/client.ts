import createClient, { type Client, type ClientOptions } from 'openapi-fetch'
import type { paths } from './types'

/**
 * Reads a Vaada from any program: `vaadaClient({ baseUrl: 'https://…/api/v1' }).GET('/commitments', …)`. Parameters and answers
 * have the types of the API's own description (`types.ts`, made by `npm run api-client`). A problem comes back as `error`;
 * it throws only where there is no answer at all.
 */
export const vaadaClient = (options: ClientOptions): Client<paths> => createClient<paths>(options)
