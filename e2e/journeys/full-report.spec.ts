import { published } from '../fixtures/published'
import { expect, type Run, test } from '../fixtures/test'
import { like } from '../fixtures/texts'
import { FullReportForm } from '../pages/full-report-form'
import { PublicPages } from '../pages/public-pages'
import { ReportingPage } from '../pages/reporting-page'
import { ReviewPage } from '../pages/review-page'

const CYCLE = '2026'
const PHONE = { width: 390, height: 844 }

interface Story {
  maker: string
  title: string
  indicator: string
  unit: string
  step: string
  done: string
  output: string
  group: string
  challenge: string
  method: string
  document: string
  inner: string
  comment: string
  answer: string
  corrected: string
}

const RUNS: [string, Run, Story][] = [
  [
    'in Russian on a phone',
    { locale: 'ru', scripts: true },
    {
      maker: 'MDA',
      title: 'Проверочное обязательство: двадцать центров',
      indicator: 'Проверочный показатель: центры',
      unit: 'центров',
      step: 'Проверочный шаг: положение о центрах',
      done: 'Проверочный отчёт: открыты центры.',
      output: 'Проверочная программа обучения',
      group: 'Проверочная группа',
      challenge: 'Проверочная трудность.',
      method: 'Проверочное примечание о способе подсчёта.',
      document: 'Проверочный приказ',
      inner: 'Проверочная служебная записка',
      comment: 'Проверочное замечание: когда?',
      answer: 'Проверочный ответ: в мае.',
      corrected: 'Проверочный отчёт: исправлено после пересчёта.',
    },
  ],
  [
    'with scripts off',
    { locale: 'en', scripts: false },
    {
      maker: 'CAN',
      title: 'A test commitment: twenty centres',
      indicator: 'A test indicator: centres',
      unit: 'centres',
      step: 'A test step: rules for centres',
      done: 'A test report: centres opened.',
      output: 'A test training programme',
      group: 'A test group',
      challenge: 'A test challenge.',
      method: 'A test note on the method.',
      document: 'A test order',
      inner: 'A test memo',
      comment: 'A test comment: when?',
      answer: 'A test answer: in May.',
      corrected: 'A test report: corrected after a recount.',
    },
  ],
]

