import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { type StageCell, type StageRow, StageStrip } from '@/components/charts/stage-strip'
import { Section } from '@/components/ui/section'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import type { IsoDate } from '@/lib/dates/partial'
import { MEASURES_ID, measuresFigure, NO_STAGE } from '@/lib/figures/overview'
import { formatNumber } from '@/lib/format/number'
import { commitmentHref, commitmentsHref, countryHref, href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import { byRegion } from '@/lib/makers/regions'
import type { StripCell } from '@/lib/overview/overview'

interface MeasuresProps {
  locale: Locale
  today: IsoDate
  cells: readonly StripCell[]
}

/** National measures by maker and furthest documented stage. */
export async function Measures({ locale, today, cells }: MeasuresProps) {
  const t = await getTranslations()
  const figure = measuresFigure(locale, { cells, asOf: today })
  if (!figure) return null
  const columns = [
    ...(cells.some((cell) => cell.stage === null)
      ? [{ key: NO_STAGE, title: t('overview.measures.none') }]
      : []),
    ...DELIVERY_STAGES.map((stage) => ({ key: stage, title: t(`stage.${stage}`) })),
  ]
  return (
    <Section
      id="measures"
      title={figure.title}
      lede={figure.lede}
      tools={
        <a href={commitmentsHref(locale, { level: 'national_measure' })}>
          {t('overview.measures.all', { count: sum(cells) })}
        </a>
      }
    >
      <Figure figure={figure} id={MEASURES_ID} untitled>
        <StageStrip
          label={t('overview.measures.lede')}
          rowsTitle={t('overview.measures.maker')}
          columns={columns}
          rows={rowsOf(t, locale, cells)}
        />
      </Figure>
    </Section>
  )
}

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

/** A row for each maker; of very many, one for each maker of the region and one for each other part of the world. */
function rowsOf(t: Translate, locale: Locale, cells: readonly StripCell[]): StageRow[] {
  const isDrawn = cells.some((cell) => cell.records.length > 0)
  const groups = byRegion(cells.toSorted(byMaker(locale)))
  return groups.flatMap(({ region, rows }) =>
    isDrawn || region === 'centralAsia'
      ? byStageOf(rows).map(({ maker, stages }) => ({
          key: maker.code,
          name: makerName(maker, locale),
          href: countryHref(locale, maker.code),
          cells: stages.map((cell) => makerCell(t, locale, cell)),
        }))
      : [
          {
            key: region,
            name: t(`region.${region}`),
            href: href(locale, `/countries#${region}`),
            cells: [NO_STAGE, ...DELIVERY_STAGES].flatMap((stage) => {
              const count = sum(rows.filter((cell) => (cell.stage ?? NO_STAGE) === stage))
              return count > 0
                ? [{ stage, count, dots: [], more: { href: null, text: formatNumber(locale, count) } }]
                : []
            }),
          },
        ],
  )
}

function makerCell(t: Translate, locale: Locale, cell: StripCell): StageCell {
  const stage = cell.stage ? t(`stage.${cell.stage}`) : t('overview.measures.none')
  const rest = cell.count - cell.records.length
  return {
    stage: cell.stage ?? NO_STAGE,
    count: cell.count,
    dots: cell.records.map((record) => ({
      key: record.reference,
      href: commitmentHref(locale, record.reference),
      label: t('overview.measures.dot', {
        title: pickText(record.title, locale)?.text ?? record.reference,
        stage,
      }),
    })),
    more:
      rest > 0
        ? {
            href: commitmentsHref(locale, {
              level: 'national_measure',
              maker: cell.maker.code,
              stage: cell.stage,
            }),
            text:
              cell.records.length > 0
                ? t('overview.measures.more', { count: rest })
                : formatNumber(locale, rest),
          }
        : null,
  }
}

/** The cells of each maker together, makers in the order given. */
function byStageOf(cells: readonly StripCell[]): { maker: StripCell['maker']; stages: StripCell[] }[] {
  const makers = new Map<string, { maker: StripCell['maker']; stages: StripCell[] }>()
  for (const cell of cells) {
    const row = makers.get(cell.maker.code) ?? { maker: cell.maker, stages: [] }
    row.stages.push(cell)
    makers.set(cell.maker.code, row)
  }
  return [...makers.values()]
}

const sum = (cells: readonly StripCell[]) => cells.reduce((total, cell) => total + cell.count, 0)
