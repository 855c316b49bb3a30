import type { Locator, Page } from '@playwright/test'
import { hashPassword } from '../../lib/sessions/passwords'
import type { Account, Database } from '../fixtures/database'
import { cookieOf, type PlainForm, postForm, readForm, sessionIn } from '../fixtures/form-post'
import { expect, type Run, test } from '../fixtures/test'
import { EmailLinkPage } from '../pages/email-link-page'
import { AuthenticatorApp, SecondFactorPage } from '../pages/second-factor-page'
import { SignInPage } from '../pages/sign-in-page'

const PASSWORD = 'nobody guesses these four words'
const NEW_PASSWORD = 'and these five are new to everybody'

const RUNS: [string, Run][] = [
  ['with scripts', { locale: 'en', scripts: true }],
  ['with scripts off', { locale: 'ru', scripts: false }],
]

/** A donor: somebody whose role leaves the second factor to them. */
async function someoneWithPassword(database: Database): Promise<Account> {
  const account = await database.person({ role: 'donor' })
  await database.sql`update people set password_hash = ${await hashPassword(PASSWORD)} where id = ${account.id}`
  return account
}

for (const [how, run] of RUNS) {
  test.describe(() => {
    test.use({ run })
    const account = new RegExp(`/${run.locale}/account$`)

    test(`a password, then the code of an app, then a recovery code let somebody in ${how}`, async ({
      t,
      database,
      newcomer,
    }) => {
      const { email } = await someoneWithPassword(database)
      const page = await newcomer()
      const signIn = new SignInPage(page, t, run.locale)
      const factor = new SecondFactorPage(page, t, run.locale)
      await signIn.signIn({ email, password: PASSWORD })
      await expect(page).toHaveURL(account)

      await factor.open()
      const key = await factor.shownKey()
      await factor.turnOn('000000')
      await expect(factor.problems).toContainText(t('fieldErrors.wrong_first_code'))
      expect(await factor.shownKey()).toBe(key)
      const app = await factor.enrol()
      await expect(page).toHaveURL(account)

      await page.context().clearCookies()
      await signIn.signIn({ email, password: PASSWORD })
      await expect(page).toHaveURL(/\/sign-in\/second-factor/)
      await page.goto(`/${run.locale}/account`)
      await expect(page).toHaveURL(/\/sign-in\/second-factor\?back=/)
      const code = await app.code()
      await factor.give(code)
      await expect(page).toHaveURL(account)

      await page.context().clearCookies()
      await signIn.signIn({ email, password: PASSWORD })
      await factor.give(code)
      await expect(factor.problems).toContainText(t('fieldErrors.wrong_code'))
      await factor.give(app.recoveryCodes[0] ?? '')
      await expect(page).toHaveURL(account)
      await factor.open()
      await expect(page.getByText(t('secondFactor.standing.left', { count: 9 }))).toBeVisible()
    })

    test(`a link by e-mail lets somebody in once ${how}`, async ({ t, database, newcomer }) => {
      const { email } = await database.person({ role: 'donor' })
      const page = await newcomer()
      const link = new EmailLinkPage(page, t, run.locale)
      await link.askToSignIn(email)
      await expect(link.sent).toBeVisible()
      const path = (await database.lastLetter(email))?.path ?? ''

      await link.open(path)
      await link.open(path)
      await link.goIn()
      await expect(page).toHaveURL(account)

      const thief = new EmailLinkPage(await newcomer(), t, run.locale)
      await thief.open(path)
      await expect(thief.heading).toHaveText(t('emailLink.closed.used.title'))
    })

    test(`a new password by e-mail still asks for the second step ${how}`, async ({
      t,
      database,
      newcomer,
    }) => {
      const { email } = await someoneWithPassword(database)
      const page = await newcomer()
      const factor = new SecondFactorPage(page, t, run.locale)
      await new SignInPage(page, t, run.locale).signIn({ email, password: PASSWORD })
      await expect(page).toHaveURL(account)
      await factor.open()
      const app = await factor.enrol()

      const elsewhere = await newcomer()
      const link = new EmailLinkPage(elsewhere, t, run.locale)
      await link.askForNewPassword(email)
      await expect(link.sent).toBeVisible()
      await link.open((await database.lastLetter(email))?.path ?? '')
      await link.choosePassword('too short')
      await expect(elsewhere.getByRole('main').getByRole('alert')).toContainText(
        t('fieldErrors.password_short'),
      )
      await link.choosePassword(NEW_PASSWORD)
      await expect(elsewhere).toHaveURL(/\/sign-in\/second-factor/)
      await new SecondFactorPage(elsewhere, t, run.locale).give(await app.code())
      await expect(elsewhere).toHaveURL(account)

      await page.goto(`/${run.locale}/account`)
      await expect(page).toHaveURL(/\/sign-in\?back=/)
    })
  })
}

