import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOCALES } from '@/lib/i18n/model'
import { bibtexOf } from './bibtex'
import { type Cited, keyOf, type Original } from './model'
import { originalOf } from './original'
import { risOf } from './ris'
import { academicText, pressText } from './words'

const original: Original = {
  title: 'Statement at the forum',
  publisher: 'Ministry of A & B',
  publishedOn: '2021-03',
  url: 'https://example.invalid/a_b',
  language: 'en',
}
const cited: Cited = {
  original,
  title: 'Ten centres: 100% by 2026',
  reference: 'AAA-2021-01',
  day: '2026-11-30',
  entry: 71,
  url: 'https://vaada.test/en/commitments/AAA-2021-01?asOf=2026-11-30.71',
  isDemo: false,
}

test('for the press: the document first, then where it was found, with the pinned address', () => {
  expect(pressText(cited, 'en')).toBe(
    'Ministry of A & B, “Statement at the forum”, March 2021 (https://example.invalid/a_b). Found through Vaada, AAA-2021-01: Ten centres: 100% by 2026, as of 30 November 2026 (ledger entry 71): https://vaada.test/en/commitments/AAA-2021-01?asOf=2026-11-30.71',
  )
})

test('for a paper: author, date, title, address, and what it is cited in', () => {
  expect(academicText(cited, 'en')).toBe(
    'Ministry of A & B. (March 2021). Statement at the forum. https://example.invalid/a_b Cited in: Vaada. (2026). Ten centres: 100% by 2026 [AAA-2021-01] (as of 30 November 2026, ledger entry 71). https://vaada.test/en/commitments/AAA-2021-01?asOf=2026-11-30.71',
  )
  expect(
    academicText(
      { ...cited, original: { ...original, publisher: null, publishedOn: null, url: null } },
      'en',
    ),
  ).toMatch(/^Statement at the forum\. \(n\.d\.\)\. Cited in: Vaada\./)
})

test('in every language the document comes first, and the address is whole', () => {
  for (const locale of LOCALES)
    for (const text of [pressText(cited, locale), academicText(cited, locale)]) {
      expect(text.indexOf(original.title)).toBeLessThan(text.indexOf('Vaada'))
      expect(text).toContain(cited.url)
      expect(text).toContain('71')
    }
})

test('a page without one document cites itself alone', () => {
  const page = { ...cited, original: null, reference: null, title: 'Commitments' }
  expect(pressText(page, 'en')).toMatch(/^Found through Vaada, Commitments, as of/)
  expect(academicText(page, 'en')).toMatch(/^Vaada\. \(2026\)\. Commitments \(as of/)
  expect(bibtexOf(page).match(/@online/g)).toHaveLength(1)
  expect(keyOf(page)).toBe('vaada-commitments-71')
  expect(keyOf({ ...page, title: 'Обязательства' })).toBe('vaada-71')
})

describe('BibTeX', () => {
  test('has both entries, special signs kept from TeX', () => {
    expect(bibtexOf(cited)).toBe(`@online{vaada-AAA-2021-01-71-original,
  author = {{Ministry of A \\& B}},
  title = {Statement at the forum},
  date = {2021-03},
  url = {https://example.invalid/a_b},
  langid = {en}
}

@online{vaada-AAA-2021-01-71,
  author = {Vaada},
  title = {AAA-2021-01: Ten centres: 100\\% by 2026},
  date = {2026-11-30},
  version = {2026-11-30.71},
  url = {https://vaada.test/en/commitments/AAA-2021-01?asOf=2026-11-30.71},
  related = {vaada-AAA-2021-01-71-original}
}
`)
  })

  test('no title breaks out of its field', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const text = bibtexOf({ ...cited, title }).replace(
          /\\(?:textbackslash|textasciitilde|textasciicircum)\{\}|\\[{}]/g,
          '',
        )
        let [depth, least] = [0, 0]
        for (const sign of text) {
          depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
          least = Math.min(least, depth)
        }
        expect([depth, least]).toEqual([0, 0])
      }),
    )
  })
})

describe('RIS', () => {
  test('has both records, each with its end', () => {
    const lines = risOf(cited).split('\r\n')
    expect(lines.filter((line) => line.startsWith('TY  - '))).toEqual(['TY  - GOVDOC', 'TY  - ELEC'])
    expect(lines.filter((line) => line === 'ER  - ')).toHaveLength(2)
    expect(lines).toContain('DA  - 2021/03//')
    expect(lines).toContain('DA  - 2026/11/30/')
  })

  test('no text begins a field of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const lines = risOf({ ...cited, title: `${title}\r\nER  - \nTY  - X` }).split(/\r\n|\n|\r/)
        expect(lines.slice(0, -1).filter((line) => !/^[A-Z]{2} {2}- /.test(line))).toEqual([])
        expect(lines.filter((line) => line.startsWith('ER'))).toHaveLength(2)
      }),
    )
  })
})

test('the maker’s own document is the original, whatever stands before it', () => {
  const source = (title: string, kind: 'press' | 'statement' | 'research') => ({ ...original, title, kind })
  expect(originalOf([source('a', 'press'), source('b', 'statement')])?.title).toBe('b')
  expect(originalOf([source('a', 'press'), source('b', 'research')])?.title).toBe('a')
  expect(originalOf([])).toBeNull()
})

test.each(LOCALES)(
  'in %s a citation of a demonstration says first that the copy, not the document, is invented',
  (locale) => {
    const demo = { ...cited, isDemo: true }
    const alone = { ...demo, original: null }
    for (const [text, plain] of [
      [pressText(demo, locale), pressText(cited, locale)],
      [academicText(demo, locale), academicText(cited, locale)],
      [academicText(alone, locale), academicText({ ...alone, isDemo: false }, locale)],
    ] as const) {
      expect(text.endsWith(` ${plain}`)).toBe(true)
      expect(text).toMatch(
        /^(?:From a demonstration copy|Из демонстрационной копии|Vaada-ның көрсету нұсқасынан|Vaadaning namoyish)/,
      )
    }
  },
)

test('programs are told of a demonstration at the page, never at its real document', () => {
  const demo = { ...cited, isDemo: true }
  expect(bibtexOf(demo).split('@online')[2]).toContain('note = {Demonstration: ')
  expect(bibtexOf(demo).match(/Demonstration/g)).toHaveLength(1)
  expect(risOf(demo).match(/^N1 {2}- Demonstration: .*$/gm)).toHaveLength(1)
  expect(bibtexOf(cited) + risOf(cited)).not.toContain('Demonstration')
})
