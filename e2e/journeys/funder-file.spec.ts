import type { Page } from '@playwright/test'
import { expect, type Run, test } from '../fixtures/test'

/** A made-up fund's file: one activity in the country, of the sector of violence against women, with two payments. */
const fileOf = (identifier: string, country: string, value: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
<iati-activity default-currency="EUR" xml:lang="en">
<iati-identifier>${identifier}</iati-identifier>
<reporting-org ref="XM-TEST-1" type="40"><narrative>A made-up fund</narrative></reporting-org>
<title><narrative>Help for women</narrative></title>
<recipient-country code="${country}"/>
<sector vocabulary="1" code="15180"/>
<transaction><transaction-type code="3"/><transaction-date iso-date="2023-03-01"/>
<value value-date="2023-03-01">${value}</value></transaction>
</iati-activity>
</iati-activities>
`

const RUNS: [string, string, string, Run][] = [
  ['in English', 'KEN', 'KE', { locale: 'en', scripts: true }],
  ['in Russian with scripts off', 'KGZ', 'KG', { locale: 'ru', scripts: false }],
]

for (const [how, maker, country, run] of RUNS) {
  test.describe(() => {
    test.use({ run })

    test(`a funder’s file is told its broken line, and mended becomes a draft, ${how}`, async ({
      t,
      mark,
      colleague,
      database,
    }) => {
      const official = await colleague({ role: 'focal_point', maker, officeRole: 'alternate' })
      const identifier = `XM-TEST-1-${mark}`
      const upload = async (page: Page, xml: string) => {
        await page.goto(`/${run.locale}/workspace/imports`)
        await page
          .getByLabel(t('imports.page.upload.file'))
          .setInputFiles({ name: 'fund.xml', mimeType: 'application/xml', buffer: Buffer.from(xml) })
        await page.getByRole('button', { name: t('imports.page.upload.button') }).click()
        await page.waitForURL('**/workspace/imports/*')
        await expect(page.locator('details')).toBeVisible({ timeout: 30_000 })
      }

      await test.step('a broken line is told, and nothing is proposed', async () => {
        await upload(official, fileOf(identifier, country, 'much'))
        await expect(official.getByText(t('imports.refusal.iati_value', { line: 10 }))).toBeVisible()
        await expect(official.locator('#changes')).toHaveCount(0)
      })

      await test.step('put right, links are proposed with their reason', async () => {
        await upload(official, fileOf(identifier, country, '1500.25'))
        await expect(official.getByText(t('imports.one.activities.lede'))).toBeVisible()
        await expect(official.locator('[data-import-row="3"]').first()).toContainText(identifier)
        await expect(official.locator('[data-import-row="3"]').first()).toContainText('A made-up fund')
        await expect(official.locator('button[value="all"]')).toHaveCount(0)
      })

      await test.step('the one that is chosen becomes a draft, in no sum before its writer says so', async () => {
        await official.locator('[data-import-row="3"] button').first().click()
        await expect(official.getByText(t('imports.done.saved', { count: 1 }))).toBeVisible()
        await expect(official.getByText(t('imports.one.changes.saved'), { exact: true })).toHaveCount(1)
        const drafts =
          await database.sql`select s.id, s.state, s.content -> 'money' as money from submissions s
          where s.content::text like ${`%${identifier}%`}`
        expect(drafts).toHaveLength(1)
        expect(drafts[0]?.state).toBe('draft')
        expect(drafts[0]?.money.at(-1)).toMatchObject({
          stage: 'disbursed',
          scope: 'wider',
          amount: '1500.25',
          currency: 'EUR',
          provider: 'A made-up fund',
          iatiIdentifier: identifier,
        })
        await database.sql`delete from submissions where id = any(${drafts.map(({ id }) => id)})`
      })
    })
  })
}
