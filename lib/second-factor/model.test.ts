import { describe, expect, test } from 'vitest'
import { inGroups, readCode } from './model'
import { codeAt, enrolmentUri, matchingStep, pendingKey, sealKey, stepAt, unsealKey } from './totp'

const SECRET = 'a secret of the instance, long enough'
/** RFC 6238, appendix B: "12345678901234567890" as base 32. */
const RFC_KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('a code that was typed', () => {
  test.each([
    ['123456', { kind: 'app', digits: '123456' }],
    [' 123 456 ', { kind: 'app', digits: '123456' }],
    ['１２３４５６', { kind: 'app', digits: '123456' }],
    ['1234 5678 9012 3456 7890', { kind: 'recovery', digits: '12345678901234567890' }],
    ['1234-5678–9012-3456-7890', { kind: 'recovery', digits: '12345678901234567890' }],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
  ])('%j is read as %j', (typed, code) => {
    expect(readCode(typed)).toEqual(code)
  })

  test('is shown as it may be typed', () => {
    expect(inGroups('12345678901234567890')).toBe('1234 5678 9012 3456 7890')
  })
})

describe('the codes of an app', () => {
  test.each([
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2033-05-18T03:33:20Z', '279037'],
  ])('at %s are those of RFC 6238', (at, code) => {
    expect(codeAt(RFC_KEY, stepAt(new Date(at)))).toBe(code)
  })

  test('count one step around the present one, and no further', () => {
    const now = new Date('2026-11-23T09:00:10Z')
    const step = stepAt(now)
    const found = [-2, -1, 0, 1, 2].map((delta) => matchingStep(RFC_KEY, codeAt(RFC_KEY, step + delta), now))
    expect(found).toEqual([null, step - 1, step, step + 1, null])
  })
})

describe('the key of a new app', () => {
  test('stays the same in one session and differs in another', () => {
    const key = pendingKey('one session', SECRET)
    expect(key).toMatch(/^[A-Z2-7]{32}$/)
    expect(pendingKey('one session', SECRET)).toBe(key)
    expect(pendingKey('another session', SECRET)).not.toBe(key)
    expect(pendingKey('one session', 'another instance')).not.toBe(key)
  })

  test('is kept sealed', () => {
    const sealed = sealKey(RFC_KEY, SECRET)
    expect(sealed).not.toContain(RFC_KEY)
    expect(unsealKey(sealed, SECRET)).toBe(RFC_KEY)
    expect(unsealKey(sealed, 'another instance')).toBeNull()
  })

  test('is given to the app with the address, and the name of the site only where it may be known', () => {
    const uri = (issuer: string | null) =>
      new URL(enrolmentUri(RFC_KEY, { issuer, email: 'aigul@test.invalid' }))
    expect(uri('Vaada').searchParams.get('issuer')).toBe('Vaada')
    expect(uri('Vaada').searchParams.get('secret')).toBe(RFC_KEY)
    expect(decodeURIComponent(uri(null).href)).toContain('aigul@test.invalid')
    expect(uri(null).href).not.toMatch(/vaada/i)
  })
})
