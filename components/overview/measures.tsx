import { getTranslations } from 'next-intl/server'
import { StageStrip } from '@/components/charts/stage-strip'
import { Section } from '@/components/ui/section'
import { DELIVERY_STAGES } from '@/lib/commitments/model'
import { commitmentHref, commitmentsHref, countryHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { byMaker, makerName } from '@/lib/makers/model'
import type { StripCell } from '@/lib/standing/queries'

/** Where something can be used, not only read. */
const OPEN_STAGES: readonly string[] = ['service_open', 'service_in_use']
/** Stands for "no stage is documented" among the columns. */
const NO_STAGE = 'none'

/** National measures by maker and furthest documented stage. */
export async function Measures({ locale, cells }: { locale: Locale; cells: readonly StripCell[] }) {
  const t = await getTranslations()
  const total = sum(cells)
  const open = sum(cells.filter((cell) => cell.stage && OPEN_STAGES.includes(cell.stage)))
  const makers = [
    ...new Map(cells.toSorted(byMaker(locale)).map((cell) => [cell.maker.code, cell.maker])).values(),
  ]
  const columns = [
    ...(cells.some((cell) => cell.stage === null)
      ? [{ key: NO_STAGE, title: t('overview.measures.none') }]
      : []),
    ...DELIVERY_STAGES.map((stage) => ({ key: stage, title: t(`stage.${stage}`) })),
  ]
  const stageName = (cell: StripCell) => (cell.stage ? t(`stage.${cell.stage}`) : t('overview.measures.none'))
  return (
    <Section
      id="measures"
      title={
        open > 0 ? t('overview.measures.title', { open, total }) : t('overview.measures.titleNone', { total })
      }
      lede={t('overview.measures.lede')}
      tools={
        <a href={commitmentsHref(locale, { level: 'national_measure' })}>
          {t('overview.measures.all', { count: total })}
        </a>
      }
    >
      <StageStrip
        label={t('overview.measures.lede')}
        rowsTitle={t('overview.measures.maker')}
        columns={columns}
        rows={makers.map((maker) => ({
          key: maker.code,
          name: makerName(maker, locale),
          href: countryHref(locale, maker.code),
          cells: cells
            .filter((cell) => cell.maker.code === maker.code)
            .map((cell) => ({
              stage: cell.stage ?? NO_STAGE,
              count: cell.count,
              dots: cell.records.map((record) => ({
                key: record.reference,
                href: commitmentHref(locale, record.reference),
                label: t('overview.measures.dot', {
                  title: pickText(record.title, locale)?.text ?? record.reference,
                  stage: stageName(cell),
                }),
              })),
              more:
                cell.count > cell.records.length
                  ? {
                      href: commitmentsHref(locale, {
                        level: 'national_measure',
                        maker: maker.code,
                        stage: cell.stage,
                      }),
                      text: t('overview.measures.more', { count: cell.count - cell.records.length }),
                    }
                  : null,
            })),
        }))}
      />
    </Section>
  )
}

const sum = (cells: readonly StripCell[]) => cells.reduce((total, cell) => total + cell.count, 0)
