import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chooseEncoding, compress } from './encoding'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['*', 'br'],
  ['br;q=0, *;q=0', 'identity'],
  ['identity', 'identity'],
  ['deflate', 'identity'],
  ['br;q=nonsense', 'identity'],
  [undefined, 'identity'],
])('who accepts %s gets %s', (accepted, encoding) => {
  expect(chooseEncoding(accepted, 'text/html; charset=utf-8')).toBe(encoding)
})

test.each([
  ['text/html', 'br'],
  ['application/json', 'br'],
  ['application/ld+json', 'br'],
  ['text/x-component', 'br'],
  ['image/svg+xml', 'br'],
  ['image/png', 'identity'],
  ['font/woff2', 'identity'],
  ['application/pdf', 'identity'],
  ['text/event-stream', 'identity'],
])('%s is sent as %s', (type, encoding) => {
  expect(chooseEncoding('br', type)).toBe(encoding)
})

test('what fits in a packet is left alone', () => {
  expect(chooseEncoding('br', 'text/html', 999)).toBe('identity')
})

test('both encodings give back what went in', async () => {
  const page = Buffer.from('<p>Ваада</p>'.repeat(500))
  expect(brotliDecompressSync(await compress(page, 'br', 'page'))).toEqual(page)
  expect(gunzipSync(await compress(page, 'gzip', 'file'))).toEqual(page)
  expect(await compress(page, 'identity', 'page')).toBe(page)
})
