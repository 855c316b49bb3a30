import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeBack } from './back'

const SITE = 'https://vaada.example'
/** What attackers build addresses of, beside what they are made of anyway. */
const PIECES = [
  ...['/', '//', '\\', '/en/', '/ru/', '.', '..', '%2e', '%2f', '%5c', '%00', '?', '&', '=', '#', '@', ':'],
  ...['https:', 'javascript:', 'evil.example', 'back', 'workspace', '\t', '\n', '\r', ' ', '\u2028', '。'],
]

describe('an address to go back to', () => {
  test('keeps pages of this site, in the language of the reader', () => {
    expect(safeBack('/en/workspace/submissions/7?step=2', 'kk')).toBe('/kk/workspace/submissions/7?step=2')
    expect(safeBack('/ru/account/second-factor?back=%2Fru%2Fadmin', 'ru')).toBe(
      '/ru/account/second-factor?back=%2Fru%2Fadmin',
    )
  })

  test.each([
    'https://evil.example/en/',
    '//evil.example/en/',
    '/en//evil.example',
    '/\\evil.example',
    '/en/\\evil.example',
    '/en/../../api',
    '/en/..',
    '/en/%2e%2e/api',
    'javascript:alert(1)',
    '/en/#@evil.example',
    '/en/\n/evil.example',
    '/api/v1/ledger',
    '',
    null,
    undefined,
    ['/en/workspace'],
  ])('is nothing for %j', (back) => {
    expect(safeBack(back, 'en')).toBeNull()
  })

  test('never leads off the site or out of the language, whatever was written', () => {
    const built = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 8 })
    fc.assert(
      fc.property(built, (pieces) => {
        const back = safeBack(['/en/', ...pieces].join(''), 'en') ?? '/en/'
        const { origin, pathname } = new URL(back, SITE)
        expect(origin).toBe(SITE)
        expect(pathname.startsWith('/en/')).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})
