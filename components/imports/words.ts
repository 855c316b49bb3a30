import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/model'
import { findSheet } from '@/lib/imports/layout'
import type { Fault } from '@/lib/imports/model'
import { translatorOf, wordOf } from '@/lib/imports/words'
import { columnWords } from '@/lib/imports/workbook'

/** Longer texts are cut where they are shown beside others. */
const SHOWN_MAX = 240

/** Words for what stands in a workbook. */
export async function workbookWords(locale: Locale) {
  const t = await getTranslations()
  const own = translatorOf(locale)
  return {
    field: (sheet: string, field: string): string => columnWords(own, sheet, field),
    /** An entry of the draft as people read it. */
    value(sheet: string, field: string, entry: string): string {
      const list = findSheet(sheet)?.columns.find(({ name }) => name === field)?.list
      const isWords = list !== undefined && list !== 'reference' && list !== 'framework' && list !== 'maker'
      const text = isWords && entry !== '' ? wordOf(locale, list, entry) : entry
      return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text
    },
    /** What to do about a fault. */
    fault({ code, values, field }: Fault): string {
      if (t.has(`imports.fault.${code}` as 'imports.fault.formula'))
        return t(
          `imports.fault.${code}` as 'imports.fault.repeated_row',
          { row: '', ...values } as { row: string },
        )
      const isChosen = code === 'required' && isChoice(field)
      const key = `fieldErrors.${isChosen ? 'choose' : code}`
      return t.has(key as 'fieldErrors.other') ? t(key as 'fieldErrors.other') : t('fieldErrors.other')
    },
  }
}
export type WorkbookWords = Awaited<ReturnType<typeof workbookWords>>

const isChoice = (field: string): boolean =>
  ['figures', 'reports', 'steps', 'money', 'evidence', 'commitments', 'indicators', 'milestones'].some((id) =>
    findSheet(id)?.columns.some(({ name, kind }) => name === field && kind === 'choice'),
  )
