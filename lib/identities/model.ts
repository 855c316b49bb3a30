import { z } from 'zod'

/** Time to come back from a provider. */
export const HANDSHAKE_MINUTES = 10

/** What somebody goes to a provider for: to get in, or to tie its account to the one they have here. */
export const PURPOSES = ['sign_in', 'link'] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * Why somebody came back from a provider without having got what they went for. `not_found`: no account here is tied to
 * that one; `already_done`: it is tied to another account; `forbidden`: they or the provider said no; `unreachable`: the
 * provider didn't answer; `expired`: nothing was begun in this browser, or too long ago; `invalid`: what came back is not
 * an answer to what was asked; `throttled`: too many attempts.
 */
export const PROBLEMS = [
  'not_found',
  'already_done',
  'forbidden',
  'unreachable',
  'expired',
  'invalid',
  'throttled',
] as const
export type Problem = (typeof PROBLEMS)[number]

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Without TLS anybody on the way could answer in the provider's place, so only this machine may go without. */
export function isIssuer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, search, hash } = new URL(address)
  return (
    (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))) &&
    !(username || search || hash)
  )
}

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/
const DOMAINS = 'a list whose "domains" look like ["ministry.example"]'
const text = (error: string, max = 500) => z.string({ error }).min(1, { error }).max(max, { error })

/** A sign-in elsewhere (OpenID Connect) that this instance takes. Its messages repeat nothing of what was given. */
const Provider = z.strictObject(
  {
    /** Stands in the address that the provider sends people back to. */
    id: z.string({ error: 'a list whose "id"s are short words' }).regex(/^[a-z0-9-]{1,30}$/, {
      error: 'a list whose "id"s are short words of Latin letters, figures and hyphens',
    }),
    /** As people know it. */
    name: text('a list with a "name" of at most 60 characters for each provider', 60),
    issuer: z
      .string({ error: 'a list with an "issuer" for each provider' })
      .refine(isIssuer, { error: 'a list whose "issuer"s start with https://' }),
    clientId: text('a list with a "clientId" for each provider'),
    clientSecret: text('a list with a "clientSecret" for each provider'),
    /** Domains whose e-mail addresses this provider itself gives out: by them it finds accounts that exist here. */
    domains: z
      .array(z.string({ error: DOMAINS }).regex(DOMAIN, { error: DOMAINS }), { error: DOMAINS })
      .default([]),
    /** Whether it is believed when it says that it asked for a second factor. */
    secondFactor: z.boolean({ error: 'a list whose "secondFactor"s are true or false' }).default(false),
  },
  { error: 'a list of providers with id, name, issuer, clientId, clientSecret, domains, secondFactor alone' },
)
export type Provider = z.output<typeof Provider>

export const Providers = z
  .array(Provider, { error: 'a list of sign-in providers, as JSON' })
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'a list whose "id"s differ from each other',
  })
  .refine((all) => new Set(all.map(({ issuer }) => issuer)).size === all.length, {
    error: 'a list whose "issuer"s differ from each other',
  })

/** The value of the setting, which is JSON. */
export const ProvidersSetting = z
  .string()
  .transform((given, context) => {
    try {
      return JSON.parse(given) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'a list of sign-in providers, as JSON' })
      return z.NEVER
    }
  })
  .pipe(Providers)

/** Methods (RFC 8176) that show something somebody has; each alone is one factor. */
const HAVING = ['otp', 'hwk', 'swk']
/** What they know, or are. `user` is neither: a touch of whoever holds the device. */
const KNOWING_OR_BEING = ['pwd', 'pin', 'fpt', 'face']
const STRONG_CLASSES = [
  'mfa',
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
]

/** What a provider says about somebody, once it is known to come from the provider. */
export interface Claims {
  issuer: string
  subject: string
  /** Lower case; null: it doesn't say. */
  email: string | null
  emailVerified: boolean
  /** It asked for a second factor. */
  multiFactor: boolean
}

export const isMultiFactor = (amr: unknown, acr: unknown): boolean =>
  (Array.isArray(amr) && showsTwo(amr)) || STRONG_CLASSES.includes(acr as string)

const showsTwo = (methods: unknown[]): boolean =>
  methods.includes('mfa') ||
  [HAVING, KNOWING_OR_BEING].every((factor) => factor.some((method) => methods.includes(method)))

/** Whether the provider itself gives out this address and says that it is this person's. */
export function vouchesFor(
  { domains }: Pick<Provider, 'domains'>,
  { email, emailVerified }: Claims,
): boolean {
  const [, domain = '', more] = email?.split('@') ?? []
  return emailVerified && more === undefined && domains.includes(domain)
}
