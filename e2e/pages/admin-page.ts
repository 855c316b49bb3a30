import type { Page } from '@playwright/test'
import type { Locale, Texts } from '../fixtures/texts'

export interface Invitation {
  email: string
  role: 'focal_point' | 'editor' | 'reviewer' | 'administrator'
  /** Only for a focal point. */
  maker?: string
  /** Only for a focal point. An office has one lead, and journeys share offices. */
  officeRole?: 'lead' | 'alternate' | 'contributor'
}

export class AdminPage {
  constructor(
    readonly page: Page,
    private readonly t: Texts,
    private readonly locale: Locale,
  ) {}

  /** Answers with the link that is shown once. */
  async invite({ email, role, maker = '', officeRole = 'alternate' }: Invitation): Promise<string> {
    const { page, t } = this
    await page.goto(`/${this.locale}/admin/invitations`)
    await page.getByLabel(t('admin.invite.email')).fill(email)
    await page.getByRole('radio', { name: t(`role.${role}`) }).check()
    await page.getByLabel(t('admin.invite.maker')).selectOption(maker)
    await page.getByLabel(t('admin.invite.officeRole')).selectOption(officeRole)
    await page.getByRole('button', { name: t('admin.invite.submit') }).click()
    return page.getByLabel(t('admin.link.label'), { exact: true }).inputValue()
  }

  /** The page of the person with this address, found by searching. */
  async findPerson(email: string) {
    const { page, t } = this
    await page.goto(`/${this.locale}/admin/people`)
    await page.getByLabel(t('adminPeople.search')).fill(email)
    await page.getByRole('button', { name: t('admin.list.search') }).click()
    await page.getByRole('row', { name: email }).getByRole('link').first().click()
  }

  /** On the page of a person: an act that asks nothing, through the page that says what will happen. */
  async act(act: 'sign-out' | 'second-factor' | 'disable' | 'enable' | 'erase') {
    const { page, t } = this
    await page.getByRole('link', { name: t(`adminPeople.act.${act}.title`) }).click()
    await page.getByRole('button', { name: t(`adminPeople.act.${act}.button`) }).click()
  }
}
