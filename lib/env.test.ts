import { describe, expect, test } from 'vitest'
import { EnvError, parseEnv } from './env'

const enough = {
  DATABASE_URL: 'postgres://vaada_app:secret@127.0.0.1:5432/vaada',
  DATABASE_PUBLIC_URL: 'postgres://vaada_public:secret@127.0.0.1:5432/vaada',
  AUTH_SECRET: 'x'.repeat(32),
}

const complaint = (changes: Record<string, string | undefined>) => {
  try {
    parseEnv({ ...enough, ...changes })
  } catch (error) {
    if (error instanceof EnvError) return error.message
    throw error
  }
  return null
}

test('databases and the secret are enough; the rest has defaults', () => {
  expect(parseEnv(enough)).toEqual({
    ...enough,
    PORT: 3000,
    HOST: '127.0.0.1',
    BASE_URL: 'http://127.0.0.1:3000',
    VAADA_DATA_DIR: '.data',
    VAADA_PROXIES: 0,
    VAADA_TIME_ZONE: 'Asia/Tashkent',
    VAADA_EXIT_URL: 'https://www.wikipedia.org/',
    LOG_LEVEL: 'info',
    VAADA_OIDC: [],
    VAADA_DEMO: false,
    VAADA_LINK_CHECKS: true,
    VAADA_API_PER_MINUTE: 600,
    VAADA_PAGE_CACHE_BYTES: 67_108_864,
  })
})

test('two logins are taken as they are, and no owner is made up', () => {
  expect(parseEnv(enough).DATABASE_OWNER_URL).toBeUndefined()
})

test('an address given alone is the owner, and the other logins follow from it and the secret', () => {
  const alone = { DATABASE_URL: 'postgres://me:mine@db.example:5432/vaada', AUTH_SECRET: 'x'.repeat(32) }
  const { DATABASE_URL, DATABASE_PUBLIC_URL, DATABASE_OWNER_URL } = parseEnv(alone)
  expect(DATABASE_OWNER_URL).toBe('postgres://me:mine@db.example:5432/vaada')
  expect(DATABASE_URL).toMatch(/^postgres:\/\/vaada_app:[\w-]{43}@db\.example:5432\/vaada$/)
  expect(DATABASE_PUBLIC_URL).toMatch(/^postgres:\/\/vaada_public:[\w-]{43}@db\.example:5432\/vaada$/)
})

test('the base address follows the port', () => {
  expect(parseEnv({ ...enough, PORT: '8080' }).BASE_URL).toBe('http://127.0.0.1:8080')
})

test('the base address is written the way browsers write an origin', () => {
  expect(parseEnv({ ...enough, BASE_URL: 'https://Vaada.example:443/' }).BASE_URL).toBe(
    'https://vaada.example',
  )
})

test('an empty value counts as not set', () => {
  expect(parseEnv({ ...enough, PORT: '', LOG_LEVEL: ' ' })).toMatchObject({ PORT: 3000, LOG_LEVEL: 'info' })
})

test.each([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
])('VAADA_DEMO=%s is %s', (word, on) => {
  expect(parseEnv({ ...enough, VAADA_DEMO: word }).VAADA_DEMO).toBe(on)
})

test.each([
  [{ PORT: 'abc' }, 'PORT is "abc"; it should be a whole number from 1 to 65535'],
  [{ PORT: '0' }, 'PORT is "0"; it should be a whole number from 1 to 65535'],
  [{ PORT: '65536' }, 'PORT is "65536"; it should be a whole number from 1 to 65535'],
  [{ PORT: '1e3' }, 'PORT is "1e3"; it should be a whole number from 1 to 65535'],
  [
    { BASE_URL: 'vaada.example' },
    'BASE_URL is "vaada.example"; it should be scheme, host and port alone, such as https://vaada.example',
  ],
  [
    { BASE_URL: 'https://vaada.example/en' },
    'BASE_URL is "https://vaada.example/en"; it should be scheme, host and port alone, such as https://vaada.example',
  ],
  [{ VAADA_TIME_ZONE: 'Mars' }, 'VAADA_TIME_ZONE is "Mars"; it should be a time zone such as Asia/Tashkent'],
  [
    { VAADA_EXIT_URL: 'javascript:alert(1)' },
    'VAADA_EXIT_URL is "javascript:alert(1)"; it should be an address that starts with http:// or https://',
  ],
  [
    { LOG_LEVEL: 'loud' },
    'LOG_LEVEL is "loud"; it should be fatal, error, warn, info, debug, trace or silent',
  ],
  [{ VAADA_DEMO: 'maybe' }, 'VAADA_DEMO is "maybe"; it should be 1 or 0'],
  [
    { DATABASE_URL: undefined },
    'DATABASE_URL is not set; it should be postgres://login:password@host:port/database',
  ],
])('%o stops with: %s', (changes, message) => {
  expect(complaint(changes)).toBe(message)
})

