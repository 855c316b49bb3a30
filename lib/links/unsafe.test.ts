import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkProblem } from './unsafe'

test.each([
  ['https://example.org/report.pdf', null],
  ['https://example.org/law.docx?download=setup.exe', null],
  ['https://example.com', null],
  ['https://bit.ly.example.org/report', null],
  ['', null],
  ['not an address', null],
  ['https://example.org/setup.exe', 'link_to_program'],
  ['https://example.org/files/Report.PDF.SCR', 'link_to_program'],
  ['https://example.org/report%2Eapk', 'link_to_program'],
  ['https://example.org/report.exe%20', 'link_to_program'],
  ['https://example.org/table.xlsm#sheet', 'link_to_program'],
  ['https://bit.ly/3abcd', 'link_hidden'],
  ['https://www.tinyurl.com/x', 'link_hidden'],
  ['http://185.10.10.10/report.pdf', 'link_hidden'],
  ['http://0xb90a0a0a/report.pdf', 'link_hidden'],
  ['http://[2001:db8::1]/report.pdf', 'link_hidden'],
  ['https://stat.gov.kz@example.org/report.pdf', 'link_hidden'],
])('%s: %s', (address, problem) => {
  expect(linkProblem(address)).toBe(problem)
})

test('whatever is typed, it answers', () => {
  fc.assert(
    fc.property(fc.string(), (text) => [null, 'link_hidden', 'link_to_program'].includes(linkProblem(text))),
  )
  fc.assert(fc.property(fc.webUrl(), (url) => linkProblem(`${url.split(/[?#]/)[0]}/a.exe`) !== null))
})
