import { getTranslations } from 'next-intl/server'
import type { FileRef } from '@/lib/files/input'
import { fileHref } from '@/lib/files/links'
import type { Locale } from '@/lib/i18n/model'
import { fileSize } from './file-size'

/** A published file, to be saved. */
export async function FileLink({ file, locale }: { file: FileRef; locale: Locale }) {
  const t = await getTranslations('files')
  return (
    <a href={fileHref(file)} className="[overflow-wrap:anywhere]" data-file>
      {t('named', { name: file.name, size: fileSize(t, locale, file.bytes) })}
    </a>
  )
}
