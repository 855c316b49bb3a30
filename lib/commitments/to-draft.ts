import { entryOfDate, entryOfDecimal } from '@/lib/format/entry'
import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'
import type { CommitmentDraft, Translations } from './draft-model'
import { deliveryRows, partnerRows, valueRows } from './draft-rows'
import { entriesOfText } from './draft-text'
import type { CommitmentContent } from './input'

/** The language a record was written in. */
export const languageOf = (content: CommitmentContent): Locale =>
  LOCALES.find((locale) => content.title[locale]?.state === 'original') ?? 'en'

const ticked = (is: boolean) => (is ? 'yes' : '')

/** A published commitment as the form shows it; `fromDraft` reads it back unchanged. */
export function toDraft(content: CommitmentContent): CommitmentDraft {
  const language = languageOf(content)
  const text = <Name extends string>(name: Name, value: LocalizedText | null | undefined) => {
    const { text: typed, others } = entriesOfText(value, language)
    return { [name]: typed, [`${name}In`]: others } as Record<Name, string> &
      Record<`${Name}In`, Translations>
  }
  const number = (value: string | null | undefined) => entryOfDecimal(value, language)
  const [partners, steps] = [partnerRows(content.partners, language), deliveryRows(content.deliverySteps)]
  return {
    language,
    framework: content.framework,
    level: content.level,
    levelBasis: content.levelBasis ?? '',
    types: [...content.types],
    actions: content.actions.map(({ action }) => String(action)),
    inferred: content.actions.flatMap(({ action, basis }) => (basis === 'inferred' ? String(action) : [])),
    ...text('title', content.title),
    ...text('summary', content.summary),
    ...text('wording', content.wording),
    madeOn: entryOfDate(content.madeOn),
    startsOn: entryOfDate(content.startsOn),
    dueOn: entryOfDate(content.dueOn),
    deadlineMissed: {
      ...text('note', content.deadlineMissed?.note),
      sources: [...(content.deadlineMissed?.sources ?? [])],
    },
    closure: {
      kind: content.closure?.kind ?? '',
      on: entryOfDate(content.closure?.on),
      ...text('reason', content.closure?.reason),
      sources: [...(content.closure?.sources ?? [])],
    },
    ...text('leadInstitution', content.leadInstitution),
    partners: content.partners.map((partner, index) => ({
      row: partners[index] ?? '',
      ...text('name', partner),
    })),
    ...text('geography', content.geography),
    ...text('groups', content.groups),
    ...text('helpSought', content.helpSought),
    indicators: content.indicators.map((indicator) => ({
      row: indicator.key,
      key: indicator.key,
      ...text('name', indicator.name),
      ...text('unit', indicator.unit),
      direction: indicator.direction,
      measure: indicator.measure,
      baselineValue: number(indicator.baseline?.value),
      baselineOn: entryOfDate(indicator.baseline?.on),
      targetValue: number(indicator.target?.value),
      targetOn: entryOfDate(indicator.target?.on),
      ...text('method', indicator.method),
      sources: [...indicator.sources],
      values: valueEntries(indicator.values, number, text),
    })),
    milestones: content.milestones.map((milestone) => ({
      row: milestone.key,
      key: milestone.key,
      ...text('name', milestone.name),
      kind: milestone.kind,
      state: milestone.state,
      dueOn: entryOfDate(milestone.dueOn),
      doneOn: entryOfDate(milestone.doneOn),
      ...text('note', milestone.note),
      sources: [...milestone.sources],
    })),
    deliverySteps: content.deliverySteps.map((step, index) => ({
      row: steps[index] ?? '',
      stage: step.stage,
      reachedOn: entryOfDate(step.reachedOn),
      ...text('note', step.note),
      sources: [...step.sources],
    })),
    money: content.money.map((line) => ({
      row: line.key,
      key: line.key,
      stage: line.stage,
      basis: line.basis,
      scope: line.scope,
      amount: number(line.amount),
      currency: line.currency,
      from: entryOfDate(line.from),
      to: entryOfDate(line.to),
      ...text('period', line.period),
      ...text('provider', line.provider),
      ...text('receiver', line.receiver),
      iatiIdentifier: line.iatiIdentifier ?? '',
      ...text('note', line.note),
      sources: [...line.sources],
    })),
    sources: content.sources.map((source) => ({
      row: source.key,
      key: source.key,
      title: source.title,
      url: source.url ?? '',
      file: source.file?.sha256 ?? '',
      kind: source.kind,
      publisher: source.publisher ?? '',
      publishedOn: entryOfDate(source.publishedOn),
      language: source.language ?? '',
    })),
    certainty: content.certainty,
    search: { on: entryOfDate(content.search?.on), ...text('places', content.search?.places) },
    ...text('note', content.note),
    consultation: content.consultation === undefined ? '' : String(content.consultation),
    answer: '',
    confirmed: [],
  }
}

type Text = <Name extends string>(
  name: Name,
  value: LocalizedText | null,
) => Record<Name, string> & Record<`${Name}In`, Translations>

function valueEntries(
  values: CommitmentContent['indicators'][number]['values'],
  number: (value: string) => string,
  text: Text,
): CommitmentDraft['indicators'][number]['values'] {
  const ids = valueRows(values)
  return values.map((value, index) => ({
    row: ids[index] ?? '',
    value: number(value.value),
    on: entryOfDate(value.on),
    from: entryOfDate(value.from),
    saidBy: value.saidBy,
    partial: ticked(value.partial),
    methodBreak: ticked(value.methodBreak),
    ...text('note', value.note),
    sources: [...value.sources],
  }))
}
