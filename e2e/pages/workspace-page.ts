import type { Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

export class WorkspacePage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  async open() {
    await this.page.goto(`/${this.locale}/workspace`)
  }

  /** `maker` for those who write for several. */
  async newCommitment(maker?: string) {
    const { page, t } = this
    if (maker) await page.getByLabel(t('workspace.new.maker')).selectOption(maker)
    await page.getByRole('button', { name: t('workspace.new.button') }).click()
    await page.waitForURL('**/workspace/submissions/*')
  }

  task(title: string) {
    return this.page.getByRole('listitem').filter({ hasText: title }).first()
  }

  async goOnWith(title: string) {
    await this.task(title).getByRole('link').click()
    await this.page.waitForURL('**/workspace/submissions/*')
  }

  record(title: string) {
    return this.page.getByRole('row').filter({ hasText: title })
  }

  async reportOn(title: string, cycle: string, reference: string) {
    await this.record(title)
      .getByRole('button', { name: this.t('reporting.startLabel', { cycle, reference }) })
      .click()
    await this.page.waitForURL('**/workspace/submissions/*')
  }

  async change(title: string, reference: string) {
    const act = this.t('workspace.commitments.startChange')
    await this.record(title)
      .getByRole('button', { name: this.t('workspace.commitments.forRecord', { act, reference }) })
      .click()
    await this.page.waitForURL('**/workspace/submissions/*')
  }
}
