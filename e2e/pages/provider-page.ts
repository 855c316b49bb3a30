import type { Page } from '@playwright/test'

/** The sign-in of the provider under test (scripts/lib/provider-under-test.js), in another site's own words. */
export class ProviderPage {
  constructor(readonly page: Page) {}

  async signIn(name: string) {
    await this.page.getByLabel('Name at the ministry').fill(name)
    await this.page.getByRole('button', { name: 'Go on' }).click()
  }

  async cancel() {
    await this.page.getByRole('button', { name: 'Cancel' }).click()
  }
}
