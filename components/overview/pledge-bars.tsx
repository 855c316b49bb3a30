import { getTranslations } from 'next-intl/server'
import { StatusBar } from '@/components/ui/squares'
import { formatList } from '@/lib/format/list'
import { countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { byRegion } from '@/lib/makers/regions'
import { type MakerPledges, type StatusCount, sumByStatus } from '@/lib/overview/overview'
import { MakerSay } from './pledge-squares'

interface PledgeBarsProps {
  locale: Locale
  makers: readonly MakerPledges[]
}

/**
 * For more pledges than can be drawn: a bar for each region, which unfolds into one for each maker. Regions share a scale,
 * and so do makers; Central Asia stands open.
 */
export async function PledgeBars({ locale, makers }: PledgeBarsProps) {
  const t = await getTranslations()
  const regions = byRegion(makers.toSorted(byMaker(locale))).map(({ region, rows }) => ({
    region,
    rows,
    count: sum(rows.map((row) => row.count)),
    checkable: sum(rows.map((row) => row.checkable)),
  }))
  const longestRegion = Math.max(...regions.map(({ count }) => count), 1)
  const longestMaker = Math.max(...makers.map(({ count }) => count), 1)
  const label = (parts: readonly StatusCount[]) =>
    formatList(
      locale,
      parts.map(({ status, count }) => t('overview.barPart', { status: t(`status.${status}`), count })),
    )
  return regions.map(({ region, rows, count, checkable }) => (
    <details key={region} className="unit-group" open={region === 'centralAsia'}>
      <summary>
        <span className="unit-row">
          <span>
            {t(`region.${region}`)}{' '}
            <span className="meta">{t('overview.regionMakers', { count: rows.length })}</span>
          </span>
          <RowBar width={count / longestRegion} parts={sumByStatus(rows)} label={label} />
          <span className="say">{t('overview.regionSay', { count, checkable })}</span>
        </span>
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={row.maker.code} className="unit-row">
            <a href={countryHref(locale, row.maker.code)}>{makerName(row.maker, locale)}</a>
            <RowBar width={row.count / longestMaker} parts={row.byStatus} label={label} />
            <MakerSay locale={locale} maker={row.maker.code} count={row.count} checkable={row.checkable} />
          </li>
        ))}
      </ul>
    </details>
  ))
}

interface RowBarProps {
  width: number
  parts: readonly StatusCount[]
  label: (parts: readonly StatusCount[]) => string
}

/** A maker without pledges keeps its place and has no bar. */
function RowBar({ width, parts, label }: RowBarProps) {
  return parts.length > 0 ? <StatusBar width={width} parts={parts} label={label(parts)} /> : <span />
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)
