import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { OUTCOME_KINDS } from '@/lib/figures/countries'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerName } from '@/lib/makers/queries'
import type { ComparedFigure, CountryFigure } from '@/lib/outcomes/compared'

interface CompareOutcomesProps {
  locale: Locale
  /** In the order chosen. */
  makers: readonly MakerName[]
  figures: readonly ComparedFigure[]
}

/** The same published figure for each country, on one neutral scale from zero: values in the order chosen, never ranks. */
export async function CompareOutcomes({ locale, makers, figures }: CompareOutcomesProps) {
  const t = await getTranslations('countries.context')
  const kinds = [...OUTCOME_KINDS, 'other' as const].filter((kind) =>
    figures.some((figure) => figure.kind === kind),
  )
  return kinds.map((kind) => (
    <div key={kind} className="mb-8">
      <h3 className="mb-2">{t(`kind.${kind}`)}</h3>
      <ul className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        {figures
          .filter((figure) => figure.kind === kind)
          .map((figure) => (
            <OutcomeBars
              key={`${figure.code} ${figure.name.en?.text} ${figure.population?.en?.text}`}
              locale={locale}
              makers={makers}
              figure={figure}
            />
          ))}
      </ul>
    </div>
  ))
}

interface OutcomeBarsProps {
  locale: Locale
  makers: readonly MakerName[]
  figure: ComparedFigure
}

async function OutcomeBars({ locale, makers, figure }: OutcomeBarsProps) {
  const t = await getTranslations('compare.outcomes')
  const isPercent = isPercentUnit(figure.unit.en?.text)
  const numbers = [...figure.values.values()].map(({ value }) => Number(value))
  // Shares of a whole stand on the whole; whatever may be negative has no bar.
  const top = isPercent ? Math.max(100, ...numbers) : Math.max(...numbers)
  const isDrawn = top > 0 && numbers.every((number) => number >= 0)
  const text = ({ value }: CountryFigure) =>
    formatValue(locale, value, isPercent ? { text: '', percent: true } : null)
  const population = pickText(figure.population, locale)?.text
  return (
    <li className="border-t border-line pt-3">
      <p>
        <Localized text={figure.name} locale={locale} />
      </p>
      <p className="meta">
        {[population, !isPercent && pickText(figure.unit, locale)?.text].filter(Boolean).join(' · ')}
      </p>
      <ul className="mt-2 grid gap-2">
        {makers.map((maker) => {
          const found = figure.values.get(maker.code)
          return (
            <li
              key={maker.code}
              className="grid grid-cols-[8.5rem_minmax(0,1fr)_auto] items-center gap-x-3 text-[0.95rem]"
            >
              <span>{makerName(maker, locale)}</span>
              {found ? (
                <>
                  <span className="bullet" aria-hidden="true">
                    {isDrawn && (
                      <i
                        style={
                          {
                            width: `${(Number(found.value) / top) * 100}%`,
                            '--c': 'var(--past)',
                          } as React.CSSProperties
                        }
                      />
                    )}
                  </span>
                  <span className="min-w-28 text-end">
                    <b className="font-[560]">{text(found)}</b>{' '}
                    <a
                      className="meta"
                      href={found.sources[0]?.url}
                      rel="noreferrer"
                      title={found.sources[0]?.title}
                    >
                      {found.year}
                    </a>
                  </span>
                </>
              ) : (
                <span className="meta col-span-2">{t('none')}</span>
              )}
            </li>
          )
        })}
      </ul>
    </li>
  )
}
