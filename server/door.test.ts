import { once } from 'node:events'
import { createServer, type IncomingMessage, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tellTrouble } from '@/db/trouble'
import type { Answer } from './answer'
import { MAX_BODY } from './body'
import { createDoor } from './door'
import { PageCache } from './page-cache'
import { readDoorWords } from './plain-page'
import type { NextHandler } from './render'

const html = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate',
}
const page: NextHandler = async (request, response) => {
  response.writeHead(200, html)
  response.write('<!DOCTYPE html><p>')
  response.end(
    `${request.method} ${request.url} ${request.headers.cookie ?? 'nobody'}</p><script>self.__next_f.push([1,"a"])</script>`,
  )
}

/** What Next answers in this test, and what it was asked. */
const next = vi.fn<NextHandler>(page)
const published = {
  current: '7' as string | null,
  down: false,
  shaken: false,
  read: vi.fn(async () => '7'),
  answers: async () => !published.down,
  ask: () => Promise.reject(new Error('not here')),
  close: async () => undefined,
}
const lines: Record<string, unknown>[] = []
const forgeries = vi.fn()
const log = pino({ base: undefined }, { write: (line: string) => void lines.push(JSON.parse(line)) })
let port: number
let server: ReturnType<typeof createServer>

beforeEach(async () => {
  Object.assign(published, { current: '7', down: false, shaken: false })
  next.mockReset().mockImplementation(page)
  lines.length = 0
  forgeries.mockReset()
  server = createServer((request, response) => door(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  const door = createDoor({
    handle: next,
    base: new URL(`http://127.0.0.1:${port}`),
    published,
    pages: new PageCache<Answer>(1_000_000),
    today: () => '2026-11-23',
    readiness: async () => ({
      ready: !published.down,
      database: !published.down,
      publication: true,
      migrations: true,
    }),
    words: readDoorWords('no such folder'),
    onForgery: forgeries,
    log,
    renderTimeoutMs: 500,
    largeBodies: {
      paths: ['/api/uploads/form'],
      limit: 3 * MAX_BODY,
      atOnce: 2,
      senderOf: async ({ headers }) => Number(/^in(\d)$/.exec(headers.cookie ?? '')?.[1] ?? 0) || null,
    },
  })
})
afterEach(() => server.close())

interface Seen {
  status: number
  headers: IncomingMessage['headers']
  text: string
}

async function ask(
  path: string,
  { method = 'GET', body = '', ...headers }: Record<string, string> = {},
): Promise<Seen> {
  const request = send({ port, host: '127.0.0.1', path, method, headers })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const text = Buffer.concat(await response.toArray()).toString()
  return { status: response.statusCode ?? 0, headers: response.headers, text }
}

const origin = () => `http://127.0.0.1:${port}`
const post = (path: string, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    origin: origin(),
    'content-type': 'application/x-www-form-urlencoded',
    body: 'a=b',
    ...headers,
  })

test('a public page is made once, for everybody alike', async () => {
  const first = await ask('/en/commitments?b=1&a=2', { cookie: 'session=1' })
  const second = await ask('/en/commitments?a=2&b=1', { cookie: 'session=2' })
  expect(first.text).toContain('GET /en/commitments?a=2&b=1 nobody')
  expect(second.text).toBe(first.text)
  expect(next).toHaveBeenCalledOnce()
  expect(second.headers).toMatchObject({
    'cache-control': 'public, max-age=0, s-maxage=5, stale-if-error=300',
    vary: 'Accept-Encoding',
    'content-security-policy': expect.stringMatching(/script-src 'self' 'sha256-[\w+/]+='/),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  expect(lines.map(({ cache }) => cache)).toEqual(['miss', 'hit'])
})

test('a figure for frames may be shown by anybody, runs nothing and leaves nothing', async () => {
  const seen = await ask('/en/embed/overview/funnel?asOf=2026-11-23.7')
  expect(seen.headers['x-frame-options']).toBeUndefined()
  expect(seen.headers['content-security-policy']).toContain('frame-ancestors *')
  expect(seen.headers['content-security-policy']).toContain("script-src 'none'")
  expect(seen.headers['content-security-policy']).toContain("form-action 'none'")
  expect(seen.headers['set-cookie']).toBeUndefined()
  expect(seen.headers['cache-control']).toMatch(/^public/)
  expect(seen.text).not.toContain('<script')
  // As kept it is the same.
  expect((await ask('/en/embed/overview/funnel?asOf=2026-11-23.7')).headers).toMatchObject({
    'content-security-policy': seen.headers['content-security-policy'],
    etag: seen.headers.etag,
  })
  for (const other of ['/en/embedded', '/en/commitments/embed', '/embed', '/en/workspace/embed']) {
    const { headers } = await ask(other)
    expect(headers['x-frame-options'], other).toBe('DENY')
    expect(headers['content-security-policy'], other).toContain("frame-ancestors 'none'")
  }
})

test('trouble is said in a frame too', async () => {
  published.down = true
  const { status, headers } = await ask('/ru/embed/overview/funnel')
  expect(status).toBe(503)
  expect(headers['x-frame-options']).toBeUndefined()
  expect(headers['content-security-policy']).toContain('frame-ancestors *')
})

test('HEAD is answered from the page', async () => {
  const page = await ask('/en')
  const head = await ask('/en', { method: 'HEAD' })
  expect(head.headers.etag).toBe(page.headers.etag)
  expect(head.text).toBe('')
  expect(next).toHaveBeenCalledOnce()
})

test('what Next’s router asks for is neither kept nor answered from what is', async () => {
  await ask('/en')
  await ask('/en', { rsc: '1' })
  await ask('/en?_rsc=1')
  expect(next).toHaveBeenCalledTimes(3)
  expect(next.mock.calls[1]?.[0].headers).toMatchObject({ rsc: '1' })
  expect((await ask('/en', { rsc: '1' })).headers['cache-control']).toBe('private, no-store')
})

test('a private page is made for each who asks, with their cookies, and nobody keeps it', async () => {
  const answer = await ask('/en/workspace', { cookie: 'session=1' })
  await ask('/en/workspace', { cookie: 'session=2' })
  expect(answer.text).toContain('session=1')
  expect(answer.headers).toMatchObject({ 'cache-control': 'private, no-store' })
  expect(answer.headers.etag).toBeUndefined()
  expect(answer.headers['content-security-policy']).toMatch(/sha256/)
  expect(next).toHaveBeenCalledTimes(2)
})

test('data lies beside its page', async () => {
  expect((await ask('/ru/commitments/KAZ-2021-01.json')).text).toContain(
    'GET /api/v1/commitments/KAZ-2021-01 nobody',
  )
  await ask('/api/v1/commitments/KAZ-2021-01')
  expect(next).toHaveBeenCalledOnce()
})

test('an export flows, and a second who asks meanwhile gets one of their own', async () => {
  next.mockImplementation(async (_, response) => {
    response.setHeader('content-type', 'text/csv')
    for (let row = 0; row < 3; row++) {
      response.write(`${row}\n`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    response.end()
  })
  const [first, second] = await Promise.all([ask('/api/v1/export'), ask('/api/v1/export')])
  expect([first.text, second.text]).toEqual(['0\n1\n2\n', '0\n1\n2\n'])
})

describe('a file made for each who asks', () => {
  /** As the route answers: it compares the tags itself. */
  const route: NextHandler = async (request, response) => {
    const isKnown = String(request.headers['if-none-match']).includes('"abc"')
    response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/csv; charset=utf-8', etag: '"abc"' })
    if (!isKnown && request.method !== 'HEAD') response.write('a,b\r\n'.repeat(500))
    response.end()
  }
  const address = '/ru/commitments.csv?country=KAZ'
  beforeEach(() => void next.mockImplementation(route))

  test('flows under the address of its page, with a strong tag for each way it is packed', async () => {
    const plain = await ask(address)
    expect(next.mock.calls[0]?.[0].url).toBe('/api/v1/exports/ru/csv/commitments?country=KAZ')
    expect(plain).toMatchObject({ status: 200, text: 'a,b\r\n'.repeat(500) })
    expect(plain.headers).toMatchObject({
      etag: '"abc"',
      'cache-control': 'public, max-age=0, s-maxage=5, stale-if-error=300',
      vary: 'Accept-Encoding',
    })
    const packed = await ask(address, { 'accept-encoding': 'gzip' })
    expect(packed.headers).toMatchObject({ etag: '"abc-gzip"', 'content-encoding': 'gzip' })
    expect(next).toHaveBeenCalledTimes(2)
  })

  test('is not made for who has it', async () => {
    const again = await ask(address, { 'if-none-match': '"other", W/"abc"' })
    expect(again).toMatchObject({ status: 304, text: '' })
    expect(again.headers).toMatchObject({ etag: '"abc"' })
    const packed = await ask(address, { 'if-none-match': '"abc-gzip"', 'accept-encoding': 'gzip' })
    expect(packed).toMatchObject({ status: 304, headers: { etag: '"abc-gzip"' } })
    // What they have is packed in another way than what they would get.
    expect((await ask(address, { 'if-none-match': '"abc-br"', 'accept-encoding': 'gzip' })).status).toBe(200)
  })

  test('is not made for HEAD', async () => {
    const head = await ask(address, { method: 'HEAD', 'accept-encoding': 'gzip' })
    expect(next.mock.calls[0]?.[0].method).toBe('HEAD')
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers).toMatchObject({ etag: '"abc-gzip"', 'content-encoding': 'gzip' })
  })

  test('ends with who asked for it', async () => {
    let hasEnded = false
    next.mockImplementation(async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', etag: '"abc"' })
      response.once('close', () => {
        hasEnded = true
      })
      response.write('a,b\r\n')
    })
    const request = send({ port, host: '127.0.0.1', path: address })
    request.end()
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    await once(response, 'data')
    response.destroy()
    await vi.waitFor(() => expect(hasEnded).toBe(true))
  })

  test('that can’t be made is a problem, not an empty file', async () => {
    next.mockImplementation(async (_, response) => {
      response.writeHead(404, { 'content-type': 'application/problem+json' })
      response.end('{"code":"unknown_format"}')
    })
    const answer = await ask('/en/commitments.ods')
    expect(answer).toMatchObject({ status: 404, text: '{"code":"unknown_format"}' })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
    })
  })
})

test.each([
  ['another host', { host: 'evil.example' }, 421],
  ['a forged forwarding', { 'x-forwarded-host': 'evil.example' }, 200],
])('%s: %o is answered %i', async (_, headers, status) => {
  expect((await ask('/en', headers)).status).toBe(status)
})

test.each([['/en/%ff'], ['/en?q=%00'], ['/en/../admin']])(
  '%s is a bad request with a page that says so',
  async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('<h1>This request can’t be understood</h1>')
    expect(next).not.toHaveBeenCalled()
    expect(lines[0]).toMatchObject({ status: 400 })
    expect(lines[0]).not.toHaveProperty('path')
  },
)

