import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/sessions/find'
import { cookieOf, Places, writerOf } from './large-bodies'

const viewer: Viewer = {
  id: 7,
  role: 'focal_point',
  makerCode: 'KAZ',
  officeRole: 'lead',
  acts: false,
  grants: {},
  secondFactor: true,
  sessionId: 1,
  name: 'Test Person',
  email: 'person@test.invalid',
  locale: 'en',
  organisationId: null,
  isProtected: false,
  hasSecondFactor: true,
  mustEnrol: false,
  confirmed: true,
}
const open = (changes: Partial<Viewer> = {}) => writerOf({ state: 'open', viewer: { ...viewer, ...changes } })

test('large files are taken from people who write, and from nobody else', () => {
  expect(open()).toBe(7)
  expect(open({ role: 'editor', makerCode: null, officeRole: null })).toBe(7)
  expect(open({ makerCode: null, officeRole: null })).toBeNull()
  expect(open({ role: 'reviewer', makerCode: null, officeRole: null })).toBeNull()
  expect(open({ role: 'administrator', makerCode: null, officeRole: null })).toBeNull()
  expect(open({ mustEnrol: true })).toBeNull()
  expect(
    writerOf({ state: 'second_factor', sessionId: 1, personId: 7, name: viewer.name, email: viewer.email }),
  ).toBeNull()
  expect(writerOf(null)).toBeNull()
})

test('each sender has one place, of so many', () => {
  const places = new Places(2)
  expect([places.take(1), places.take(1), places.take(2), places.take(3)]).toEqual([true, false, true, false])
  places.free(1)
  expect([places.take(2), places.take(3)]).toEqual([false, true])
})

test('a cookie is found among others', () => {
  expect(cookieOf('a=1; vaada=2', 'vaada')).toBe('2')
  expect(cookieOf('a=1', 'vaada')).toBeNull()
  expect(cookieOf(undefined, 'vaada')).toBeNull()
})
