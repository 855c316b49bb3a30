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

/** Two people of one office with one draft open before them. */
async function twoAtOneDraft({
  t,
  run,
  invited,
}: Pick<Parameters<Parameters<typeof test>[2]>[0], 't' | 'run' | 'invited'>) {
  const first = await invited({ role: 'focal_point', maker: 'TKM' })
  const second = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(first, t, run.locale).newCommitment()
  await second.goto(first.url())
  return { first: new CommitmentForm(first, t), second: new CommitmentForm(second, t), address: first.url() }
}

for (const run of [
  { locale: 'ru', scripts: true },
  { locale: 'en', scripts: false },
] as const)
  test.describe(() => {
    test.use({ run })

    test(`two people in different fields of one draft: both are kept, scripts ${run.scripts ? 'on' : 'off'}`, async ({
      t,
      invited,
    }) => {
      const { first, second, address } = await twoAtOneDraft({ t, run, invited })
      await first.title.fill('By the first')
      await first.save()
      await expect(first.saved.first()).toBeVisible()
      await second.summary.fill('By the second')
      await second.save()
      await expect(second.saved.first()).toBeVisible()
      if (run.scripts) await expect(second.title).toHaveValue('By the first')
      await first.page.goto(address)
      await expect(first.title).toHaveValue('By the first')
      await expect(first.summary).toHaveValue('By the second')
    })

    test(`two people in one field: both versions are shown, scripts ${run.scripts ? 'on' : 'off'}`, async ({
      t,
      invited,
    }) => {
      const { first, second, address } = await twoAtOneDraft({ t, run, invited })
      await first.title.fill('By the first')
      await first.save()
      await expect(first.saved.first()).toBeVisible()
      await second.title.fill('By the second')
      await second.save()
      await expect(second.problems).toContainText('By the first')
      await expect(second.problems).toContainText('By the second')
      await expect(second.title).toHaveValue('By the second')
      // Nothing was overwritten, and closing the page would lose nothing either.
      await first.page.goto(address)
      await expect(first.title).toHaveValue('By the first')
      if (run.scripts) await second.keepMine()
      else await second.save()
      await expect(second.saved.first()).toBeVisible()
      await first.page.goto(address)
      await expect(first.title).toHaveValue('By the second')
    })
  })

test('typed and left alone, it is saved by itself', async ({ t, run, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(official, t, run.locale).newCommitment()
  const form = new CommitmentForm(official, t)
  await typeOnceScriptsAreThere(form, 'Nobody pressed anything')
  await expect(form.saved.first()).toBeVisible()
  await official.reload()
  await expect(form.title).toHaveValue('Nobody pressed anything')
})

test('a page that is closed in the middle of a word loses nothing', async ({ t, run, database, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(official, t, run.locale).newCommitment()
  const form = new CommitmentForm(official, t)
  const address = official.url()
  // What the form itself sends does not get through: only the page's last word can.
  await official.route('**/workspace/submissions/*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await typeOnceScriptsAreThere(form, 'In the middle of a w')
  official.on('dialog', (dialog) => dialog.accept())
  await official.goto('about:blank')
  const id = address.split('/').at(-1) ?? ''
  await expect
    .poll(async () => {
      const [kept] = await database.sql`select content ->> 'title' as title from submissions where id = ${id}`
      return kept?.title
    })
    .toBe('In the middle of a w')
})

test('the way back leads to the step before', async ({ t, run, invited }) => {
  const official = await invited({ role: 'focal_point', maker: 'TKM' })
  await new WorkspacePage(official, t, run.locale).newCommitment()
  const form = new CommitmentForm(official, t)
  await typeOnceScriptsAreThere(form, 'Still here')
  await form.open('dates')
  await form.open('who')
  await official.goBack()
  await expect(form.dueOn).toBeVisible()
  await official.goBack()
  await expect(form.title).toHaveValue('Still here')
})

test.describe(() => {
  test.use({ run: { locale: 'ru', scripts: true } })

  test('with the line cut in the middle, the person’s own device keeps it, also over a crash of the page', async ({
    t,
    run,
    invited,
  }) => {
    const official = await invited({ role: 'focal_point', maker: 'TKM' })
    await new WorkspacePage(official, t, run.locale).newCommitment()
    const form = new CommitmentForm(official, t)
    await typeOnceScriptsAreThere(form, 'До обрыва')
    await expect(form.saved.first()).toBeVisible()
    await form.sayOwnDevice()
    await official.context().setOffline(true)
    await form.summary.fill('Написано без связи')
    await expect(form.state).toHaveText(t('drafts.state.device'))
    await form.add('indicators', 1, 'indicators')
    await expect(form.row('indicators', 2)).toBeVisible()

    const address = official.url()
    const context = official.context()
    await official.close({ runBeforeUnload: false })
    await context.setOffline(false)
    const again = new CommitmentForm(await context.newPage(), t)
    await again.page.goto(address)
    await again.open('wording')
    await expect(again.summary).toHaveValue('Написано без связи')
    await expect(again.saved.first()).toBeVisible()
    await again.page.goto(address)
    await again.open('wording')
    await expect(again.summary).toHaveValue('Написано без связи')
    await expect(again.page.locator('[data-came-back]')).toHaveCount(0)
  })

  test('a line that comes back takes what was typed without a hand', async ({ t, run, invited }) => {
    const official = await invited({ role: 'focal_point', maker: 'TKM' })
    await new WorkspacePage(official, t, run.locale).newCommitment()
    const form = new CommitmentForm(official, t)
    await typeOnceScriptsAreThere(form, 'До обрыва')
    await expect(form.saved.first()).toBeVisible()
    await official.context().setOffline(true)
    await form.title.fill('После обрыва')
    await expect(form.state).toHaveText(t('drafts.state.offline'))
    await official.context().setOffline(false)
    await expect(form.saved.first()).toBeVisible()
    await official.reload()
    await expect(form.title).toHaveValue('После обрыва')
  })
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
  await form.open('finish')
  await official.getByRole('button', { name: t('submission.submit') }).focus()
  await official.keyboard.press('Enter')
  await expect(form.problems).toBeFocused()
  await official.keyboard.press('Tab')
  await official.keyboard.press('Enter')
  await expect(official.getByRole('combobox', { name: t('submission.field.framework') })).toBeFocused()
})
