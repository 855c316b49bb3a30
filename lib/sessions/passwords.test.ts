import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashPassword, PASSWORD_MAX, passwordFault, passwordMatches } from './passwords'

const ABOUT = [
  'aigul.nurlanova@gov.invalid',
  'Айгүл Нұрланова',
  'Ministry of Labour',
  'Kyrgyzstan',
  'Кыргызстан',
]

test.each([
  ['', 'required'],
  ['fourteen chars', 'password_short'],
  ['й'.normalize('NFD').repeat(14), 'password_short'],
  ['ﷺ', 'password_short'],
  ['ab1 '.repeat(129), 'too_long'],
  ['aaaaaaaaaaaaaaaaaaaa', 'password_repeats'],
  ['aaaabbbbccccddddeeee', 'password_repeats'],
  ['abcabcabcabcabcabc', 'password_repeats'],
  ['...............', 'password_repeats'],
  ['passwordpassword', 'password_repeats'],
  ['qwertyqwertyqwerty', 'password_repeats'],
  ['пароль123пароль123', 'password_repeats'],
  ['корова лежит, корова лежит', 'password_repeats'],
  ['vaada vaada vaada!', 'password_repeats'],
  ['1234567890123456789', 'password_sequence'],
  ['123456789087654321', 'password_sequence'],
  ['abcdefghijklmnopqrst', 'password_sequence'],
  ['zyxwvutsrqponmlkjih', 'password_sequence'],
  ['qwertyuiopasdfgh', 'password_sequence'],
  ['йцукенгшщзхъфыва', 'password_sequence'],
  ['1q2w3e4r5t6y7u8i', 'password_sequence'],
  ['абвгдеёжзийклмноп', 'password_sequence'],
  ['qwerty 1234567 !!', 'password_sequence'],
  ['passwordpassword1', 'password_common'],
  ['P@ssw0rd12345678', 'password_common'],
  ['parol2026parol2026!', 'password_repeats'],
  ['пароль пароль 2026', 'password_common'],
  ['ILoveYouILoveYou!1', 'password_common'],
  ['qwerty-password-1', 'password_common'],
  ['aigul@gov.invalid1', 'password_context'],
  ['Нұрланова Айгүл 90', 'password_context'],
  ['vaada-kyrgyzstan-1', 'password_context'],
  ['Кыргызстан Vaada 26', 'password_context'],
  ['MinistryOfLabour!!', 'password_context'],
])('%.40s is refused: %s', (password, fault) => {
  expect(passwordFault(password, ABOUT)).toBe(fault)
})

test.each([
  'корова лежит под мостом',
  'four plain words here',
  'Tog‘ ortida quyosh chiqdi',
  'Aigul walks across old bridges',
  '   spaces count too   ',
  '🐄🌉🌙🍎🚲🎈🪁🧵🫖🪨🦉🌾🧊🪜🧭',
  'xK9$vR2!mQ7&pL4z',
])('%s is accepted', (password) => {
  expect(passwordFault(password, ABOUT)).toBeNull()
})

describe('what holds for any password', () => {
  const WORDS = `
    bridge camel lantern pebble walnut thunder basket violin copper meadow ladder window turnip saddle property
    understand мост корова фонарь галька орех гроза корзина скрипка медь поле лестница окно седло тұман көпір жаңғақ
    найзағай себет терезе сандық өзен булут кўприк tuman ko‘prik yong‘oq savat deraza daryo sandiq qalpoq
  `
    .trim()
    .split(/\s+/)
  const phrases = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 8 })

  test('four words that have nothing to do with each other pass, however they are joined', () => {
    fc.assert(
      fc.property(phrases, fc.constantFrom(' ', '-', '', '_'), (words, joint) => {
        const phrase = words.join(joint)
        fc.pre([...phrase].length >= 15)
        expect(passwordFault(phrase, ABOUT)).toBeNull()
      }),
    )
  })

  test('a password twice over never passes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 100 }), (password) => {
        expect(passwordFault(password + password, [])).not.toBeNull()
      }),
    )
  })

  test('nothing breaks on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 600 }),
        fc.array(fc.string()),
        (password, context) => {
          expect(passwordFault(password, context)).toSatisfy(
            (code) => code === null || typeof code === 'string',
          )
        },
      ),
    )
  })
})

describe('matching', () => {
  test.each([
    ['its last letter', 'bridge camel lantern pebble', 'bridge camel lantern pebblf'],
    ['its last letter, at the greatest length', `${'мост '.repeat(102)}ab`, `${'мост '.repeat(102)}ac`],
    ['a letter more', 'bridge camel lantern pebble', 'bridge camel lantern pebble '],
    ['a letter less', 'bridge camel lantern pebble', 'bridge camel lantern pebbl'],
    ['its case', 'bridge camel lantern pebble', 'Bridge camel lantern pebble'],
  ])('the whole password counts: %s', async (_, password, other) => {
    const stored = await hashPassword(password)
    expect(await passwordMatches(stored, password)).toBe(true)
    expect(await passwordMatches(stored, other)).toBe(false)
  })

  test('every Unicode form of the same letters is the same password', async () => {
    const stored = await hashPassword('очень длинный пароль й')
    expect(await passwordMatches(stored, 'очень длинный пароль й'.normalize('NFD'))).toBe(true)
  })

  test('the longest password there can be opens its account', async () => {
    const longest = '🐄🌉🌙🍎'.repeat(PASSWORD_MAX / 4)
    expect(await passwordMatches(await hashPassword(longest), longest)).toBe(true)
    expect(await passwordMatches(await hashPassword(longest), `${longest}🐄`)).toBe(false)
  })

  test('no account never matches', async () => {
    expect(await passwordMatches(null, 'no account has this password')).toBe(false)
  })
})
