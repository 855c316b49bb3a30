import type { Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

export class SignInPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  get heading() {
    return this.page.getByRole('heading', { level: 1, name: this.t('signIn.title') })
  }

  get problems() {
    return this.page.getByRole('main').getByRole('alert')
  }

  get email() {
    return this.page.getByLabel(this.t('signIn.email'))
  }

  async signIn(account: { email: string; password: string }) {
    await this.page.goto(`/${this.locale}/sign-in`)
    await this.signInHere(account)
  }

  /** On the page that somebody was led to. */
  async signInHere({ email, password }: { email: string; password: string }) {
    await this.email.fill(email)
    await this.page.getByLabel(this.t('signIn.password')).fill(password)
    await this.page.getByRole('button', { name: this.t('signIn.submit'), exact: true }).click()
  }
}
