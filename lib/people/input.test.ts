import { describe, expect, test } from 'vitest'
import { Email, InviteInput, PersonName } from './input'

const codeOf = (result: { success: boolean; error?: { issues: readonly { message: string }[] } }) =>
  result.success ? null : (result.error?.issues[0]?.message ?? '')

describe('an e-mail address', () => {
  test.each([
    ['Aigul@Gov.Example', 'aigul@gov.example'],
    ['  aigul@gov.example ', 'aigul@gov.example'],
    ['a.b+c@gov.example', 'a.b+c@gov.example'],
  ])('%s is %s', (typed, address) => {
    expect(Email.parse(typed)).toBe(address)
  })

  test.each([
    ['', 'required'],
    ['   ', 'required'],
    ['aigul', 'not_an_email'],
    ['aigul@', 'not_an_email'],
    ['a@b@gov.example', 'not_an_email'],
    ['aigul@gov.example\nbcc: x@y.example', 'email_letters'],
    [`${'a'.repeat(250)}@b.example`, 'too_long'],
    // Cyrillic а and е, a full-width sign, and letters that turn into ASCII when folded.
    ['аigul@gov.example', 'email_letters'],
    ['aigul@gov.ехample', 'email_letters'],
    ['aigul＠gov.example', 'email_letters'],
    ['aigul@gov.example\u200b', 'email_letters'],
    ['K@gov.example'.replace('K', '\u212a'), 'email_letters'],
    ['a\u202egul@gov.example', 'email_letters'],
  ])('%j is refused: %s', (typed, code) => {
    expect(codeOf(Email.safeParse(typed))).toBe(code)
  })
})

describe('a name', () => {
  test.each([
    ['  Айгүл Нұрланова ', 'Айгүл Нұрланова'],
    ['Gulnoza Oʻrinboyeva', 'Gulnoza Oʻrinboyeva'],
    ['A\u202eB\u200bC\u0000D', 'ABCD'],
    ['й'.normalize('NFD'), 'й'.normalize('NFC')],
  ])('%j is %j', (typed, name) => {
    expect(PersonName.parse(typed)).toBe(name)
  })

  test.each([
    ['', 'required'],
    ['\u200b\u202e', 'required'],
    ['x'.repeat(121), 'too_long'],
  ])('%j is refused: %s', (typed, code) => {
    expect(codeOf(PersonName.safeParse(typed))).toBe(code)
  })
})

describe('an invitation', () => {
  const typed = { email: 'a@b.example', role: 'editor', maker: '', officeRole: '', organisation: '' }

  test('what belongs to another role is dropped', () => {
    expect(
      InviteInput.parse({ ...typed, maker: 'KAZ', officeRole: 'lead', organisation: '7' }),
    ).toMatchObject({ role: 'editor', maker: null, officeRole: null, organisation: null })
  })

  test('a focal point leads unless something else is chosen', () => {
    const office = { ...typed, role: 'focal_point', maker: 'KAZ' }
    expect(InviteInput.parse(office)).toMatchObject({ maker: 'KAZ', officeRole: 'lead' })
    expect(InviteInput.parse({ ...office, officeRole: 'contributor' })).toMatchObject({
      officeRole: 'contributor',
    })
  })

  test.each([
    [{ role: 'focal_point' }, ['maker', 'required']],
    [{ role: 'donor' }, ['organisation', 'required']],
    [{ role: 'civil_society', organisation: 'seven' }, ['organisation', undefined]],
    [{ role: 'owner' }, ['role', 'required']],
    [{ role: '' }, ['role', 'required']],
  ])('%o is refused at its field', (changes, [field, code]) => {
    const [issue] = InviteInput.safeParse({ ...typed, ...changes }).error?.issues ?? []
    expect(issue?.path).toEqual([field])
    if (code) expect(issue?.message).toBe(code)
  })
})
