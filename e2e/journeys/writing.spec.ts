import { expect, test } from '../fixtures/test'
import { CommitmentForm } from '../pages/draft-page'
import { WorkspacePage } from '../pages/workspace-page'

/** The page works before its scripts do; in some tests it is they that keep what was typed. */
const typeOnceScriptsAreThere = (form: CommitmentForm, title: string) =>
  expect(async () => {
    await form.title.fill('')
    await form.title.fill(title)
    await expect(form.unsaved).toBeVisible({ timeout: 1000 })
  }).toPass()

test('an editor writes for a country without an office', async ({ t, run, mark, invited }) => {
  const editor = await invited({ role: 'editor' })
  const workspace = new WorkspacePage(editor, t, run.locale)
  await workspace.newCommitment('FRA')
  const form = new CommitmentForm(editor, t)
  await form.title.fill(`A law against cyberviolence (${mark})`)
  await form.save()
  await expect(form.saved.first()).toBeVisible()
  await workspace.open()
  await expect(workspace.task(mark)).toBeVisible()
})

test('rows come and go without losing what was typed in the others', async ({ t, run, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(official, t, run.locale).newCommitment()
  const form = new CommitmentForm(official, t)
  await form.fillIndicator({ name: 'First', unit: 'people', baseline: '1', target: '2' })
  await form.add('indicators', 1)
  const second = form.row('indicators', 2).getByRole('textbox', { name: t('submission.indicator.name') })
  await expect(second).toBeFocused()
  await second.fill('Second')
  await official
    .getByRole('button', { name: t('submission.remove.indicators', { number: 1 }), exact: true })
    .click()
  await expect(form.row('indicators', 2)).toHaveCount(0)
  await expect(
    form.row('indicators', 1).getByRole('textbox', { name: t('submission.indicator.name') }),
  ).toHaveValue('Second')
})

test('two people on one draft: the second is told, and keeps what was typed', async ({ t, run, invited }) => {
  const first = await invited({ role: 'focal_point', maker: 'TKM' })
  const second = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(first, t, run.locale).newCommitment()
  await second.goto(first.url())

  const earlier = new CommitmentForm(first, t)
  await earlier.title.fill('By the first')
  await earlier.save()
  await expect(earlier.saved.first()).toBeVisible()

  const later = new CommitmentForm(second, t)
  await later.title.fill('By the second')
  await later.save()
  await expect(later.problems).toContainText(t('drafts.clash.title', { count: 1 }))
  await expect(later.title).toHaveValue('By the second')
  await second.goto(first.url())
  await expect(later.title).toHaveValue('By the first')
})

test('a lost connection loses nothing', async ({ t, run, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(official, t, run.locale).newCommitment()
  const form = new CommitmentForm(official, t)
  await typeOnceScriptsAreThere(form, 'Written on a slow line')
  await official.route('**/workspace/submissions/*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await form.save()
  await expect(form.problems).toContainText(t('formErrors.unreachable'))
  await official.unrouteAll()
  await form.save()
  await expect(form.saved.first()).toBeVisible()
  await official.reload()
  await expect(form.title).toHaveValue('Written on a slow line')
})

test('a session that ended meanwhile loses nothing', async ({ t, run, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(official, t, run.locale).newCommitment()
  const form = new CommitmentForm(official, t)
  await typeOnceScriptsAreThere(form, 'Written over a long lunch')
  await official.context().clearCookies()
  await form.save()
  await expect(form.problems).toContainText(t('submission.signedOut.title'))
  await expect(form.title).toHaveValue('Written over a long lunch')
})

test('a draft is discarded in two steps and leaves the workspace', async ({ t, run, mark, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  const workspace = new WorkspacePage(official, t, run.locale)
  await workspace.newCommitment()
  const form = new CommitmentForm(official, t)
  await form.title.fill(`Not to be (${mark})`)
  await form.save()
  await expect(form.saved.first()).toBeVisible()
  await form.discard()
  await expect(official).toHaveURL(/\/workspace$/)
  await expect(official.getByText(`Not to be (${mark})`)).toHaveCount(0)
})

test('pressed twice in a hurry, a button opens one draft', async ({ t, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  let sent = 0
  official.on('request', (request) => {
    if (request.method() === 'POST') sent += 1
  })
  await official.getByRole('button', { name: t('workspace.new.button') }).dblclick()
  await official.waitForURL('**/workspace/submissions/*')
  expect(sent).toBe(1)
})

test('with the keyboard alone: a form, its mistakes, and the way to the first of them', async ({
  t,
  run,
  invited,
}) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(official, t, run.locale).newCommitment()
  const form = new CommitmentForm(official, t)
  await form.title.focus()
  await official.keyboard.type('Typed by hand')
  await official.keyboard.press('Enter')
  await expect(form.saved.first()).toBeVisible()
  await official.getByRole('button', { name: t('submission.submit') }).focus()
  await official.keyboard.press('Enter')
  await expect(form.problems).toBeFocused()
  await official.keyboard.press('Tab')
  await official.keyboard.press('Enter')
  await expect(official.getByRole('combobox', { name: t('submission.field.framework') })).toBeFocused()
})