test('what changes something must come from our own pages', async () => {
  expect((await post('/en/workspace')).status).toBe(200)
  expect((await post('/en/workspace', { origin: 'http://evil.example' })).status).toBe(403)
  expect((await post('/en/workspace', { origin: 'null' })).status).toBe(403)
  expect((await ask('/en/workspace', { method: 'POST' })).status).toBe(403)
  expect(forgeries.mock.calls).toEqual([['origin'], ['origin'], ['origin']])
  expect((await ask('/en/workspace', { method: 'POST', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect(next).toHaveBeenCalledTimes(2)
})

test('a mail program ends letters for its reader from anywhere, and only there', async () => {
  const elsewhere = { method: 'POST', 'content-type': 'application/x-www-form-urlencoded' }
  expect((await ask('/api/follow/a-secret', elsewhere)).status).toBe(200)
  expect((await ask('/api/follow/a-secret', { ...elsewhere, origin: 'https://mail.example' })).status).toBe(
    200,
  )
  expect((await ask('/en/follow/a-secret', elsewhere)).status).toBe(403)
  expect((await ask('/api/follows', elsewhere)).status).toBe(403)
})

test('what changes something is followed by a look at the version, so that its sender sees it', async () => {
  published.read.mockClear()
  await post('/en/workspace')
  expect(published.read).toHaveBeenCalledOnce()
})

test('malformed and oversized bodies never reach Next', async () => {
  expect((await post('/api/auth/x', { 'content-type': 'application/json', body: 'null' })).status).toBe(400)
  expect(
    (await post('/en/workspace', { 'next-action': 'ab', 'content-type': 'text/plain', body: '{' })).status,
  ).toBe(400)
  expect((await post('/en/workspace', { body: 'a'.repeat(1024 * 1024 + 1) })).status).toBe(413)
  expect(next).not.toHaveBeenCalled()
})

test.each([
  ['DELETE', '/en', 405],
  ['TRACE', '/en', 405],
  ['POST', '/robots.txt', 405],
  ['POST', '/_next/static/a.js', 405],
])('%s %s is not allowed', async (method, path, status) => {
  expect((await ask(path, { method, origin: origin() })).status).toBe(status)
})

test('with the database away kept pages are served on, labelled, and others say so in their language', async () => {
  await ask('/en')
  published.down = true
  expect(await ask('/en')).toMatchObject({
    status: 200,
    headers: { 'x-vaada-stale': '1', warning: '110 - "Response is Stale"' },
  })
  const other = await ask('/kk/commitments')
  expect(other).toMatchObject({ status: 503, headers: { 'retry-after': '10', 'content-language': 'kk' } })
  expect(JSON.parse((await ask('/api/v1/ledger')).text)).toMatchObject({ status: 503, code: 'unavailable' })
  expect(await ask('/api/ready')).toMatchObject({ status: 503 })
  expect(await ask('/api/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' })
  expect(await ask('/robots.txt')).toMatchObject({ status: 200 })
})

test('a private page that fails for want of the database is unavailable, not broken', async () => {
  next.mockImplementation(async (_, response) => void response.writeHead(500, html).end('<p>error'))
  expect((await ask('/en/workspace')).status).toBe(500)
  published.down = true
  expect((await ask('/en/workspace')).status).toBe(503)
})

test('people don’t see Next’s plain failures', async () => {
  const plain = { 'content-type': 'text/plain' }
  next.mockImplementation(
    async (_, response) => void response.writeHead(500, plain).end('Internal Server Error'),
  )
  expect((await ask('/en')).text).toContain('<h1>Something went wrong</h1>')
  expect((await post('/en/workspace')).text).toContain('<h1>Something went wrong</h1>')
  expect((await ask('/en/workspace', { rsc: '1' })).status).toBe(400)
})

test('a page, a file or an answer whose statement ran out of time says so, and is asked anew', async () => {
  // As a page of Next does: the statement fails in it, and Next answers with a page or a word of its own.
  const fails: NextHandler = async (request, response) => {
    tellTrouble({ code: '57014' })
    const type = request.url?.startsWith('/api') ? 'text/plain' : 'text/html'
    response.writeHead(500, { 'content-type': type }).end('<p>Internal Server Error</p>')
  }
  next.mockImplementation(fails)
  const refused = await ask('/ru/commitments?asOf=2024-01-01')
  expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '60', 'content-language': 'ru' } })
  expect(refused.headers).toMatchObject({ 'cache-control': 'private, no-store' })
  expect(refused.text).toContain('This question takes too long')
  expect(await ask('/ru/commitments.csv?asOf=2024-01-01')).toMatchObject({ status: 503 })
  const answer = await ask('/api/v1/commitments?asOf=2024-01-01')
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
  expect(JSON.parse(answer.text)).toMatchObject({ status: 503, code: 'too_slow' })
  next.mockImplementation(page)
  expect((await ask('/ru/commitments?asOf=2024-01-01')).status).toBe(200)
})

test('an address of ten kilobytes is refused as too long, in the language it asks in', async () => {
  const refused = await ask(`/kk/commitments?q=${'a'.repeat(10_000)}`)
  expect(refused).toMatchObject({ status: 414, headers: { 'content-language': 'kk' } })
  expect(refused.text).toContain('This is too large')
  const answer = await ask(`/api/v1/commitments?q=${'a'.repeat(10_000)}`)
  expect(answer.status).toBe(414)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'too_large' })
  expect(next).not.toHaveBeenCalled()
})

