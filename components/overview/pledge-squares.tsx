import { getTranslations } from 'next-intl/server'
import { CountLink } from '@/components/ui/count-link'
import { Legend } from '@/components/ui/legend'
import { SquareStrip } from '@/components/ui/squares'
import { formatNumber } from '@/lib/format/number'
import { commitmentHref, commitmentsHref, countryHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { COUNTED, type MakerPledges, type StatusCount, sumByStatus } from '@/lib/overview/overview'
import type { PledgeSquare } from '@/lib/overview/queries'
import { STATUSES, type Status } from '@/lib/standing/model'
import { PledgeBars } from './pledge-bars'

interface PledgeSquaresProps {
  locale: Locale
  makers: readonly MakerPledges[]
  /** null: too many for squares; each maker gets a bar. */
  squares: readonly PledgeSquare[] | null
}

/** Every pledge as one square by maker; past what can be drawn, its maker's share of a bar. */
export async function PledgeSquares({ locale, makers, squares }: PledgeSquaresProps) {
  const t = await getTranslations()
  return (
    <>
      <StatusLegend locale={locale} parts={sumByStatus(makers)} />
      {squares ? (
        <SquareRows locale={locale} makers={makers} squares={squares} />
      ) : (
        <PledgeBars locale={locale} makers={makers} />
      )}
      <p className="meta mt-3 max-w-none">{squares ? t('overview.squaresHint') : t('overview.barsHint')}</p>
    </>
  )
}

/** Named even at zero: that none is on track is a finding too. */
const LEADING: readonly Status[] = ['kept', 'on_track', 'at_risk', 'off_track']

async function StatusLegend({ locale, parts }: { locale: Locale; parts: readonly StatusCount[] }) {
  const t = await getTranslations()
  const totals = new Map(parts.map(({ status, count }) => [status, count]))
  return (
    <Legend
      label={t('overview.legend')}
      items={STATUSES.filter((status) => LEADING.includes(status) || totals.has(status)).map((status) => ({
        status,
        label: t(`status.${status}`),
        count: totals.get(status) ?? 0,
        shown: formatNumber(locale, totals.get(status) ?? 0),
        href: commitmentsHref(locale, { ...COUNTED, status }),
      }))}
    />
  )
}

interface SquareRowsProps {
  locale: Locale
  makers: readonly MakerPledges[]
  squares: readonly PledgeSquare[]
}

async function SquareRows({ locale, makers, squares }: SquareRowsProps) {
  const t = await getTranslations()
  const ordered = makers.toSorted(byMaker(locale))
  const groups = [
    { title: t('overview.centralAsia'), makers: ordered.filter(({ maker }) => maker.centralAsia) },
    { title: t('overview.otherMakers'), makers: ordered.filter(({ maker }) => !maker.centralAsia) },
  ].filter((group) => group.makers.length > 0)
  return groups.map((group) => (
    <div key={group.title}>
      <h2 className="units-group">{group.title}</h2>
      {group.makers.map(({ maker, count, checkable }) => (
        <div key={maker.code} className="unit-row">
          <a href={countryHref(locale, maker.code)}>{makerName(maker, locale)}</a>
          <SquareStrip
            label={t('overview.squaresOf', { name: makerName(maker, locale) })}
            items={squares
              .filter((square) => square.makerCode === maker.code)
              .map((square) => squareItem(t, locale, square))}
          />
          <MakerSay locale={locale} maker={maker.code} count={count} checkable={checkable} />
        </div>
      ))}
    </div>
  ))
}

interface MakerSayProps {
  locale: Locale
  maker: string
  count: number
  checkable: number
}

/** A maker's pledges in words; both numbers open their records. */
export async function MakerSay({ locale, maker, count, checkable }: MakerSayProps) {
  const t = await getTranslations('overview')
  const filter = { ...COUNTED, maker }
  return (
    <span className="say">
      {count === 0
        ? t('sayNone')
        : t.rich('say', {
            count,
            checkable,
            all: (chunks) => <a href={commitmentsHref(locale, filter)}>{chunks}</a>,
            link: (chunks) => (
              <CountLink count={checkable} href={commitmentsHref(locale, { ...filter, measurable: 'yes' })}>
                {chunks}
              </CountLink>
            ),
          })}
    </span>
  )
}

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** A square that opens the record; its label says the title and the status. */
export function squareItem(t: Translate, locale: Locale, square: Omit<PledgeSquare, 'makerCode'>) {
  const title = pickText(square.title, locale)?.text ?? square.reference
  return {
    key: square.reference,
    status: square.status,
    href: commitmentHref(locale, square.reference),
    label: t('overview.squareLabel', { title, status: t(`status.${square.status}`) }),
  }
}
