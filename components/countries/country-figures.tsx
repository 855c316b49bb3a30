import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { Section } from '@/components/ui/section'
import type { IsoDate } from '@/lib/dates/partial'
import { countryFigures, countryFiguresId, figureGroups } from '@/lib/figures/countries'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerFigure, MakerName } from '@/lib/makers/queries'

interface CountryFiguresProps {
  locale: Locale
  maker: MakerName
  day: IsoDate
  figures: readonly MakerFigure[]
}

/** Published figures of a country's records, side by side; those of one unit and one kind share their scales. */
export async function CountryFigures({ locale, maker, day, figures }: CountryFiguresProps) {
  const t = await getTranslations('countries.figures')
  return (
    <Section id="figures" title={t('title', { count: figures.length })} lede={t('lede')}>
      <div className="grid gap-x-12 gap-y-9 md:grid-cols-2">
        {figureGroups(figures).map((group) => (
          <div key={group.key} className={group.figures.length > 1 ? 'md:col-span-2' : undefined}>
            <Figure
              figure={countryFigures(locale, { country: makerName(maker, locale), group, asOf: day })}
              id={countryFiguresId(maker.code, group)}
            />
          </div>
        ))}
      </div>
    </Section>
  )
}
