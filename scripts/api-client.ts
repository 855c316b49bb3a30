/** `npm run api-client`: writes the types of the API's client anew, from the description that the server gives. */
import { writeFileSync } from 'node:fs'
import { clientTypes } from '@/lib/api/client/generate'
import { openApi } from '@/lib/api/openapi'

writeFileSync(
  new URL('../lib/api/client/types.ts', import.meta.url),
  clientTypes(openApi('https://vaada.example')),
)
