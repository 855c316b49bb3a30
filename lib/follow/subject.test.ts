import { expect, test } from 'vitest'
import { pathOf, type Subject, subjectOf } from './subject'

test.each<[string, Subject]>([
  ['/changes', { kind: 'record' }],
  ['/countries/KAZ', { kind: 'country', code: 'KAZ' }],
  ['/actions/3', { kind: 'action', number: 3 }],
  ['/organisations/12', { kind: 'organisation', number: 12 }],
  ['/commitments/KAZ-2021-01', { kind: 'commitment', reference: 'KAZ-2021-01' }],
])('%s names its subject, and the subject its page', (path, subject) => {
  expect(subjectOf(path)).toEqual(subject)
  expect(pathOf(subject)).toBe(path)
})

test.each([
  '',
  '/',
  '/commitments',
  '/countries/kaz',
  '/countries/KAZ/',
  '/actions/0',
  '/actions/100',
  '/commitments/KAZ',
  '/organisations',
  '/organisations/0',
  '/commitments/KAZ-2021-01/verify',
  '/changes?country=KAZ',
])('%s is nothing to follow', (path) => {
  expect(subjectOf(path)).toBeNull()
})
