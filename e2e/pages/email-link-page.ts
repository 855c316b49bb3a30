import type { Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

/** Asking for a letter with a link, and using it. */
export class EmailLinkPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  get sent() {
    return this.page.getByRole('heading', { level: 2, name: this.t('emailLink.sent.title') })
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }

  async askToSignIn(email: string) {
    await this.page.goto(`/${this.locale}/sign-in`)
    await this.page.getByRole('link', { name: this.t('signIn.byLink') }).click()
    await this.ask(email, this.t('emailLink.ask.sign_in.submit'))
  }

  async askForNewPassword(email: string) {
    await this.page.goto(`/${this.locale}/sign-in`)
    await this.page.getByRole('link', { name: this.t('signIn.forgotten') }).click()
    await this.ask(email, this.t('emailLink.ask.reset_password.submit'))
  }

  private async ask(email: string, submit: string) {
    await this.page.getByLabel(this.t('emailLink.email')).fill(email)
    await this.page.getByRole('button', { name: submit }).click()
  }

  /** Opens the page that a letter links to. `path`: without language. */
  async open(path: string) {
    await this.page.goto(`/${this.locale}${path}`)
  }

  async goIn() {
    await this.page.getByRole('button', { name: this.t('emailLink.use.sign_in.submit'), exact: true }).click()
  }

  async choosePassword(password: string) {
    await this.page.getByLabel(this.t('emailLink.use.reset_password.password')).fill(password)
    await this.page.getByRole('button', { name: this.t('emailLink.use.reset_password.submit') }).click()
  }
}
