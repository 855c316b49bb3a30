import type { Locator } from '@playwright/test'
import type { Locale } from '../fixtures/texts'
import { CommitmentForm } from './draft-page'

type Step = 'wording' | 'dates' | 'indicators' | 'deliverySteps' | 'money' | 'sources' | 'finish'

/** The commitment's form, step by step. */
export class CommitmentEditor extends CommitmentForm {
  async open(step: Step) {
    await this.page
      .getByRole('navigation', { name: this.t('submission.sections.label') })
      .getByRole('button', { name: new RegExp(`${this.t(`submission.sections.${step}`)}( \\(|$)`) })
      .click()
    await this.page.getByRole('heading', { level: 2, name: this.t(`submission.sections.${step}`) }).waitFor()
  }

  async writeIn(language: Locale) {
    await this.choice(this.t('submission.field.language')).selectOption(language)
  }

  /** The field of a text's translation, its fold opened. */
  async translation(label: string, language: Locale): Promise<Locator> {
    const field = this.page.getByRole('textbox', {
      name: new RegExp(`^${label}: ?${this.t(`language.${language}`)}`),
    })
    if (!(await field.isVisible())) await this.page.locator('summary').filter({ hasText: label }).click()
    return field
  }

  private cite(row: Locator, title: string) {
    return row.getByRole('checkbox', { name: title, exact: true }).check()
  }

  /** One value of the first indicator, with its document. */
  async addValue({ value, on, source }: { value: string; on: string; source: string }) {
    const { t } = this
    const indicator = this.row('indicators', 1)
    await indicator.getByRole('button', { name: t('submission.add.values'), exact: true }).click()
    const row = indicator.getByRole('group', { name: t('submission.row.values', { number: 1 }), exact: true })
    await this.field(t('submission.value.value'), row).fill(value)
    await this.field(t('submission.value.on'), row).fill(on)
    await this.choice(t('submission.value.saidBy'), row).selectOption('official')
    await this.cite(row, source)
  }

  async addStage({ source }: { source: string }) {
    const { t } = this
    await this.add('deliverySteps', 0)
    const row = this.row('deliverySteps', 1)
    await this.choice(t('submission.deliveryStep.stage'), row).selectOption('policy')
    await this.field(t('submission.deliveryStep.reachedOn'), row).fill('03.2026')
    await this.cite(row, source)
  }

  async addMoney({ amount, source }: { amount: string; source: string }) {
    const { t } = this
    await this.add('money', 0)
    const row = this.row('money', 1)
    await this.choice(t('submission.line.stage'), row).selectOption('allocated')
    await this.field(t('submission.line.amount'), row).fill(amount)
    await this.field(t('submission.line.currency'), row).fill('USD')
    await this.choice(t('submission.line.basis'), row).selectOption('total')
    await this.choice(t('submission.line.scope'), row).selectOption('this_promise')
    await this.field(t('submission.line.from'), row).fill('2026')
    await this.field(t('submission.line.to'), row).fill('2027')
    await this.cite(row, source)
  }

  /** Points of the formulation, as shown beside the form. */
  get score(): Locator {
    return this.page.locator('[data-score]')
  }

  /** What a change asks less or more of, beside the reason. */
  get goalposts(): Locator {
    return this.page.getByRole('region', { name: this.t('commitmentForm.goalposts') })
  }
}
