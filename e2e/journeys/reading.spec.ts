import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ADDRESSES, PUBLIC_PAGES, publicPageFiles, readingsAt } from '../fixtures/readings'

/** Everything the browser complains of: script errors, refused resources, broken policy. */
function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(error.message))
  return heard
}

/** Links of the header that something else lies over, so that they can't be pressed. */
const coveredLinks = (page: Page) =>
  page.locator('header a:visible:not(.skip)').evaluateAll((links) =>
    links
      .filter((link) => {
        const { x, y, width, height } = link.getBoundingClientRect()
        return !link.contains(document.elementFromPoint(x + width / 2, y + height / 2))
      })
      .map((link) => link.textContent),
  )

for (const [place, address] of ADDRESSES.entries())
  for (const { locale, colorScheme, width } of readingsAt(place))
    test.describe(() => {
      test.use({ colorScheme, viewport: { width, height: 900 } })

      test(`${address || '/'} in ${locale}, ${colorScheme}, ${width} wide is whole, quiet and accessible`, async ({
        page,
      }) => {
        const heard = complaints(page)
        const answer = await page.goto(`/${locale}${address}`)
        expect(answer?.status()).toBe(200)
        await expect(page.locator('html')).toHaveAttribute('lang', locale)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual(
          [],
        )
        expect(await coveredLinks(page)).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
        expect(heard).toEqual([])
      })
    })

test('no page is left out of this', () => {
  expect(publicPageFiles().toSorted()).toEqual(Object.keys(PUBLIC_PAGES).toSorted())
})

test('every number of the overview opens a page that is there', async ({ page, request }) => {
  await page.goto('/en')
  const hrefs = await page
    .locator('main a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const places = [...new Set(hrefs.map((href) => href.split('#')[0] ?? ''))]
  expect(places.length).toBeGreaterThan(30)
  const answers = await Promise.all(
    places.map(async (href) => [href, (await request.get(href, { timeout: 60_000 })).status()]),
  )
  expect(answers.filter(([, status]) => status !== 200)).toEqual([])
})

/** The record as it is at this moment, so that what others publish meanwhile changes no count. */
async function now(page: Page): Promise<string> {
  const { meta } = await (await page.request.get('/api/v1/commitments?pageSize=1')).json()
  return `asOf=${meta.asOf}`
}

for (const address of ['', '/countries', '/countries/KEN'])
  test(`each count of ${address || '/'} that is a link is the count on the list behind it`, async ({
    page,
  }) => {
    const moment = await now(page)
    await page.goto(`/en${address}?${moment}`)
    const links = await page
      .locator('main a[href*="/commitments?"]')
      .evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute('href') ?? '', text: (link.textContent ?? '').trim() })),
      )
    const counted = links.flatMap(({ href, text }) => {
      const number = /^(\d+)\b|(\d+)$/.exec(text)
      return number ? [{ href, number: Number(number[1] ?? number[2]) }] : []
    })
    expect(counted.length).toBeGreaterThan(2)
    for (const { href, number } of counted) {
      expect(href).toContain(moment)
      const { meta } = await (await page.request.get(`/api/v1/commitments?${href.split('?')[1]}`)).json()
      expect(meta.total, href).toBe(number)
    }
  })

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  for (const [path, status] of [
    ['/en/commitments/KAZ-1999-99', 404],
    ['/ru/countries/XXX', 404],
    ['/kk/nothing-here', 404],
    ['/xx', 404],
  ] as const)
    test(`${path} says that there is nothing, and where to go`, async ({ page }) => {
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(status)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await page.getByRole('link').count()).toBeGreaterThan(3)
    })

  test('a filter that is not known is said, and the list still shows', async ({ page }) => {
    const answer = await page.goto('/en/commitments?status=bogus&country=KAZ')
    expect(answer?.status()).toBe(200)
    await expect(page.getByText(/bogus/)).toBeVisible()
  })

  test('filters work as a plain form', async ({ page }) => {
    await page.goto('/en/commitments?country=KEN&level=coalition_commitment')
    await expect(page.getByText('KEN-2021-04').first()).toBeVisible()
    await expect(page.getByText('KAZ-2019-01')).toHaveCount(0)
  })

  test('leaving the site is a plain link', async ({ page }) => {
    await page.goto('/en')
    await expect(page.getByRole('link', { name: /Leave this site/ }).first()).toHaveAttribute(
      'href',
      /^https:/,
    )
  })
})

test('the two declared intentions are never shown as coalition commitments', async ({ page }) => {
  for (const reference of ['KAZ-2021-01', 'UZB-2021-01']) {
    await page.goto(`/en/commitments/${reference}`)
    await expect(page.getByText('Declared intention', { exact: false }).first()).toBeVisible()
    await expect(page.getByText('Coalition commitment', { exact: true })).toHaveCount(0)
  }
})

test('a downloaded ledger holds what the site shows', async ({ request }) => {
  const { data, links } = await (await request.get('/api/v1/ledger?pageSize=50')).json()
  expect(data).toHaveLength(50)
  const next = await (await request.get(links.next)).json()
  expect(next.data[0].seq).toBe(51)
  expect(next.data[0].previousHash).toBe(data[49].hash)
})
