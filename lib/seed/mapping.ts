import type { z } from 'zod'
import { CommitmentContent, type SourceContent } from '@/lib/commitments/input'
import type { Reference } from '@/lib/commitments/model'
import { isRealDate, type PartialDate } from '@/lib/dates/partial'
import type { LocalizedText } from '@/lib/i18n/model'
import {
  type DomainCommitments,
  type DomainFunding,
  type DomainIndicator,
  type DomainMilestone,
  type DomainRecord,
  type DomainSource,
  type FindingKind,
  recordsOf,
} from './domain'
import type { Frameworks, Judgements, Maker, References, SourceNotes } from './input'
import { type Dictionaries, joinTexts, type Localize, localizer } from './texts'

export interface SeedCommitment {
  readonly seedId: string
  readonly reference: Reference
  readonly content: CommitmentContent
}

/** Somebody else's published finding, once per text, beside every record it speaks of. Never a verdict. */
export interface SeedFinding {
  readonly key: string
  readonly text: LocalizedText
  readonly by: LocalizedText
  readonly kind: FindingKind
  readonly on: PartialDate | null
  readonly sources: Source[]
  readonly references: Reference[]
}

/** What the research holds and Vaada does not take in. */
export interface Unmapped {
  readonly seedId: string
  readonly path: string
  readonly value: string | number
  readonly reason: string
}

export interface SeedFiles {
  readonly references: References
  readonly makers: readonly Maker[]
  readonly frameworks: Frameworks
  readonly sources: SourceNotes
  readonly judgements: Judgements
  readonly translations: Dictionaries
}

type Source = z.output<typeof SourceContent>
type Content = z.input<typeof CommitmentContent>

interface Mapping extends SeedFiles {
  readonly text: Localize
  readonly unmapped: Unmapped[]
}

/**
 * The research records as publishable content. Nothing is guessed: a record that the files beside it do not judge
 * throws, and what has no place in the model is listed in `unmapped`.
 */
export function mapSeed(domain: DomainCommitments, files: SeedFiles) {
  const mapping: Mapping = { ...files, text: localizer(files.translations), unmapped: [] }
  const records = recordsOf(domain)
  const commitments = records.map((record): SeedCommitment => {
    const content = CommitmentContent.safeParse(mapRecord(record, mapping))
    if (!content.success)
      throw new Error(`Seed record ${record.id} is not valid content`, { cause: content.error })
    return { seedId: record.id, reference: entry(files.references, record.id), content: content.data }
  })
  return { commitments, findings: mapFindings(records, mapping), unmapped: mapping.unmapped }
}

function mapRecord(record: DomainRecord, mapping: Mapping): Content {
  const { judgements, text } = mapping
  const { level, basis } = entry(judgements.levels, record.id)
  const missed = judgements.deadlinesMissed[record.id]
  const search = judgements.searches[record.id]
  const actionsBasis =
    'actionsBasis' in record ? record.actionsBasis : entry(judgements.actionBasis, record.id).basis
  return {
    maker: makerOf(record, mapping.makers).code,
    framework: frameworkOf(record, mapping.frameworks),
    level,
    levelBasis: basis,
    types: record.categories,
    actions: record.actions.map((action) => ({ action, basis: actionsBasis })),
    title: text(record.title),
    summary: optional(text, record.description),
    // The research holds summaries only; no official wording is public in it.
    wording: null,
    madeOn: record.madeOn,
    startsOn: judgements.starts[record.id]?.on ?? null,
    dueOn: record.targetDate ?? judgements.dues[record.id]?.on ?? null,
    leadInstitution: optional(text, record.leadInstitution),
    partners: record.partners.map(text),
    geography: null,
    groups: null,
    helpSought: null,
    certainty: record.certainty,
    compiledBy: 'vaada',
    closure: null,
    deadlineMissed: missed ? { note: text(missed.note), sources: missed.sources } : null,
    search: search ? { on: search.on, places: text(search.places) } : null,
    indicators: record.indicators.map((indicator) => mapIndicator(record, indicator, mapping)),
    milestones: mapMilestones(record, mapping),
    deliverySteps: (judgements.deliverySteps[record.id] ?? []).map((step) => ({
      stage: step.stage,
      reachedOn: step.on,
      note: optional(text, step.note),
      sources: step.sources,
    })),
    money: record.funding.map((line, index) => mapMoney(record, line, index, mapping)),
    sources: record.sources
      .filter((source, index) => {
        const held = judgements.heldSources[source.url]
        if (held) leaveOut(mapping, record, `sources[${index}]`, source.url, held)
        return !held
      })
      .map((source) => mapSource(source.id, source, mapping)),
    note: optional(text, record.notes),
  }
}

