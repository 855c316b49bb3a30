import type { Locator } from '@playwright/test'
import { ReportForm } from './draft-page'

/** A report with all it can hold. */
export class FullReportForm extends ReportForm {
  readonly answer = this.field(this.t('submission.field.answer'))
  readonly reason = this.field(this.t('submission.field.reason'))

  /** What the figure being typed says of the promise. */
  says(indicator: string): Locator {
    return this.figure(indicator).row.getByRole('status')
  }

  async changeMethod(indicator: string, note: string) {
    const { row } = this.figure(indicator)
    await row.getByRole('checkbox', { name: this.t('report.value.methodBreak') }).check()
    await row.getByRole('textbox', { name: this.methodNote }).fill(note)
  }

  /** With scripts its name says that the note is about the method. */
  private get methodNote(): RegExp {
    return new RegExp(
      `^(${this.t('report.value.methodNote').replace('?', '\\?')}|${this.t('report.value.note')})`,
    )
  }

  async addOutput(title: string) {
    const { t } = this
    await this.open('done')
    await this.addRow('outputs', 0)
    const row = this.rowOf('outputs', 1)
    await this.field(t('report.output.title'), row).fill(title)
    await this.choice(t('report.output.kind'), row).selectOption('programme')
    await this.choice(t('report.output.state'), row).selectOption('new')
  }

  async addGroup(name: string, count: string) {
    const { t } = this
    await this.open('done')
    await this.addRow('groups', 0)
    const row = this.rowOf('groups', 1)
    await this.field(t('report.group.name'), row).fill(name)
    await this.field(t('report.group.count'), row).fill(count)
  }

  async tell(field: 'challenges' | 'supportNeeded' | 'nextSteps', text: string) {
    await this.open('done')
    await this.field(this.t(`report.field.${field}`)).fill(text)
  }

  async stepDone(name: string, on: string) {
    await this.open('steps')
    const row = this.page.getByRole('group', { name, exact: true })
    await row.getByRole('radio', { name: this.t('report.step.done'), exact: true }).check()
    await this.field(this.t('report.step.doneOn'), row).fill(on)
  }

  async addPayment(amount: string, currency: string) {
    const { t } = this
    await this.open('money')
    await this.addRow('money', 0)
    const row = this.rowOf('money', 1)
    await this.choice(t('report.line.stage'), row).selectOption('disbursed')
    await this.field(t('report.line.amount'), row).fill(amount)
    await this.field(t('report.line.currency'), row).fill(currency)
    await this.choice(t('report.line.basis'), row).selectOption('total')
    await this.choice(t('report.line.scope'), row).selectOption('this_promise')
  }

  /** Ticks what the first document shows. */
  async shows(...claims: string[]) {
    await this.open('evidence')
    for (const claim of claims)
      await this.row('evidence', 1).getByRole('checkbox', { name: claim, exact: true }).check()
  }

  async hideFromPublic(number: number) {
    await this.choice(this.t('report.evidence.audience'), this.row('evidence', number)).selectOption(
      'reviewers',
    )
  }

  async addDocument(number: number, document: { title: string; url: string }) {
    const { t } = this
    await this.open('evidence')
    await this.addRow('evidence', number - 1)
    const row = this.row('evidence', number)
    await this.field(t('report.evidence.title'), row).fill(document.title)
    await this.field(t('report.evidence.url'), row).fill(document.url)
    await this.choice(t('report.evidence.kind'), row).selectOption('official_report')
  }

  private async addRow(list: 'outputs' | 'groups' | 'money' | 'evidence', count: number) {
    await this.page
      .getByRole('button', { name: this.t(`submission.add.${list}`, { count }), exact: true })
      .click()
    await this.rowOf(list, count + 1).waitFor()
  }

  private rowOf(list: 'outputs' | 'groups' | 'money' | 'evidence', number: number): Locator {
    return this.page.getByRole('group', { name: this.t(`submission.row.${list}`, { number }), exact: true })
  }
}
