import { type Fields, rowCount, valueAt } from '@/lib/form-data'
import { decimalFromEntry } from '@/lib/format/entry'
import { localeOf } from '@/lib/i18n/model'
import { type EntryTerms, type Slip, slipOf } from '@/lib/indicators/entry-figure'

/** Values of a report as typed whose unit is worth another look, with their fields. None of it keeps anybody from handing it in. */
export function slipsIn<Figure extends EntryTerms & { readonly key: string }>(
  typed: Fields,
  figures: readonly Figure[],
): { figure: Figure; slip: Slip; field: string }[] {
  const language = localeOf(valueAt(typed, 'language'))
  return Array.from({ length: rowCount(typed, 'values') }, (_, index) => `values.${index}`).flatMap((row) => {
    const figure = figures.find(({ key }) => key === valueAt(typed, `${row}.indicator`))
    const value = decimalFromEntry(valueAt(typed, `${row}.value`), language)
    const isPart = valueAt(typed, `${row}.partial`) !== ''
    const slip = figure && value !== null ? slipOf(figure, Number(value), isPart) : null
    return figure && slip ? [{ figure, slip, field: `${row}.value` }] : []
  })
}
