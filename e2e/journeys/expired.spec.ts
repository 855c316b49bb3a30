import { hashPassword } from '../../lib/sessions/passwords'
import type { Account, Database } from '../fixtures/database'
import { expect, type Run, test } from '../fixtures/test'
import { CommitmentForm } from '../pages/draft-page'
import { SignInPage } from '../pages/sign-in-page'
import { WorkspacePage } from '../pages/workspace-page'

const PASSWORD = 'nobody guesses these four words'
const RUNS: [string, Run][] = [
  ['with scripts', { locale: 'en', scripts: true }],
  ['with scripts off', { locale: 'ru', scripts: false }],
]

/** An editor: they write for every country without an office. */
async function anEditor(database: Database): Promise<Account> {
  const account = await database.person({ role: 'editor' })
  await database.sql`update people set password_hash = ${await hashPassword(PASSWORD)} where id = ${account.id}`
  return account
}

for (const [how, run] of RUNS) {
  test.describe(() => {
    test.use({ run })

    test(`a draft whose session ended comes back as it was typed ${how}`, async ({
      t,
      mark,
      database,
      newcomer,
    }) => {
      const { email } = await anEditor(database)
      const page = await newcomer()
      const signIn = new SignInPage(page, t, run.locale)
      const workspace = new WorkspacePage(page, t, run.locale)
      const form = new CommitmentForm(page, t)
      const title = `Ten crisis centres (${mark})`

      await signIn.signIn({ email, password: PASSWORD })
      await expect(page).toHaveURL(/\/workspace$/)
      await workspace.newCommitment('TKM')
      await form.title.fill(title)
      await form.save()
      await expect(form.saved.first()).toBeVisible()
      const address = page.url()

      await test.step('their session ends while they write, and they press save', async () => {
        await form.summary.fill('Two in each region.')
        await form.chooseType()
        await database.endSessions({ email })
        await form.save()
        await expect(signIn.heading).toBeVisible()
      })

      await test.step('signed in, they find the form as it was', async () => {
        await signIn.signInHere({ email, password: PASSWORD })
        await expect(form.restored).toBeVisible()
        expect(page.url()).toBe(address)
        await expect(form.title).toHaveValue(title)
        await expect(form.summary).toHaveValue('Two in each region.')
        await expect(page.getByRole('checkbox', { name: t('type.programmatic'), exact: true })).toBeChecked()
      })

      await test.step('saving works, and what waited is gone', async () => {
        await form.save()
        await expect(form.restored).toBeHidden()
        await expect(form.saved.first()).toBeVisible()
        await page.goto(address)
        await expect(form.restored).toBeHidden()
        await expect(form.summary).toHaveValue('Two in each region.')
      })

      await test.step('what they no longer want gives way to what is saved', async () => {
        await form.summary.fill('On second thoughts.')
        await database.endSessions({ email })
        await form.save()
        await signIn.signInHere({ email, password: PASSWORD })
        await expect(form.restored).toBeVisible()
        await expect(form.summary).toHaveValue('On second thoughts.')
        await form.dropRestored()
        await expect(form.restored).toBeHidden()
        await expect(form.summary).toHaveValue('Two in each region.')
      })

      await test.step('nobody else in that browser sees it', async () => {
        await form.summary.fill('For my eyes alone.')
        await database.endSessions({ email })
        await form.save()
        const colleague = await anEditor(database)
        await signIn.signInHere({ email: colleague.email, password: PASSWORD })
        await expect(page.getByText('For my eyes alone.')).toBeHidden()
        await expect(form.restored).toBeHidden()
      })
    })
  })
}
