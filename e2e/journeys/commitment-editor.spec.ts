import { expect, type Run, test } from '../fixtures/test'
import { textsOf } from '../fixtures/texts'
import { CommitmentEditor } from '../pages/commitment-editor'
import { PublicPages } from '../pages/public-pages'
import { ReviewPage } from '../pages/review-page'
import { WorkspacePage } from '../pages/workspace-page'

const RUNS: [string, Run, string][] = [
  ['in Uzbek', { locale: 'uz', scripts: true }, 'TJK'],
  ['with scripts off', { locale: 'en', scripts: false }, 'FIN'],
]

for (const [how, run, maker] of RUNS)
  test.describe(() => {
    test.use({ run, viewport: { width: 1280, height: 900 } })

    test(`a commitment in two languages, with figures, a stage and money, is written and then softened ${how}`, async ({
      t,
      mark,
      invited,
      newcomer,
    }) => {
      const { locale } = run
      const [title, translated] = [`Test promise ${mark}`, `Проверочное обещание ${mark}`]
      const document = `Test document ${mark}`
      const official = await invited({ role: 'focal_point', maker })
      const workspace = new WorkspacePage(official, t, locale)
      const form = new CommitmentEditor(official, t)
      const reviewer = await invited({ role: 'reviewer' })
      const review = new ReviewPage(reviewer, t, locale)

      await test.step('its words stand in two languages, each with its state', async () => {
        await workspace.newCommitment()
        await form.chooseKind()
        await form.chooseType()
        await form.title.fill(title)
        await form.summary.fill('A text for the test.')
        const russian = await form.translation(t('submission.field.title'), 'ru')
        await russian.fill(translated)
        await form.save()
        await expect(form.saved.first()).toBeVisible()
        await expect(
          official.getByRole('textbox', { name: new RegExp(t('textState.unreviewed')) }),
        ).toHaveValue(translated)
      })

      await test.step('a document is added once, and ticked by its title wherever it shows something', async () => {
        await form.open('sources')
        await form.fillSource({ title: document, url: 'https://ministry.example/test' })
        await form.save()
        await expect(form.saved.first()).toBeVisible()
        await form.open('indicators')
        await form.fillIndicator({ name: `Test figure ${mark}`, unit: 'units', baseline: '7', target: '10' })
        await form.addValue({ value: '8,5', on: '31.10.2026', source: document })
        await form.open('deliverySteps')
        await form.addStage({ source: document })
        await form.open('money')
        await form.addMoney({ amount: '1 250 000', source: document })
        await form.save()
        await expect(form.saved.first()).toBeVisible()
      })

      const points =
        await test.step('the score says what is still missing, and counts what is added', async () => {
          await form.open('dates')
          const before = Number(await form.score.getAttribute('data-score'))
          await expect(official.getByText(t('formulation.point.dates.none'))).toBeVisible()
          await form.dueOn.fill('31.12.2027')
          if (!run.scripts) await form.save()
          await expect(form.score).toHaveAttribute('data-score', String(before + 0.5))
          await expect(official.getByText(t('formulation.point.dates.half'))).toBeVisible()
          return String(before + 0.5)
        })

      await test.step('it is handed in and published', async () => {
        await form.open('finish')
        await form.submit()
        await expect(form.receipt).toBeVisible()
        await review.openFromQueue(title)
        await review.publish()
        await expect(review.outcome).toHaveText(t('review.done.published'))
      })
      const reference = await review.reference()

      await test.step('everybody reads both languages, the figure, the stage and the amount', async () => {
        const visitor = new PublicPages(await newcomer(), locale)
        await visitor.commitment(reference)
        await expect(visitor.heading(title)).toBeVisible()
        await expect(visitor.page.getByText(t('stage.policy')).first()).toBeVisible()
        await expect(
          visitor.page.getByRole('figure').filter({ hasText: `Test figure ${mark}` }),
        ).toContainText(locale === 'en' ? '8.5' : '8,5')
        await expect(visitor.page.getByText(/1[\s,]250[\s,]000|1[,.]25/).first()).toBeVisible()
        const russian = new PublicPages(visitor.page, 'ru')
        await russian.commitment(reference)
        await expect(russian.heading(translated)).toBeVisible()
        const score = points.replace('.', ',')
        await expect(visitor.page.getByText(textsOf('ru')('formulation.score', { score }))).toBeVisible()
      })

      await test.step('a later deadline is told as softer beside the reason, which it can’t go without', async () => {
        await workspace.open()
        await workspace.change(title, reference)
        await form.open('dates')
        await form.dueOn.fill('31.12.2028')
        await form.open('finish')
        await expect(form.goalposts).toContainText(t('history.goalpost.softened'))
        await form.submit()
        await expect(form.problem(t('submission.field.reason'), 'fieldErrors.required')).toBeVisible()
        await form.reason.fill('A reason for the test.')
        await form.submit()
        await expect(form.receipt).toBeVisible()
        await review.openFromQueue(title)
        await expect(reviewer.getByText(t('history.goalpost.softened')).first()).toBeVisible()
      })
    })
  })
