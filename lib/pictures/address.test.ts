import { expect, test } from 'vitest'
import { pictureHref, readPicture } from './address'

test.each([
  ['/', '/api/v1/pictures/ru.png?v=7'],
  ['/countries/KAZ', '/api/v1/pictures/ru/countries/KAZ.png?v=7'],
])('of %s', (path, address) => {
  expect(pictureHref({ locale: 'ru', path }, { asOf: null, version: 7 })).toBe(address)
  const [file = ''] = address.split('?')
  expect(readPicture(file.split('/').slice(4))).toEqual({ locale: 'ru', path })
})

test('of a page as of a date', () => {
  expect(pictureHref({ locale: 'kk', path: '/' }, { asOf: '2024-06-30.71', version: 7 })).toBe(
    '/api/v1/pictures/kk.png?asOf=2024-06-30.71&v=7',
  )
})

test.each([
  [['ru']],
  [['de.png']],
  [['.png']],
  [[]],
  [['ru', 'countries', 'KAZ.svg']],
  [['ru', 'a b.png']],
  [['ru', '..', 'x.png']],
  [['ru', '', 'x.png']],
])('%j is none', (segments) => {
  expect(readPicture(segments)).toBeNull()
})
