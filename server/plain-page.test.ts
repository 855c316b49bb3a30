import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { plainPage, readDoorWords } from './plain-page'

const folder = mkdtempSync(path.join(tmpdir(), 'door-words-'))
const russian = { title: 'Страница недоступна', text: 'Попробуйте через минуту.' }
writeFileSync(
  path.join(folder, 'ru.json'),
  JSON.stringify({ door: { unavailable: russian, tooLarge: { title: 'Half' } } }),
)
writeFileSync(path.join(folder, 'kk.json'), '{ broken')

test('words come from the language’s messages', () => {
  expect(readDoorWords(folder).ru.unavailable).toEqual(russian)
})

test('English stands in for a half word, a broken file and a missing one', () => {
  const words = readDoorWords(folder)
  expect(words.ru.tooLarge).toEqual(words.en.tooLarge)
  expect(words.kk.unavailable.title).toBe('This page is not available for the moment')
  expect(words.uz.failed.title).toBe('Something went wrong')
})

test('the page says its language and leads home in it', () => {
  const page = plainPage({ title: 'A < B', text: 'R & D' }, 'kk')
  expect(page).toContain('<html lang="kk">')
  expect(page).toContain('<h1>A &lt; B</h1><p>R &amp; D</p>')
  expect(page).toContain('href="/kk"')
})
