import type { SuggestionKind, SuggestionOutcome } from '../../lib/consultations/model'
import { DraftPage } from './draft-page'

/** What an office opens, what is suggested there, and what it answers. */
export class ConsultationForm extends DraftPage {
  readonly title = this.field(this.t('consultation.field.title'))
  readonly wording = this.page.locator('#f-wording')
  readonly days = this.field(this.t('consultation.field.days'))
  readonly suggestion = this.field(this.t('suggestion.field.words'))
  readonly reason = this.field(this.t('answer.field.words'))

  /** From the desk: a button that opens a draft. */
  private async begin(locale: string, button: string) {
    await this.page.goto(`/${locale}/workspace/consultations`)
    await this.page.getByRole('button', { name: button, exact: true }).click()
    await this.page.waitForURL('**/workspace/submissions/*')
  }

  openDraft = (locale: string, what: string) =>
    this.begin(locale, this.t('consultationDesk.begin.draftLabel', { what }))

  suggestIn = (locale: string, what: string) =>
    this.begin(locale, this.t('consultationDesk.organisation.suggestLabel', { what }))

  answerTo = (locale: string, what: string) =>
    this.begin(locale, this.t('consultationDesk.office.answerLabel', { what }))

  async chooseKind(kind: SuggestionKind) {
    await this.question(this.t('suggestion.field.suggestionKind'))
      .getByRole('radio', { name: this.t(`suggestion.kind.${kind}`), exact: true })
      .check()
  }

  async decide(outcome: SuggestionOutcome) {
    await this.question(this.t('answer.field.outcome'))
      .getByRole('radio', { name: this.t(`answer.outcome.${outcome}`), exact: true })
      .check()
  }
}
