import { expect, test } from 'vitest'
import { readsLikeThreat } from './threats'

test.each([
  'Take it down or we will find you.',
  'You’ll regret this report',
  'WE KNOW WHERE SHE works',
  'Уберите это, или я тебя убью',
  'Вы об этом пожалеете!',
  'Мы знаем, где ты живёшь',
  'Өлтіреміз деп біліңдер',
  'Қайда тұратыныңды білеміз',
  'Seni o‘ldiraman',
  "Pushaymon bo'lasiz",
])('“%s” reads like a threat', (text) => {
  expect(readsLikeThreat(text)).toBe(true)
})

test.each([
  'Three women were killed in 2024, the report says.',
  'The police know where the shelters are.',
  'You will find the law on the page of the ministry.',
  'Число убийств снизилось; убийств было 12.',
  'Мы знаем, где взять данные.',
  'Өлім саны азайды.',
  'Oʻlim holatlari kamaygan.',
  '',
])('“%s” does not', (text) => {
  expect(readsLikeThreat(text)).toBe(false)
})
