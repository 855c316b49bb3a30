import type { PartialDate } from '@/lib/dates/partial'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { type Locale, type LocalizedText, pickText } from '@/lib/i18n/model'

/** A figure with the unit of its indicator; the figure alone where the indicator is gone. */
export function figureWords(
  locale: Locale,
  value: string,
  indicator: { unit: LocalizedText } | undefined,
): string {
  const unit = pickText(indicator?.unit, locale)
  return formatValue(
    locale,
    value,
    unit && { text: unit.text, percent: isPercentUnit(indicator?.unit.en?.text) },
  )
}

export const indicatorName = (
  locale: Locale,
  indicator: { name: LocalizedText } | undefined,
  key: string,
): string => pickText(indicator?.name, locale)?.text ?? key

export const milestoneName = (
  locale: Locale,
  milestones: readonly { key: string; name: LocalizedText }[],
  key: string,
): string => pickText(milestones.find((known) => known.key === key)?.name, locale)?.text ?? key

export interface Figure {
  value: string
  on: PartialDate | null
}
