import { expect, test } from 'vitest'
import { commitmentsHref, href } from './links'

test('the address of the overview has no slash at its end', () => {
  expect(href('ru')).toBe('/ru')
  expect(href('ru', '/', { asOf: '2026-01-01' })).toBe('/ru?asOf=2026-01-01')
})

test('an anchor stands at the end', () => {
  expect(href('ru', '/methodology#status')).toBe('/ru/methodology#status')
  expect(href('ru', '/methodology#status', { asOf: '2026-01-01' })).toBe(
    '/ru/methodology?asOf=2026-01-01#status',
  )
})

test('blank values are left out and several values repeat their key', () => {
  expect(href('en', '/commitments', { country: '', action: null, status: ['kept', 'on_track'] })).toBe(
    '/en/commitments?status=kept&status=on_track',
  )
})

test('a filter becomes the address of the list behind it', () => {
  expect(commitmentsHref('uz', { country: 'KAZ', measurable: 'yes' })).toBe(
    '/uz/commitments?country=KAZ&measurable=yes',
  )
})

test("a maker's own records leave the joint ones out", () => {
  expect(commitmentsHref('en', { maker: 'KAZ', status: 'kept' })).toBe(
    '/en/commitments?maker=KAZ&status=kept',
  )
})
