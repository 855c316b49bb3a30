import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breadcrumbsOf, catalogOf, datasetOf, structuredText } from './model'

const BASE = 'https://vaada.example'
const dataset = {
  url: `${BASE}/kk/countries/KAZ`,
  name: 'Қазақстан',
  description: 'Жазбада 4 уәде бар.',
  language: 'kk',
  from: '2015',
  to: null,
  places: ['Қазақстан'],
  files: ['json', 'pdf'],
} as const

describe('in the source of a page', () => {
  test('whatever is said can be read, and nothing of it is markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = structuredText([{ '@type': 'Dataset', name: `</script><!--${text}` }])
        expect(written).not.toMatch(/[<>&\u2028\u2029]/)
        expect(JSON.parse(written)['@graph'][0].name).toBe(JSON.parse(JSON.stringify(`</script><!--${text}`)))
      }),
    )
  })
})

test('a dataset says what it covers, under which licence, and where its files are', () => {
  expect(datasetOf(dataset, BASE)).toMatchObject({
    '@type': 'Dataset',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    isAccessibleForFree: true,
    temporalCoverage: '2015/..',
    distribution: [
      { encodingFormat: 'application/json', contentUrl: `${BASE}/kk/countries/KAZ.json` },
      { encodingFormat: 'application/pdf', contentUrl: `${BASE}/kk/countries/KAZ.pdf` },
    ],
    includedInDataCatalog: { '@id': catalogOf({ url: BASE, name: '', description: '' }, BASE)['@id'] },
  })
  expect(datasetOf({ ...dataset, from: null, places: [] }, BASE)).not.toHaveProperty('temporalCoverage')
})

test('the way to a page is counted from one', () => {
  const { itemListElement } = breadcrumbsOf([
    { name: 'Vaada', url: `${BASE}/kk` },
    { name: 'Елдер', url: `${BASE}/kk/countries` },
  ])
  expect(itemListElement).toMatchObject([{ position: 1 }, { position: 2, item: `${BASE}/kk/countries` }])
})
