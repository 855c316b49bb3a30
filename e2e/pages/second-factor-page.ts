import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import type { Locale, Texts } from '../fixtures/texts'

const PERIOD_MS = 30_000

/** The authenticator app on somebody's phone. */
export class AuthenticatorApp {
  private lastStep = 0

  constructor(private readonly key: string) {}

  /** The code that a site takes next: each is taken once, and the next one a little early. */
  async code(): Promise<string> {
    const step = Math.max(Math.floor(Date.now() / PERIOD_MS), this.lastStep + 1)
    // More than one step early is refused.
    const early = (step - 1) * PERIOD_MS - Date.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    this.lastStep = step
    return new TOTP({ secret: Secret.fromBase32(this.key) }).generate({ timestamp: step * PERIOD_MS })
  }
}

export class SecondFactorPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  get heading() {
    return this.page.getByRole('heading', { level: 1, name: this.t('secondFactor.title') })
  }

  get problems() {
    return this.page.getByRole('main').getByRole('alert')
  }

  get codes() {
    return this.page.locator('[data-recovery-codes] li')
  }

  async open() {
    await this.page.goto(`/${this.locale}/account/second-factor`)
  }

  /** The key that the app is to be given, typed by hand. */
  async shownKey(): Promise<string> {
    return (await this.page.locator('[data-totp-key]').innerText()).replaceAll(/\s/g, '')
  }

  async turnOn(code: string) {
    await this.page.getByLabel(this.t('secondFactor.enrol.code')).fill(code)
    await this.page.getByRole('button', { name: this.t('secondFactor.enrol.submit') }).click()
  }

  /** Sets up an app on the page that is open, puts the codes on paper and goes on. */
  async enrol(): Promise<AuthenticatorApp & { recoveryCodes: string[] }> {
    const app = new AuthenticatorApp(await this.shownKey())
    await this.turnOn(await app.code())
    await this.codes.first().waitFor()
    const recoveryCodes = await this.codes.allInnerTexts()
    await this.page.getByRole('link', { name: this.t('secondFactor.codes.next') }).click()
    await this.page.waitForURL((url) => !url.pathname.endsWith('/account/second-factor'))
    return Object.assign(app, { recoveryCodes })
  }

  /** The second step of signing in. */
  async give(code: string) {
    await this.page.getByLabel(this.t('secondFactor.ask.code')).fill(code)
    await this.page.getByRole('button', { name: this.t('secondFactor.ask.submit'), exact: true }).click()
  }
}
