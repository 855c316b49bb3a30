import { expect, test } from '@playwright/test'
import { PUBLIC_PAGES } from '../fixtures/readings'

/** Every number opens to what it counts; of nothing there is no list to open. */
const PAGES = Object.entries(PUBLIC_PAGES)
  // A rule of the method leads to the records that it is at work on, which may be none yet.
  .filter(([file]) => file !== 'methodology')
  .flatMap(([, addresses]) => addresses)
  .concat('/countries/GBR', '/compare?country=KEN&country=KAZ&country=GBR')
  // What nobody finds is looked for on purpose.
  .filter((address) => !/zzzzzz|status=kept/.test(address))

/** Lists of records that a page leads to, without what only orders them. */
function listsOf(html: string): string[] {
  const body = html.replaceAll(/<script.*?<\/script>/gs, '')
  return [...body.matchAll(/<a [^>]*?href="\/en\/commitments\?([^"#]+)"/g)].map(([, query = '']) => {
    const params = new URLSearchParams(query.replaceAll('&amp;', '&'))
    for (const name of ['view', 'sort', 'page']) params.delete(name)
    return String(params)
  })
}

test('no page leads to an empty list', async ({ request }) => {
  test.slow()
  const from = new Map<string, string>()
  for (const page of PAGES)
    for (const list of listsOf(await (await request.get(`/en${page}`)).text()))
      if (list && !from.has(list)) from.set(list, page)
  expect(from.size).toBeGreaterThan(50)
  const empty: string[] = []
  for (const [list, page] of from) {
    const { meta } = await (await request.get(`/api/v1/commitments?pageSize=1&${list}`)).json()
    if (meta.total === 0) empty.push(`${page} → ${list}`)
  }
  expect(empty).toEqual([])
})
