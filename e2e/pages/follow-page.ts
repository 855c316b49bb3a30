import { expect, type Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

/** Longer than a program takes for a form, and shorter than anybody does. */
const READING_MS = 2100

/** A form that anybody may send is taken from whoever had the time to read it. */
export async function readOver(opened: number): Promise<void> {
  await expect.poll(() => Date.now() - opened, { intervals: [100] }).toBeGreaterThan(READING_MS)
}

/** Where a reader asks to be told, and the page behind the link of their letters. */
export class FollowPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  /** From the page of what is to be followed. */
  async openFrom(path: string) {
    await this.page.goto(`/${this.locale}${path}`)
    await this.page.getByRole('link', { name: this.t('follow.byEmail') }).click()
    await expect(this.heading(this.t('follow.title'))).toBeVisible()
  }

  async ask(email: string) {
    const opened = Date.now()
    await this.page.locator('#f-email').fill(email)
    await this.page.getByLabel(this.t('follow.rhythm.daily')).check()
    await readOver(opened)
    await this.page.getByRole('button', { name: this.t('follow.submit') }).click()
  }

  heading(name: string) {
    return this.page.getByRole('heading', { level: 1, name })
  }

  button(name: string) {
    return this.page.getByRole('button', { name })
  }
}
