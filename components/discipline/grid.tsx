import { getTranslations } from 'next-intl/server'
import { FigureTools } from '@/components/charts/figure-tools'
import { CountLink } from '@/components/ui/count-link'
import { DataTable } from '@/components/ui/data-table'
import { SignSquare } from '@/components/ui/status'
import type { IsoDate } from '@/lib/dates/partial'
import {
  askedFor,
  CELL_STATES,
  cellStateOf,
  type Discipline,
  type DisciplineRow,
  type DutyCount,
  type OpenedCycle,
} from '@/lib/discipline/model'
import { STATE_SIGN } from '@/lib/discipline/outcomes'
import { GRID_ID, gridFigure } from '@/lib/figures/reporting'
import { formatCycle } from '@/lib/format/cycle'
import { commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'

interface DisciplineGridProps {
  locale: Locale
  day: IsoDate
  /** In the order of time. */
  cycles: readonly OpenedCycle[]
  discipline: Discipline
  /** The latest cycles there are: the grid then has an address, as a figure. */
  isLatest: boolean
}

/** Who was asked, by cycle, with a sign and its counts in each cell. */
export async function DisciplineGrid({ locale, day, cycles, discipline, isLatest }: DisciplineGridProps) {
  const t = await getTranslations('discipline')
  const figure = isLatest ? gridFigure(locale, { day, discipline }) : null
  return (
    <>
      <ul className="legend" aria-label={t('grid.legend')}>
        {CELL_STATES.map((state) => (
          <li key={state}>
            <span className="item">
              <SignSquare status={STATE_SIGN[state]} size="s" />
              {t(`state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      <DataTable
        stack
        even
        caption={<span className="sr-only">{t('grid.caption')}</span>}
        rows={discipline.rows}
        rowKey={({ maker }) => maker.code}
        columns={[
          {
            key: 'maker',
            title: t('grid.maker'),
            label: '',
            cell: ({ maker }: DisciplineRow) => (
              <a className="font-[560]" href={countryHref(locale, maker.code)}>
                {makerName(maker, locale)}
              </a>
            ),
          },
          ...cycles.map((cycle, place) => ({
            key: cycle.key,
            title: formatCycle(locale, cycle),
            cell: ({ cells }: DisciplineRow) => <DutyCell locale={locale} count={cells[place] ?? null} />,
          })),
        ]}
      />
      {figure && <FigureTools figure={figure} id={GRID_ID} />}
    </>
  )
}

/** Reports of one maker in one cycle; null: it had no record then. */
async function DutyCell({ locale, count }: { locale: Locale; count: DutyCount | null }) {
  const t = await getTranslations('discipline.grid')
  if (!count) return <span className="meta">{t('noRecord')}</span>
  const list = (outcome: string) =>
    commitmentsHref(locale, { maker: count.maker, report: `${count.cycle}.${outcome}` })
  const asked = askedFor(count)
  const state = cellStateOf(count)
  if (asked === 0)
    return (
      <Cell sign={<SignSquare status={STATE_SIGN[state]} size="s" />}>
        <a className="text-ink-2" href={list('not_asked')}>
          {t('notAsked')}
        </a>
      </Cell>
    )
  const more = [
    { key: 'late', count: count.late, filter: 'late' },
    { key: 'missing', count: count.missing, filter: 'missing' },
    { key: 'due', count: count.due, filter: 'due' },
    { key: 'younger', count: count.notAsked, filter: 'not_asked' },
  ] as const
  const onTime = t('onTime', { onTime: count.onTime, asked })
  return (
    <Cell sign={<SignSquare status={STATE_SIGN[state]} size="s" />}>
      <CountLink count={count.onTime} href={list('on_time')}>
        {onTime}
      </CountLink>
      {more
        .filter((one) => one.count > 0)
        .map((one) => (
          <a key={one.key} className="meta block" href={list(one.filter)}>
            {t(one.key, { count: one.count })}
          </a>
        ))}
    </Cell>
  )
}

function Cell({ sign, children }: { sign: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="flex gap-2">
      <span className="mt-0.5 flex-none">{sign}</span>
      <span>{children}</span>
    </div>
  )
}
