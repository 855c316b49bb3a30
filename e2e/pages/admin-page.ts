import type { Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

export interface Invitation {
  email: string
  role: 'focal_point' | 'editor' | 'reviewer'
  /** Only for a focal point. */
  maker?: string
}

export class AdminPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  /** Answers with the link that is shown once. */
  async invite({ email, role, maker = '' }: Invitation): Promise<string> {
    const { page, t } = this
    await page.goto(`/${this.locale}/admin`)
    await page.getByLabel(t('admin.invite.email')).fill(email)
    await page.getByRole('radio', { name: t(`role.${role}`) }).check()
    await page.getByLabel(t('admin.invite.maker')).selectOption(maker)
    await page.getByRole('button', { name: t('admin.invite.submit') }).click()
    return page.getByLabel(t('admin.link.label'), { exact: true }).inputValue()
  }
}
