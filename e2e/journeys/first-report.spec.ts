import { expect, type Run, test } from '../fixtures/test'
import { like } from '../fixtures/texts'
import { CommitmentForm, ReportForm } from '../pages/draft-page'
import { PublicPages } from '../pages/public-pages'
import { ReviewPage } from '../pages/review-page'
import { WorkspacePage } from '../pages/workspace-page'

interface Story {
  maker: string
  title: string
  summary: string
  answer: string
  indicator: string
  unit: string
  done: string
  document: string
}

const IN_ENGLISH: Omit<Story, 'maker'> = {
  title: 'Ten crisis centres open by the end of 2027',
  summary: 'The ministry opens ten crisis centres, two in each region.',
  answer: 'The ministry opens ten crisis centres, two in each region, by its order No. 12.',
  indicator: 'Crisis centres open on 31 December',
  unit: 'centres',
  done: 'Three centres were opened this year. Women in two more regions can find shelter.',
  document: 'Yearly report of the ministry',
}
const IN_RUSSIAN: Omit<Story, 'maker'> = {
  title: 'Десять кризисных центров к концу 2027 года',
  summary: 'Министерство откроет десять кризисных центров, по два в каждой области.',
  answer: 'Министерство откроет десять кризисных центров, по два в каждой области, приказом № 12.',
  indicator: 'Кризисные центры, работающие на 31 декабря',
  unit: 'центров',
  done: 'В этом году открыты три центра. Ещё в двух областях женщины могут найти убежище.',
  document: 'Годовой отчёт министерства',
}

const RUNS: [string, Run, Story][] = [
  ['in English', { locale: 'en', scripts: true }, { maker: 'KAZ', ...IN_ENGLISH }],
  ['in Russian', { locale: 'ru', scripts: true }, { maker: 'UZB', ...IN_RUSSIAN }],
  ['with scripts off', { locale: 'en', scripts: false }, { maker: 'KGZ', ...IN_ENGLISH }],
]

