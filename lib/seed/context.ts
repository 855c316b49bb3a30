import type { LocalizedText } from '@/lib/i18n/model'
import type { DomainCoalition, DomainFigures, DomainHelp } from './domain'
import type { Frameworks, Judgements, Maker } from './input'
import { alpha3Of, type Unmapped } from './mapping'
import { joinTexts, type Localize, localizeNames } from './texts'

interface Cited {
  readonly title: string
  readonly url: string
}

/** One published outcome figure of a country: context, never judged. */
export interface OutcomeFigure {
  readonly code: string
  readonly alpha3: string
  readonly name: LocalizedText
  readonly unit: LocalizedText
  /** Who was asked or counted; null: not stated. */
  readonly population: LocalizedText | null
  /** outcome (survey), administrative, norms, law, composite: kinds never share an axis. */
  readonly kind: string
  readonly year: number
  readonly value: string
  readonly note: LocalizedText | null
  readonly sources: readonly Cited[]
}

/** A number to call for help. `display: false` is kept, with the reason in its note, and never shown. */
export interface HelpLine {
  readonly alpha3: string
  readonly number: string
  readonly name: LocalizedText
  readonly operator: LocalizedText | null
  readonly forWhom: LocalizedText | null
  readonly hours: LocalizedText | null
  /** Languages spoken, BCP 47; empty: not stated. */
  readonly languages: readonly string[]
  readonly cost: LocalizedText | null
  readonly fromAbroad: string | null
  readonly certainty: string
  readonly display: boolean
  readonly note: LocalizedText | null
  readonly sources: readonly Cited[]
}

interface ContextFiles {
  readonly makers: readonly Maker[]
  readonly judgements: Judgements
  readonly text: Localize
}

export function mapFigures(
  { indicators, context }: DomainFigures,
  { makers, judgements, text }: ContextFiles,
) {
  const figures: OutcomeFigure[] = []
  const unmapped: Unmapped[] = context.map((figure) => ({
    seedId: 'outcome-indicators',
    path: 'context',
    value: `${figure.name}: ${figure.value}`,
    reason: 'A figure of the world or a region: it belongs to no maker.',
  }))
  for (const indicator of indicators) {
    const alpha3 = alpha3Of(indicator.country, makers)
    for (const { year, value, note } of indicator.values) {
      const held = judgements.heldFigures[indicator.code]
      if (held)
        unmapped.push({
          seedId: 'outcome-indicators',
          path: `${alpha3}.${indicator.code}.${year}`,
          value,
          reason: held,
        })
      else
        figures.push({
          code: indicator.code,
          alpha3,
          name: text(indicator.name),
          unit: text(indicator.unit),
          population: indicator.population ? text(indicator.population) : null,
          kind: indicator.kind,
          year,
          value: String(value),
          note: joinTexts(note ? text(note) : null, indicator.note ? text(indicator.note) : null),
          sources: indicator.sources,
        })
    }
  }
  return { figures, unmapped }
}

export function mapHelpLines({ services }: DomainHelp, { makers, judgements, text }: ContextFiles) {
  const helpLines: HelpLine[] = []
  const unmapped: Unmapped[] = []
  const optional = (english: string | null) => (english ? text(english) : null)
  for (const service of services) {
    const alpha3 = alpha3Of(service.country, makers)
    const leaveOut = (path: string, value: string, reason: string) =>
      unmapped.push({ seedId: 'help-services', path: `${alpha3}.${path}`, value, reason })
    if (!service.number) {
      leaveOut('number', service.name, service.note ?? 'No number is confirmed.')
      continue
    }
    const held = service.sources.filter((source) => judgements.heldSources[source.url])
    for (const source of held)
      leaveOut(`${service.number}.sources`, source.url, judgements.heldSources[source.url] ?? '')
    helpLines.push({
      alpha3,
      number: service.number,
      name: text(service.name),
      operator: optional(service.operator),
      forWhom: optional(service.forWhom),
      hours: optional(service.hours),
      languages: service.languages,
      cost: optional(service.cost),
      fromAbroad: service.fromAbroad,
      certainty: service.certainty,
      display: service.display,
      note: optional(service.note),
      sources: service.sources.filter((source) => !held.includes(source)),
    })
  }
  return { helpLines, unmapped }
}

export const mapActions = ({ actions }: DomainCoalition, text: Localize) =>
  actions.map(({ number, shortTitle, paraphrase }) => ({
    number,
    name: text(shortTitle),
    paraphrase: text(paraphrase),
  }))

export const mapFrameworks = (frameworks: Frameworks) =>
  frameworks.map(({ key, name }) => ({ key, name: localizeNames(name) }))
