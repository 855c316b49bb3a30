import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { Section } from '@/components/ui/section'
import type { Figure as FigureShape } from '@/lib/charts/model'
import type { IsoDate } from '@/lib/dates/partial'
import {
  type ComparedName,
  type CountryMoney,
  comparedFigure,
  comparedId,
  contextFigure,
  moneyFigure,
} from '@/lib/figures/compare'
import { OUTCOME_KINDS } from '@/lib/figures/countries'
import type { Locale } from '@/lib/i18n/model'
import type { MakerProfile } from '@/lib/makers/profiles'
import type { ComparedFigure } from '@/lib/outcomes/compared'

interface ComparisonProps {
  locale: Locale
  day: IsoDate
  /** In the order chosen. */
  profiles: readonly MakerProfile[]
  countries: readonly CountryMoney[]
  figures: readonly ComparedFigure[]
}

interface Drawn {
  id: string
  figure: FigureShape
}

/** One question after the other, every country in each, all on one scale; on a phone nothing has to be pushed sideways. */
export async function Comparison({ locale, day, profiles, countries, figures }: ComparisonProps) {
  const t = await getTranslations()
  const makers = profiles.map(({ maker }) => maker)
  const idOf = (name: Parameters<typeof comparedId>[1]) =>
    comparedId(
      makers.map(({ code }) => code),
      name,
    )
  const draw = (name: Parameters<typeof comparedId>[1], figure: FigureShape | null): Drawn[] =>
    figure ? [{ id: idOf(name), figure }] : []
  const counted = (name: ComparedName) => draw(name, comparedFigure({ locale, day, profiles }, name))
  const currencies = [
    ...new Set(countries.flatMap(({ money }) => money.map(({ currency }) => currency))),
  ].toSorted()
  const money = currencies.flatMap((currency) =>
    draw(`money-${currency}`, moneyFigure(locale, { day, countries, currency })),
  )
  const context = [...OUTCOME_KINDS, 'other' as const].flatMap((kind) =>
    draw(`context-${kind}`, contextFigure(locale, { day, makers, kind, figures })),
  )
  const sections: { id: string; title: string; figures: Drawn[]; none: string | null }[] = [
    { id: 'status', title: t('compare.status.title'), figures: counted('status'), none: null },
    { id: 'funnel', title: t('compare.funnel.title'), figures: counted('funnel'), none: null },
    { id: 'evidence', title: t('compare.evidence.title'), figures: counted('evidence'), none: null },
    { id: 'freshness', title: t('compare.freshness.title'), figures: counted('freshness'), none: null },
    {
      id: 'reporting',
      title: t('compare.reporting.title'),
      figures: counted('reporting'),
      none: t('countries.calendar.never'),
    },
    {
      id: 'stages',
      title: t('compare.stages.title'),
      figures: counted('stages'),
      none: t('figures.compare.noMeasure'),
    },
    { id: 'money', title: t('compare.money.title'), figures: money, none: t('compare.money.none') },
    { id: 'context', title: t('countries.context.title'), figures: context, none: null },
  ]
  return sections
    .filter(({ figures: drawn, none }) => drawn.length > 0 || none !== null)
    .map((section) => (
      <Section key={section.id} id={section.id} title={section.title}>
        {section.figures.length === 0 && <p>{section.none}</p>}
        <div className="grid gap-12">
          {section.figures.map(({ id, figure }) => (
            <Figure key={id} figure={figure} id={id} />
          ))}
        </div>
      </Section>
    ))
}