for (const [how, run, story] of RUNS) {
  test.describe(() => {
    test.use({ run })

    test(`a promise and its first report reach the public pages ${how}`, async ({
      t,
      mark,
      invited,
      newcomer,
    }) => {
      const title = `${story.title} (${mark})`
      const { locale } = run
      const official = await invited({ role: 'focal_point', maker: story.maker })
      const reviewer = await invited({ role: 'reviewer' })
      const workspace = new WorkspacePage(official, t, locale)
      const form = new CommitmentForm(official, t)
      const review = new ReviewPage(reviewer, t, locale)

      await test.step('the focal point begins a commitment and saves a draft', async () => {
        await expect(official).toHaveURL(/\/workspace$/)
        await workspace.newCommitment()
        await form.title.fill(title)
        await form.summary.fill(story.summary)
        await form.save()
        await expect(form.saved.first()).toBeVisible()
        await workspace.open()
        await expect(workspace.task(title)).toBeVisible()
        await workspace.goOnWith(title)
        await expect(form.title).toHaveValue(title)
        await expect(form.summary).toHaveValue(story.summary)
      })

      await test.step('submitted with mistakes, it says all of them at once and loses nothing', async () => {
        await form.chooseKind()
        await form.open('dates')
        await form.dueOn.fill('31.02.2027')
        await form.fillIndicator({ name: story.indicator, unit: story.unit, baseline: '7', target: 'many' })
        await form.fillSource({ title: story.document, url: 'not a link' })
        await form.submit()

        await expect(form.problems).toBeVisible()
        await expect(form.problems.getByRole('heading')).toHaveText(t('formErrors.title', { count: 4 }))
        const inIndicator = (field: string) =>
          t('formErrors.inRow', { row: t('submission.row.indicators', { number: 1 }), field })
        const inSource = (field: string) =>
          t('formErrors.inRow', { row: t('submission.row.sources', { key: '1' }), field })
        await expect(form.problem(t('submission.field.types'), 'fieldErrors.choose')).toBeVisible()
        await expect(
          form.problem(inIndicator(t('submission.indicator.targetValue')), 'fieldErrors.not_a_number'),
        ).toBeVisible()
        await expect(
          form.problem(inSource(t('submission.source.url')), 'fieldErrors.not_a_link'),
        ).toBeVisible()
        await form.problem(t('submission.field.dueOn'), 'fieldErrors.not_a_date').click()
        await expect(form.dueOn).toBeFocused()

        await expect(form.dueOn).toHaveValue('31.02.2027')
        await form.open('wording')
        await expect(form.title).toHaveValue(title)
        await form.open('indicators')
        await expect(form.target).toHaveValue('many')
        await form.open('sources')
        await expect(form.link).toHaveValue('not a link')
      })

      await test.step('put right, it is handed in, with a receipt', async () => {
        await form.chooseType()
        await form.open('dates')
        await form.dueOn.fill('31.12.2027')
        await form.open('indicators')
        await form.target.fill('10')
        await form.open('sources')
        await form.link.fill('https://ministry.example/report-2026')
        await form.submit()
        await expect(form.receipt).toBeVisible()
      })

      await test.step('the reviewer returns it with a comment', async () => {
        await review.openFromQueue(title)
        await expect(reviewer.getByText(story.summary)).toBeVisible()
        await review.return()
        await expect(review.problems).toContainText(t('fieldErrors.required'))
        await review.comment.fill(story.answer)
        await review.return()
        await expect(review.outcome).toHaveText(t('review.done.returned'))
      })

      await test.step('the focal point finds the comment and answers', async () => {
        await workspace.open()
        await expect(
          workspace.task(t('workspace.task.returned', { what: t('workspace.task.commitment', { title }) })),
        ).toBeVisible()
        await workspace.goOnWith(title)
        await expect(
          official.getByText(t('submission.returned.quote', { comment: story.answer })),
        ).toBeVisible()
        await form.summary.fill(story.answer)
        await form.submit()
        await expect(form.receipt).toBeVisible()
      })

      const reference = await test.step('the reviewer publishes it', async () => {
        await review.openFromQueue(title)
        await expect(reviewer.getByText(story.answer).first()).toBeVisible()
        await review.publish()
        await expect(review.outcome).toHaveText(t('review.done.published'))
        return review.reference()
      })
      expect(reference).toMatch(new RegExp(`^${story.maker}-\\d{4}-\\d{2}$`))

      const visitor = new PublicPages(await newcomer(), locale)
      await test.step('everybody sees it at once', async () => {
        await visitor.overview()
        await expect(visitor.linksTo(reference).first()).toBeVisible()
        await visitor.country(story.maker)
        await expect(visitor.linksTo(reference).first()).toBeVisible()
        await visitor.commitments(story.maker)
        await expect(visitor.linksTo(reference).first()).toBeVisible()
        await visitor.commitment(reference)
        await expect(visitor.heading(title)).toBeVisible()
        await expect(visitor.history(t('history.title'))).toContainText(t('history.first'))
      })

      const report = new ReportForm(official, t)
      await test.step('the focal point reports one new figure', async () => {
        await workspace.open()
        await workspace.reportOn(title, '2026', reference)
        await expect(report.figure(story.indicator).row).toContainText('10')
        await report.figure(story.indicator).value.fill('1О')
        await report.submit()
        await expect(report.problem(t('report.field.done'), 'fieldErrors.required')).toBeVisible()
        await report.open('figures')
        await expect(report.figure(story.indicator).value).toHaveValue('1О')

        await report.chooseState('in_progress')
        await report.done.fill(story.done)
        await report.open('figures')
        await report.figure(story.indicator).value.fill('8,5')
        await report.figure(story.indicator).on.fill('31.10.2026')
        await report.fillEvidence({ title: story.document, url: 'https://ministry.example/figures-2026' })
        await report.declare()
        await report.submit()
        await expect(report.receipt).toBeVisible()
      })

      await test.step('the reviewer publishes the report', async () => {
        await review.openFromQueue(title)
        await expect(reviewer.getByText(story.done)).toBeVisible()
        await review.publish()
        await expect(review.outcome).toHaveText(t('review.done.published'))
      })

      await test.step('the figure on the public page changes', async () => {
        await visitor.commitment(reference)
        await expect(visitor.page.getByText(story.done)).toBeVisible()
        const figure = visitor.page.getByRole('figure').filter({ hasText: story.indicator })
        await expect(figure).toContainText(locale === 'en' ? '8.5' : '8,5')
        await expect(visitor.history(t('history.title'))).toContainText(
          t('history.reportFirst', { cycle: '2026' }),
        )
      })

      await test.step('a later target is told in the history', async () => {
        await workspace.open()
        await workspace.change(title, reference)
        await form.open('dates')
        await form.dueOn.fill('31.12.2028')
        await form.submit()
        await expect(form.problem(t('submission.field.reason'), 'fieldErrors.required')).toBeVisible()
        await form.reason.fill(story.answer)
        await form.submit()
        await expect(form.receipt).toBeVisible()

        await review.openFromQueue(title)
        const moved = like((anything) =>
          t('history.dueLater.years', { before: anything, after: anything, by: 1 }),
        )
        await expect(reviewer.getByText(moved)).toBeVisible()
        await review.publish()
        await expect(review.outcome).toHaveText(t('review.done.published'))
        await visitor.commitment(reference)
        await expect(visitor.history(t('history.title'))).toContainText(moved)
      })
    })
  })
}
