import type { Page } from '@playwright/test'
import { expect, type Run, test } from '../fixtures/test'
import { named } from '../fixtures/texts'
import { ReviewPage } from '../pages/review-page'

const RUNS: [string, Run, string][] = [
  ['in Kazakh', { locale: 'kk', scripts: true }, 'CAN'],
  ['in Russian, with scripts off', { locale: 'ru', scripts: false }, 'FIN'],
]

const asJson = (value: object) => JSON.stringify(value)

/** A dull pledge as its form keeps it. */
const draftOf = (title: string, summary: string) => ({
  language: 'en',
  framework: 'gef-gbv',
  level: 'international_pledge',
  levelBasis: '',
  types: ['programmatic'],
  actions: [],
  title,
  summary,
  dueOn: '31.12.2027',
  indicators: [
    {
      row: 'r1',
      key: '',
      name: 'Test centres open',
      unit: 'centres',
      direction: 'increase',
      measure: 'level',
      targetValue: '10',
    },
  ],
  sources: [
    { row: 'r2', key: 's1', title: 'Test order', url: 'https://order.example/1', kind: 'official_report' },
  ],
})

for (const [how, run, maker] of RUNS)
  test.describe(() => {
    test.use({ run })

    test(`asked at a field, answered at it, and published from the queue ${how}`, async ({
      t,
      mark,
      newcomer,
      colleague,
      database,
    }) => {
      const { locale } = run
      const title = `Ten test centres by 2027 (${mark})`
      const writer = await database.person({ role: 'focal_point', maker, officeRole: 'alternate' })
      const official = await newcomer()
      await official.context().addCookies((await database.signedIn(writer)).storageState.cookies)
      const reviewer = await colleague({ role: 'reviewer' })
      const review = new ReviewPage(reviewer, t, locale)

      const { sql } = database
      const [made] = await sql`insert into submissions
        (kind, state, maker_code, content, author_id, holder_id, office, submitted_at, updated_at)
        values ('commitment', 'submitted', ${maker}, ${asJson(draftOf(title, 'Ten centres open.'))}::text::jsonb,
          ${writer.id}, ${writer.id}, ${maker}, now() - interval '9 days', now() - interval '9 days')
        returning id`
      const id: number = made?.id
      await sql`insert into submission_authors (submission_id, person_id) values (${id}, ${writer.id})`
      await sql`insert into submission_events (submission_id, person_id, act, at)
        values (${id}, ${writer.id}, 'submit', now() - interval '9 days')`

      await test.step('what has waited too long stands out in the queue', async () => {
        await reviewer.goto(`/${locale}/reviews?country=${maker}`)
        await expect(review.row(title)).toContainText(t('reviewing.overdue'))
        await review.openFromQueue(title)
        await expect(review.line('indicators.0.targetValue')).toContainText('10')
        await expect(reviewer.getByText(t('reviewing.noDocument')).first()).toBeVisible()
      })

      await test.step('the reviewer asks at two fields, and returns it without another word', async () => {
        await review.commentOn('summary', 'In which regions?')
        await expect(review.line('summary')).toContainText('In which regions?')
        await review.commentOn('indicators.0.targetValue', 'Where does this number stand?')
        await expect(review.line('indicators.0.targetValue')).toContainText(t('fieldComments.waits'))
        await review.return()
        await expect(review.outcome).toHaveText(t('review.done.returned'))
      })

      await test.step('the office finds each at its field, answers one and mends the other', async () => {
        await official.goto(`/${locale}/workspace/submissions/${id}`)
        const told = official.locator('[data-field-notes]')
        await expect(told).toContainText('In which regions?')
        await expect(told).toContainText('Where does this number stand?')

        await told.getByRole('link').last().click()
        const target = official.locator('[data-field-note]').filter({ hasText: 'this number' })
        await target.getByRole('textbox').fill('On page 3 of the order.')
        await target
          .getByRole('button', {
            name: t('fieldComments.sendLabel', { text: 'Where does this number stand?' }),
          })
          .click()
        await expect(told).toContainText(t('fieldComments.answered'))

        await told.getByRole('link').first().click()
        const summary = official.getByRole('textbox', { name: named(t, t('submission.field.summary')) })
        await expect(official.locator('[data-field-note]').filter({ hasText: 'regions' })).toBeVisible()
        await summary.fill('Ten centres open in five regions.')
        await handIn(official, t('submission.sections.finish'), t('submission.submit'))
        await expect(official.getByRole('heading', { name: t('submission.receipt.submitted') })).toBeVisible()
      })

      await test.step('the reviewer sees both, and publishes in two acts from the queue', async () => {
        await reviewer.goto(`/${locale}/reviews?country=${maker}`)
        const acts = [
          () => review.row(title).getByRole('link').click(),
          async () => {
            const asked = reviewer.locator('[data-asked]')
            await expect(asked.filter({ hasText: 'In which regions?' }).locator('ins')).toContainText(
              'five regions',
            )
            const answered = asked.filter({ hasText: 'this number' })
            await expect(answered).toContainText('On page 3 of the order.')
            await expect(answered).toContainText(t('reviewing.asked.same'))
            await review.publish()
          },
        ]
        expect(acts.length).toBeLessThanOrEqual(3)
        for (const act of acts) await act()
        await expect(review.outcome).toHaveText(t('review.done.published'))
        expect(await review.reference()).toMatch(new RegExp(`^${maker}-`))
      })
    })

    test(`of two reviewers at once one decides, and the other keeps what they wrote ${how}`, async ({
      t,
      mark,
      colleague,
      database,
    }) => {
      const { locale } = run
      const writer = await database.person({ role: 'focal_point', maker, officeRole: 'alternate' })
      const { sql } = database
      const [made] = await sql`insert into submissions
        (kind, state, maker_code, content, author_id, office, submitted_at)
        values ('commitment', 'submitted', ${maker}, ${asJson(draftOf(`At once (${mark})`, 'Ten centres.'))}::text::jsonb,
          ${writer.id}, ${maker}, now()) returning id`
      await sql`insert into submission_authors (submission_id, person_id) values (${made?.id}, ${writer.id})`
      const pages = [await colleague({ role: 'reviewer' }), await colleague({ role: 'reviewer' })]
      for (const page of pages) await page.goto(`/${locale}/reviews/${made?.id}`)
      const [first, second] = pages.map((page) => new ReviewPage(page, t, locale))
      if (!first || !second) throw new Error('two reviewers')
      await second.comment.fill('Name the regions.')
      await first.publish()
      await expect(first.outcome).toHaveText(t('review.done.published'))
      await second.return()
      await expect(second.page.getByRole('main').getByRole('alert')).toContainText(
        t('reviewing.decide.meanwhile'),
      )
      await expect(second.page.getByText('Name the regions.')).toBeVisible()
    })
  })

/** By the last step of the form. */
async function handIn(page: Page, finish: string, submit: string) {
  await page.getByRole('button', { name: finish }).click()
  await page.getByRole('button', { name: submit, exact: true }).click()
}
