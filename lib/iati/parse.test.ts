import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMatcher } from './match'
import {
  createIatiParser,
  type FundedActivity,
  IATI_LIMITS,
  IatiError,
  looksLikeXml,
  readActivities,
} from './parse'
import { element, xmlText } from './xml'

const transaction = (type: string, value: string, on: string, attributes = '') => `
  <transaction><transaction-type code="${type}"/><transaction-date iso-date="${on}"/>
  <value value-date="${on}" ${attributes}>${value}</value></transaction>`
const activity = (inside: string, identifier = 'XM-TEST-1-P1') => `
<iati-activity default-currency="USD" xml:lang="en">
  <iati-identifier>${identifier}</iati-identifier>
  <reporting-org ref="XM-TEST-1" type="40"><narrative>A made-up fund</narrative></reporting-org>
  <title><narrative>Shelters in every region</narrative><narrative xml:lang="fr">Des refuges</narrative></title>
  ${inside}
</iati-activity>`
const file = (...inside: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">${inside.join('')}\n</iati-activities>\n`

async function read(text: string | Buffer): Promise<FundedActivity[]> {
  const found: FundedActivity[] = []
  for await (const one of readActivities(Buffer.from(text as string))) found.push(one)
  return found
}

test('what a funder’s system says of its money is added by stage and currency', async () => {
  const [found] = await read(
    file(
      activity(`<recipient-country code="ke"/><sector vocabulary="1" code="15180"/><sector vocabulary="99" code="X"/>
        ${transaction('2', '100.10', '2023-01-01')}${transaction('3', '40.05', '2023-06-30')}
        ${transaction('3', '0.05', '2024-02-29')}${transaction('3', '7', '2024-03-01', 'currency="EUR"')}
        ${transaction('4', '5', '2024-03-01')}${transaction('4', '-5', '2024-03-02')}${transaction('12', '900', '2022-01-01')}`),
    ),
  )
  expect(found).toMatchObject({
    line: 3,
    identifier: 'XM-TEST-1-P1',
    organisation: 'A made-up fund',
    countries: ['KE'],
    sectors: ['15180'],
    titles: [
      { text: 'Shelters in every region', language: 'en' },
      { text: 'Des refuges', language: null },
    ],
    amounts: [
      { stage: 'allocated', currency: 'USD', amount: '100.1', from: '2023-01-01', to: '2023-01-01' },
      { stage: 'disbursed', currency: 'USD', amount: '40.1', from: '2023-06-30', to: '2024-02-29' },
      { stage: 'disbursed', currency: 'EUR', amount: '7', from: '2024-03-01', to: '2024-03-01' },
    ],
  })
})

describe('a file that is not taken says where', () => {
  test.each([
    ['cut off', file(activity('')).slice(0, -30), 'xml_broken'],
    ['with a tag that nobody closes', file(activity('<a>')), 'xml_broken'],
    [
      'with an entity of its own',
      file(activity('<title><narrative>&own;</narrative></title>')),
      'xml_broken',
    ],
    [
      'with a document type',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY own SYSTEM "file:///etc/passwd">]>${file(activity(''))}`,
      'xml_forbidden',
    ],
    ['of something else', '<html><body/></html>', 'not_iati'],
    ['of organisations', '<iati-organisations version="2.03"/>', 'not_iati'],
    ['of version 1', '<iati-activities version="1.05"/>', 'not_iati'],
    [
      'in another encoding',
      '<?xml version="1.0" encoding="ISO-8859-1"?><iati-activities version="2.03"/>',
      'xml_encoding',
    ],
    ['in bytes that are no UTF-8', Buffer.from([60, 97, 62, 0xff, 0xfe]), 'xml_encoding'],
    ['without an identifier', file(activity('', ' ')), 'iati_identifier'],
    ['with a day that does not exist', file(activity(transaction('3', '1', '2023-02-30'))), 'iati_date'],
    ['with an amount in words', file(activity(transaction('3', 'much', '2023-02-20'))), 'iati_value'],
    ['with an amount with commas', file(activity(transaction('3', '1,000', '2023-02-20'))), 'iati_value'],
    [
      'with no currency',
      file(activity(transaction('3', '1', '2023-02-20', 'currency="dollars"'))),
      'iati_currency',
    ],
    ['nested without end', file(activity('<a>'.repeat(IATI_LIMITS.depth))), 'xml_forbidden'],
  ])('%s', async (_, text, fault) => {
    const error = await read(text as string).catch((problem) => problem)
    expect(error).toBeInstanceOf(IatiError)
    expect(error).toMatchObject({ fault })
    expect(error.line).toBeGreaterThan(0)
  })

  test('by the line', async () => {
    const text = file(activity(''), activity(transaction('3', 'much', '2023-02-20'), 'XM-TEST-1-P2'))
    const line = text.split('\n').findIndex((one) => one.includes('much')) + 1
    expect(await read(text).catch((problem) => problem)).toMatchObject({ fault: 'iati_value', line })
  })
})

test('no text brings anything but an activity or a fault with its line', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((words) => file(activity(element('title', {}, xmlText(words))))),
    fc.nat(400).map((at) => file(activity(transaction('3', '1', '2023-02-20'))).slice(0, at)),
    fc.nat(400).map((at) => {
      const whole = file(activity(transaction('3', '1', '2023-02-20')))
      return whole.slice(0, at) + whole.slice(at + 1)
    }),
  )
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 50 }), (text, size) => {
      const parser = createIatiParser()
      try {
        for (let from = 0; from < text.length; from += size) parser.write(text.slice(from, from + size))
        parser.end()
      } catch (error) {
        expect(error).toBeInstanceOf(IatiError)
        expect((error as IatiError).line).toBeGreaterThan(0)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['<iati-activities/>', true],
  ['\ufeff  \n<x/>', true],
  ['PK\u0003\u0004', false],
  ['a,b\n', false],
])('%j is XML: %s', (text, is) => {
  expect(looksLikeXml(Buffer.from(text))).toBe(is)
})

describe('a link', () => {
  const promises = [
    { reference: 'KEN-2021-01', titles: ['Shelters in every region'], identifiers: [] },
    { reference: 'KEN-2021-02', titles: ['Train judges', 'Обучить судей'], identifiers: ['XM-TEST-1-P9'] },
    { reference: 'KEN-2021-03', titles: ['End harmful practices'], identifiers: [] },
    { reference: 'KEN-2021-04', titles: ['A survey of violence'], identifiers: [] },
  ]
  const linksOf = createMatcher({ code: 'KEN', region: null }, promises)
  const anActivity = (changes: Partial<FundedActivity>): FundedActivity => ({
    line: 1,
    identifier: 'XM-TEST-1-P1',
    organisation: 'A made-up fund',
    titles: [],
    countries: ['KE'],
    regions: [],
    sectors: [],
    amounts: [],
    url: null,
    ...changes,
  })
  const titled = (text: string) => [{ text, language: 'en' as const }]

  test.each([
    [
      'its identifier, wherever it is',
      { identifier: 'XM-TEST-1-P9', countries: [] },
      [['KEN-2021-02', 'identifier']],
    ],
    ['two words of the title', { titles: titled('New shelters in a region') }, [['KEN-2021-01', 'words']]],
    ['one word says nothing', { titles: titled('Shelters for dogs') }, []],
    [
      'one word and the sector',
      { titles: titled('Shelters'), sectors: ['15180'] },
      [
        ['KEN-2021-01', 'sector_words'],
        ['KEN-2021-02', 'sector'],
        ['KEN-2021-03', 'sector'],
      ],
    ],
    [
      'another country',
      { countries: ['UG'], sectors: ['15180'], titles: titled('Shelters in every region') },
      [],
    ],
    ['another script', { titles: titled('Обучить судей') }, [['KEN-2021-02', 'words']]],
  ] as const)('%s', (_, changes, expected) => {
    expect(linksOf(anActivity(changes)).map(({ reference, reason }) => [reference, reason])).toEqual(expected)
  })

  test('of several states together is by region', () => {
    const of = createMatcher({ code: 'XCA', region: '619' }, [
      { ...promises[0], reference: 'XCA-2021-01' } as never,
    ])
    expect(of(anActivity({ countries: [], regions: ['619'], sectors: ['15180'] }))).toHaveLength(1)
    expect(of(anActivity({ countries: ['KE'], regions: [], sectors: ['15180'] }))).toEqual([])
  })
})
