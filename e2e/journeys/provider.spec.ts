import { randomBytes } from 'node:crypto'
import { expect, test } from '../fixtures/test'
import { ProviderPage } from '../pages/provider-page'

/** As the app under test knows it. */
const name = 'Ministry under test'

for (const scripts of [true, false])
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ run: { locale: 'en', scripts } })

    test('somebody signs in at their ministry and comes to the page they wanted', async ({
      t,
      run,
      database,
      newcomer,
    }) => {
      const { email } = await database.person({ role: 'editor' })
      const page = await newcomer()
      await page.goto(`/${run.locale}/account/sessions`)
      await page.getByRole('button', { name: t('identities.signIn', { name }) }).click()
      await new ProviderPage(page).signIn(email)
      await expect(page).toHaveURL(new RegExp(`/${run.locale}/account/sessions$`))

      await page.goto(`/${run.locale}/account`)
      await expect(page.getByRole('heading', { level: 3, name })).toBeVisible()
    })

    test('whoever has no account here gets none', async ({ t, run, newcomer }) => {
      const page = await newcomer()
      await page.goto(`/${run.locale}/sign-in`)
      await page.getByRole('button', { name: t('identities.signIn', { name }) }).click()
      await new ProviderPage(page).signIn(`${randomBytes(6).toString('hex')}@journeys.test`)
      await expect(page.getByText(t('identities.problem.not_found'))).toBeVisible()
    })

    test('an account there with any address is connected, and opens the one here', async ({
      t,
      run,
      newcomer,
      database,
    }) => {
      const subject = `number ${randomBytes(6).toString('hex')}`
      const page = await newcomer()
      const account = await database.person({ role: 'editor' })
      const { storageState } = await database.signedIn(account)
      await page.context().addCookies(storageState.cookies)
      await page.goto(`/${run.locale}/account`)
      await page.getByRole('button', { name: t('identities.section.link', { name }) }).click()
      await new ProviderPage(page).signIn(subject)
      await expect(page.getByText(t('identities.section.linked'))).toBeVisible()

      const elsewhere = await newcomer()
      await elsewhere.goto(`/${run.locale}/sign-in`)
      await elsewhere.getByRole('button', { name: t('identities.signIn', { name }) }).click()
      await new ProviderPage(elsewhere).signIn(subject)
      await expect(elsewhere).toHaveURL(new RegExp(`/${run.locale}/workspace$`))
    })

    test('whoever turns back at the ministry is told so', async ({ t, run, newcomer }) => {
      const page = await newcomer()
      await page.goto(`/${run.locale}/sign-in`)
      await page.getByRole('button', { name: t('identities.signIn', { name }) }).click()
      await new ProviderPage(page).cancel()
      await expect(page.getByText(t('identities.problem.forbidden'))).toBeVisible()
    })
  })

test('what comes back to another browser, or comes back twice, lets nobody in', async ({
  t,
  run,
  database,
  newcomer,
}) => {
  const { email } = await database.person({ role: 'editor' })
  const page = await newcomer()
  let callback = ''
  page.on('request', (request) => {
    if (request.url().includes('/callback?')) callback = request.url()
  })
  await page.goto(`/${run.locale}/sign-in`)
  await page.getByRole('button', { name: t('identities.signIn', { name }) }).click()
  await new ProviderPage(page).signIn(email)
  await expect(page).toHaveURL(new RegExp(`/${run.locale}/workspace$`))

  for (const browser of [page, await newcomer()]) {
    await browser.goto(callback)
    await expect(browser.getByText(t('identities.problem.expired'))).toBeVisible()
  }
})
