import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { SquareStrip } from '@/components/ui/squares'
import { commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import type { StripCell } from '@/lib/overview/overview'
import { squareItem } from './pledge-squares'

/** Pledges of makers that are not governments: shown apart and counted apart. */
export async function OtherMakers({ locale, cells }: { locale: Locale; cells: readonly StripCell[] }) {
  const t = await getTranslations()
  const makers = [
    ...new Map(cells.toSorted(byMaker(locale)).map((cell) => [cell.maker.code, cell.maker])).values(),
  ]
  const records = (code: string) =>
    cells.filter((cell) => cell.maker.code === code).flatMap((cell) => cell.records)
  const count = cells.reduce((sum, cell) => sum + cell.count, 0)
  return (
    <Section id="others" title={t('overview.others.title', { count })} lede={t('overview.others.lede')}>
      {makers.map((maker) => (
        <div className="unit-row wide" key={maker.code}>
          <span>{makerName(maker, locale)}</span>
          <SquareStrip
            items={records(maker.code).flatMap(({ status, ...record }) =>
              status ? [squareItem(t, locale, { ...record, status, late: false })] : [],
            )}
          />
        </div>
      ))}
      {cells.some((cell) => cell.count > cell.records.length) && (
        <p className="mt-3">
          <a href={commitmentsHref(locale, { makers: 'others' })}>{t('overview.others.all', { count })}</a>
        </p>
      )}
    </Section>
  )
}
