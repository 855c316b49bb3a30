import type { Locator, Page } from '@playwright/test'
import type { Step } from '../../lib/submissions/steps'
import { escaped, like, named, type Texts } from '../fixtures/texts'

type RowList = 'indicators' | 'milestones' | 'deliverySteps' | 'money' | 'evidence'

/** What both forms of the workspace have in common. */
export class DraftPage {
  constructor(
    readonly page: Page,
    protected readonly t: Texts,
  ) {}

  /** Opens a step of the form. */
  async open(step: Step) {
    const title = this.t(`submission.sections.${step}`)
    await this.page
      .getByRole('navigation', { name: this.t('submission.sections.label') })
      .getByRole('button', { name: new RegExp(`${escaped(title)}( \\(|$)`) })
      .click()
    await this.page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()
  }

  protected field(label: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('textbox', { name: named(this.t, label) })
  }

  protected choice(label: string, within: Page | Locator = this.page): Locator {
    return within.getByRole('combobox', { name: named(this.t, label) })
  }

  protected question(label: string): Locator {
    return this.page.getByRole('group', { name: named(this.t, label) })
  }

  row(list: RowList, number: number): Locator {
    return this.page.getByRole('group', { name: this.t(`submission.row.${list}`, { number }), exact: true })
  }

  source(key: string): Locator {
    return this.page.getByRole('group', { name: this.t('submission.row.sources', { key }), exact: true })
  }

  /** `count`: how many there are already; `step`: opened first. */
  async add(list: RowList | 'sources', count: number, step?: Step) {
    if (step) await this.open(step)
    await this.page
      .getByRole('button', { name: this.t(`submission.add.${list}`, { count }), exact: true })
      .click()
  }

  async save() {
    await this.page.getByRole('button', { name: this.t('submission.save'), exact: true }).click()
  }

  async submit() {
    await this.open('finish')
    await this.page.getByRole('button', { name: this.t('submission.submit'), exact: true }).click()
  }

  async discard() {
    await this.page.getByText(this.t('submission.discard.summary')).click()
    await this.page.getByRole('button', { name: this.t('submission.discard.button') }).click()
  }

  get saved(): Locator {
    return this.page
      .getByRole('status')
      .filter({ hasText: like((time) => this.t('submission.saved', { time })) })
  }

  get unsaved(): Locator {
    return this.page.getByRole('status').filter({ hasText: this.t('submission.unsaved') })
  }

  /** Where what was typed is now. */
  get state(): Locator {
    return this.page.locator('[data-save-state]')
  }

  /** Of the first clash, the words of whoever reads it. */
  async keepMine() {
    await this.page
      .getByRole('button', { name: new RegExp(`^${escaped(this.t('drafts.clash.keepMine'))}`) })
      .first()
      .click()
  }

  async sayOwnDevice() {
    await this.page.getByText(this.t('drafts.device.summary')).click()
    await this.page.getByRole('checkbox', { name: this.t('drafts.device.label') }).check()
  }

  /** Says that what was typed before a sign-in is back. */
  get restored(): Locator {
    return this.page.getByRole('status').filter({ hasText: this.t('formErrors.restored') })
  }

  async dropRestored() {
    await this.page.getByRole('button', { name: this.t('submission.dropRestored') }).click()
  }

  get problems(): Locator {
    return this.page.getByRole('main').getByRole('alert')
  }

  problem(field: string, code: Parameters<Texts>[0] & `fieldErrors.${string}`): Locator {
    return this.problems.getByRole('link', {
      name: this.t('formErrors.problem', { field, problem: this.t(code) }),
      exact: true,
    })
  }

  get receipt(): Locator {
    return this.page.getByRole('heading', { name: this.t('submission.receipt.submitted') })
  }
}

export class CommitmentForm extends DraftPage {
  readonly title = this.field(this.t('submission.field.title'))
  readonly summary = this.field(this.t('submission.field.summary'))
  readonly dueOn = this.field(this.t('submission.field.dueOn'))
  readonly reason = this.field(this.t('submission.field.reason'))
  readonly target = this.field(this.t('submission.indicator.targetValue'), this.row('indicators', 1))
  readonly link = this.field(this.t('submission.source.url'), this.source('1'))

  async chooseKind() {
    const { t } = this
    await this.open('wording')
    await this.choice(t('submission.field.framework')).selectOption('gef-gbv')
    await this.question(t('submission.field.level'))
      .getByRole('radio', { name: t('level.coalition_commitment') })
      .check()
    await this.question(t('submission.field.levelBasis'))
      .getByRole('radio', { name: t('levelBasis.announced') })
      .check()
    await this.question(t('submission.field.actions')).getByRole('checkbox').nth(2).check()
  }

  async chooseType() {
    const { t } = this
    await this.open('wording')
    await this.question(t('submission.field.types'))
      .getByRole('checkbox', { name: t('type.programmatic') })
      .check()
  }

  async fillIndicator(indicator: { name: string; unit: string; baseline: string; target: string }) {
    const { t } = this
    await this.open('indicators')
    const row = this.row('indicators', 1)
    await this.field(t('submission.indicator.name'), row).fill(indicator.name)
    await this.field(t('submission.indicator.unit'), row).fill(indicator.unit)
    await this.choice(t('submission.indicator.direction'), row).selectOption('increase')
    await this.choice(t('submission.indicator.measure'), row).selectOption('level')
    await this.field(t('submission.indicator.baselineValue'), row).fill(indicator.baseline)
    await this.field(t('submission.indicator.baselineOn'), row).fill('2025')
    await this.target.fill(indicator.target)
  }

  async fillSource(source: { title: string; url: string }) {
    const { t } = this
    await this.open('sources')
    const row = this.source('1')
    await this.field(t('submission.source.title'), row).fill(source.title)
    await this.link.fill(source.url)
    await this.choice(t('submission.source.kind'), row).selectOption('official_report')
  }
}

export class ReportForm extends DraftPage {
  readonly done = this.field(this.t('report.field.done'))

  figure(indicator: string) {
    const row = this.page.getByRole('group', { name: indicator, exact: true })
    return {
      row,
      value: this.field(this.t('report.value.value'), row),
      on: this.field(this.t('report.value.on'), row),
    }
  }

  async declare() {
    await this.open('finish')
    await this.page.getByRole('checkbox', { name: this.t('report.declare') }).check()
  }

  async chooseState(state: 'in_progress' | 'completed') {
    await this.open('done')
    await this.question(this.t('report.field.implementation'))
      .getByRole('radio', { name: this.t(`implementation.${state}`) })
      .check()
  }

  async fillEvidence(evidence: { title: string; url: string }) {
    const { t } = this
    await this.open('evidence')
    const row = this.row('evidence', 1)
    await this.field(t('report.evidence.title'), row).fill(evidence.title)
    await this.field(t('report.evidence.url'), row).fill(evidence.url)
    await this.choice(t('report.evidence.kind'), row).selectOption('official_statistics')
  }
}
