import { expect, type Run, test } from '../fixtures/test'

/** Made up, of no country. */
const VAGUE: Record<string, string> = { ru: 'Мы усилим работу.', kk: 'Жұмысты күшейтеміз.' }
const CLEAR: Record<string, string> = {
  ru: 'До 31 декабря 2030 года Министерство X увеличит число приютов для женщин во всех областях с 4 (2026 год) до 12.',
  kk: '2030 жылғы 31 желтоқсанға дейін Х министрлігі барлық облыста әйелдерге арналған паналау орындарының санын 12-ге жеткізеді.',
}
const RUNS: [string, Run, { width: number; height: number }][] = [
  ['in Russian, without scripts', { locale: 'ru', scripts: false }, { width: 1280, height: 900 }],
  ['in Kazakh, on a phone', { locale: 'kk', scripts: true }, { width: 390, height: 844 }],
]

for (const [how, run, viewport] of RUNS)
  test.describe(() => {
    test.use({ run, viewport })

    test(`a text is read, corrected and counted, and kept nowhere, ${how}`, async ({
      t,
      run: { locale, scripts },
      newcomer,
      database,
    }) => {
      const page = await newcomer()
      const text = page.getByRole('textbox', { name: t('check.text') })
      const read = page.getByRole('button', { name: t('check.read') })
      const score = page.getByRole('heading', { level: 2, name: /\d/ })
      const box = (saying: 'lead' | 'due' | 'money') =>
        page.getByRole('checkbox', { name: t(`check.saying.${saying}`), exact: true })
      await page.goto(`/${locale}/check`)

      await test.step('nothing can be read of nothing', async () => {
        await read.click()
        await expect(page.getByText(t('fieldErrors.required'))).toBeVisible()
      })

      await test.step('a vague promise gets the point for its text alone, with what to do about it', async () => {
        await text.fill(VAGUE[locale] ?? '')
        await read.click()
        await expect(score).toHaveText(t('formulation.score', { score: '1' }))
        await expect(page.getByText(t('check.grade.poor'))).toBeVisible()
        await expect(page.getByText(t('check.advice.responsible'))).toBeVisible()
        await expect(text).toHaveValue(VAGUE[locale] ?? '')
      })

      await test.step('of a clear one the words are found', async () => {
        await text.fill(CLEAR[locale] ?? '')
        await read.click()
        await expect(box('lead')).toBeChecked()
        await expect(box('due')).toBeChecked()
        await expect(box('money')).not.toBeChecked()
      })

      await test.step('what was misread is corrected', async () => {
        const before = await score.innerText()
        await box('money').check()
        if (!scripts) await page.getByRole('button', { name: t('check.again') }).click()
        await expect(score).not.toHaveText(before)
        await expect(box('money')).toBeChecked()
        await expect(box('lead')).toBeChecked()
      })

      await test.step('nothing of it is in the address or in the database', async () => {
        expect(new URL(page.url()).search).toBe('')
        const tables = await database.sql<{ name: string }[]>`select table_name as name
          from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
        for (const { name } of tables) {
          const found = await database.sql.unsafe(
            `select 1 from "${name}" r where r::text like '%Министерство X увелич%' or r::text like '%Х министрлігі барлық%' limit 1`,
          )
          expect(found, name).toHaveLength(0)
        }
      })
    })
  })