test.each([
  'smtp://mail.example.org',
  'smtp://post:a%40b@mail.example.org:587',
  'smtps://post:secret@[2001:db8::1]:465/',
])('letters go through %s, from whom is said beside it', (SMTP_URL) => {
  const MAIL_FROM = 'Vaada <post@example.org>'
  expect(parseEnv({ ...enough, SMTP_URL, MAIL_FROM })).toMatchObject({ SMTP_URL, MAIL_FROM })
})

test.each([
  [
    { SMTP_URL: 'smtp://mail.example.org' },
    'MAIL_FROM is not set; it should be a name and an address, such as Vaada <post@example.org>',
  ],
  [
    { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Vaada' },
    'MAIL_FROM is "Vaada"; it should be a name and an address, such as Vaada <post@example.org>',
  ],
  [
    { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Vaada <a@example.org>, b@example.org' },
    'MAIL_FROM is "Vaada <a@example.org>, b@example.org"; it should be a name and an address, such as Vaada <post@example.org>',
  ],
])('a mail server needs a sender: %o', (changes, message) => {
  expect(complaint(changes)).toBe(message)
})

test.each([
  [
    { SMTP_URL: 'https://post:hunter2@mail.example.org', MAIL_FROM: 'post@example.org' },
    'SMTP_URL is wrong; it should be smtp://user:password@host:port, or smtps://',
  ],
  [
    { SMTP_URL: 'smtp://post:hunter2@mail.example.org/?ignoreTLS=true', MAIL_FROM: 'post@example.org' },
    'SMTP_URL is wrong; it should be smtp://user:password@host:port, or smtps://',
  ],
  [{ AUTH_SECRET: 'hunter2' }, 'AUTH_SECRET is wrong; it should be at least 32 random characters'],
  [
    { DATABASE_URL: 'mysql://root:hunter2@db/vaada' },
    'DATABASE_URL is wrong; it should be postgres://login:password@host:port/database',
  ],
  [
    { VAADA_FILES_URL: 's3+https://key:hunter2@store.example' },
    'VAADA_FILES_URL is wrong; it should be s3+https://key:secret@host/bucket, with ?region= where the store asks for one',
  ],
])('a wrong secret is not repeated', (changes, message) => {
  expect(complaint(changes)).toBe(message)
})

test('all wrong values are named at once', () => {
  expect(complaint({ PORT: 'x', VAADA_DEMO: 'y' })?.split('\n')).toEqual([
    'PORT is "x"; it should be a whole number from 1 to 65535',
    'VAADA_DEMO is "y"; it should be 1 or 0',
  ])
  expect(complaint({ PORT: 'x', SMTP_URL: 'smtp://mail.example.org' })?.split('\n')).toEqual([
    'PORT is "x"; it should be a whole number from 1 to 65535',
    'MAIL_FROM is not set; it should be a name and an address, such as Vaada <post@example.org>',
  ])
})

describe('providers of sign-in', () => {
  const one = {
    id: 'ministry',
    name: 'Ministry',
    issuer: 'https://login.ministry.example',
    clientId: 'vaada',
    clientSecret: 'never to be repeated',
  }
  const wrong = (list: unknown) => complaint({ VAADA_OIDC: JSON.stringify(list) })

  test('vouch for no address and no second factor unless told to', () => {
    const { VAADA_OIDC } = parseEnv({ ...enough, VAADA_OIDC: JSON.stringify([one]) })
    expect(VAADA_OIDC).toEqual([{ ...one, domains: [], secondFactor: false }])
  })

  test.each([
    ['not JSON', '[{"clientSecret":"never to be repeated"', 'as JSON'],
    ['no list', JSON.stringify(one), 'as JSON'],
    ['an issuer without TLS', JSON.stringify([{ ...one, issuer: 'http://login.example' }]), 'https://'],
    ['a misspelt name', JSON.stringify([{ ...one, client_secret: 'never to be repeated' }]), 'alone'],
    ['no secret', JSON.stringify([{ ...one, clientSecret: undefined }]), 'clientSecret'],
    ['a domain that is an address', JSON.stringify([{ ...one, domains: ['a@b.example'] }]), 'domains'],
    ['two with one id', JSON.stringify([one, { ...one, issuer: 'https://b.example' }]), 'differ'],
  ])('with %s are refused, and no secret is repeated', (_, given, words) => {
    const message = complaint({ VAADA_OIDC: given })
    expect(message).toContain('VAADA_OIDC is wrong')
    expect(message).toContain(words)
    expect(message).not.toContain('never to be repeated')
  })

  test('on this machine may go without TLS', () => {
    expect(wrong([{ ...one, issuer: 'http://127.0.0.1:4000' }])).toBeNull()
  })
})

test('a store of files is its bucket, its keys and its region', () => {
  const { VAADA_FILES_URL } = parseEnv({
    ...enough,
    VAADA_FILES_URL: 's3+https://key:a%2Fsecret@store.example:9000/bucket/folder?region=kz-1',
  })
  expect(VAADA_FILES_URL).toMatchObject({ accessKeyId: 'key', secretAccessKey: 'a/secret', region: 'kz-1' })
  expect(VAADA_FILES_URL?.address.href).toBe('https://store.example:9000/bucket/folder')
})
