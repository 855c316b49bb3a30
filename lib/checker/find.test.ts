import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulationScore } from '@/lib/formulation/score'
import { sayingsIn } from './find'
import { factsOf, SAYINGS, SAYINGS_OF } from './model'

/** Made up for this test, of no country. */
const CLEAR = {
  en: 'By 31 December 2030 the Ministry of X, together with women’s organisations, raises the number of shelters for women in all regions from 4 (2026) to 12, as counted in its register. It opens two a year from 2027 and sets aside USD 3 million for 2027–2030 under the Action Coalition.',
  ru: 'До 31 декабря 2030 года Министерство X совместно с женскими организациями увеличивает число приютов для женщин во всех областях с 4 (2026 год) до 12 по данным своего реестра. С 2027 года оно открывает по два приюта и выделяет 3 млн долларов на 2027–2030 годы в рамках Коалиции действий.',
  kk: '2030 жылғы 31 желтоқсанға дейін Х министрлігі әйелдер ұйымдарымен бірлесіп, барлық облыста әйелдерге арналған паналау орындарының санын 4-тен (2026 жыл) 12-ге жеткізеді, саны тізілім бойынша. 2027 жылдан бастап екеуден ашады, 2027–2030 жылдарға 3 млн доллар бөледі, Іс-қимыл коалициясы аясында.',
  uz: '2030-yil 31-dekabrgacha X vazirligi ayollar tashkilotlari bilan hamkorlikda barcha viloyatlarda ayollar uchun boshpanalar sonini 4 tadan (2026) 12 taga yetkazadi, reyestr maʼlumotlari boʻyicha. 2027-yildan boshlab ikkitadan ochadi va 2027–2030 yillarga 3 mln dollar ajratadi, Harakatlar koalitsiyasi doirasida.',
}
const VAGUE = {
  en: 'We will strengthen our efforts.',
  ru: 'Мы усилим свою работу.',
  kk: 'Жұмысымызды күшейтеміз.',
  uz: 'Ishimizni kuchaytiramiz.',
}

describe.each(Object.entries(CLEAR))('a clear promise, %s', (_, text) => {
  test('says nearly everything', () => {
    const says = sayingsIn(text)
    for (const saying of [
      'lead',
      'partners',
      'geography',
      'groups',
      'target',
      'method',
      'step',
      'money',
      'moneyPeriod',
      'coalition',
      'start',
      'due',
    ] as const)
      expect(says).toContain(saying)
    expect(formulationScore(factsOf(text, says)).score).toBeGreaterThanOrEqual(9)
  })
})

test.each(['en', 'ru', 'uz'] as const)('where it began is seen, %s', (locale) =>
  expect(sayingsIn(CLEAR[locale])).toContain('baseline'),
)

test.each(Object.entries(VAGUE))('a vague one says nothing, %s', (_, text) => {
  expect(sayingsIn(text)).toEqual([])
  expect(formulationScore(factsOf(text, [])).score).toBe(1)
})

test.each([
  ['a year is no figure', 'We will do it by 2030.', ['due']],
  ['nor is a day', 'We will do it by 31 December 2030.', ['due']],
  ['nor the number of a document', 'We will carry out Order No. 117.', []],
  ['nor an amount', 'We set aside USD 3 million.', ['money']],
  ['a share is one', 'We reach 80 % of all schools.', ['target']],
  ['a figure of its own has no beginning', 'We reach 80 % by 2030.', ['target', 'due']],
  ['from one to another', 'We go from 20 % to 80 %.', ['target', 'baseline']],
  [
    'with its year',
    'We go from 20 % in 2024 to 80 % in 2030.',
    ['target', 'baseline', 'baselineDate', 'due'],
  ],
  ['a period begins and ends', 'In 2027–2030.', ['start', 'due']],
])('%s', (_, text, says) => expect(sayingsIn(text)).toEqual(says))

test('whatever comes, it is read in order and without fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const says = sayingsIn(text)
      expect(SAYINGS.filter((saying) => says.includes(saying))).toEqual(says)
    }),
  )
})

test('a long text of nothing but signs takes no time', () => {
  for (const piece of ['from 1 ', '2030 ', '1,1 ', 'с 1 ', 'a'])
    expect(sayingsIn(piece.repeat(5000 / piece.length)).length).toBeLessThan(SAYINGS.length)
})

test('every saying stands under one question, and each more of them is never worth less', () => {
  expect(Object.values(SAYINGS_OF).flat().toSorted()).toEqual([...SAYINGS].toSorted())
  fc.assert(
    fc.property(fc.subarray([...SAYINGS]), fc.constantFrom(...SAYINGS), (says, more) => {
      // A figure that is named brings questions about itself; it never costs a point.
      const [before, after] = [says, [...says, more]].map((all) => formulationScore(factsOf('x', all)).score)
      expect(after).toBeGreaterThanOrEqual(before ?? 0)
    }),
  )
})
