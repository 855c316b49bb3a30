import { expect, test } from 'vitest'
import { hashPassword, passwordFault, passwordMatches } from './passwords'

test.each([
  ['', 'required'],
  ['fourteen chars', 'password_short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'password_repeats'],
  ['abcabcabcabcabcabc', 'password_repeats'],
  ['1234567890123456789', 'password_sequence'],
  ['abcdefghijklmnopqrst', 'password_sequence'],
  ['aigul@gov.invalid1', 'password_context'],
  ['vaada vaada vaada!', 'password_repeats'],
])('%s is refused: %s', (password, fault) => {
  expect(passwordFault(password, ['aigul@gov.invalid', 'aigul', 'gov', 'invalid', 'vaada'])).toBe(fault)
})

test.each([
  'корова лежит под мостом',
  'four plain words here',
  'Tog‘ ortida quyosh chiqdi',
  '   spaces count too   ',
])('%s is accepted', (password) => {
  expect(passwordFault(password, ['aigul@gov.invalid', 'vaada'])).toBeNull()
})

test('the whole password counts, in either Unicode form', async () => {
  const stored = await hashPassword('очень длинный пароль й')
  expect(await passwordMatches(stored, 'очень длинный пароль й')).toBe(true)
  expect(await passwordMatches(stored, 'очень длинный пароль')).toBe(false)
})

test('no account never matches', async () => {
  expect(await passwordMatches(null, 'no account has this password')).toBe(false)
})
