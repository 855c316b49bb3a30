import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { APOSTROPHES, LETTERS } from './letters'
import { fold, foldings, wordsOf } from './normalise'

const wordsIn = (text: string) => wordsOf(text).map(({ word }) => word)

describe('one word in all its spellings', () => {
  test.each([
    // Uzbek: Cyrillic, Latin, every apostrophe, none.
    [
      'zoravonlik',
      [
        'зўравонлик',
        'Зўравонлик',
        'zoʻravonlik',
        "zo'ravonlik",
        'zo’ravonlik',
        'zo‘ravonlik',
        'zo`ravonlik',
        'zoravonlik',
        'ZOʻRAVONLIK',
      ],
    ],
    ['ozbekiston', ['Ўзбекистон', 'Oʻzbekiston', "o'zbekiston", 'ozbekiston']],
    ['malumot', ['маълумот', 'maʼlumot', "ma'lumot", 'malumot']],
    ['majburiat', ['мажбурият', 'majburiyat']],
    ['hukumat', ['ҳукумат', 'hukumat', 'xukumat']],
    ['hotin', ['хотин', 'xotin']],
    ['kizlar', ['қизлар', 'qizlar']],
    ['shartnoma', ['шартнома', 'shartnoma']],
    ['jamiat', ['жамият', 'jamiyat']],
    ['evropa', ['Европа', 'Yevropa']],
    // Kazakh: Cyrillic, Latin of 2021, of 2018, of 2017, and as people type it.
    ['aielder', ['әйелдер', 'äielder', 'áıelder', "a'ielder", 'aielder', 'ayelder', 'ӘЙЕЛДЕР']],
    ['zorlik', ['зорлық', 'zorlyq', 'zorlıq', 'zorlik', 'zorlyk']],
    ['zombilik', ['зомбылық', 'zombylyq']],
    ['otbasi', ['отбасы', 'otbasy', 'otbası']],
    ['kauipsizdik', ['қауіпсіздік', 'qauıpsızdık', 'qauipsizdik']],
    ['uide', ['үйде', 'üide', 'úıde', 'uide']],
    ['konirat', ['Қоңырат', 'Qoñyrat', 'Qońyrat']],
    ['sheshim', ['шешім', 'şeşım', 'sheshim']],
    ['gilim', ['ғылым', 'ğylym', 'ǵylym', "g'ylym"]],
    ['kogam', ['қоғам', 'qoğam', 'qoǵam', 'qogam']],
    ['kazakstan', ['Қазақстан', 'Qazaqstan', 'qazaqstan']],
    // Russian: ё and е, and in Latin letters.
    ['priut', ['приют', 'priyut', 'priiut']],
    ['otchet', ['отчёт', 'отчет', 'otchet', 'ОТЧЁТ']],
    ['jenshini', ['женщины', 'zhenshchiny', 'zhenschiny']],
    ['nasilie', ['насилие', 'Насилие', 'nasilie']],
    ['mejdunarodni', ['международный', 'mezhdunarodnyy', 'mejdunarodniy']],
    ['obekt', ['объект', 'обект', 'obekt']],
    ['komisia', ['комиссия', 'komissiya', 'komisiya']],
    // Others.
    ['violence', ['violence', 'Violence', 'VIOLENCE']],
    ['comite', ['comité', 'comite', 'Comité']],
  ])('%s', (expected, spellings) => {
    expect(spellings.map(fold)).toEqual(spellings.map(() => expected))
  })

  test('figures are no letters: nothing of them falls together', () => {
    expect(['2011', '100', '1000', '№ 214-IV'].map((text) => wordsIn(text))).toEqual([
      ['2011'],
      ['100'],
      ['1000'],
      ['214', 'iv'],
    ])
    expect(['III', 'VIII', 'AAA', 'ии'].map(fold)).toEqual(['iii', 'viii', 'aaa', 'ii'])
  })
})

test('letters that a language reads in its own way are looked for in each', () => {
  expect(foldings('ёшлар')).toEqual(['eshlar', 'ioshlar'])
  expect(fold('yoshlar')).toBe('ioshlar')
  expect(foldings('qawipsizdik')).toContain(fold('қауіпсіздік'))
  expect(foldings("s'es'im")).toContain(fold('шешім'))
  expect(foldings('shelter')).toEqual(['shelter'])
})

describe('a text is cut into words', () => {
  test('at hyphens, dashes, stops and spaces, not at apostrophes', () => {
    expect(wordsIn("gender-based violence—women's (2021): зорлық-зомбылық.")).toEqual([
      'gender',
      'based',
      'violence',
      'vomens',
      '2021',
      'zorlik',
      'zombilik',
    ])
    expect(wordsIn('KAZ-2021-01')).toEqual(['kaz', '2021', '01'])
  })

  test('each knows where it stands', () => {
    const text = '«Зўравонлик» va «zoʻravonlik»'
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Зўравонлик',
      'va',
      'zoʻravonlik',
    ])
  })

  test('nothing to look for gives no words', () => {
    for (const text of ['', ' \n', '%_\\', '… — «»', "'''", 'ь'])
      expect({ text, words: wordsOf(text) }).toEqual({ text, words: [] })
  })

  test('letters of other scripts stay as they are', () => {
    expect(wordsIn('خشونت გენდერული 暴力')).toEqual(['خشونت', 'გენდერული', '暴力'])
  })
})

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })

test('whatever is typed: words are whole, in order, and folding again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0
      for (const { start, end, word } of wordsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
        expect(word).not.toBe('')
        expect(word).not.toMatch(/[\s'"\\:&|!()<>*]/)
      }
    }),
  )
})

test('capitals, accents typed in two parts and apostrophes change nothing', () => {
  const letters = [...Object.keys(LETTERS), ...'abcdefghijklmnopqrstuvwxyz']
  const word = fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(word, fc.constantFrom(...APOSTROPHES), (small, apostrophe) => {
      expect(fold(small.normalize('NFD'))).toBe(fold(small))
      expect(fold(`a${apostrophe}${small}`)).toBe(fold(`a${small}`))
      // ß has no capital that comes back.
      if (!/[ßı]/.test(small)) expect(fold(small.toUpperCase())).toBe(fold(small))
    }),
  )
})

test.each([
  ['орталығы', 'ortalik'],
  ['орталығында', 'ortalik'],
  ['қызметкерлігінің', 'kizmetkerlik'],
  ['qishlogʻi', 'kishlok'],
  ['зўравонлигини', 'zoravonlik'],
])('%s is looked for by the word it is of, too', (typed, word) => {
  expect(foldings(typed)).toContain(word)
  expect(foldings(typed)[0]).toBe(fold(typed))
})

test('what is too short to be told is only what it is', () => {
  expect(foldings('magi')).toEqual(['magi'])
  expect(foldings('жаңа')).toEqual(['jana'])
})

test('a very long word is cut, not refused', () => {
  expect(fold('ab'.repeat(5000))).toHaveLength(40)
})