test('a page that takes too long is unavailable, and is tried again', async () => {
  next.mockImplementationOnce(() => new Promise(() => undefined))
  expect((await ask('/en')).status).toBe(503)
  expect((await ask('/en')).status).toBe(200)
})

test('a built file is read once and kept by browsers for ever', async () => {
  next.mockImplementation(async (_, response) => {
    response.setHeader('content-type', 'application/javascript; charset=UTF-8')
    response.end('let a = 1;'.repeat(200))
  })
  await ask('/_next/static/chunks/a.js')
  const again = await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'br' })
  expect(again.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
  })
  expect(next).toHaveBeenCalledOnce()
})

test('probes are answered whatever name they use', async () => {
  expect((await ask('/api/health', { host: '10.0.0.7:3000' })).status).toBe(200)
})

test('each answer has an id of our own, and the log the same', async () => {
  const answer = await ask('/en', { 'x-request-id': 'chosen by the client' })
  expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  await vi.waitFor(() =>
    expect(lines[0]).toMatchObject({ request: answer.headers['x-request-id'], path: '/en', status: 200 }),
  )
})

const large = { method: 'POST', body: 'a'.repeat(2 * MAX_BODY), cookie: 'in1' }
const own = () => ({ ...large, origin: `http://127.0.0.1:${port}` })

