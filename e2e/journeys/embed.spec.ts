import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { published } from '../fixtures/published'
import { expect, test } from '../fixtures/test'
import { textsOf } from '../fixtures/texts'
import { FigurePart } from '../pages/figure-part'
import { PublicPages } from '../pages/public-pages'

/** A figure leaves the site: into a journalist's page, which is of another origin, and into files. */
const hosts: Server[] = []
test.afterEach(() => {
  for (const host of hosts.splice(0)) host.close()
})

/** Another site, with this in its page. Returns its address. */
async function anotherSite(code: string): Promise<string> {
  const host = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><title>News</title><h1>News</h1>${code}<p>And so on</p></html>`,
    )
  })
  hosts.push(host)
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  return `http://127.0.0.1:${(host.address() as AddressInfo).port}/`
}

const text = (words: string) => ({ en: { text: words, state: 'original' as const } })
const value = (on: string, figure: string, saidBy: 'official' | 'independent' = 'official') => ({
  on,
  from: null,
  value: figure,
  saidBy,
  partial: false,
  methodBreak: false,
  note: null,
  sources: ['s1'],
})

/** A promise of thirty centres with values of three years; in 2024 somebody else counted nearly as many. */
const centres = (mark: string, more: ReturnType<typeof value>[] = []) => ({
  maker: 'KEN',
  title: text(`Thirty centres ${mark}`),
  madeOn: '2021-07-01',
  dueOn: '2030',
  indicators: [
    {
      key: 'centres',
      name: text(`Centres ${mark}`),
      unit: text('centres'),
      direction: 'increase' as const,
      measure: 'level' as const,
      baseline: { value: '2', on: '2021' },
      target: { value: '30', on: '2030' },
      method: null,
      sources: ['s1'],
      values: [
        value('2022', '5'),
        value('2023', '9'),
        value('2024', '14'),
        value('2024', '13', 'independent'),
        ...more,
      ],
    },
  ],
})

test('a journalist embeds a figure, which keeps what it shows and says when there is more', async ({
  page,
  browser,
  database,
  mark,
  t,
}) => {
  const reference = await published(database, centres(mark))
  const pages = new PublicPages(page, 'en')
  await pages.commitment(reference)
  const figure = new FigurePart(page, t, new RegExp(`Centres ${mark}: 14`))
  await expect(figure.value('2024: 14\u00a0centres (confirmed independently)')).toBeVisible()
  const code = await figure.embedCode()
  expect(code).toContain('title="Centres')

  // Her readers run no script of ours, and some of them none at all.
  const site = await anotherSite(code)
  const reader = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
  const news = await reader.newPage()
  const asked: string[] = []
  news.on('request', (request) => asked.push(request.url()))
  await news.goto(site)
  const frame = news.frameLocator('iframe')
  await expect(frame.getByRole('heading', { name: `Centres ${mark}: 14` })).toBeVisible()
  await expect(frame.getByText(t('figures.embed.newer'))).toHaveCount(0)
  expect(asked.filter((url) => /\.js(?:$|\?)/.test(url))).toEqual([])
  expect(await reader.cookies()).toEqual([])

  // A year later the office publishes another value: the frame shows what it showed, and says so.
  await published(database, centres(mark, [value('2025', '17')]), reference)
  await news.goto(site)
  await expect(frame.getByRole('heading', { name: `Centres ${mark}: 14` })).toBeVisible()
  await expect(frame.getByText(t('figures.embed.newer'))).toBeVisible()
  const newer = frame.getByRole('link', { name: t('figures.embed.seeNewer') })
  const opened = reader.waitForEvent('page')
  await newer.click()
  const now = await opened
  await expect(now.getByRole('heading', { name: new RegExp(`Centres ${mark}: 17`) })).toBeVisible()
  // Her own page is still there.
  expect(news.url()).toBe(site)
  await reader.close()
})

test('a figure is taken away as values and pictures', async ({ page, request, database, mark, t }) => {
  const reference = await published(database, centres(mark))
  await new PublicPages(page, 'en').commitment(reference)
  const figure = new FigurePart(page, t, new RegExp(`Centres ${mark}: 14`))
  const types = { csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png' } as const
  for (const format of ['csv', 'svg', 'png'] as const) {
    const address = (await figure.download(format).getAttribute('href')) ?? ''
    const file = await request.get(address)
    expect(file.status()).toBe(200)
    expect(file.headers()['content-type']).toContain(types[format])
    if (format === 'csv') expect(await file.text()).toContain('2024,,2024-12-31,14,centres,official,')
    if (format === 'svg') expect(await file.text()).toContain(`Centres ${mark}: 14`)
  }
})

test('a figure is read value by value with the keyboard alone', async ({ page, database, mark, t }) => {
  const reference = await published(database, centres(mark))
  await new PublicPages(page, 'en').commitment(reference)
  const figure = new FigurePart(page, t, new RegExp(`Centres ${mark}: 14`))
  await figure.explore.focus()
  await page.keyboard.press('Enter')
  await expect(figure.chart).toBeFocused()
  await page.keyboard.press('End')
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowRight')
  await expect(figure.told).toContainText('2022')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(figure.told).toContainText(`${t('charts.verified')}: 14`)
  const { violations } = await new AxeBuilder({ page }).include('.explored').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await figure.close.focus()
  await page.keyboard.press('Enter')
  await expect(figure.explore).toBeFocused()
})

for (const { locale, theme, width } of [
  { locale: 'en', theme: 'dark', width: 390 },
  { locale: 'ru', theme: 'light', width: 390 },
  { locale: 'kk', theme: 'dark', width: 760 },
  { locale: 'uz', theme: 'light', width: 390 },
] as const)
  test(`a frame in ${locale}, ${theme}, ${width} wide is whole and accessible`, async ({ page }) => {
    const t = textsOf(locale)
    await page.setViewportSize({ width, height: 700 })
    for (const id of ['overview/pledges', 'overview/funnel']) {
      await page.goto(`/${locale}/embed/${id}?theme=${theme}`)
      await expect(page).toHaveTitle(`${t('figures.embed.section')} · Vaada`)
      await expect(page.getByRole('link', { name: t('figures.embed.see') })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.target])).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
  })

test('an address that names no figure, or a date that can’t be used, is answered in the frame', async ({
  page,
  t,
}) => {
  const missing = await page.goto('/en/embed/overview/nothing')
  expect(missing?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: t('figures.embed.missing') })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  for (const asOf of ['yesterday', '1999-01-01', '2099-01-01', '2026-11-30.999999']) {
    const answer = await page.goto(`/en/embed/overview/funnel?asOf=${asOf}`)
    expect(answer?.status()).toBe(200)
    await expect(page.getByText(t('figures.embed.badDate'))).toBeVisible()
  }
})

test('nothing else can be framed', async ({ request }) => {
  for (const address of ['/en', '/en/commitments', '/en/sign-in', '/en/embed', '/en/embed/overview/funnel']) {
    const { 'x-frame-options': frame, 'content-security-policy': policy = '' } = (
      await request.get(address)
    ).headers()
    const mayBeFramed = address.includes('/embed')
    expect([frame, policy.includes('frame-ancestors *')], address).toEqual(
      mayBeFramed ? [undefined, true] : ['DENY', false],
    )
  }
})
