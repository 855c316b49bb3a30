import { expect, test } from '@playwright/test'
import { FACETS } from '../../lib/commitments/filters'
import { PUBLIC_PAGES } from '../fixtures/readings'

/** Whatever stands in an address: a page that says what it could use, a file or an answer that says what is wrong; never a failure. */
const LONG = 'ә'.repeat(5000)
const BAD: Record<string, string> = {
  'an impossible combination':
    'country=KAZ&maker=KEN&level=declared_intention&status=kept&measurable=no&has=target&year=1999',
  'unknown values':
    'country=XXX&status=great&action=99&currency=dollars&sort=best&view=wall&year=21&rank=yes',
  'page 10⁹': 'page=1000000000',
  'a page that is no number': 'page=-1&page=x&page=1e9',
  'a date before 2015': 'asOf=2014-12-31',
  'a date after 2100': 'asOf=2101-01-01',
  'no date at all': 'asOf=2024-02-31',
  'ten kilobytes': `q=${encodeURIComponent(LONG).slice(0, 10_000)}`,
  'ten kilobytes as a value of a filter': `country=${'K'.repeat(10_000)}`,
  'every filter at once': FACETS.map((facet) => `${facet}=x&${facet}=yes&${facet}=1`).join('&'),
  'two hundred times the same': Array.from({ length: 200 }, (_, n) => `country=${n}`).join('&'),
  'signs of a statement': `q=${encodeURIComponent(`'; drop table commitments; --`)}&country=${encodeURIComponent("'")}`,
  'a name of every object': 'constructor=x&__proto__=x&toString=x',
  'a byte that no text has': 'q=%00&country=%00',
}

// One address of each page: what is added is the same for all.
const PAGES = Object.values(PUBLIC_PAGES).flatMap(([first]) => (first === undefined ? [] : [first]))
const FILES = [
  '/commitments.csv',
  '/commitments.json',
  '/commitments.xlsx',
  '/countries.csv',
  '/countries/KAZ.json',
  '/funding.csv',
  '/reporting.json',
  '/compare.csv',
  '/countries/KAZ.pdf',
  '/commitments.atom',
  '/commitments.ics',
]
const ANSWERS = [
  '/api/v1/commitments',
  '/api/v1/countries',
  '/api/v1/commitments/KAZ-2021-01',
  '/api/v1/ledger',
  '/api/v1/figures/reporting/cycles.csv',
]
/** Sent whole, or refused in words: 414 and 431 are the door's for what is too long. */
const CLEAR = [200, 307, 308, 400, 404, 414, 431]

for (const [name, query] of Object.entries(BAD))
  test(`${name}: every page, file and answer is clear`, async ({ request }) => {
    test.slow()
    const addresses = [...[...PAGES, ...FILES].map((path) => `/ru${path}`), ...ANSWERS]
    for (const address of addresses) {
      const response = await request.get(`${address}${address.includes('?') ? '&' : '?'}${query}`)
      const status = response.status()
      expect({ address, status, isClear: CLEAR.includes(status) }).toEqual({ address, status, isClear: true })
      const type = response.headers()['content-type'] ?? ''
      if (status === 200 && type.startsWith('text/html')) expect(await response.text()).toContain('lang="ru"')
      // Of a list never more than a page of it.
      if (status === 200 && address === '/api/v1/commitments')
        expect((await response.json()).data.length).toBeLessThanOrEqual(50)
    }
  })
