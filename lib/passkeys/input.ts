import { z } from 'zod'
import { PASSKEY_NAME_MAX } from './limits'

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(30_000)

const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') }

/** What a browser answers when a passkey was made. Extensions are not asked for, and what comes of them is left out. */
export const NewCredential = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().max(30)).max(10).optional(),
    }),
  })
  .transform((answer) => ({ ...answer, clientExtensionResults: {} }))
export type NewCredential = z.output<typeof NewCredential>

/** What a browser answers when a passkey was used. */
export const Assertion = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
    }),
  })
  .transform((answer) => ({ ...answer, clientExtensionResults: {} }))
export type Assertion = z.output<typeof Assertion>

export const PasskeyName = z.object({
  name: z.string().trim().min(1, { error: 'required' }).max(PASSKEY_NAME_MAX, { error: 'too_long' }),
})
