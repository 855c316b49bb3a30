import type { Locator, Page } from '@playwright/test'
import type { Texts } from '../fixtures/texts'

/** The part of a draft's form where files are added. */
export class FilesPart {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
  ) {}

  private get part(): Locator {
    return this.page.locator('[data-files]:visible')
  }

  async add(...files: { name: string; mimeType: string; buffer: Buffer }[]) {
    await this.part.locator('input[type=file]').setInputFiles(files)
  }

  async send() {
    await this.part.getByRole('button', { name: this.t('files.send') }).click()
  }

  file(name: string): Locator {
    return this.part.getByRole('listitem').filter({ hasText: name })
  }

  async lookAgain() {
    await this.part.getByRole('link', { name: this.t('files.again') }).click()
  }

  async remove(name: string) {
    await this.file(name)
      .getByRole('button', { name: this.t('files.remove', { name }) })
      .click()
  }

  /** Which file the row of this number is about. */
  chosenIn(row: Locator): Locator {
    return row.getByRole('combobox', { name: new RegExp(this.t('files.entry')) })
  }
}
