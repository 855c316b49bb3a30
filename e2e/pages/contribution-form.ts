import type { Locator } from '@playwright/test'
import type { HelpKind, PartnerStage } from '../../lib/contributions/model'
import { DraftPage } from './draft-page'

/** What a partner offers and does, and what an office answers. */
export class ContributionForm extends DraftPage {
  readonly what = this.field(this.t('contribution.field.what'))
  readonly output = this.field(this.t('contribution.field.output'))
  readonly answer = this.field(this.t('agreement.field.words'))

  /** From the desk of an organisation. */
  async begin(locale: string, reference: string) {
    const { page, t } = this
    await page.goto(`/${locale}/workspace/contributions?commitment=${reference}`)
    await page.getByRole('button', { name: t('contribution.begin.button'), exact: true }).click()
    await page.waitForURL('**/workspace/submissions/*')
  }

  /** The next step of a contribution, from the desk. */
  async goOn(locale: string, what: string, stage: Exclude<PartnerStage, 'offered'>) {
    const { page, t } = this
    await page.goto(`/${locale}/workspace/contributions`)
    const act = t(`contribution.next.${stage}`)
    await page.getByRole('button', { name: t('contribution.next.label', { act, what }), exact: true }).click()
    await page.waitForURL('**/workspace/submissions/*')
  }

  /** An office's answer, from its list of offers. */
  async answerTo(locale: string, what: string) {
    const { page, t } = this
    await page.goto(`/${locale}/workspace/contributions`)
    await page
      .getByRole('button', { name: t('contribution.office.answerLabel', { what }), exact: true })
      .click()
    await page.waitForURL('**/workspace/submissions/*')
  }

  async chooseHelp(kind: HelpKind) {
    await this.question(this.t('contribution.field.help'))
      .getByRole('radio', { name: this.t(`contribution.kind.${kind}`), exact: true })
      .check()
  }

  async decide(decision: 'agreed' | 'declined') {
    await this.question(this.t('agreement.field.decision'))
      .getByRole('radio', { name: this.t(`agreement.decision.${decision}`), exact: true })
      .check()
  }

  /** The first document. */
  async show(title: string, url: string) {
    await this.open('evidence')
    const row = this.row('evidence', 1)
    await this.field(this.t('report.evidence.title'), row).fill(title)
    await this.field(this.t('report.evidence.url'), row).fill(url)
    await this.choice(this.t('report.evidence.kind'), row).selectOption('official_report')
  }

  get needsDocument(): Locator {
    return this.problem(this.t('contribution.field.evidence'), 'fieldErrors.delivered_document')
  }
}
