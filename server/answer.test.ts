import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Answer, send } from './answer'

const html = '<p>Ваада</p>'.repeat(200)
const page = () =>
  new Answer(
    200,
    { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=0' },
    Buffer.from(html),
  )
const draft = () =>
  new Answer(
    200,
    { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' },
    Buffer.from(html),
  )

let answer = page()
let origin: string
const server = createServer((request, response) => void send(answer, request, response))

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const get = (headers = {}, method = 'GET') =>
  fetch(origin, { headers: { 'accept-encoding': 'identity', ...headers }, method })

test.each(['br', 'gzip', 'identity'])('the page arrives as %s', async (encoding) => {
  answer = page()
  const response = await get({ 'accept-encoding': encoding })
  expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
  expect(response.headers.get('vary')).toBe('Accept-Encoding')
  expect(await response.text()).toBe(html)
})

test('whoever has it gets 304, in the same encoding only', async () => {
  answer = page()
  const tag = (await get({ 'accept-encoding': 'br' })).headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{22}-br"$/)
  const again = await get({ 'accept-encoding': 'br', 'if-none-match': `"other", W/${tag}` })
  expect(again.status).toBe(304)
  expect(again.headers.get('etag')).toBe(tag)
  expect(again.headers.get('cache-control')).toBe('public, max-age=0')
  expect((await get({ 'accept-encoding': 'gzip', 'if-none-match': tag })).status).toBe(200)
})

test('HEAD has the head and no body', async () => {
  answer = page()
  const response = await get({}, 'HEAD')
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(html)))
  expect(await response.text()).toBe('')
})

test('a private answer carries no ETag', async () => {
  answer = draft()
  expect((await get()).headers.get('etag')).toBeNull()
})

test('its compressed forms are counted once they are made', async () => {
  const counted = page()
  const before = counted.bytes
  const compressed = await counted.encoded('br')
  await counted.encoded('br')
  expect(counted.bytes).toBe(before + compressed.length)
})

test('a kept answer holds no more memory than it counts', async () => {
  const small = new Answer(200, { 'content-type': 'text/html' }, Buffer.from('short'))
  expect(small.body.buffer.byteLength).toBe(5)
  const compressed = await page().encoded('br')
  expect(compressed.buffer.byteLength).toBe(compressed.length)
})
