import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/text'
import type { Locale } from '@/lib/i18n/model'
import { findSheet } from '@/lib/imports/layout'
import type { FileNotice } from '@/lib/imports/model'
import { translatorOf } from '@/lib/imports/words'
import { columnWords } from '@/lib/imports/workbook'

/** What to know about the file as a whole. */
export async function FileNotices({ notices, locale }: { notices: readonly FileNotice[]; locale: Locale }) {
  const t = await getTranslations('imports')
  const own = translatorOf(locale)
  const words = ({ code, sheet, at }: FileNotice): string => {
    const known = findSheet(sheet)
    const column = code === 'missing_column' ? columnWords(own, '', at) : at
    return t(`notice.${code as 'unknown_column'}`, {
      sheet: known ? t(`sheets.${known.id as 'figures'}`) : sheet,
      at: column,
    })
  }
  if (notices.length === 0) return null
  return (
    <div className="my-6" data-file-notices>
      <Note tone="plain">
        <h2 className="mb-1 font-sans font-semibold text-[1rem]">{t('one.notices')}</h2>
        <ul className="grid list-disc gap-1 ps-5">
          {notices.map((notice) => (
            <li key={`${notice.code} ${notice.sheet} ${notice.at}`}>{words(notice)}</li>
          ))}
        </ul>
      </Note>
    </div>
  )
}
