import { expect, test } from 'vitest'
import { linkFromEntry } from './link'

test.each([
  ['health.go.ke/report', 'https://health.go.ke/report'],
  [' www.gov.kz ', 'https://www.gov.kz'],
  ['лекс.уз/docs?id=1', 'https://лекс.уз/docs?id=1'],
  ['example.org:8443/a', 'https://example.org:8443/a'],
  ['http://a.test/x', 'http://a.test/x'],
  ['https://a.test', 'https://a.test'],
])('%s is the address %s', (typed, address) => {
  expect(linkFromEntry(typed)).toBe(address)
})

test.each([
  'see the annex',
  'name@example.org',
  'javascript:alert(1)',
  'localhost',
  '12.5',
  '//a.test',
  'a..b.org',
])('%s is left as it is, to be refused', (typed) => {
  expect(linkFromEntry(typed)).toBe(typed)
})

test('nothing typed is no address', () => {
  expect(linkFromEntry('  ')).toBeNull()
})
