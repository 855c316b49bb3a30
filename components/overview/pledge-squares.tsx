import { getTranslations } from 'next-intl/server'
import { Legend } from '@/components/ui/legend'
import { SquareStrip, StatusBar } from '@/components/ui/squares'
import { PLEDGE_LEVELS } from '@/lib/commitments/model'
import { formatNumber } from '@/lib/format/number'
import { commitmentHref, commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { STATUSES, type Status } from '@/lib/standing/model'
import type { MakerPledges } from '@/lib/standing/overview'
import type { PledgeSquare } from '@/lib/standing/queries'

/** The pledges that the squares and their counts speak of. */
export const COUNTED = { level: PLEDGE_LEVELS, makers: 'governments' } as const

interface PledgeSquaresProps {
  locale: Locale
  makers: readonly MakerPledges[]
  /** null: too many for squares; each maker gets a bar. */
  squares: readonly PledgeSquare[] | null
}

export async function PledgeSquares({ locale, makers, squares }: PledgeSquaresProps) {
  const t = await getTranslations()
  const totals = new Map<Status, number>()
  for (const { byStatus } of makers)
    for (const { status, count } of byStatus) totals.set(status, (totals.get(status) ?? 0) + count)
  const longest = Math.max(...makers.map((maker) => maker.count), 1)
  const ordered = makers.toSorted(byMaker(locale))
  const groups = [
    { title: t('overview.centralAsia'), makers: ordered.filter(({ maker }) => maker.centralAsia) },
    { title: t('overview.otherMakers'), makers: ordered.filter(({ maker }) => !maker.centralAsia) },
  ]
  return (
    <>
      <Legend
        label={t('overview.legend')}
        items={STATUSES.filter((status) => LEADING.includes(status) || totals.has(status)).map((status) => ({
          status,
          label: t(`status.${status}`),
          count: formatNumber(locale, totals.get(status) ?? 0),
          href: commitmentsHref(locale, { ...COUNTED, status }),
        }))}
      />
      {groups
        .filter((group) => group.makers.length > 0)
        .map((group) => (
          <div key={group.title}>
            <h2 className="units-group">{group.title}</h2>
            {group.makers.map((entry) => (
              <MakerRow
                key={entry.maker.code}
                locale={locale}
                entry={entry}
                longest={longest}
                squares={squares?.filter((square) => square.makerCode === entry.maker.code) ?? null}
              />
            ))}
          </div>
        ))}
      <p className="meta mt-3 max-w-none">
        {squares ? t('overview.squaresHint') : t('overview.barsHint')}{' '}
        <a href={href(locale, '/methodology')}>{t('overview.how')}</a>
      </p>
    </>
  )
}

/** Named even at zero: that none is on track is a finding too. */
const LEADING: readonly Status[] = ['kept', 'on_track', 'at_risk', 'off_track']

interface MakerRowProps {
  locale: Locale
  entry: MakerPledges
  squares: readonly PledgeSquare[] | null
  longest: number
}

async function MakerRow({ locale, entry, squares, longest }: MakerRowProps) {
  const { maker, count, checkable } = entry
  const t = await getTranslations()
  const name = makerName(maker, locale)
  const filter = { ...COUNTED, maker: maker.code }
  return (
    <div className="unit-row">
      <a href={countryHref(locale, maker.code)}>{name}</a>
      {squares ? (
        <SquareStrip
          label={t('overview.squaresOf', { name })}
          items={squares.map((square) => squareItem(t, locale, square))}
        />
      ) : (
        <StatusBar
          width={count / longest}
          parts={entry.byStatus.map(({ status, count: part }) => ({
            status,
            count: part,
            href: commitmentsHref(locale, { ...filter, status }),
            label: t('overview.barLabel', { name, status: t(`status.${status}`), count: part }),
          }))}
        />
      )}
      <span className="say">
        {count === 0
          ? t('overview.sayNone')
          : t.rich('overview.say', {
              count,
              checkable,
              all: (chunks) => <a href={commitmentsHref(locale, filter)}>{chunks}</a>,
              link: (chunks) => (
                <a href={commitmentsHref(locale, { ...filter, measurable: 'yes' })}>{chunks}</a>
              ),
            })}
      </span>
    </div>
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
