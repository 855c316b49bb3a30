import { z } from 'zod'
import { databaseUrls } from '@/db/logins'
import type { S3Settings } from '@/lib/files/s3-store'
import { ProvidersSetting } from '@/lib/identities/model'
import { mailboxOf } from '@/lib/mail/model'

const MEBIBYTE = 1024 * 1024

const wholeNumber = (from: number, to: number) => {
  const error = `a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .pipe(z.number().min(from, { error }).max(to, { error }))
}

const required = (error: string, check: (value: string) => boolean) =>
  z.string({ error }).refine(check, { error })

const timeZone = z.string().refine(isTimeZone, { error: 'a time zone such as Asia/Tashkent' })
const address = z.url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
/** Forms are checked against it and links start with it, so it is exactly what a browser sends as `Origin`. */
const origin = z
  .string()
  .refine(isOrigin, { error: 'scheme, host and port alone, such as https://vaada.example' })
  .transform((url) => new URL(url).origin)
// postgres.js takes a missing address for the database of whoever runs it on this machine, so all parts are asked for.
const database = required('postgres://login:password@host:port/database', isDatabase)
const mailServer = z.string().refine(isMailServer, { error: 'smtp://user:password@host:port, or smtps://' })
const S3 = 's3+https://key:secret@host/bucket, with ?region= where the store asks for one'
/** A key may hold what an address may not: such letters are percent-encoded. */
const fileStore = z
  .string()
  .refine((text) => s3Of(text) !== null, { error: S3 })
  .transform((text, ctx) => {
    const settings = s3Of(text)
    if (settings) return settings
    ctx.addIssue({ code: 'custom', message: S3 })
    return z.NEVER
  })
const SENDER = 'a name and an address, such as Vaada <post@example.org>'
const flag = z
  .enum(['0', '1', 'false', 'true'], { error: '1 or 0' })
  .transform((word) => word === '1' || word === 'true')

const Env = z
  .object({
    PORT: wholeNumber(1, 65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    BASE_URL: origin.optional(),
    /** Reads and writes, may not change tables. Given alone, it is the owner, and the other logins follow from it. */
    DATABASE_URL: database,
    /** Reads what is published. */
    DATABASE_PUBLIC_URL: database.optional(),
    /** Owns the tables: for migrations, redactions and backups. The server and the worker run without it. */
    DATABASE_OWNER_URL: database.optional(),
    AUTH_SECRET: required('at least 32 random characters', (secret) => secret.length >= 32),
    VAADA_DATA_DIR: z.string().default('.data'),
    /** Where files lie; not set: in the folder `files` of the data folder. */
    VAADA_FILES_URL: fileStore.optional(),
    /** Days and deadlines are those of this zone. */
    VAADA_TIME_ZONE: timeZone.default('Asia/Tashkent'),
    /** Proxies of yours in front, one after the other: so many entries of `X-Forwarded-For` are believed. */
    VAADA_PROXIES: wholeNumber(0, 5).default(0),
    /** Where "Leave this site" leads. */
    VAADA_EXIT_URL: address.default('https://www.wikipedia.org/'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'fatal, error, warn, info, debug, trace or silent',
      })
      .default('info'),
    /** Without one, letters are held in the outbox. */
    SMTP_URL: mailServer.optional(),
    /** Whom letters are from. */
    MAIL_FROM: z
      .string()
      .refine((text) => mailboxOf(text) !== null, { error: SENDER })
      .optional(),
    /** Sign-ins elsewhere (OpenID Connect) that are taken here. */
    VAADA_OIDC: ProvidersSetting.default([]),
    VAADA_DEMO: flag.default(false),
    /** Whether the worker asks for the links that records cite. */
    VAADA_LINK_CHECKS: flag.default(true),
    /** Of whoever publishes the record's IATI files, as registered; not set: they say that it is not registered. */
    VAADA_IATI_ORGANISATION: z
      .string()
      .regex(/^[A-Z]{2,3}-[A-Z0-9]+-[^\s/&|?:]+$/, {
        error: 'an identifier of org-id.guide, such as GB-CHC-1234567',
      })
      .optional(),
    /** Questions to the API that one network address may ask in a minute; a key asks ten times as often. */
    VAADA_API_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
    VAADA_PAGE_CACHE_BYTES: wholeNumber(0, 4096 * MEBIBYTE).default(64 * MEBIBYTE),
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: SENDER,
    // Also where other values are wrong: all are named at once.
    when: () => true,
  })
  .transform((given) => ({
    ...given,
    BASE_URL: given.BASE_URL ?? `http://127.0.0.1:${given.PORT}`,
    ...logins(given),
  }))

export type Env = z.output<typeof Env>

/** These hold a password, so a message must not repeat them. */
const SECRET = /^(AUTH_SECRET|VAADA_OIDC|DATABASE_.*URL|SMTP_URL|VAADA_FILES_URL)$/

/** Names every wrong value at once, and what each should be. */
export class EnvError extends Error {
  override name = 'EnvError'
}

/**
 * An empty value counts as not set.
 * @throws EnvError
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const result = Env.safeParse(given)
  if (result.success) return result.data

  const wrong = result.error.issues.map(({ path: [name = ''], message }) => {
    const value = given[String(name)]
    const is = value === undefined ? 'is not set' : SECRET.test(String(name)) ? 'is wrong' : `is "${value}"`
    return `${String(name)} ${is}; it should be ${message}`
  })
  throw new EnvError(wrong.join('\n'))
}

let parsed: Env | undefined

/** The environment of this process, checked at the first call: never while modules load, so that the build needs none. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/** What is set is taken as it is: a server that was given its two logins knows of no owner. */
function logins(given: Parameters<typeof databaseUrls>[0]) {
  const { DATABASE_URL, DATABASE_PUBLIC_URL, DATABASE_OWNER_URL } = given
  if (DATABASE_PUBLIC_URL) return { DATABASE_URL, DATABASE_PUBLIC_URL, DATABASE_OWNER_URL }
  const { app, reader, owner } = databaseUrls(given)
  return { DATABASE_URL: app, DATABASE_PUBLIC_URL: reader, DATABASE_OWNER_URL: owner }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, origin, href } = new URL(text)
  return /^https?:$/.test(protocol) && !username && href === `${origin}/`
}

function isDatabase(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname } = new URL(text)
  return /^postgres(ql)?:$/.test(protocol) && hostname !== '' && pathname.length > 1
}

function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash } = new URL(text)
  return /^smtps?:$/.test(protocol) && hostname !== '' && /^\/?$/.test(pathname) && !search && !hash
}

/** Null: no address of a store. */
function s3Of(text: string): S3Settings | null {
  const [, scheme = ''] = /^s3\+(https?):\/\//.exec(text) ?? []
  const plain = text.replace(/^s3\+/, '')
  if (scheme === '' || !URL.canParse(plain)) return null
  const address = new URL(plain)
  const { username, password, hash } = address
  const region = address.searchParams.get('region') ?? 'us-east-1'
  const isKnown = [...address.searchParams.keys()].every((name) => name === 'region')
  if (!username || !password || hash || !isKnown || !/^[a-z0-9-]+$/.test(region)) return null
  if (!/^\/[\w.-]+(?:\/[\w.-]+)*\/?$/.test(address.pathname)) return null
  try {
    return {
      address: new URL(`${address.origin}${address.pathname}`),
      accessKeyId: decodeURIComponent(username),
      secretAccessKey: decodeURIComponent(password),
      region,
    }
  } catch {
    return null
  }
}
