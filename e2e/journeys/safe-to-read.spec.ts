import type { BrowserContext, Page } from '@playwright/test'
import { ADDRESSES } from '../fixtures/readings'
import { expect, test } from '../fixtures/test'
import { textsOf } from '../fixtures/texts'

/** Somebody reads who is watched at home: nothing tells of it, and there is always a way out. */
const MISSING = ['/commitments/KAZ-1999-99', '/countries/XXX', '/nothing-here']
const LOCALES = ['en', 'ru', 'kk', 'uz'] as const

/** What the device would still know once the page is closed. */
async function keptBy(page: Page, context: BrowserContext) {
  const stores = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
  return { ...stores, cookies: (await context.cookies()).length }
}
const NOTHING = { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookies: 0 }

for (const [place, address] of [...ADDRESSES, ...MISSING].entries()) {
  const locale = LOCALES[place % LOCALES.length] ?? 'en'
  test(`${address || '/'} asks nobody else, keeps nothing, and can be left (${locale})`, async ({
    page,
    context,
    baseURL,
  }) => {
    const t = textsOf(locale)
    const elsewhere: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.protocol !== 'data:' && url.origin !== new URL(baseURL ?? '').origin) elsewhere.push(url.href)
    })
    const answer = await page.goto(`/${locale}${address}`)
    await page.waitForLoadState('networkidle')

    expect(answer?.headers()['set-cookie']).toBeUndefined()
    expect(answer?.headers()['referrer-policy']).toBe('same-origin')
    expect(await keptBy(page, context)).toEqual(NOTHING)
    expect(elsewhere).toEqual([])

    // In tabs and histories stands a section or a reference, never what the page says.
    const title = await page.title()
    expect(title).toMatch(/^(?:.{1,40} · )?Vaada$/)
    expect(title).not.toMatch(/\d+ (?:of|из|ішінен)/)
    const leave = page.getByRole('link', { name: t('leave.button') })
    await expect(leave).toBeInViewport()
    await expect(leave).toHaveAttribute('href', /^https:/)
    await expect(page.locator('footer').getByRole('link', { name: t('footer.help') })).toHaveAttribute(
      'href',
      new RegExp(`^/${locale}/help`),
    )
  })
}

for (const way of ['the button', 'Esc three times'] as const)
  test(`leaving by ${way} puts another page in the place of this one, and clears the device`, async ({
    page,
    context,
    t,
  }) => {
    await context.route(
      (url) => url.hostname !== 'localhost',
      (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
    )
    await page.goto('/en/help')
    await page.goto('/en/commitments/KEN-2021-02')
    await page.evaluate(() => localStorage.setItem('left', 'behind'))
    if (way === 'the button') await page.getByRole('link', { name: t('leave.button') }).click()
    else for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape')
    await expect(page).toHaveTitle('Weather')

    // Back leads to the page before; the one that was left is gone from the history.
    await page.goBack()
    await expect(page).toHaveURL(/\/en\/help$/)
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
  })

test('help lines say where they come from, and none that is unconfirmed stands in the footer', async ({
  page,
  t,
}) => {
  await page.goto('/en/help')
  await expect(page.getByText(t('help.unconfirmed')).first()).toBeVisible()
  await expect(page.locator('footer a[href^="tel:"]')).toHaveCount(0)
})
