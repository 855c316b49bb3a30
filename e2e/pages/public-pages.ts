import type { Page } from '@playwright/test'
import type { Locale } from '../fixtures/texts'

/** What a visitor sees, without an account. */
export class PublicPages {
  constructor(
    readonly page: Page,
    private readonly locale: Locale,
  ) {}

  async overview() {
    await this.page.goto(`/${this.locale}`)
  }

  async country(code: string) {
    await this.page.goto(`/${this.locale}/countries/${code}`)
  }

  async commitments(country: string) {
    await this.page.goto(`/${this.locale}/commitments?country=${country}`)
  }

  async commitment(reference: string) {
    await this.page.goto(`/${this.locale}/commitments/${reference}`)
  }

  /** Ways to a record on the present page. */
  linksTo(reference: string) {
    return this.page.locator(`a[href$="/commitments/${reference}"]`)
  }

  heading(name: string) {
    return this.page.getByRole('heading', { level: 1, name })
  }

  history(name: string) {
    return this.page.getByRole('region', { name })
  }
}
