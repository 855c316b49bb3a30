import { expect, test } from 'vitest'
import { isOurHost, isOurOrigin } from './origin'

const site = new URL('https://vaada.example')
const local = new URL('http://127.0.0.1:3000')

test.each([
  ['vaada.example', site, true],
  ['VAADA.example', site, true],
  ['vaada.example:443', site, true],
  ['vaada.example:8443', site, false],
  ['evil.example', site, false],
  ['127.0.0.1', site, false],
  ['vaada.example@evil.example', site, false],
  ['vaada.example/x', site, false],
  ['', site, false],
  [undefined, site, false],
  ['localhost:3000', local, true],
  ['127.0.0.1:3000', local, true],
  ['[::1]:3000', local, true],
  ['localhost:3001', local, false],
  ['localhost.evil.example:3000', local, false],
])('host %s at %s: %s', (host, base, ours) => {
  expect(isOurHost(host, base)).toBe(ours)
})

test.each([
  [{ origin: 'https://vaada.example' }, true],
  [{ origin: 'http://vaada.example' }, false],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: 'null' }, false],
  [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, false],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{}, false],
])('sent with %o: ours %s', (headers, ours) => {
  expect(isOurOrigin({ host: 'vaada.example', ...headers }, site)).toBe(ours)
})

test('the loopback names are different origins to a browser, and so to the door', () => {
  expect(isOurOrigin({ host: 'localhost:3000', origin: 'http://localhost:3000' }, local)).toBe(true)
  expect(isOurOrigin({ host: 'localhost:3000', origin: 'http://127.0.0.1:3000' }, local)).toBe(false)
})
