import { expect, test } from 'vitest'
import { selfNaming } from './self-naming'

const us = {
  name: 'Quiet «Harbour» Fund',
  website: 'https://www.quiet-harbour.test/about',
  people: [{ name: 'Aigul Testova', email: 'aigul@harbour.test' }],
}
const found = (text: string) => Object.keys(selfNaming({ text }, us))

test.each([
  'We of the Quiet Harbour Fund counted them.',
  'QUIET-HARBOUR FUND counted them.',
  'See quiet-harbour.test for more.',
  'https://quiet-harbour.test/report.pdf',
  'Written by Aigul Testova.',
  'Ask aigul@harbour.test',
])('%s', (text) => expect(found(text)).toEqual(['text']))

test('a text that names nobody passes, and what is nested has its path', () => {
  expect(found('We visited 11 of 14 centres by a quiet harbour.')).toEqual([])
  expect(selfNaming({ evidence: [{ title: 'a' }, { title: 'Report of Aigul Testova' }] }, us)).toEqual({
    'evidence.1.title': 'names_itself',
  })
})

test('a name too short to be told from other words is left to the reviewer', () => {
  expect(selfNaming({ text: 'We go to it.' }, { name: 'We', website: null, people: [] })).toEqual({})
})