test('files come through at one address, for whoever may write', async () => {
  next.mockImplementation(async (request, response) => {
    response.end(`${(await request.toArray()).reduce((sum, { length }) => sum + length, 0)} bytes`)
  })
  expect(await ask('/api/uploads/form?locale=en', own())).toMatchObject({
    status: 200,
    text: `${2 * MAX_BODY} bytes`,
  })
  expect((await ask('/api/uploads/form', { ...own(), cookie: 'out' })).status).toBe(413)
  expect((await ask('/api/uploads/form', { ...own(), body: 'a'.repeat(4 * MAX_BODY) })).status).toBe(413)
  expect((await ask('/api/uploads/other', own())).status).toBe(413)
  expect((await ask('/en/workspace', own())).status).toBe(413)
  expect((await ask('/api/uploads/form', { ...own(), origin: 'https://elsewhere.example' })).status).toBe(403)
})

test('so many files are in memory at once, one of each sender, and a place is free again when it is answered', async () => {
  const answers: (() => void)[] = []
  next.mockImplementation(
    (_, response) =>
      new Promise((resolve) => {
        answers.push(() => {
          response.end('done')
          resolve()
        })
      }),
  )
  const first = ask('/api/uploads/form', own())
  await vi.waitFor(() => expect(next).toHaveBeenCalledTimes(1))
  expect((await ask('/api/uploads/form', own())).status).toBe(503)
  const second = ask('/api/uploads/form', { ...own(), cookie: 'in2' })
  await vi.waitFor(() => expect(next).toHaveBeenCalledTimes(2))
  expect((await ask('/api/uploads/form', { ...own(), cookie: 'in3' })).status).toBe(503)
  // A form without files takes no place.
  next.mockImplementationOnce(page)
  expect((await ask('/api/uploads/form', { ...own(), body: 'revision=1' })).status).toBe(200)
  for (const answer of answers) answer()
  expect((await first).status).toBe(200)
  expect((await second).status).toBe(200)
  next.mockImplementation(page)
  await vi.waitFor(async () => expect((await ask('/api/uploads/form', own())).status).toBe(200))
})

