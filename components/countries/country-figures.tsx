import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { Section } from '@/components/ui/section'
import type { IsoDate } from '@/lib/dates/partial'
import { isPercentUnit } from '@/lib/format/number'
import { commitmentHref } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { figureOf } from '@/lib/indicators/series'
import type { MakerFigure } from '@/lib/makers/queries'

interface CountryFiguresProps {
  locale: Locale
  day: IsoDate
  figures: readonly MakerFigure[]
}

/** Published figures of a country's records, side by side; those of one unit and one kind share their scales. */
export async function CountryFigures({ locale, day, figures }: CountryFiguresProps) {
  const t = await getTranslations('countries.figures')
  const groups = new Map<string, MakerFigure[]>()
  for (const figure of figures) {
    const key = `${figure.facts.measure} ${figure.unit.en?.text}`
    groups.set(key, [...(groups.get(key) ?? []), figure])
  }
  return (
    <Section id="figures" title={t('title', { count: figures.length })} lede={t('lede')}>
      <div className="grid gap-x-12 gap-y-9 md:grid-cols-2">
        {[...groups].map(([key, group]) => {
          const unit = group[0]?.unit ?? {}
          const text = pickText(unit, locale)?.text ?? ''
          return (
            <div key={key} className={group.length > 1 ? 'md:col-span-2' : undefined}>
              <Figure
                figure={{
                  locale,
                  title: t('unit', { unit: text }),
                  lede: null,
                  unit: { text, percent: isPercentUnit(unit.en?.text) },
                  sources: [],
                  asOf: day,
                  data: {
                    kind: 'multiples',
                    panels: group.map(({ reference, title, name, promise, facts }) => ({
                      key: `${reference} ${facts.key}`,
                      label: pickText(name, locale)?.text ?? facts.key,
                      note: pickText(title, locale)?.text ?? reference,
                      href: `${commitmentHref(locale, reference)}#indicator-${facts.key}`,
                      series: figureOf(facts, promise, day),
                    })),
                  },
                }}
              />
            </div>
          )
        })}
      </div>
    </Section>
  )
}
