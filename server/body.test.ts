import { once } from 'node:events'
import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drain, readBody } from './body'

const LIMIT = 1000
let port: number
const server = createServer(async (request, response) => {
  const body = await readBody(request, LIMIT)
  if (typeof body === 'string') drain(request)
  response.end(typeof body === 'string' ? body : `${body.length} bytes`)
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

async function post(chunks: string[], headers = {}): Promise<string> {
  const request = send({ port, host: '127.0.0.1', method: 'POST', headers })
  for (const chunk of chunks) request.write(chunk)
  request.end()
  const [response] = await once(request, 'response')
  return Buffer.concat(await response.toArray()).toString()
}

test('a body within the limit is read whole', async () => {
  expect(await post(['a'.repeat(400), 'b'.repeat(600)])).toBe('1000 bytes')
})

test('an announced body over the limit is refused unread', async () => {
  expect(await post(['a'.repeat(1001)], { 'content-length': 1001 })).toBe('too_large')
})

test('an unannounced body over the limit is refused when it gets there', async () => {
  expect(await post(Array.from({ length: 50 }, () => 'a'.repeat(1000)))).toBe('too_large')
})

test('no body is an empty one', async () => {
  expect(await post([])).toBe('0 bytes')
})
