import { expect, test } from 'vitest'
import { resolveDataLink } from './data-links'

test.each([
  ['/en/commitments/KAZ-2021-01.json', '/api/v1/commitments/KAZ-2021-01'],
  ['/ru/countries/KAZ.json', '/api/v1/countries/KAZ'],
  ['/uz/commitments.json', '/api/v1/commitments'],
  ['/kk/countries/KAZ.pdf', '/api/v1/papers/kk/countries/KAZ'],
  ['/ru/commitments/KAZ-2021-01.pdf', '/api/v1/papers/ru/commitments/KAZ-2021-01'],
  ['/ru/help.pdf', '/ru/help.pdf'],
  ['/kk/countries/KAZ.atom', '/api/v1/feeds/kk/countries/KAZ'],
  ['/ru/changes.atom', '/api/v1/feeds/ru/changes'],
  ['/en/actions/1.ics', '/api/v1/dates/en/actions/1'],
  ['/uz/commitments.ics', '/api/v1/dates/uz/commitments'],
  ['/ru/organisations/7.atom', '/api/v1/feeds/ru/organisations/7'],
  ['/ru/organisations/7.ics', '/api/v1/exports/ru/ics/organisations/7'],
  ['/en/help.atom', '/en/help.atom'],
  ['/kk/commitments.csv', '/api/v1/exports/kk/csv/commitments'],
  ['/ru/commitments.iati.xml', '/api/v1/exports/ru/iati.xml/commitments'],
  ['/en/commitments/KAZ-2021-01.iati.xml', '/api/v1/exports/en/iati.xml/commitments/KAZ-2021-01'],
  ['/en/commitments.iati.csv', '/en/commitments.iati.csv'],
  ['/en/commitments.ods', '/api/v1/exports/en/ods/commitments'],
  ['/en/commitments.png', '/en/commitments.png'],
  ['/en/nowhere.csv', '/en/nowhere.csv'],
  ['/en/commitments/KAZ-2021-01', '/en/commitments/KAZ-2021-01'],
  ['/de/commitments.json', '/de/commitments.json'],
  ['/en/workspace/1.json', '/en/workspace/1.json'],
])('%s is answered by %s', (path, answered) => {
  expect(resolveDataLink(path)).toBe(answered)
})
