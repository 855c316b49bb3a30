import type { Locator, Page } from '@playwright/test'
import { enter, reach, typeInto } from '../fixtures/keyboard'
import { lookAtClock } from '../fixtures/post'
import { published } from '../fixtures/published'
import { expect, type Run, test } from '../fixtures/test'
import { PublicPages } from '../pages/public-pages'
import { ReviewPage } from '../pages/review-page'

const MAKER = 'URY'

/** Goes to a question with a choice, and down to one of its answers. */
async function choose(page: Page, answers: Locator, wanted: Locator) {
  await reach(page, answers.first())
  for (let press = 0; press < 8 && !(await wanted.isChecked()); press += 1)
    await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}

const RUNS: [string, Run][] = [
  ['in Russian, by keyboard', { locale: 'ru', scripts: true }],
  ['in Kazakh, by keyboard, with scripts off', { locale: 'kk', scripts: false }],
]

for (const [how, run] of RUNS)
  test.describe(() => {
    test.use({ run })

    test(`several organisations sign one assessment, each for itself (${how})`, async ({
      t,
      run: { locale },
      mark,
      colleague,
      newcomer,
      database,
    }) => {
      const title = `Сынақ / проверка: орталықтар (${mark})`
      const words = `Проверочная оценка / сынақ бағасы (${mark}).`
      const names = [`Альфа ${mark}`, `Бета ${mark}`, `Гамма ${mark}`] as const
      const reference = await published(database, {
        maker: MAKER,
        title: { ru: { text: title, state: 'original' } },
      })
      const [alpha, beta, gamma] = [
        await database.organisation(names[0]),
        await database.organisation(names[1]),
        await database.organisation(names[2]),
      ]
      const [author, signs, declines, reviewer] = [
        await colleague({ role: 'civil_society', organisation: alpha }),
        await colleague({ role: 'civil_society', organisation: beta }),
        await colleague({ role: 'civil_society', organisation: gamma }),
        await colleague({ role: 'reviewer' }),
      ]
      const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
      const step = (name: 'signing' | 'finish') =>
        author
          .getByRole('navigation', { name: t('submission.sections.label') })
          .getByRole('button', { name: new RegExp(`^${t(`submission.sections.${name}`)}`) })

      await test.step('from the page of the promise to its form', async () => {
        await author.goto(`/${locale}/commitments/${reference}`)
        await enter(author, author.getByRole('link', { name: t('assessment.write'), exact: true }))
        await reach(author, author.getByRole('combobox', { name: t('assessment.begin.cycle') }))
        await enter(author, button(author, t('assessment.begin.button')))
        await author.waitForURL('**/workspace/submissions/*')
      })

      await test.step('it judges, says what it found, and asks two others to sign', async () => {
        const verdicts = author.getByRole('group', { name: t('assessment.field.verdict') }).getByRole('radio')
        await choose(
          author,
          verdicts,
          author.getByRole('radio', { name: t('assessment.verdict.off_track'), exact: true }),
        )
        const finding = author.getByRole('textbox', { name: t('assessment.field.finding') })
        await typeInto(author, finding, words)
        await enter(author, step('signing'))
        for (const name of names.slice(1)) {
          await reach(author, author.getByRole('checkbox', { name, exact: true }))
          await author.keyboard.press('Space')
        }
        await enter(author, step('finish'))
        await enter(author, button(author, t('submission.submit')))
        await expect(author.getByRole('heading', { name: t('submission.receipt.submitted') })).toBeVisible()
      })

      await test.step('one signs these very words, the other does not', async () => {
        for (const [page, act] of [
          [signs, 'sign'],
          [declines, 'decline'],
        ] as const) {
          await page.goto(`/${locale}/workspace`)
          await expect(page.getByText(words)).toBeVisible()
          await expect(
            page.getByText(t('assessment.desk.signBy', { author: names[0] })).first(),
          ).toBeVisible()
          await enter(page, button(page, t(`assessment.sign.${act}Label`, { what: title })))
          await expect(page.getByRole('status')).toContainText(
            t(`assessment.desk.done.${act === 'sign' ? 'signed' : 'declined'}`),
          )
        }
        await author.goto(`/${locale}/workspace`)
        await expect(author.getByText(t('assessment.desk.signed', { name: names[1] }))).toBeVisible()
        await expect(author.getByText(t('assessment.desk.declined', { name: names[2] }))).toBeVisible()
      })

      await test.step('published, it names who wrote and who signed it, and nobody else', async () => {
        const review = new ReviewPage(reviewer, t, locale)
        await review.openFromQueue(title)
        await button(reviewer, t('review.accept')).click()
        await expect(review.outcome).toHaveText(t('review.done.accepted'))
        await database.sql`update assessment_previews p set publishes_on = current_date - 1,
            accepted_on = current_date - 2
          from submissions s where s.id = p.submission_id and s.organisation_id = ${alpha}`
        await lookAtClock()
        const visitor = new PublicPages(await newcomer(), locale)
        await visitor.commitment(reference)
        const said = visitor.page.locator('#assessments')
        await expect(said.getByRole('heading', { level: 3 })).toContainText(names[0])
        await expect(said.getByRole('heading', { level: 3 })).toContainText(names[1])
        await expect(visitor.page.getByText(names[2])).toHaveCount(0)
        await visitor.page.goto(`/${locale}/organisations/${beta}`)
        await expect(visitor.page.getByRole('heading', { level: 1, name: names[1] })).toBeVisible()
        await expect(
          visitor.page.getByText(t('assessment.organisation.signedWith', { author: names[0] })),
        ).toBeVisible()
        const missing = await visitor.page.request.get(`/${locale}/organisations/${gamma}`)
        expect(missing.status()).toBe(404)
      })
    })
  })