for (const [how, run, story] of RUNS) {
  test.describe(() => {
    test.use({ run, viewport: PHONE })

    test(`a full report goes from reminder to publication, and is corrected ${how}`, async ({
      t,
      mark,
      colleague,
      newcomer,
      database,
    }) => {
      const title = `${story.title} (${mark})`
      const text = (words: string) => ({ [run.locale]: { text: words, state: 'original' as const } })
      const reference = await published(database, {
        maker: story.maker,
        title: text(title),
        indicators: [
          {
            key: 'centres',
            name: text(story.indicator),
            unit: text(story.unit),
            direction: 'increase',
            measure: 'level',
            baseline: { value: '2', on: '2025' },
            target: { value: '20', on: null },
            method: null,
            sources: ['s1'],
            values: [],
          },
        ],
        milestones: [
          {
            key: 'rules',
            name: text(story.step),
            kind: 'step',
            state: 'planned',
            dueOn: '2027',
            doneOn: null,
            note: null,
            sources: ['s1'],
          },
        ],
      })
      await database.sql`insert into report_duties (cycle_key, maker_code) values (${CYCLE}, ${story.maker})
        on conflict do nothing`
      const person = await database.person({ role: 'focal_point', maker: story.maker })
      const official = await newcomer()
      await official.context().addCookies((await database.signedIn(person)).storageState.cookies)
      const reviewer = await colleague({ role: 'reviewer' })
      const review = new ReviewPage(reviewer, t, run.locale)
      const form = new FullReportForm(official, t)

      await test.step('the reviewer reminds the office, and the letter leads to the task', async () => {
        const reporting = new ReportingPage(reviewer, t, run.locale)
        await database.sql`delete from reminders where maker_code = ${story.maker}`
        await reporting.open({ maker: story.maker })
        await reporting.remind()
        await expect(reporting.reminded.first()).toBeVisible()
        const letter = await database.lastLetter(person.email)
        expect(letter).toMatchObject({ template: 'reminder' })
        await official.goto(`/${run.locale}${letter?.path}`)
        const what = t('workspace.task.report', { cycle: CYCLE, title })
        await official
          .getByRole('button', { name: t('workspace.task.startLabel', { what }), exact: true })
          .click()
        await official.waitForURL('**/workspace/submissions/*')
      })

      await test.step('the figure is understood as written, and says where the promise stands', async () => {
        const figure = form.figure(story.indicator)
        await figure.value.fill('11,0')
        await figure.on.fill('31.10.2026')
        await form.save()
        await expect(form.saved.first()).toBeVisible()
        await expect(form.says(story.indicator)).toContainText(
          t('report.live.read', { value: `11\u00a0${story.unit}` }),
        )
        await form.changeMethod(story.indicator, story.method)
      })

      await test.step('every part is filled in', async () => {
        await form.chooseState('in_progress')
        await form.done.fill(story.done)
        await form.addOutput(story.output)
        await form.addGroup(story.group, '1 200')
        await form.tell('challenges', story.challenge)
        await form.stepDone(story.step, '05.2026')
        await form.addPayment('1 500 000', 'USD')
        await form.fillEvidence({ title: story.document, url: 'https://ministry.example/order' })
        await form.shows(story.indicator, story.step)
        await form.addDocument(2, { title: story.inner, url: 'https://ministry.example/memo' })
        await form.hideFromPublic(2)
      })

      await test.step('without the declaration it is not taken; with it there is a receipt', async () => {
        await form.submit()
        await expect(form.problem(t('report.field.declaration'), 'fieldErrors.tick_to_confirm')).toBeVisible()
        await form.declare()
        await form.submit()
        await expect(form.receipt).toBeVisible()
        await expect(
          official.getByText(like((id) => t('submission.receipt.numberValue', { id, revision: id }))),
        ).toBeVisible()
      })

      await test.step('the reviewer returns it, and the office answers in a word', async () => {
        await review.openFromQueue(title)
        await review.comment.fill(story.comment)
        await review.return()
        await expect(review.outcome).toHaveText(t('review.done.returned'))
        await official.reload()
        await expect(
          official.getByText(t('submission.returned.quote', { comment: story.comment })),
        ).toBeVisible()
        await form.open('finish')
        await form.answer.fill(story.answer)
        await form.submit()
        await expect(form.receipt).toBeVisible()
        await expect(official.getByText(t('submission.receipt.first'))).toBeVisible()
      })

      await test.step('the reviewer reads the answer and publishes', async () => {
        await review.openFromQueue(title)
        await expect(reviewer.getByText(story.answer)).toBeVisible()
        await review.publish()
        await expect(review.outcome).toHaveText(t('review.done.published'))
      })

      const visitor = new PublicPages(await newcomer(), run.locale)
      await test.step('everybody reads all of it, and nothing of what was for reviewers', async () => {
        await visitor.commitment(reference)
        const said = visitor.history(t('commitment.timeline.title'))
        for (const words of [story.done, story.output, story.group, story.challenge, story.document])
          await expect(said.getByText(words).first()).toBeVisible()
        await expect(said).toContainText(t('report.reviewersOnly', { count: 1 }))
        await expect(visitor.page.getByText(story.inner)).toHaveCount(0)
        await expect(
          visitor.page.getByText(t('commitment.milestones.byReport', { cycle: CYCLE })).first(),
        ).toBeVisible()
        await expect(
          visitor.page.getByText(t('commitment.milestones.steps', { total: 1, done: 1 })).first(),
        ).toBeVisible()
      })

      await test.step('the published report is corrected by a new version; the receipt of the first stays', async () => {
        const first = official.url()
        await official.goto(`/${run.locale}/workspace`)
        await official
          .getByRole('button', {
            name: t('reporting.correctLabel', { cycle: CYCLE, reference }),
            exact: true,
          })
          .click()
        await official.waitForURL('**/workspace/submissions/*')
        await expect(form.figure(story.indicator).value).toHaveValue('11')
        await form.open('done')
        await form.done.fill(story.corrected)
        await form.open('finish')
        await form.reason.fill(story.method)
        await form.declare()
        await form.submit()
        await expect(form.receipt).toBeVisible()
        await review.openFromQueue(title)
        await expect(reviewer.getByText(t('report.difference.done'))).toBeVisible()
        await review.publish()
        await expect(review.outcome).toHaveText(t('review.done.published'))
        await visitor.commitment(reference)
        await expect(visitor.page.getByText(story.corrected)).toBeVisible()
        await expect(
          visitor.page.getByText(t('commitment.timeline.reportVersion', { cycle: CYCLE, version: 2 })),
        ).toBeVisible()
        await official.goto(first)
        await expect(official.getByText(t('submission.receipt.corrected'))).toBeVisible()
      })
    })
  })
}