function mapIndicator(record: DomainRecord, indicator: DomainIndicator, mapping: Mapping) {
  const { judgements, text } = mapping
  const path = `${record.id}/${indicator.id}`
  const judged = entry(judgements.indicators, path)
  const values: Content['indicators'][number]['values'] = []
  for (const [index, observed] of indicator.observations.entries()) {
    if (observed.date === null || !isRealDate(observed.date)) {
      const where = `indicators.${indicator.id}.observations[${index}]`
      leaveOut(mapping, record, where, observed.value, observed.note ?? 'the value has no date')
      continue
    }
    const value = judgements.values[`${path}/${index}`]
    if (!value && judged.measure === 'count')
      throw new Error(`No judgement of the period of ${path}/${index}`)
    if (value) sameAs(value.on, observed.date, `${path}/${index}`)
    values.push({
      on: observed.date,
      from: value?.from ?? null,
      value: String(observed.value),
      saidBy: value?.saidBy ?? 'official',
      partial: value?.partial ?? false,
      methodBreak: value?.methodBreak ?? false,
      note: optional(text, observed.note),
      sources: observed.sources,
    })
  }
  return {
    key: indicator.id,
    name: text(indicator.title),
    unit: text(indicator.unit),
    direction: judged.direction,
    measure: judged.measure,
    baseline: indicator.baseline && {
      value: String(indicator.baseline.value),
      on: judged.baselineOn ?? indicator.baseline.date,
    },
    target: indicator.target && { value: String(indicator.target.value), on: indicator.target.date },
    method: joinTexts(optional(text, indicator.note), optional(text, judged.method)),
    sources: judged.sources ?? indicator.sources,
    values,
  }
}

function mapMilestones(record: DomainRecord, mapping: Mapping): Content['milestones'] {
  const { judgements, text } = mapping
  const judged = judgements.milestones[record.id] ?? []
  const noteOf = (milestone: DomainMilestone, own: (typeof judged)[number]) =>
    own.note ? text(own.note) : joinTexts(optional(text, milestone.note), optional(text, own.noteAdd))
  return [
    ...record.milestones.map((milestone, index) => {
      const own = at(judged, index, `milestones of ${record.id}`)
      sameAs(own.title, milestone.title, `milestones[${index}] of ${record.id}`)
      return {
        key: own.key,
        name: text(milestone.title),
        kind: own.kind,
        state: own.state,
        dueOn: own.dueOn,
        doneOn: own.doneOn,
        note: noteOf(milestone, own),
        sources: milestone.sources,
      }
    }),
    ...(judgements.promisedSteps[record.id] ?? []).map((step) => ({
      key: step.key,
      name: text(step.title),
      kind: 'step' as const,
      state: step.state,
      dueOn: null,
      doneOn: null,
      note: text(step.note),
      sources: step.sources,
    })),
  ]
}

