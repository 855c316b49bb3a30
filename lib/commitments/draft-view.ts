import { formatDate } from '@/lib/format/date'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { type Locale, pickText } from '@/lib/i18n/model'
import { valueRows } from './draft-rows'
import type { CommitmentContent } from './input'

/** Published values of each indicator in words, by where the form has their row: `indicators/i1/values/2021~~official~`. */
export function publishedValueWords(
  content: CommitmentContent | null,
  locale: Locale,
  say: (figure: { value: string; date: string; speaker: 'official' | 'independent' }) => string,
): Record<string, string> {
  const words: Record<string, string> = {}
  for (const { key, unit, values } of content?.indicators ?? []) {
    const ids = valueRows(values)
    for (const [at, { value, on, from, saidBy }] of values.entries()) {
      const figure = formatValue(locale, value, {
        text: pickText(unit, locale)?.text ?? '',
        percent: isPercentUnit(unit.en?.text),
      })
      const date = [from, on].flatMap((day) => (day ? formatDate(locale, day) : [])).join(' – ')
      words[`indicators/${key}/values/${ids[at]}`] = say({ value: figure, date, speaker: saidBy })
    }
  }
  return words
}