test('everything is reached with the keyboard alone', async ({ t, run, database, newcomer }) => {
  const { email } = await someoneWithPassword(database)
  const page = await newcomer()
  const factor = new SecondFactorPage(page, t, run.locale)
  const signIn = async () => {
    await page.goto(`/${run.locale}/sign-in`)
    await tabTo(page, page.getByLabel(t('signIn.email')))
    await page.keyboard.type(email)
    await tabTo(page, page.getByLabel(t('signIn.password')))
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
  }
  await signIn()
  await expect(page).toHaveURL(/\/account$/)

  await factor.open()
  const app = new AuthenticatorApp(await factor.shownKey())
  await tabTo(page, page.getByLabel(t('secondFactor.enrol.code')))
  await page.keyboard.type(await app.code())
  await page.keyboard.press('Enter')
  await expect(factor.codes).toHaveCount(10)
  await tabTo(page, page.getByRole('link', { name: t('secondFactor.codes.next') }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/account$/)

  await page.context().clearCookies()
  await signIn()
  await expect(page).toHaveURL(/\/sign-in\/second-factor/)
  await tabTo(page, page.getByLabel(t('secondFactor.ask.code')))
  await page.keyboard.type(await app.code())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/account$/)
})

async function tabTo(page: Page, target: Locator) {
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
}

test('nobody can tell from the answer whether an address has an account', async ({ database, request }) => {
  const { email } = await database.person({ role: 'donor' })
  const form = await readForm(request, '/en/sign-in/reset')
  const known = await postForm(request, form, { email })
  const unknown = await postForm(request, form, { email: 'nobody.at.all@journeys.test' })
  expect(known.status()).toBe(200)
  expect(unknown.status()).toBe(200)
  expect(await unknown.text()).toBe(await known.text())
  expect(await database.lastLetter(email)).not.toBeNull()
  expect(await database.lastLetter('nobody.at.all@journeys.test')).toBeNull()
})

test.describe('50 uses of one code at the same moment', () => {
  /** Somebody with an app, the form of the second step, and as many sessions that wait for it. */
  async function waiting(database: Database, page: Page, t: Parameters<typeof keyOf>[1], count: number) {
    const account = await someoneWithPassword(database)
    const { storageState } = await database.signedIn(account)
    await page.context().addCookies(storageState.cookies)
    const app = new AuthenticatorApp(await keyOf(page, t))
    await new SecondFactorPage(page, t, 'en').turnOn(await app.code())
    await page.locator('[data-recovery-codes]').waitFor()
    const open = Array.from({ length: count }, () => database.signedIn(account, { secondFactor: false }))
    const sessions = (await Promise.all(open)).map(({ secret }) => secret)
    const form = await readForm(page.request, '/en/sign-in/second-factor', sessions[0])
    return { app, sessions, form }
  }

  async function keyOf(page: Page, t: ConstructorParameters<typeof SecondFactorPage>[1]) {
    const factor = new SecondFactorPage(page, t, 'en')
    await factor.open()
    return factor.shownKey()
  }

  for (const [where, count] of [
    ['in one session', 1],
    ['in 50 sessions of the same person', 50],
  ] as const)
    test(`let one in ${where}`, async ({ t, database, newcomer, playwright, baseURL }) => {
      const page = await newcomer()
      const { app, sessions, form } = await waiting(database, page, t, count)
      const code = await app.code()
      const request = await playwright.request.newContext({ baseURL })
      const post = (form: PlainForm, i: number) =>
        postForm(request, form, { code }, sessions[i % sessions.length])
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => post(form, i)))
      expect(answers.filter((answer) => answer.status() >= 500)).toEqual([])
      const given = answers.flatMap((answer) => sessionIn(answer) ?? [])
      let inside = 0
      for (const session of new Set([...given, ...sessions])) {
        const answer = await request.get('/en/account', { headers: cookieOf(session), maxRedirects: 0 })
        if (answer.status() === 200) inside += 1
      }
      expect(inside).toBe(1)
      await request.dispose()
    })
})
