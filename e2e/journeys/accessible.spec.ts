import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { ADMINISTRATOR } from '../fixtures/administrator'
import { expect, test } from '../fixtures/test'
import { CommitmentForm } from '../pages/draft-page'
import { WorkspacePage } from '../pages/workspace-page'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const faultsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

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
