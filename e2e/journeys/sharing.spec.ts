import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import * as mupdf from 'mupdf'
import sharp from 'sharp'

/** What a page is outside of itself: the picture and the words beside its link, its paper, its place in the sitemap. */

const LOCALES = ['en', 'ru', 'kk', 'uz'] as const
const PICTURED = [
  '',
  '/countries',
  '/map',
  '/compare',
  '/funding',
  '/actions/1',
  '/reporting',
  '/goalposts',
  '/disputed',
  '/changes',
  '/countries/KAZ',
  '/commitments/KEN-2021-02',
  '/commitments/KAZ-2021-01',
] as const

const metaOf = (page: Page, name: string) =>
  page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute('content')

/** The path, whatever host the site believes to have. */
const within = (address: string | null) => {
  const { pathname, search } = new URL(address ?? '')
  return pathname + search
}

for (const locale of LOCALES)
  test(`in ${locale}, a link shows the finding of its page and a picture of it`, async ({
    page,
    request,
  }) => {
    for (const path of PICTURED) {
      await page.goto(`/${locale}${path}`)
      expect(await metaOf(page, 'twitter:card')).toBe('summary_large_image')
      expect(await metaOf(page, 'og:image:width')).toBe('1200')
      expect(await metaOf(page, 'og:image:alt')).toBe(await metaOf(page, 'og:title'))
      const image = within(await metaOf(page, 'og:image'))
      expect(image).toContain(`/${locale}${path}.png`)
      const answer = await request.get(image)
      expect(answer.headers()['content-type']).toBe('image/png')
      expect(answer.headers()['cache-control']).toMatch(/^public/)
      const picture = sharp(await answer.body())
      expect(await picture.metadata()).toMatchObject({ width: 1200, height: 630 })
      const { channels } = await picture.greyscale().stats()
      expect(channels[0]?.stdev ?? 0).toBeGreaterThan(15)
    }
  })

test('countries laid side by side are shared with their own picture', async ({ page, request }) => {
  await page.goto('/uz/compare?country=KEN&country=KAZ')
  const image = within(await metaOf(page, 'og:image'))
  expect(image).toContain('/uz/compare/KEN-KAZ.png')
  expect((await request.get(image)).headers()['content-type']).toBe('image/png')
  expect(await metaOf(page, 'og:image:alt')).toBe(await metaOf(page, 'og:title'))
  expect((await request.get('/api/v1/pictures/uz/compare/KEN-KEN.png')).status()).toBe(404)
})

test('a picture has one address: others lead there', async ({ request }) => {
  const answer = await request.get('/api/v1/pictures/ru.png?v=0&size=9', { maxRedirects: 0 })
  expect(answer.status()).toBe(307)
  expect(answer.headers().location).toMatch(/^\/api\/v1\/pictures\/ru\.png\?v=\d+$/)
  expect((await request.get('/api/v1/pictures/ru/nowhere.png')).status()).toBe(404)
  expect((await request.get('/api/v1/pictures/ru.png?asOf=1999-01-01')).status()).toBe(400)
})

async function paper(request: APIRequestContext, address: string) {
  const answer = await request.get(address)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const document = mupdf.Document.openDocument(await answer.body(), 'application/pdf')
  const sheets = Array.from({ length: document.countPages() }, (_, index) =>
    document.loadPage(index).toStructuredText('').asText(),
  )
  return { sheets, text: sheets.join('\n').replaceAll(/\s+/g, ' ') }
}

test('a country and a commitment can be had on paper, in the language of their page', async ({
  page,
  request,
}) => {
  for (const path of ['/kk/countries/KAZ', '/uz/commitments/KAZ-2021-01', '/ru/commitments/KEN-2021-02']) {
    await page.goto(path)
    const title = (await page.locator('h1').innerText()).replaceAll(/\s+/g, ' ')
    const { sheets, text } = await paper(request, `${path}.pdf`)
    expect(text).toContain(title)
    expect(sheets.length).toBeGreaterThan(1)
    expect(sheets.length).toBeLessThan(30)
    for (const sheet of sheets) expect(sheet).toContain(`${path}?asOf=`)
  }
  expect((await request.get('/ru/commitments/KAZ-1999-01.pdf')).status()).toBe(404)
  expect((await request.get('/ru/countries/KAZ.pdf?asOf=never')).status()).toBe(400)
})

test('the sitemap leads to every page in every language', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text()
  const [, index = ''] = /^Sitemap: (.+)$/m.exec(robots) ?? []
  const locations = async (path: string) =>
    [...(await (await request.get(path)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) =>
      within(url),
    )
  const parts = await locations(within(index))
  expect(parts.length).toBeGreaterThan(2)
  const pages = (await Promise.all(parts.map(locations))).flat()
  for (const path of ['', '/data', '/actions/1', '/countries/UZB', '/commitments/KAZ-2021-01'])
    for (const locale of LOCALES) expect(pages).toContain(`/${locale}${path}`)
  expect(new Set(pages).size).toBe(pages.length)
  expect((await request.get('/sitemap/999999.xml')).status()).toBe(404)
})

test('what a page says to machines can be read, and breaks no policy', async ({ page }) => {
  const heard: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && heard.push(message.text())))
  for (const [path, types] of [
    ['/ru/commitments/KAZ-2021-01', ['Dataset', 'BreadcrumbList']],
    ['/kk/countries/KAZ', ['Dataset', 'BreadcrumbList']],
    ['/en/data', ['DataCatalog', 'Dataset', 'BreadcrumbList']],
  ] as const) {
    await page.goto(path)
    const said = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText())
    expect(said['@graph'].map((thing: { '@type': string }) => thing['@type'])).toEqual(types)
    const dataset = said['@graph'].find((thing: { '@type': string }) => thing['@type'] === 'Dataset')
    for (const { contentUrl } of dataset.distribution)
      expect((await page.request.get(within(contentUrl))).status(), contentUrl).toBe(200)
  }
  expect(heard).toEqual([])
})

test('on paper a page says of which day it is, shows addresses, and nothing to press', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.goto('/en/commitments/KEN-2021-02')
  await expect(page.locator('.print-head')).toContainText('asOf=')
  await expect(page.locator('.site-nav')).toBeHidden()
  await expect(page.locator('.leave')).toBeHidden()
  const source = page.locator('#sources a[href^="http"]').first()
  expect(await source.evaluate((link) => getComputedStyle(link, '::after').content)).toContain('http')
  const colour = await page.evaluate(() => getComputedStyle(document.body).color)
  expect(colour).toBe('rgb(29, 20, 38)')
})
