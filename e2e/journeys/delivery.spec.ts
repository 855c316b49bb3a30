import { randomUUID } from 'node:crypto'
import { vaadaClient } from '../../lib/api/client/client'
import { published } from '../fixtures/published'
import { expect, test } from '../fixtures/test'

const MAKER = 'ESP'
const CYCLE = '2026'

test.describe(() => {
  test.use({ run: { locale: 'uz', scripts: true }, viewport: { width: 390, height: 844 } })

  test('a ministry’s system delivers one report twice under one name, and people find one draft', async ({
    t,
    run: { locale },
    mark,
    colleague,
    database,
    baseURL,
  }) => {
    const reference = await published(database, {
      maker: MAKER,
      title: { uz: { text: `Sinov majburiyati: oʻnta markaz (${mark})`, state: 'original' } },
    })
    const page = await colleague({ role: 'focal_point', maker: MAKER })
    const client = vaadaClient({ baseUrl: `${baseURL}/api/v1` })
    const done = `Sinov hisoboti: uchta markaz ochildi (${mark}).`
    const deliver = (key: string, name: string, more: object = {}) =>
      client.POST('/reports', {
        params: { header: { 'Idempotency-Key': name } },
        headers: { authorization: `Bearer ${key}` },
        body: {
          commitment: reference,
          cycle: CYCLE,
          language: 'uz',
          implementation: 'in_progress',
          done,
          ...more,
        },
      })

    let key = ''
    await test.step('the lead makes a key, and sees it once', async () => {
      await page.goto(`/${locale}/account`)
      await page.getByRole('link', { name: t('keys.wayAct') }).click()
      await page.getByRole('button', { name: t('keys.make.submit') }).click()
      await expect(page.locator('[data-error-summary]')).toBeVisible()
      await page.getByRole('textbox', { name: t('keys.make.name') }).fill('Sinov tizimi')
      await page.getByRole('radio', { name: t('keys.kind.delivering') }).check()
      await page.getByRole('button', { name: t('keys.make.submit') }).click()
      const shown = page.getByRole('textbox', { name: t('keys.made') })
      await expect(shown).toHaveValue(/^vaada_d_[\w-]{43}$/)
      key = await shown.inputValue()
      await page.reload()
      await expect(page.getByRole('heading', { name: 'Sinov tizimi' })).toBeVisible()
      await expect(page.getByText(key)).toHaveCount(0)
    })

    const name = randomUUID()
    let draft = ''
    await test.step('the system delivers, twice', async () => {
      const first = await deliver(key, name)
      const second = await deliver(key, name)
      expect([first.response.status, second.response.status]).toEqual([201, 201])
      expect(second.response.headers.get('idempotency-replayed')).toBe('true')
      expect(second.data).toEqual(first.data)
      draft = first.data?.links.page ?? ''
      const [{ n } = { n: 0 }] = await database.sql<{ n: number }[]>`select count(*)::int as n
        from submissions s join commitments c on c.id = s.commitment_id where c.reference = ${reference}`
      expect(n).toBe(1)
    })

    await test.step('what is wrong is said by its place, and nothing is taken', async () => {
      const strange = { indicator: 'nothing-like-it', value: '3', on: '2026' }
      expect((await deliver(key, randomUUID(), { values: [strange] })).error).toMatchObject({
        status: 422,
        code: 'bad_report',
        faults: [{ path: 'values.0.indicator', code: 'unknown_indicator' }],
      })
      expect((await deliver(key, name, { done: 'Boshqa matn.' })).error).toMatchObject({
        status: 422,
        code: 'idempotency_key_reused',
      })
      expect((await deliver(`${key.slice(0, -1)}_`, randomUUID())).response.status).toBe(401)
    })

    await test.step('people find it as a draft, and go on with it', async () => {
      await page.goto(draft.replace(/^https?:\/\/[^/]+/, ''))
      await expect(page.locator('[name=done]')).toHaveValue(done)
    })

    await test.step('a key that was ended opens nothing', async () => {
      await page.goto(`/${locale}/account/keys`)
      await page.getByRole('button', { name: t('keys.endLabel', { name: 'Sinov tizimi' }) }).click()
      await expect(page.getByText(t('keys.done.ended'))).toBeVisible()
      const { response, error } = await deliver(key, randomUUID())
      expect([response.status, error?.code]).toEqual([401, 'bad_key'])
    })
  })
})

test('the API says how often it may be asked, and answers programs of any site', async ({ baseURL }) => {
  const response = await fetch(`${baseURL}/api/v1/countries?pageSize=1`, {
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(response.headers.get('ratelimit-policy')).toMatch(/^"open";q=\d+;w=60$/)
  expect(response.headers.get('ratelimit')).toMatch(/^"open";r=\d+;t=\d+$/)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const again = await fetch(`${baseURL}/api/v1/countries?pageSize=1`, {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('a figure is had through the client, whose addresses carry encoded slashes', async ({ baseURL }) => {
  const client = vaadaClient({ baseUrl: `${baseURL}/api/v1` })
  const { response, data } = await client.GET('/figures/{figure}.csv', {
    params: { path: { figure: 'overview/pledges' } },
    parseAs: 'text',
  })
  expect(response.status).toBe(200)
  expect(data).toContain('record')
})
