import type { Figure, FigureSource } from './model'
import { wordsOf } from './words'

export interface SourceGroup {
  /** What they are for: "Source of the values:". */
  label: string
  sources: readonly FigureSource[]
}

/** The sources of a figure, each said for what it is a source of; no group is empty. */
export function sourceGroups({ locale, sources, otherSources }: Figure): SourceGroup[] {
  const others = otherSources?.sources.length ? [otherSources] : []
  const key = others.length > 0 ? 'charts.valueSources' : 'charts.sources'
  const own = sources.length > 0 ? [{ label: wordsOf(locale)(key, { count: sources.length }), sources }] : []
  return [...own, ...others]
}
