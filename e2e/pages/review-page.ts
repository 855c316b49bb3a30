import type { Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

export class ReviewPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  /** From the queue to the submission with this in its title. */
  async openFromQueue(title: string) {
    await this.page.goto(`/${this.locale}/reviews`)
    await this.page.getByRole('row').filter({ hasText: title }).getByRole('link').click()
    await this.page.waitForURL('**/reviews/*')
  }

  row(title: string) {
    return this.page.getByRole('row').filter({ hasText: title })
  }

  /** A question of the page, by its path in the draft. */
  line(path: string) {
    return this.page.locator(`[id="at-${path.replaceAll('.', '-')}"]`)
  }

  async commentOn(path: string, text: string) {
    const line = this.line(path)
    await line.getByText(this.t('fieldComments.open')).first().click()
    await line.getByRole('textbox').fill(text)
    await line.getByRole('button', { name: this.t('fieldComments.add') }).click()
    await this.page.locator('[data-note]').filter({ hasText: text }).first().waitFor()
  }

  get comment() {
    return this.page.getByRole('textbox', { name: this.t('review.comment'), exact: true })
  }

  get problems() {
    return this.page.getByRole('main').getByRole('alert')
  }

  async return() {
    await this.page.getByRole('button', { name: this.t('review.return'), exact: true }).click()
  }

  async publish() {
    await this.page.getByRole('button', { name: this.t('review.publish'), exact: true }).click()
  }

  get outcome() {
    return this.page.getByRole('status')
  }

  /** Of the record that was just published. */
  async reference(): Promise<string> {
    const link = this.page.getByRole('link', { name: this.t('review.done.see') })
    return (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
  }
}
