import { z } from 'zod'
import { OPEN, preflight } from '@/lib/api/respond'
import { CommitmentContent } from '@/lib/commitments/input'
import { env } from '@/lib/env'

export const dynamic = 'force-dynamic'

/** A commitment as it is published, for whoever keeps promises elsewhere (JSON Schema 2020-12). */
export function GET(): Response {
  const schema = z.toJSONSchema(CommitmentContent, { io: 'input' })
  return Response.json(
    {
      ...schema,
      $id: new URL('/api/v1/commitment.schema.json', env().BASE_URL).href,
      title: 'Commitment',
      description:
        'The whole of one commitment as Vaada publishes it. What is not stated is null, never an empty text or zero.',
    },
    { headers: { ...OPEN, 'Content-Type': 'application/schema+json' } },
  )
}

export const OPTIONS = preflight
