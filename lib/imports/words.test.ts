import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { CHOICE_LISTS, SHEETS } from './layout'
import { choiceOf, choicesIn, foldWord, translatorOf } from './words'
import { columnWords } from './workbook'

test.each(CHOICE_LISTS)('%s: no word means two answers, whatever the language', (list) => {
  const meanings = new Map<string, Set<string>>()
  for (const locale of LOCALES)
    for (const [value, word] of choicesIn(locale, list))
      meanings.set(foldWord(word), (meanings.get(foldWord(word)) ?? new Set()).add(value))
  expect([...meanings].filter(([, values]) => values.size > 1)).toEqual([])
})

test('an answer is understood in any of our languages, with any apostrophe and in capitals', () => {
  expect(choiceOf('implementation', ' IN  PROGRESS ')).toBe('in_progress')
  expect(choiceOf('implementation', 'Выполняется')).toBe('in_progress')
  expect(choiceOf('implementation', "To'xtatib turilgan")).toBe('suspended')
  expect(choiceOf('implementation', 'Toʻxtatib turilgan')).toBe('suspended')
  expect(choiceOf('implementation', 'almost')).toBeNull()
})

test.each(LOCALES)('in %s the names of sheets fit Excel and differ, and every column is headed', (locale) => {
  const t = translatorOf(locale)
  for (const kind of ['reports', 'commitments'] as const) {
    const names = SHEETS[kind].map(({ id }) => t(`imports.sheets.${id as 'figures'}`))
    expect(new Set([...names, t('imports.sheets.instructions'), 'lists', 'vaada']).size).toBe(
      names.length + 3,
    )
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
    for (const { id, columns } of SHEETS[kind]) {
      const heads = columns.map(({ name }) => columnWords(t, id, name))
      expect(heads.every((head) => head.trim() !== '')).toBe(true)
      // Two hidden keys share a word that nobody sees.
      expect(new Set(heads).size).toBeGreaterThanOrEqual(heads.length - 1)
    }
  }
})
