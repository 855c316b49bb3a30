import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers'

test('browsers are told to stay on https only where we are on it', () => {
  expect(securityHeaders(new URL('https://vaada.example'))).toHaveProperty('Strict-Transport-Security')
  expect(securityHeaders(new URL('http://127.0.0.1:3000'))).not.toHaveProperty('Strict-Transport-Security')
})

test('forms without scripts keep their Origin', () => {
  expect(securityHeaders(new URL('http://127.0.0.1:3000'))['Referrer-Policy']).toBe('same-origin')
})
