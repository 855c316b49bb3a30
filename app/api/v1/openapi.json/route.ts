import { openApi } from '@/lib/api/openapi'
import { OPEN, preflight } from '@/lib/api/respond'
import { env } from '@/lib/env'

export const dynamic = 'force-dynamic'

/** The description of this API for programs (OpenAPI 3.1); people read it at `/en/api`. */
export function GET(): Response {
  return Response.json(openApi(env().BASE_URL), { headers: OPEN })
}

export const OPTIONS = preflight
