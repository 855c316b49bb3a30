import type { Page } from '@playwright/test'
import { ADMINISTRATOR } from '../fixtures/administrator'
import { faultsOf } from '../fixtures/axe'
import { published } from '../fixtures/published'
import { expect, test } from '../fixtures/test'
import { AssessmentForm } from '../pages/assessment-form'
import { ContributionForm } from '../pages/contribution-form'
import { CommitmentForm } from '../pages/draft-page'
import { ReviewPage } from '../pages/review-page'
import { WorkspacePage } from '../pages/workspace-page'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ colorScheme })

    test(`nothing stands in anybody’s way where people sign in, write without an account and invite (${colorScheme})`, async ({
      page,
      browser,
    }) => {
      for (const path of ['/sign-in', '/follow?of=/countries/KAZ', '/correct?of=/commitments/KEN-2021-02']) {
        await page.goto(`/en${path}`)
        expect(await faultsOf(page)).toEqual([])
      }
      const administrator = await browser.newContext({ storageState: ADMINISTRATOR.state, colorScheme })
      const people = await administrator.newPage()
      for (const page of ['', '/people', '/invitations', '/organisations/new', '/offices']) {
        await people.goto(`/en/admin${page}`)
        expect(await faultsOf(people)).toEqual([])
      }
      await administrator.close()
    })
  })
}

test('nothing stands in anybody’s way where people write and review', async ({ t, run, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TJK' })
  const workspace = new WorkspacePage(official, t, run.locale)
  expect(await faultsOf(official)).toEqual([])
  await workspace.newCommitment()
  const form = new CommitmentForm(official, t)
  await form.submit()
  await expect(form.problems).toBeVisible()
  expect(await faultsOf(official)).toEqual([])

  const reviewer = await invited({ role: 'reviewer' })
  expect(await faultsOf(reviewer)).toEqual([])
})

test('nothing stands in anybody’s way at the desks of those who assess, help and answer', async ({
  t,
  run: { locale },
  mark,
  colleague,
  database,
}) => {
  const maker = 'USA'
  const title = { en: { text: `Test commitment ${mark}`, state: 'original' as const } }
  const reference = await published(database, { maker, title })
  const organisation = await database.organisation(`Test organisation ${mark}`)
  const [author, official, reviewer] = [
    await colleague({ role: 'civil_society', organisation }),
    await colleague({ role: 'focal_point', maker }),
    await colleague({ role: 'reviewer' }),
  ]
  const review = new ReviewPage(reviewer, t, locale)
  const look = async (page: Page, path?: string) => {
    if (path) await page.goto(`/${locale}${path}`)
    expect([page.url(), await faultsOf(page)]).toEqual([page.url(), []])
  }

  const assessment = new AssessmentForm(author, t)
  await look(author, `/workspace?assess=${reference}`)
  await assessment.begin(locale, reference, '2026')
  await assessment.submit()
  await expect(assessment.problems).toBeVisible()
  await look(author)
  await assessment.open('verdict')
  await assessment.judge('off_track')
  await assessment.finding.fill(`Test finding ${mark}`)
  await look(author)
  await assessment.submit()
  await expect(assessment.receipt).toBeVisible()
  await look(author)
  await review.openFromQueue(title.en.text)
  await look(reviewer)
  await reviewer.getByRole('button', { name: t('review.accept'), exact: true }).click()
  await expect(review.outcome).toHaveText(t('review.done.accepted'))

  const contribution = new ContributionForm(author, t)
  await look(author, `/workspace/contributions?commitment=${reference}`)
  await contribution.begin(locale, reference)
  await look(author)
  await contribution.what.fill(`Test offer ${mark}`)
  await contribution.chooseHelp('training')
  await contribution.output.fill('10 people trained')
  await contribution.submit()
  await expect(contribution.receipt).toBeVisible()
  await review.openFromQueue(title.en.text)
  await look(reviewer)
  await review.publish()
  await expect(review.outcome).toHaveText(t('review.done.published'))
  await look(author, '/workspace')
  await look(author, '/workspace/contributions')
  await look(author, `/organisations/${organisation}`)
  await look(author, `/commitments/${reference}`)

  await look(official, '/workspace/contributions')
  await official.goto(`/${locale}/workspace`)
  await official
    .getByRole('link', { name: t('assessment.office.readLabel', { what: title.en.text }), exact: true })
    .click()
  await look(official)
  await official.getByRole('button', { name: t('assessment.office.begin'), exact: true }).click()
  await official.waitForURL('**/workspace/submissions/*')
  await look(official)
  await new ContributionForm(official, t).answerTo(locale, `Test offer ${mark}`)
  await look(official)
  await look(reviewer, '/reviews/corrections')
  await look(reviewer, '/reviews/organisations')
})