function mapMoney(record: DomainRecord, line: DomainFunding, index: number, { judgements, text }: Mapping) {
  const judged = at(judgements.money[record.id] ?? [], index, `money of ${record.id}`)
  sameAs(judged.amount, line.amount, `money[${index}] of ${record.id}`)
  return {
    key: judged.key,
    stage: judged.stage,
    basis: judged.basis,
    scope: judged.scope,
    amount: String(line.amount),
    currency: line.currency,
    period: optional(text, line.period),
    from: judged.from,
    to: judged.to,
    provider: null,
    receiver: optional(text, judged.receiver),
    iatiIdentifier: null,
    note: joinTexts(optional(text, line.note), optional(text, judged.note)),
    sources: judged.sources ?? line.sources,
  }
}

const mapSource = (key: string, source: Omit<DomainSource, 'id'>, { sources }: Mapping): Source => ({
  key,
  title: source.title,
  url: source.url,
  ...entry(sources, source.url),
})

function mapFindings(records: readonly DomainRecord[], mapping: Mapping): SeedFinding[] {
  const keys = new Map(
    Object.entries(mapping.judgements.findings).map(([key, judged]) => [judged.by + judged.summary, key]),
  )
  const findings = new Map<string, SeedFinding>()
  for (const record of records)
    for (const [index, found] of record.assessments.entries()) {
      const key = keys.get(found.by + found.summary)
      if (!key) throw new Error(`No safety read of assessments[${index}] of ${record.id}`)
      const { safety, reason } = entry(mapping.judgements.findings, key)
      if (safety === 'hold') {
        leaveOut(mapping, record, `assessments[${index}]`, `${found.by}: ${found.summary}`, reason)
        continue
      }
      const finding = findings.get(key) ?? {
        key,
        text: mapping.text(found.summary),
        by: mapping.text(found.by),
        kind: found.type,
        on: found.date,
        sources: [],
        references: [],
      }
      const cited = record.sources.filter((source) => found.sources.includes(source.id))
      for (const source of cited)
        if (!finding.sources.some((known) => known.url === source.url))
          finding.sources.push(mapSource(`s${finding.sources.length + 1}`, source, mapping))
      finding.references.push(entry(mapping.references, record.id))
      findings.set(key, finding)
    }
  return [...findings.values()]
}

function makerOf(record: DomainRecord, makers: readonly Maker[]): Maker {
  const found = makers.find((maker) => {
    if ('maker' in record) return maker.domainNames.includes(record.maker)
    if (record.jointWith.length === 0) return maker.alpha2 === record.country
    const codes = [record.country, ...record.jointWith].map((alpha2) => alpha3Of(alpha2, makers))
    return maker.members.length === codes.length && codes.every((code) => maker.members.includes(code))
  })
  if (!found) throw new Error(`No maker for seed record ${record.id}`)
  return found
}

/** The code of the maker that the research files name by two letters. */
export function alpha3Of(alpha2: string, makers: readonly Maker[]): string {
  const maker = makers.find((candidate) => candidate.alpha2 === alpha2)
  if (!maker) throw new Error(`No maker has the code ${alpha2}`)
  return maker.code
}

function frameworkOf(record: DomainRecord, frameworks: Frameworks): string {
  const framework = frameworks.find((candidate) => candidate.domain === record.framework)
  if (!framework) throw new Error(`No framework for ${record.framework}`)
  return framework.key
}

const optional = (text: Localize, english: string | null | undefined): LocalizedText | null =>
  english ? text(english) : null

const leaveOut = (
  mapping: Mapping,
  record: DomainRecord,
  path: string,
  value: string | number,
  reason: string,
) => void mapping.unmapped.push({ seedId: record.id, path, value, reason })

function entry<T>(table: Readonly<Record<string, T>>, key: string): T {
  const value = table[key]
  if (value === undefined) throw new Error(`No entry for ${key}`)
  return value
}

function at<T>(list: readonly T[], index: number, what: string): T {
  const value = list[index]
  if (value === undefined) throw new Error(`No judgement ${index} of ${what}`)
  return value
}

/** A judgement stays with what it was made about: when the research moves, somebody has to look again. */
function sameAs(judged: string | number, found: string | number, what: string): void {
  if (judged !== found)
    throw new Error(`The judgement of ${what} is about "${judged}", the record says "${found}"`)
}
