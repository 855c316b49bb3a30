import type { Page } from '@playwright/test'
import type { Texts } from '../fixtures/texts'

export class InvitationPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
  ) {}

  async open(link: string) {
    await this.page.goto(link)
  }

  /** `email` only where the invitation isn't for a named address. */
  async accept({ email, name, password }: { email?: string; name: string; password: string }) {
    if (email) await this.page.getByLabel(this.t('invitation.email')).fill(email)
    await this.page.getByLabel(this.t('invitation.name')).fill(name)
    await this.page.getByLabel(this.t('invitation.password')).fill(password)
    await this.page.getByRole('button', { name: this.t('invitation.submit') }).click()
    await this.page.waitForURL((url) => !url.pathname.includes('/invitations/'))
  }
}
