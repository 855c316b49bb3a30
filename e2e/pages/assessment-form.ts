import { expect, type Locator } from '@playwright/test'
import { DraftPage } from './draft-page'

/** What an organisation writes, and what an office answers. */
export class AssessmentForm extends DraftPage {
  readonly finding = this.field(this.t('assessment.field.finding'))
  readonly coverage = this.field(this.t('assessment.field.coverage'))
  readonly reply = this.field(this.t('reply.field.reply'))

  /** From the page of the promise, by the desk of an organisation. */
  async begin(locale: string, reference: string, cycle: string) {
    const { page, t } = this
    await page.goto(`/${locale}/commitments/${reference}`)
    await page.getByRole('link', { name: t('assessment.write'), exact: true }).click()
    await expect(this.field(t('assessment.begin.reference'))).toHaveValue(reference)
    await this.choice(t('assessment.begin.cycle')).selectOption(cycle)
    await page.getByRole('button', { name: t('assessment.begin.button'), exact: true }).click()
    await page.waitForURL('**/workspace/submissions/*')
  }

  async judge(verdict: 'missed' | 'off_track' | 'on_track') {
    await this.question(this.t('assessment.field.verdict'))
      .getByRole('radio', { name: this.t(`assessment.verdict.${verdict}`), exact: true })
      .check()
  }

  get namesItself(): Locator {
    return this.problem(this.t('assessment.field.finding'), 'fieldErrors.names_itself')
  }
}