test('a published file flows under its own policy, and is not sent twice', async () => {
  const policy = "default-src 'none'; sandbox"
  next.mockImplementation(async (_, response) => {
    response.writeHead(200, {
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="a.png"',
      'content-security-policy': policy,
      'cross-origin-resource-policy': 'cross-origin',
      etag: 'W/"abc"',
    })
    response.end('picture')
  })
  const first = await ask('/api/v1/files/abc/a.png')
  expect(first).toMatchObject({
    status: 200,
    text: 'picture',
    headers: {
      'content-security-policy': policy,
      'cross-origin-resource-policy': 'cross-origin',
      'content-disposition': 'attachment; filename="a.png"',
      'x-content-type-options': 'nosniff',
      etag: 'W/"abc"',
    },
  })
  const again = await ask('/api/v1/files/abc/a.png', { 'if-none-match': 'W/"abc"' })
  expect(again).toMatchObject({ status: 304, text: '' })
})

test('a calendar is private, and is not sent twice; no other private answer says whether it changed', async () => {
  next.mockImplementation(async (_, response) => {
    response.setHeader('content-type', 'text/calendar; charset=utf-8')
    response.setHeader('content-disposition', 'attachment; filename="vaada.ics"')
    // As Next does it.
    response.setHeader('etag', ['W/"abc"'])
    response.end('BEGIN:VCALENDAR')
  })
  const first = await ask('/api/calendar/secret')
  expect(first).toMatchObject({
    status: 200,
    headers: { 'cache-control': 'private, no-store', etag: 'W/"abc"' },
  })
  const again = await ask('/api/calendar/secret', { 'if-none-match': 'W/"abc"' })
  expect(again).toMatchObject({ status: 304, text: '' })
  const other = await ask('/api/imports/workbook', { 'if-none-match': 'W/"abc"' })
  expect(other).toMatchObject({ status: 200, text: 'BEGIN:VCALENDAR' })
})
