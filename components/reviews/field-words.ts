import type { getTranslations } from 'next-intl/server'
import { choiceNamespace } from '@/components/submissions/choices'
import { placesByKey } from '@/lib/commitments/from-draft'
import type { Fields } from '@/lib/form-data'
import { isPercentUnit } from '@/lib/format/number'
import { type Locale, pickText } from '@/lib/i18n/model'
import type { SubmissionKind } from '@/lib/submissions/model'
import type { FormVocabulary, ReportIndicator, ReportMilestone } from '@/lib/submissions/queries'

export type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** What names in a draft stand for. */
export interface Names {
  kind: SubmissionKind
  draft: Fields
  vocabulary: FormVocabulary
  indicators: readonly ReportIndicator[]
  milestones: readonly Pick<ReportMilestone, 'key' | 'name'>[]
  locale: Locale
}

/** Namespace of the questions of each list's rows. */
const ROWS: Readonly<Record<SubmissionKind, Readonly<Record<string, string>>>> = {
  commitment: {
    indicators: 'submission.indicator',
    milestones: 'submission.milestone',
    deliverySteps: 'submission.deliveryStep',
    money: 'submission.line',
    sources: 'submission.source',
  },
  report: {
    values: 'report.value',
    outputs: 'report.output',
    groups: 'report.group',
    steps: 'report.step',
    money: 'report.line',
    evidence: 'report.evidence',
  },
  assessment: { values: 'report.value', evidence: 'report.evidence' },
  reply: { evidence: 'report.evidence' },
  contribution: { evidence: 'report.evidence' },
  agreement: {},
  consultation: {},
  suggestion: {},
  answer: {},
}

/** Namespace of the questions that stand by themselves. */
const OWN: Readonly<Record<SubmissionKind, string>> = {
  commitment: 'submission',
  report: 'report',
  assessment: 'assessment',
  reply: 'reply',
  contribution: 'contribution',
  agreement: 'agreement',
  consultation: 'consultation',
  suggestion: 'suggestion',
  answer: 'answer',
}

/** Questions of a group that stands alone. */
const GROUPS: Readonly<Record<string, string>> = {
  closure: 'commitmentForm.closure',
  deadlineMissed: 'commitmentForm.missed',
  search: 'commitmentForm.search',
}

const say = (t: Translate, key: string, otherwise: string): string =>
  t.has(key as never) ? t(key as never) : otherwise

/** A text in another language than its own: `nameIn.ru`. */
const TRANSLATION = /^(.*)In\.(en|ru|kk|uz)$/

/** The question a field answers. */
export function questionOf(
  t: Translate,
  names: Pick<Names, 'kind'>,
  list: string | null,
  field: string,
): string {
  const [, text, language] = TRANSLATION.exec(field) ?? []
  if (text !== undefined)
    return t('reviewing.inLanguage', {
      field: questionOf(t, names, list, text),
      language: t(`language.${language as Locale}`),
    })
  const [group = '', inner] = field.split('.')
  if (list === null && inner !== undefined)
    return t('formErrors.inRow', {
      row: questionOf(t, names, null, group),
      field: say(t, `${GROUPS[group] ?? group}.${inner}`, inner),
    })
  if (list === null) return say(t, `${OWN[names.kind]}.field.${field}`, field)
  if (list === 'partners') return t('submission.field.partners')
  return say(t, `${ROWS[names.kind][list] ?? list}.${group}`, group)
}

export const listName = (t: Translate, names: Pick<Names, 'kind'>, list: string): string =>
  questionOf(t, names, null, list)

const FREE = new Set(
  'title summary wording leadInstitution partners geography groups finding coverage settle reply what details output words done challenges supportNeeded helpSought nextSteps reason note places name method unit provider receiver period publisher'.split(
    ' ',
  ),
)

/** Whether a field is written freely, so that its words can be told apart one by one. */
export const isFreeText = (field: string): boolean =>
  FREE.has((TRANSLATION.exec(field)?.[1] ?? field).split('.').at(-1) ?? '')

/** What stands in a field, in words; '' where nothing does. */
export function entryWords(
  t: Translate,
  names: Names,
  list: string | null,
  field: string,
  entry: string | readonly string[],
): string {
  if (typeof entry !== 'string')
    return entry.map((one) => oneWord(t, names, list, field, one)).join(field === 'actions' ? '\n' : ', ')
  return entry === '' ? '' : oneWord(t, names, list, field, entry)
}

function oneWord(t: Translate, names: Names, list: string | null, field: string, entry: string): string {
  const { locale, vocabulary } = names
  if (list === null && field === 'framework')
    return pickText(vocabulary.frameworks.find(({ key }) => key === entry)?.name, locale)?.text ?? entry
  if (list === null && (field === 'actions' || field === 'action')) {
    const found = vocabulary.actions.find(({ number }) => String(number) === entry)
    return `${entry}. ${pickText(found?.name, locale)?.text ?? ''}`
  }
  if (field === 'inferred') return oneWord(t, names, null, 'actions', entry)
  if (field.split('.').at(-1) === 'sources' && list !== 'sources') return sourceWords(t, names, entry)
  if (list !== null && field === 'about') return claimWords(t, names, entry)
  if (field === 'audience')
    return t(entry === 'reviewers' ? 'report.audience.reviewers' : 'report.audience.public')
  if (field === 'declaration' || field === 'partial' || field === 'methodBreak') return t('reviewing.yes')
  const choice = choiceNamespace(list === null ? field : `${list}.${field}`)
  return choice === undefined ? entry : say(t, `${choice}.${entry}`, entry)
}

