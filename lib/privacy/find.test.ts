import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isKazakhId, isUzbekId, passesLuhn, passesMod97 } from './checksums'
import { findPersonalData } from './find'
import { FINDING_ID } from './model'
import { NEGATIVE, POSITIVE } from './testing/cases'

const kinds = (text: string, context = {}) => findPersonalData(text, context).map(({ kind }) => kind)

describe('what looks like personal data is found', () => {
  test.each(POSITIVE)('%s: %s', (kind, text) => {
    expect(kinds(text)).toContain(kind)
  })
})

describe('what a ministry writes every day is left alone', () => {
  test.each(NEGATIVE)('%s', (text) => {
    expect(findPersonalData(text)).toEqual([])
  })
})

describe('the documented record', () => {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) {
        // Translations are keyed by the English words.
        if (key.length > 40) texts.push(key)
        collect(inner)
      }
  }
  for (const file of [
    'domain/commitments.json',
    'domain/outcome-indicators.json',
    'translations/ru.json',
    'translations/kk.json',
    'translations/uz.json',
  ])
    collect(JSON.parse(readFileSync(new URL(`../../db/seed/${file}`, import.meta.url), 'utf8')))

  test('nothing in it is taken for personal data but the numbers of help lines, which are known', () => {
    const { services } = JSON.parse(
      readFileSync(new URL('../../db/seed/domain/help-services.json', import.meta.url), 'utf8'),
    ) as { services: { number: string | null; fromAbroad: string | null }[] }
    const helpLines = services.flatMap(({ number, fromAbroad }) => [number ?? '', fromAbroad ?? ''])
    expect(texts.length).toBeGreaterThan(5000)
    const found = texts.flatMap((text) =>
      findPersonalData(text, { helpLines, aboutShelters: true }).map(
        ({ kind, excerpt }) => `${kind}: ${excerpt}`,
      ),
    )
    expect([...new Set(found)]).toEqual([])
  })
})

describe('context', () => {
  test('a published help line is nobody’s number, however it is written', () => {
    const helpLines = ['+998 71 111 22 33']
    expect(kinds('Telefon: +998 71 111 22 33', { helpLines })).toEqual([])
    expect(kinds('тел. 71 111-22-33', { helpLines })).toEqual([])
    expect(kinds('тел. 71 111-22-34', { helpLines })).toEqual(['phone'])
  })

  test('where the record speaks of shelters, a street with a house is enough', () => {
    expect(kinds('ул. Примерная, д. 5', { aboutShelters: true })).toEqual(['shelter_address'])
    expect(kinds('Sinov koʻchasi, 12-uy', { aboutShelters: true })).toEqual(['shelter_address'])
    expect(kinds('рядом со школой', { aboutShelters: true })).toEqual([])
  })

  test('a shelter far from an address, in another sentence of a long text, does not make it one', () => {
    const far = `Открыты приюты. ${'Министерство провело обучение специалистов. '.repeat(8)}Приёмная: ул. Примерная, д. 5`
    expect(kinds(far)).toEqual([])
  })
})

describe('a finding', () => {
  test('keeps its id wherever the words stand, and however they are spaced', () => {
    const [first] = findPersonalData('тел. +7 701 111 22 33')
    const [again] = findPersonalData('Writes: +7 (701) 111-22-33, in the evening')
    const [other] = findPersonalData('+7 701 111 22 34')
    expect(first?.id).toBe(again?.id)
    expect(first?.id).not.toBe(other?.id)
  })

  test('its range covers the whole of what was written', () => {
    const text = 'Номер: +7 (701) 111-22-33, звонить вечером'
    const [finding] = findPersonalData(text)
    expect(text.slice(finding?.start, finding?.end)).toBe('+7 (701) 111-22-33')
  })

  test('two beside each other are two', () => {
    expect(kinds('+7 701 111 22 33, +7 701 111 22 44')).toEqual(['phone', 'phone'])
    expect(kinds('8 701 111 22 33 8 701 111 22 44')).toEqual(['phone', 'phone'])
  })
})

test('check digits refuse a single changed digit', () => {
  expect(isKazakhId('900101300017')).toBe(true)
  expect(isKazakhId('900101300018')).toBe(false)
  expect(isUzbekId('30101900000011')).toBe(true)
  expect(isUzbekId('30101900000012')).toBe(false)
  expect(passesLuhn('4111111111111111')).toBe(true)
  expect(passesLuhn('4111111111111112')).toBe(false)
  expect(passesMod97('KZ22000AAAA000000001')).toBe(true)
  expect(passesMod97('KZ23000AAAA000000001')).toBe(false)
})

describe('whatever is written', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      ...POSITIVE.map(([, text]) => text),
      ...NEGATIVE,
      '+7 ',
      '@',
      '°',
      'приют ',
      'жәбірленуші ',
      ' ',
      '\n',
      '(',
      '12',
      '-',
    ),
  )
  const anything = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  test('it never throws, and every range lies inside the text, in order and apart', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (text, aboutShelters) => {
        let before = 0
        for (const { id, start, end, excerpt } of findPersonalData(text, { aboutShelters })) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(excerpt.length).toBeLessThanOrEqual(90)
          expect(id).toMatch(FINDING_ID)
          before = end
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a phone is found in any text that ends before it', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(kinds(`${text}\n\n. +7 701 111 22 33`).at(-1)).toBe('phone')
      }),
      { numRuns: 200 },
    )
  })
})

describe('the longest texts of a form, made to slow it down', () => {
  const REPEATED = [
    '1 ',
    '1',
    '1-',
    '+7 ',
    '8 701 ',
    'a',
    'a@',
    'a.',
    '@a.',
    'Аа ',
    'А. ',
    'А.А.',
    'ул. ',
    'приют ',
    'приют ул. А ',
    'жертва ',
    'жертва Аа ',
    '43.123 ',
    "1°1'",
    '(',
    '1(',
    ' ',
    'https://',
    'KZ22 0000 ',
    'рядом с а ',
    'ʻ',
    'үй ',
    'AA',
    'министр ',
  ]
  // The deadline is the runner's own: a backtracking pattern would need hours.
  test.each(REPEATED)('%j', (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length))
    expect(Array.isArray(findPersonalData(text, { aboutShelters: true }))).toBe(true)
  })
})
