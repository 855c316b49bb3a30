import { firstDay, type IsoDate, lastDay, type PartialDate, precisionOf } from '@/lib/dates/partial'
import { indicatorMeasure, isAscending } from './codes'
import { documentLink } from './documents'
import { hasWords, type IndicatorFacts, inEach, type RecordFacts, type ValueFacts, type Words } from './facts'
import { said, told } from './words'
import { element } from './xml'

/** Neither output, outcome nor impact: the record doesn't say which of them an indicator measures. */
const OTHER_RESULT = '9'

export const results = (record: RecordFacts): string =>
  record.indicators.map((indicator) => resultOf(indicator, record)).join('')

function resultOf(indicator: IndicatorFacts, record: RecordFacts): string {
  const { name, direction, unit, method } = indicator
  const ascending = isAscending(direction)
  const titled = told('title', {}, name)
  if (titled === '') return ''
  const cited = new Set([...indicator.sources, ...indicator.values.flatMap(({ sources }) => sources)])
  const documents = record.documents.filter(({ key }) => cited.has(key)).map(documentLink)
  return element(
    'result',
    { type: OTHER_RESULT },
    titled,
    element(
      'indicator',
      {
        measure: indicatorMeasure(direction, unit.en ?? ''),
        ascending: ascending === null ? null : String(ascending),
      },
      titled,
      told('description', {}, descriptionOf(indicator, record, [unit, method])),
      ...documents,
      baselineOf(indicator),
      ...periodsOf(indicator, record),
    ),
  )
}

/** Unit and method, and what has no date: the standard takes no baseline or target without one. */
function descriptionOf(indicator: IndicatorFacts, record: RecordFacts, parts: readonly Words[]): Words {
  const undated: [string | null, boolean, 'iati.baselineUndated' | 'iati.targetUndated'][] = [
    [indicator.baseline, indicator.baselineOn !== null, 'iati.baselineUndated'],
    [indicator.target, targetDate(indicator, record) !== null, 'iati.targetUndated'],
  ]
  return inEach((locale) =>
    [
      ...parts.map((words) => words[locale] ?? ''),
      ...undated.map(([value, isDated, key]) =>
        value === null || isDated ? '' : `${said(key)[locale]}: ${value}`,
      ),
    ]
      .filter((text) => text !== '')
      .join('. '),
  )
}

function baselineOf({ baseline, baselineOn }: IndicatorFacts): string {
  if (baseline === null || baselineOn === null) return ''
  return element('baseline', {
    'iso-date': precisionOf(baselineOn) === 'day' ? baselineOn : null,
    year: baselineOn.slice(0, 4),
    value: baseline,
  })
}

const targetDate = ({ targetOn }: IndicatorFacts, { dueOn }: RecordFacts): PartialDate | null =>
  targetOn ?? dueOn

/** Each value in its period, and the target in the one that ends when it is due. */
function periodsOf(indicator: IndicatorFacts, record: RecordFacts): string[] {
  const due = targetDate(indicator, record)
  const periods = indicator.values.map((value) => ({
    ...periodOf(value.from, value.on),
    inside: actualOf(value),
  }))
  if (indicator.target !== null && due !== null) {
    const begun = [record.startsOn, record.madeOn, indicator.baselineOn].find((date) => date !== null) ?? null
    periods.push({ ...periodOf(begun, due), inside: element('target', { value: indicator.target }) })
  }
  return periods
    .toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
    .map(
      // Of days and decimals nothing needs escaping; these are most of the file.
      ({ from, to, inside }) =>
        `<period><period-start iso-date="${from}"/><period-end iso-date="${to}"/>${inside}</period>`,
    )
}

/** A level at a date is given the time that the date names: its day, month or year. */
function periodOf(from: PartialDate | null, to: PartialDate): { from: IsoDate; to: IsoDate } {
  const last = lastDay(to)
  const first = from === null ? firstDay(to) : firstDay(from)
  return { from: first <= last ? first : firstDay(to), to: last }
}

/** An official value stands by itself; who else says one, and what is to be known of it, is told beside it. */
function actualOf({ value, saidBy, isPartial, note }: ValueFacts): string {
  if (saidBy === 'official' && !isPartial && !hasWords(note)) return `<actual value="${value}"/>`
  if (!isPartial && !hasWords(note))
    return element('actual', { value }, told('comment', {}, said(`speaker.${saidBy}`)))
  const comment = inEach((locale) =>
    [said(`speaker.${saidBy}`)[locale], isPartial ? said('iati.partial')[locale] : '', note[locale] ?? '']
      .filter((text) => text !== '')
      .join('. '),
  )
  return element('actual', { value }, told('comment', {}, comment))
}
