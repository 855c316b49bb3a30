import { expect, test } from 'vitest'
import { MAX_ADDRESS, parseTarget } from './target'

test.each([
  ['/en', 'public'],
  ['/ru/commitments/KAZ-2021-01', 'public'],
  ['/api/v1/commitments', 'public'],
  ['/robots.txt', 'file'],
  ['/fonts/golos.woff2', 'file'],
  ['/_next/static/chunks/a.js', 'asset'],
  ['/_next/image', 'private'],
  ['/kk/workspace', 'private'],
  ['/kk/workspace/12', 'private'],
  ['/uz/reviews', 'private'],
  ['/en/admin/people', 'private'],
  ['/en/sign-in', 'private'],
  ['/en/account', 'private'],
  ['/en/invitations/abc', 'private'],
  ['/api/auth/session', 'private'],
  ['/', 'private'],
  ['/something', 'private'],
])('%s is %s', (address, kind) => {
  expect(parseTarget(address)?.kind).toBe(kind)
})

test('an encoded spelling of a private section is still private', () => {
  expect(parseTarget('/en/%77orkspace')).toMatchObject({ kind: 'private', path: '/en/workspace' })
})

test('one public page has one spelling', () => {
  expect(parseTarget('/en/%63ommitments?status=kept&country=KAZ')).toMatchObject({
    path: '/en/commitments',
    query: 'country=KAZ&status=kept',
  })
  expect(parseTarget('/en/commitments?q=%D0%B0+b')?.query).toBe(parseTarget('/en/commitments?q=а%20b')?.query)
})

test('values of one parameter keep their order', () => {
  expect(parseTarget('/en?b=2&a=2&a=1')?.query).toBe('a=2&a=1&b=2')
})

test('the query of a private page is left as it was sent', () => {
  expect(parseTarget('/api/auth/callback?state=b&code=a')?.query).toBe('state=b&code=a')
})

test('the language comes from the address, or is the default', () => {
  expect(parseTarget('/kk/about')?.locale).toBe('kk')
  expect(parseTarget('/api/v1/ledger')?.locale).toBe('en')
})

test.each([
  ['/en/%ff'],
  ['/en/%'],
  ['/en?x=%ff'],
  ['/en?x=%00'],
  ['/en/%00'],
  ['/en/%0a'],
  ['/en/../admin'],
  ['/en/%2e%2e/admin'],
  ['/en/./about'],
  ['/\\evil.example'],
  ['/en/%5cx'],
  ['http://evil.example/en'],
  ['*'],
  [''],
  [`/en?q=${'a'.repeat(MAX_ADDRESS)}`],
])('%s is refused', (address) => {
  expect(parseTarget(address)).toBeNull()
})
