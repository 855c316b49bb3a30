import { expect, test } from 'vitest'
import { isFromRouter, privateHeaders, publicHeaders } from './next-headers'

const where = { base: new URL('https://vaada.example'), address: '198.51.100.7' }
const sent = {
  host: 'vaada.example',
  cookie: 'session=1',
  'accept-language': 'ru',
  'user-agent': 'Mozilla',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-for': '203.0.113.1',
  'x-middleware-subrequest': 'proxy',
  'x-nextjs-data': '1',
  'next-resume': '1',
  'accept-encoding': 'gzip',
  'if-none-match': '"1"',
  'x-request-id': 'chosen by the client',
}

test('a public page learns nothing about who asks', () => {
  expect(publicHeaders(sent, where)).toEqual({
    host: 'vaada.example',
    'user-agent': 'vaada-door',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '127.0.0.1',
  })
})

test('a private page gets the cookies, and nothing that could be forged', () => {
  expect(privateHeaders(sent, where)).toEqual({
    host: 'vaada.example',
    cookie: 'session=1',
    'accept-language': 'ru',
    'user-agent': 'Mozilla',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '198.51.100.7',
  })
})

test.each([
  [{ rsc: '1' }, true],
  [{ 'next-router-prefetch': '1' }, true],
  [{ 'next-url': '/en' }, true],
  [{ accept: 'text/html' }, false],
])('%o comes from the router: %s', (headers, router) => {
  expect(isFromRouter(headers)).toBe(router)
})
