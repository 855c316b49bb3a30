import { expect, test } from '@playwright/test'

/** The record as of a date: whole from page to page, without scripts, and said on each of them. */
const DATE = 'asOf=2024-06-30'

/** What tells of what comes, or asks for something now: feeds, calendars, letters, notes that something is wrong. */
const OF_TODAY =
  /^\/\w\w\/(?:workspace|account|sign-in|follow|correct|corrections)(?:[/?#]|$)|\.(?:atom|ics)(?:\?|$)/

/** Links of a page to public pages and their data, but for the one that leads back to today. */
function publicLinks(html: string): string[] {
  const outside = html.replaceAll(/<aside class="as-of".*?<\/aside>/gs, '')
  const links = [...outside.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  )
  return links.filter((link) => /^\/(?:en|ru|kk|uz)(?:[/?#]|$)/.test(link) && !OF_TODAY.test(link))
}

test('every link of a page as of a date leads on with it', async ({ request }) => {
  test.slow()
  const seen = new Set<string>()
  const next = [`/en?${DATE}`]
  // One page of each kind: a reference, a code, a language or a filter more is the same page.
  const kindOf = (link: string) =>
    link
      .replace(/^\/\w\w/, '')
      .replace(/[?#].*$/, '')
      .replace(/[A-Z]{3}-\d{4}-\d+/, 'reference')
      .replace(/\/[A-Z]{3}\b/, '/CODE')
  while (next.length > 0) {
    const link = next.pop() as string
    const kind = kindOf(link)
    if (seen.has(kind) || /\.\w+$/.test(kind)) continue
    seen.add(kind)
    const response = await request.get(link, { timeout: 60_000 })
    // A page of the menu that isn't there is not this test's matter.
    if (response.status() === 404) continue
    expect(`${link} ${response.status()}`).toBe(`${link} 200`)
    const html = await response.text()
    expect({
      link,
      saysDate: html.includes('class="as-of"'),
      isIndexed: !/<meta name="robots" content="noindex/.test(html),
      isCanonical: /<link rel="canonical" href="[^"]*asOf/.test(html),
    }).toEqual({ link, saysDate: true, isIndexed: false, isCanonical: false })
    const links = publicLinks(html)
    // An example may name a date of its own.
    expect({ link, without: links.filter((one) => !/[?&]asOf=\d/.test(one)) }).toEqual({ link, without: [] })
    for (const [form] of html.matchAll(/<form[^>]*method="get".*?<\/form>/gs))
      expect({ link, keepsDate: form.includes('name="asOf"') }).toEqual({ link, keepsDate: true })
    next.push(...links.filter((one) => one.includes(DATE)))
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      '',
      '/countries',
      '/countries/CODE',
      '/commitments',
      '/commitments/reference',
      '/methodology',
    ]),
  )
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a date chosen in the footer keeps the filters, and leads back', async ({ page }) => {
    await page.goto('/en/commitments?country=KAZ')
    await page.getByLabel('See this page as of a date').fill('2022-06-30')
    await page.getByRole('button', { name: 'Show that day' }).click()
    await expect(page).toHaveURL(/country=KAZ/)
    await expect(page).toHaveURL(/asOf=2022-06-30/)
    await expect(page.locator('.as-of')).toContainText('As of 30 June 2022, ledger entry')
    await page.getByRole('link', { name: 'See today' }).click()
    await expect(page).toHaveURL(/\/en\/commitments\?country=KAZ$/)
  })
})

const PROBLEMS = [
  ['2024-02-31', 'is not a date'],
  ['2014-12-31', 'too early'],
  ['2099-01-01', 'has not come yet'],
  [`2024-06-30.999999999`, 'no entry'],
  ['x'.repeat(3000), 'is not a date'],
] as const
for (const [given, words] of PROBLEMS)
  test(`${given.slice(0, 24)}: ${words}`, async ({ page, request }) => {
    const answer = await page.goto(`/en/countries/KAZ?asOf=${given}`)
    expect(answer?.status()).toBe(200)
    await expect(page.locator('.as-of')).toContainText(words)
    await expect(page.locator('.as-of')).toContainText('This page shows what stands today.')
    const api = await request.get(`/api/v1/countries/KAZ?asOf=${given}`)
    expect(api.status()).toBe(400)
    expect(await api.json()).toMatchObject({ code: 'bad_as_of' })
  })

test('a record says why it was not there', async ({ page }) => {
  await page.goto('/en/commitments/KAZ-2021-01?asOf=2020-01-01')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'This record was not there on 1 January 2020',
  )
  await expect(page.getByText('The promise was made later: March 2021.')).toBeVisible()
})
