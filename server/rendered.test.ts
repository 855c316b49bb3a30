import { expect, test } from 'vitest'
import { hasFailedPart, isHeld, isKeepable, PUBLIC, toAnswer } from './rendered'

const html = { 'content-type': 'text/html; charset=utf-8' }
const json = { 'content-type': 'application/json' }
const rendered = (headers = {}, { status = 200, body = '<p>' } = {}) => ({
  status,
  headers,
  body: Buffer.from(body),
})

test.each([
  ['a page', rendered(html), true],
  [
    'a page as Next sends every page',
    rendered({ ...html, 'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate' }),
    true,
  ],
  ['a page that asks not to be', rendered({ ...html, 'cache-control': 'private' }), false],
  ['data', rendered(json), true],
  ['data that asks not to be', rendered({ ...json, 'cache-control': 'no-store' }), false],
  [
    'data as Next sends a failure',
    rendered({ ...json, 'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate' }),
    false,
  ],
  ['an answer with a cookie', rendered({ ...json, 'set-cookie': ['a=b'] }), false],
  ['a page that isn’t there', rendered(html, { status: 404 }), false],
  [
    'a page with a part that failed',
    rendered(html, { body: '<!--$!--><template data-dgst="193"></template>' }),
    false,
  ],
])('kept: %s, %#', (_, answer, kept) => {
  expect(isKeepable(answer)).toBe(kept)
})

test('a part that waits for the browser has not failed', () => {
  expect(
    hasFailedPart(rendered(html, { body: '<template data-dgst="BAILOUT_TO_CLIENT_SIDE_RENDERING">' })),
  ).toBe(false)
})

test.each([
  ['text/html', 200, true],
  ['application/json', 200, true],
  ['image/svg+xml', 200, true],
  ['text/csv', 200, false],
  ['application/pdf', 200, true],
  ['application/zip', 200, false],
  ['text/x-component', 200, false],
  ['text/x-component', 500, true],
])('%s with %i is held until it is whole: %s', (type, status, held) => {
  expect(isHeld({ status, headers: { 'content-type': type } })).toBe(held)
})

test('the door says what may be kept, and for whom', () => {
  const answer = toAnswer(
    rendered({
      ...html,
      vary: 'rsc',
      etag: 'W/"1"',
      'x-powered-by': 'Next.js',
      'x-nextjs-cache': 'HIT',
      link: '</a.css>',
    }),
    PUBLIC,
    () => undefined,
  )
  expect(answer.headers).toEqual({
    'content-type': 'text/html; charset=utf-8',
    link: '</a.css>',
    'cache-control': 'public, max-age=0, s-maxage=5, stale-if-error=300',
    'content-security-policy': expect.stringContaining("script-src 'self';"),
  })
})

test('scripts that will not run are told of', () => {
  const refused: number[] = []
  toAnswer(rendered(html, { body: '<script>alert(1)</script>' }), PUBLIC, (scripts) => refused.push(scripts))
  expect(refused).toEqual([1])
})
