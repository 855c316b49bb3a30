import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface ExcelCardProps {
  /** For whom an editor works; null: the office of whoever looks. */
  maker: string | null
  locale: Locale
}

/** Out as a workbook and back in. */
export async function ExcelCard({ maker, locale }: ExcelCardProps) {
  const t = await getTranslations('imports.card')
  return (
    <section className="card" aria-labelledby="excel-title" data-excel>
      <h2 id="excel-title" className="text-[1.18rem]">
        {t('title')}
      </h2>
      <p className="mt-1 mb-4 text-[0.95rem] text-ink-2">{t('lede')}</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={workbookHref('reports', maker, locale)}>{t('download')}</ButtonLink>
        <ButtonLink href={href(locale, '/workspace/imports', { maker })}>{t('upload')}</ButtonLink>
      </p>
    </section>
  )
}

export function workbookHref(kind: 'reports' | 'commitments', maker: string | null, locale: Locale): string {
  const query = new URLSearchParams({ kind, locale, ...(maker !== null && { maker }) })
  return `/api/imports/workbook?${query}`
}
