import { published } from '../fixtures/published'
import { expect, test } from '../fixtures/test'
import { ContributionForm } from '../pages/contribution-form'
import { PublicPages } from '../pages/public-pages'
import { ReviewPage } from '../pages/review-page'

const MAKER = 'FIN'

test.describe(() => {
  test.use({ run: { locale: 'ru', scripts: false }, viewport: { width: 390, height: 844 } })

  test('a contribution from the offer to delivery, in Russian, without scripts', async ({
    t,
    run: { locale },
    mark,
    colleague,
    newcomer,
    database,
  }) => {
    const title = `Проверочное обязательство: обучить судей (${mark})`
    const what = `Проверочное предложение: преподаватели (${mark})`
    const reference = await published(database, {
      maker: MAKER,
      title: { ru: { text: title, state: 'original' } },
    })
    const organisation = await database.organisation(`Проверочный фонд ${mark}`)
    const [partner, official, reviewer] = [
      await colleague({ role: 'civil_society', organisation }),
      await colleague({ role: 'focal_point', maker: MAKER }),
      await colleague({ role: 'reviewer' }),
    ]
    const [form, answer] = [new ContributionForm(partner, t), new ContributionForm(official, t)]
    const review = new ReviewPage(reviewer, t, locale)
    const visitor = new PublicPages(await newcomer(), locale)
    const said = visitor.page.locator('#contributions')
    const checked = async () => {
      await review.openFromQueue(title)
      await review.publish()
      await expect(review.outcome).toHaveText(t('review.done.published'))
    }

    await test.step('an organisation offers; nobody reads of it before it is checked', async () => {
      await form.begin(locale, reference)
      await form.what.fill(what)
      await form.chooseHelp('training')
      await form.output.fill('Обучено 120 судей')
      await form.submit()
      await expect(form.receipt).toBeVisible()
      await visitor.commitment(reference)
      await expect(visitor.page.getByText(what)).toHaveCount(0)
      await checked()
      await visitor.commitment(reference)
      await expect(said.getByRole('heading', { name: what })).toBeVisible()
      await expect(said.getByText(t('contribution.unanswered'))).toBeVisible()
    })

    await test.step('the government agrees, in its own words', async () => {
      await answer.answerTo(locale, what)
      await answer.decide('agreed')
      await answer.answer.fill('С вами работает академия правосудия.')
      await answer.submit()
      await expect(answer.receipt).toBeVisible()
      await checked()
      await visitor.commitment(reference)
      await expect(said.getByText('С вами работает академия правосудия.')).toBeVisible()
    })

    await test.step('it begins, and is delivered with a document that shows it', async () => {
      await form.goOn(locale, what, 'under_way')
      await form.submit()
      await expect(form.receipt).toBeVisible()
      await checked()
      await form.goOn(locale, what, 'delivered')
      await form.submit()
      await expect(form.needsDocument).toBeVisible()
      await form.show('Отчёт об обучении', 'https://example.org/otchet')
      await form.submit()
      await expect(form.receipt).toBeVisible()
      await checked()
    })

    await test.step('everybody reads it on the promise, on the organisation’s page and among partners', async () => {
      await visitor.commitment(reference)
      await expect(said.locator('[aria-current=step]')).toContainText(t('contribution.stage.delivered'))
      await expect(said.getByRole('link', { name: 'Отчёт об обучении' })).toBeVisible()
      await expect(
        visitor.history(t('history.title')).getByText(t('history.contribution.delivered')),
      ).toBeVisible()
      for (const path of [
        `/organisations/${organisation}`,
        `/partners?country=${MAKER}&help=training&stage=delivered`,
      ]) {
        await visitor.page.goto(`/${locale}${path}`)
        await expect(visitor.page.getByRole('heading', { name: what })).toBeVisible()
        await expect(visitor.linksTo(reference).first()).toBeVisible()
      }
    })
  })
})
