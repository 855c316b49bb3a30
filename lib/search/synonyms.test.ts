import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './normalise'
import { synonymsOf } from './synonyms'

test.each([
  ['убежища', ['приют', 'кризисн']],
  ['приютов', ['убежищ', 'кризисн']],
  ['паналау', ['баспана', 'дағдарыс']],
  ['boshpanalar', ['inqiroz']],
  ['hotlines', ['helpline']],
])('%s is also called %j', (word, others) => {
  expect(synonymsOf(fold(word))).toEqual(expect.arrayContaining(others.map(fold)))
})

test('a word is no synonym of itself, and others have none', () => {
  expect(synonymsOf(fold('закон'))).toEqual([])
  fc.assert(
    fc.property(fc.string(), (typed) =>
      synonymsOf(fold(typed)).every((beginning) => !fold(typed).startsWith(beginning)),
    ),
  )
})
