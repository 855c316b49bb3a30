import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect, test, vi } from 'vitest'
import { loggedPath, logRequest } from './request-log'

test('a line says what was asked and how it went, not by whom', async () => {
  const lines: string[] = []
  const log = pino({ base: undefined, timestamp: false }, { write: (line: string) => void lines.push(line) })
  const server = createServer((request, response) => {
    logRequest(log, request, response, { id: 'a1', path: loggedPath('/en/commitments'), outcome: 'hit' })
    response.end('hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await fetch(`http://127.0.0.1:${port}/en/commitments?q=my+name`, { headers: { cookie: 'session=1' } })
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  server.close()

  const line = JSON.parse(lines[0] ?? '')
  expect(line).toEqual({
    level: 30,
    request: 'a1',
    method: 'GET',
    path: '/en/commitments',
    status: 200,
    ms: expect.any(Number),
    bytes: expect.any(Number),
    cache: 'hit',
    msg: 'request',
  })
  expect(line.bytes).toBeGreaterThan(5)
})

test.each([
  ['/en/commitments/KAZ-2021-01', '/en/commitments/KAZ-2021-01'],
  ['/en/invitations/abc', '/en/invitations/*'],
  ['/en/sign-in/reset/abc', '/en/sign-in/reset/*'],
  ['/api/calendar/abc.ics', '/api/calendar/*'],
  ['/en/workspace/9f86d081884c7d659a2feaa0c55ad015', '/en/workspace/*'],
  ['/_next/static/chunks/turbopack-2u1d16houkiyo.js', '/_next/static/chunks/turbopack-2u1d16houkiyo.js'],
])('%s is written down as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged)
})
