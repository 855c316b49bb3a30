import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { LevelMark } from '@/components/ui/level-tag'
import { SectionHead } from '@/components/ui/section'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { StripCell } from '@/lib/overview/overview'

/** Declared intentions: what is known of them, and that their texts are not public. */
export async function Intentions({ locale, cells }: { locale: Locale; cells: readonly StripCell[] }) {
  const t = await getTranslations('overview.intent')
  const count = cells.reduce((sum, cell) => sum + cell.count, 0)
  return (
    <div>
      <SectionHead title={t('title', { count })} lede={t('lede')} />
      <ul className="card divide-y divide-line">
        {cells.flatMap((cell) =>
          cell.records.map((record) => (
            <li key={record.reference} className="py-3 first:pt-0 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-2">
                <LevelMark level={cell.level} />
                <a className="font-[560]" href={commitmentHref(locale, record.reference)}>
                  {makerName(cell.maker, locale)}
                </a>
                {record.madeOn && <span className="meta">{formatDate(locale, record.madeOn)}</span>}
              </p>
              <p className="mt-1 text-[0.95rem] text-ink-2">
                <Localized text={record.summary ?? record.title} locale={locale} />
              </p>
            </li>
          )),
        )}
        <li className="meta pt-3">{t('hint')}</li>
      </ul>
    </div>
  )
}
