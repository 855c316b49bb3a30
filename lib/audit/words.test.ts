import { expect, test } from 'vitest'
import { ERROR_CODES } from '@/lib/errors'
import en from '@/messages/en.json'
import { AUDIT_ACTS } from './model'

test('every act has words', () => {
  const words = Object.keys(en.audit.act)
  expect(words.sort()).toEqual(AUDIT_ACTS.map((act) => act.replaceAll('.', '_')).sort())
})

test('every code of a refusal has words', () => {
  expect(Object.keys(en.audit.refusal)).toEqual(
    expect.arrayContaining(ERROR_CODES.filter((code) => code !== 'restored')),
  )
})
