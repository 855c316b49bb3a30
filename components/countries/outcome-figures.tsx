import { getTranslations } from 'next-intl/server'
import { Figure } from '@/components/charts/figure'
import { Localized } from '@/components/commitments/localized'
import { Section } from '@/components/ui/section'
import type { IsoDate } from '@/lib/dates/partial'
import {
  contextFigure,
  contextFigureId,
  isCompared,
  OUTCOME_KINDS,
  outcomeGroups,
  outcomeKind,
} from '@/lib/figures/countries'
import { formatValue, isPercentUnit } from '@/lib/format/number'
import { type Locale, pickText } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerName, OutcomeFigure } from '@/lib/makers/queries'

interface OutcomeFiguresProps {
  locale: Locale
  maker: MakerName
  day: IsoDate
  figures: readonly OutcomeFigure[]
}

/** Published outcome figures as context: values with their year, group and source; never judged, never ranked. */
export async function OutcomeFigures({ locale, maker, day, figures }: OutcomeFiguresProps) {
  const t = await getTranslations('countries.context')
  const kinds = [...OUTCOME_KINDS, 'other' as const].flatMap((kind) => {
    const ofKind = figures.filter((figure) => outcomeKind(figure) === kind)
    return ofKind.length > 0 ? [{ kind, ofKind, groups: outcomeGroups(ofKind) }] : []
  })
  return (
    <Section id="context" title={t('title')} lede={t('lede')}>
      {kinds.map(({ kind, ofKind, groups }) => {
        const figure = contextFigure(locale, {
          country: makerName(maker, locale),
          figures: ofKind,
          asOf: day,
        })
        return (
          <div key={kind} className="mb-8">
            <h3 className="mb-1">{t(`kind.${kind}`)}</h3>
            {figure && (
              <div className="my-4">
                <Figure figure={figure} id={contextFigureId(maker.code, kind)} level={4} />
              </div>
            )}
            <ul className="grid gap-x-12 md:grid-cols-2">
              {groups
                .filter((group) => !isCompared(group))
                .map((values) => (
                  <OutcomeItem
                    key={`${values[0]?.code} ${pickText(values[0]?.name, 'en')?.text}`}
                    locale={locale}
                    values={values}
                  />
                ))}
            </ul>
          </div>
        )
      })}
    </Section>
  )
}

async function OutcomeItem({ locale, values }: { locale: Locale; values: readonly OutcomeFigure[] }) {
  const t = await getTranslations('countries.context')
  const [latest, ...earlier] = values
  if (!latest) return null
  const isPercent = isPercentUnit(latest.unit.en?.text)
  const unit = pickText(latest.unit, locale)?.text
  const text = (figure: OutcomeFigure) =>
    formatValue(locale, figure.value, isPercent ? { text: '', percent: true } : null)
  const population = pickText(latest.population, locale)?.text
  const note = pickText(latest.note, locale)?.text
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-line py-3">
      <div>
        <p>
          <Localized text={latest.name} locale={locale} />
        </p>
        {population && <p className="meta">{population}</p>}
        {note && <p className="meta">{note}</p>}
        <p className="meta">
          {latest.sources.map((source, index) => (
            <span key={source.url}>
              {index > 0 && '; '}
              <a href={source.url} rel="noreferrer">
                {source.title}
              </a>
            </span>
          ))}
        </p>
        {earlier.length > 0 && (
          <details className="meta mt-1">
            <summary>{t('earlier', { count: earlier.length })}</summary>
            <ul className="mt-1 grid gap-0.5">
              {earlier.map((figure, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a source may give two values for one year
                <li key={`${figure.year} ${index}`}>
                  {figure.year}: {text(figure)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <p className="max-w-36 text-end">
        <span className="font-serif text-[1.35rem] font-[560]">{text(latest)}</span>
        {!isPercent && <span className="meta block">{unit}</span>}
        <span className="meta block">{latest.year}</span>
      </p>
    </li>
  )
}
