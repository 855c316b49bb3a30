import type { Locator, Page } from '@playwright/test'
import type { Locale } from '../fixtures/texts'
import { like, type Texts } from '../fixtures/texts'

/** Where reviewers see who has reported. */
export class ReportingPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  async open({ maker }: { maker: string }) {
    await this.page.goto(`/${this.locale}/reviews/reporting?maker=${maker}`)
  }

  get button(): Locator {
    return this.page.getByRole('button', { name: this.t('reporting.remind') })
  }

  get reminded(): Locator {
    return this.page.getByText(like((date) => this.t('reporting.remindedOn', { date })))
  }

  async remind() {
    await this.button.first().click()
  }
}