/** A document by its title, else by its place. */
function sourceWords(t: Translate, names: Names, key: string): string {
  const sources = rowsIn(names.draft, 'sources')
  const index = sources.findIndex((row) => row.key === key)
  const found = sources[index]
  return found ? rowTitle(t, names, 'sources', found, index) : listName(t, names, 'sources')
}

const rowsIn = (draft: Fields, list: string): Fields[] => {
  const rows = draft[list]
  return Array.isArray(rows)
    ? rows.map((row) => (typeof row === 'object' && !Array.isArray(row) ? row : {}))
    : []
}

/** A reported figure with its unit, as typed. */
export function figureEntry(t: Translate, { indicators, locale }: Names, key: string, entry: string): string {
  const indicator = indicators.find((one) => one.key === key)
  if (indicator === undefined || entry === '') return entry
  if (indicator.direction === 'yes_no') return t(entry === '1' ? 'report.value.yes' : 'report.value.no')
  const unit = pickText(indicator.unit, locale)?.text ?? ''
  return isPercentUnit(indicator.unit.en?.text) ? `${entry} %` : `${entry} ${unit}`
}

const nameIn = (
  list: readonly { key: string; name: ReportIndicator['name'] }[],
  key: string,
  locale: Locale,
): string | undefined => pickText(list.find((one) => one.key === key)?.name, locale)?.text

const textIn = (row: Fields, field: string): string => {
  const found = row[field]
  return typeof found === 'string' ? found.trim() : ''
}

/** What a row is called: by its own name, else by its number. */
export function rowTitle(t: Translate, names: Names, list: string, row: Fields, index: number): string {
  const { indicators, milestones, locale } = names
  const numbered = `${listName(t, names, list)} ${index + 1}`
  if (list === 'values') return nameIn(indicators, textIn(row, 'indicator'), locale) ?? numbered
  if (list === 'steps') return nameIn(milestones, textIn(row, 'milestone'), locale) ?? numbered
  if (list === 'deliverySteps') return say(t, `stage.${textIn(row, 'stage')}`, `${index + 1}`)
  if (list === 'money') {
    const stage = say(t, `moneyStage.${textIn(row, 'stage')}`, `${index + 1}`)
    return [stage, [textIn(row, 'amount'), textIn(row, 'currency')].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(': ')
  }
  const own = textIn(row, 'name') || textIn(row, 'title')
  return own || numbered
}

/** The field at a path of the draft, with its row: "Centres, Target". */
export function pathWords(t: Translate, names: Names, path: string): string {
  const [list = '', at, ...inner] = path.split('.')
  if (at === undefined || !/^\d+$/.test(at)) return questionOf(t, names, null, path)
  const field = inner.length === 0 ? undefined : inner.join('.')
  const rows = names.draft[list]
  const row = Array.isArray(rows) ? rows[Number(at)] : undefined
  if (typeof row !== 'object' || Array.isArray(row)) return listName(t, names, list)
  const title = rowTitle(t, names, list, row, Number(at))
  return field === undefined
    ? title
    : t('formErrors.inRow', { row: title, field: questionOf(t, names, list, field) })
}

/** What a published report calls a row that has no name of its own yet. */
const numberedAs = (list: string, number: number): string | null =>
  list === 'outputs' ? `${number}` : list === 'money' ? `f${number}` : null

/** What a document shows, or a sign of risk is about, such as `value/<key>` or `dueOn`. */
export function claimWords(t: Translate, names: Names, claim: string): string {
  const [what = '', key] = claim.split('/')
  if (key === undefined) return questionOf(t, names, null, what)
  const { indicators, milestones, locale, draft } = names
  if (what === 'value' || what === 'indicator')
    return nameOfRow('indicators', key) ?? nameIn(indicators, key, locale) ?? listName(t, names, 'indicators')
  if (what === 'step')
    return nameOfRow('milestones', key) ?? nameIn(milestones, key, locale) ?? listName(t, names, 'milestones')
  const other = what === 'money' ? 'money' : 'outputs'
  return nameOfRow(other, key) ?? listName(t, names, other)

  function nameOfRow(list: string, name: string): string | null {
    const rows = rowsIn(draft, list)
    const found = rows.findIndex(
      (row, at) => row.key === name || row.row === name || name === numberedAs(list, at + 1),
    )
    // A new row has no key of its own until it is published.
    const index = found < 0 && names.kind === 'commitment' ? (placesByKey(list, rows).get(name) ?? -1) : found
    const row = rows[index]
    return row ? rowTitle(t, names, list, row, index) : null
  }
}
