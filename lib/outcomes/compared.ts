import { type OutcomeKind, outcomeKind } from '@/lib/figures/countries'
import type { LocalizedText } from '@/lib/i18n/model'
import type { OutcomeFigure } from '@/lib/makers/queries'

export interface CountryFigure extends OutcomeFigure {
  makerCode: string
}

/** The same figure for several countries: one code, one wording, one group of people, one unit. */
export interface ComparedFigure {
  kind: OutcomeKind
  code: string
  name: LocalizedText
  unit: LocalizedText
  population: LocalizedText | null
  /** The latest value of each country that has one. */
  values: Map<string, CountryFigure>
}

/** Figures that at least two of the countries have; whatever only one has says nothing beside another. */
export function comparedFigures(figures: readonly CountryFigure[]): ComparedFigure[] {
  const groups = new Map<string, ComparedFigure>()
  for (const figure of figures) {
    const { code, name, unit, population } = figure
    const key = JSON.stringify([figure.kind, code, name.en?.text, unit.en?.text, population?.en?.text])
    const group = groups.get(key) ?? {
      kind: outcomeKind(figure),
      code,
      name,
      unit,
      population,
      values: new Map(),
    }
    groups.set(key, group)
    const known = group.values.get(figure.makerCode)
    if (!known || known.year < figure.year) group.values.set(figure.makerCode, figure)
  }
  return [...groups.values()].filter(({ values }) => values.size > 1)
}
