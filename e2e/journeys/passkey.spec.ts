import type { Page } from '@playwright/test'
import type { Account, Database } from '../fixtures/database'
import { expect, test } from '../fixtures/test'
import { Device, PasskeysPage } from '../pages/passkeys-page'

/** A session in this browser, as if begun elsewhere than on the sign-in page. */
async function signIn(
  page: Page,
  database: Database,
  account: Account,
  how: Parameters<Database['signedIn']>[1] = {},
) {
  const { storageState } = await database.signedIn(account, how)
  await page.context().addCookies(storageState.cookies)
}

test('a passkey is added, and from then on it is all that is asked for', async ({
  t,
  run,
  database,
  newcomer,
}) => {
  const page = await newcomer()
  await signIn(page, database, await database.person({ role: 'editor' }))
  await Device.of(page)
  const passkeys = new PasskeysPage(page, t, run.locale)
  await passkeys.open()
  await passkeys.add('Work laptop')
  await expect(passkeys.recoveryCodes).toHaveCount(10)
  await passkeys.open()
  await expect(passkeys.passkey('Work laptop')).toContainText(t('passkeys.neverUsed'))

  await page.getByRole('button', { name: t('workspace.signOut') }).click()
  await expect(page).toHaveURL(new RegExp(`/${run.locale}$`))
  await page.goto(`/${run.locale}/account/passkeys`)
  await page.getByRole('button', { name: t('passkeys.signIn') }).click()
  await expect(page).toHaveURL(new RegExp(`/${run.locale}/account/passkeys$`))
  await expect(passkeys.passkey('Work laptop')).not.toContainText(t('passkeys.neverUsed'))
})

test('a passkey is the second factor, and shows again who is there', async ({
  t,
  run,
  database,
  newcomer,
}) => {
  const account = await database.person({ role: 'editor' })
  const page = await newcomer()
  await signIn(page, database, account)
  const device = await Device.of(page)
  const passkeys = new PasskeysPage(page, t, run.locale)
  await passkeys.open()
  await passkeys.add('Phone')
  await expect(passkeys.recoveryCodes).toHaveCount(10)

  await signIn(page, database, account, { secondFactor: false })
  await page.goto(`/${run.locale}/workspace`)
  await expect(page).toHaveURL(/\/sign-in\/second-factor/)
  await page.getByRole('button', { name: t('passkeys.use') }).click()
  await expect(page).toHaveURL(new RegExp(`/${run.locale}/workspace$`))

  await signIn(page, database, account, { confirmed: false })
  await passkeys.open()
  await passkeys.add('Key in the drawer')
  await expect(page).toHaveURL(/\/account\/confirm/)
  await page.getByRole('button', { name: t('passkeys.use') }).click()
  await expect(page).toHaveURL(/\/account\/passkeys/)
  await expect(passkeys.name.last()).toHaveValue('Key in the drawer')

  await page.getByRole('button', { name: t('workspace.signOut') }).click()
  await expect(page).toHaveURL(new RegExp(`/${run.locale}$`))
  await page.goto(`/${run.locale}/sign-in`)
  await device.fallIntoOtherHands()
  await page.getByRole('button', { name: t('passkeys.signIn') }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(t('passkeys.trouble.cancelled'))
})

test('a reviewer keeps the last second factor, and another one goes', async ({
  t,
  run,
  database,
  newcomer,
}) => {
  const page = await newcomer()
  await signIn(page, database, await database.person({ role: 'reviewer', secondFactor: false }), {
    secondFactor: false,
  })
  await Device.of(page)
  const passkeys = new PasskeysPage(page, t, run.locale)
  await page.goto(`/${run.locale}/reviews`)
  await expect(page).toHaveURL(/\/account\/second-factor/)
  await passkeys.open()
  await passkeys.add('First')
  await expect(passkeys.recoveryCodes).toHaveCount(10)
  await passkeys.open()
  await passkeys.passkey('First').getByText(t('passkeys.remove.title'), { exact: true }).click()
  await expect(passkeys.passkey('First')).toContainText(t('passkeys.remove.needed'))

  await page.goto(`/${run.locale}/reviews`)
  await expect(page).toHaveURL(/\/reviews$/)
})

test('without scripts the page says what passkeys need', async ({ t, run, database, browser }) => {
  const { storageState } = await database.signedIn(await database.person({ role: 'editor' }))
  const context = await browser.newContext({ javaScriptEnabled: false, storageState })
  const page = await context.newPage()
  await page.goto(`/${run.locale}/account/passkeys`)
  await expect(page.getByText(t('passkeys.noScripts'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('passkeys.add.submit') })).toHaveCount(0)
  await context.close()
})
