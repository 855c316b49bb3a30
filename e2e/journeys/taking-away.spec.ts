import type { Page } from '@playwright/test'
import { formatMoney } from '../../lib/format/money'
import { published } from '../fixtures/published'
import { expect, test } from '../fixtures/test'
import { like, type Texts, textsOf } from '../fixtures/texts'

/** People who have no account find what they came for, and take it away so that it stands. */
const text = (words: string) => ({ en: { text: words, state: 'original' as const } })

/** The address that the citation of the present page gives to the press. */
async function cited(page: Page, t: Texts): Promise<string> {
  await page.getByText(t('citation.title'), { exact: true }).click()
  const press = page.getByText(/^.*\?.*asOf=\d{4}-\d\d-\d\d\.\d+.*$/).first()
  const [address] = /https?:\/\/\S+/.exec(await press.innerText()) ?? []
  expect(address).toBeDefined()
  return address ?? ''
}

test('a donor finds the funding gap of one country and cites it, and it stays what it was', async ({
  page,
  database,
  mark,
}) => {
  const locale = 'en'
  const t = textsOf(locale)
  // A currency that no other record of this country speaks of.
  const line = (key: string, stage: 'pledged' | 'disbursed', amount: string, from: string, to: string) => ({
    key,
    stage,
    basis: 'total' as const,
    scope: 'this_promise' as const,
    amount,
    currency: 'CHF',
    period: null,
    from,
    to,
    provider: null,
    receiver: null,
    iatiIdentifier: null,
    note: null,
    sources: ['s1'],
  })
  const promise = (paid: string) => ({
    maker: 'ISL',
    title: text(`Money for shelters ${mark}`),
    money: [
      line('pledge', 'pledged', '1000000', '2021', '2030'),
      line('payment', 'disbursed', paid, '2022', '2024'),
    ],
  })
  const reference = await published(database, promise('400000'))

  await page.goto(`/${locale}`)
  await page
    .getByRole('banner')
    .getByRole('link', { name: t('nav.funding'), exact: true })
    .click()
  await page.getByRole('combobox', { name: t('funding.filters.country') }).selectOption('ISL')
  await page.getByRole('button', { name: t('funding.filters.apply'), exact: true }).click()
  await expect(page).toHaveURL(/country=ISL/)
  await page
    .getByRole('link', { name: /CHF|Swiss/ })
    .first()
    .click()
  const gap = page
    .getByRole('region', { name: like((any) => any) })
    .filter({ hasText: `Money for shelters ${mark}` })
  await expect(gap.getByText(formatMoney(locale, '600000', 'CHF')).first()).toBeVisible()

  // The sum opens to its amounts, and each of them to its record.
  const sums = page
    .locator('a[href*="/funding/lines"]')
    .filter({ hasText: formatMoney(locale, '1000000', 'CHF') })
  const before = page.url()
  await sums.first().click()
  await expect(page.getByRole('row').filter({ hasText: reference })).toHaveCount(1)
  await page.goto(before)

  const address = await cited(page, t)
  await published(database, promise('900000'), reference)
  await page.goto(address)
  await expect(page.getByText(formatMoney(locale, '600000', 'CHF')).first()).toBeVisible()
  await page.goto(before)
  await expect(page.getByText(formatMoney(locale, '100000', 'CHF')).first()).toBeVisible()
  await expect(page.getByText(formatMoney(locale, '600000', 'CHF'))).toHaveCount(0)
})

test('an activist finds a softened promise and shares it', async ({ page, database, mark }) => {
  const locale = 'ru'
  const t = textsOf(locale)
  const promise = (dueOn: string) => ({ maker: 'KEN', title: text(`Thirty shelters ${mark}`), dueOn })
  const reference = await published(database, promise('2027'))
  await published(database, promise('2029'), reference)

  await page.goto(`/${locale}/goalposts`)
  const moved = page.getByRole('listitem').filter({ hasText: reference })
  await expect(moved.getByText(t('history.goalpost.softened'), { exact: true })).toBeVisible()
  await expect(moved).toContainText('2027')
  await expect(moved).toContainText('2029')
  await moved.locator(`a[href$="/commitments/${reference}#history"]`).click()
  await expect(page).toHaveURL(new RegExp(`/commitments/${reference}#history$`))
  await expect(
    page.locator('#history').getByText(t('history.goalpost.softened'), { exact: true }),
  ).toBeVisible()

  // What a messenger shows of the link: the finding and a picture; in tabs and histories only the reference.
  await expect(page).toHaveTitle(`${reference} · Vaada`)
  const meta = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute('content')
  expect(await meta('og:title')).toContain(`Thirty shelters ${mark}`)
  const picture = await page.request.get((await meta('og:image')) ?? '')
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])

  await page.goto(await cited(page, t))
  await expect(page.getByText(like((any) => t('asOf.band', { date: any, seq: any }))).first()).toBeVisible()
  await expect(page.locator('#history')).toContainText('2029')
})
