import type { FieldErrors } from '@/lib/action-result'
import { firstDay, type IsoDate, lastDay } from '@/lib/dates/partial'
import type { FileRef } from '@/lib/files/input'
import type { Fields } from '@/lib/form-data'
import { linkFromEntry } from '@/lib/format/link'
import { linkProblem } from '@/lib/links/unsafe'
import type { CommitmentDraft } from './draft-model'
import { DraftReader, filledRows, inOrderOf, isBlank, type Placed } from './draft-reader'
import { deliveryRows, partnerRow, partnerRows, valueRows } from './draft-rows'
import { originalOf } from './draft-text'
import { CommitmentContent } from './input'

/** What the form leaves as it was: the published version the change is based on, or the setting of a new record. */
export interface DraftBase {
  maker: string
  /** Who hands it in: what Vaada wrote stays Vaada's until the office writes its own. */
  compiledBy: CommitmentContent['compiledBy']
  /** null: a new commitment. */
  published: CommitmentContent | null
  /** Civil day it is checked on: what happened can't be dated after it. Absent: not asked. */
  today?: IsoDate
  /** Attached to the submission, or published with the record. */
  files?: readonly FileRef[]
}

export type DraftOutcome = { ok: true; content: CommitmentContent } | { ok: false; errors: FieldErrors }

/** The draft as it would be published, checked strictly; or everything that is wrong, by the form's own field names. */
export function fromDraft(draft: CommitmentDraft, base: DraftBase): DraftOutcome {
  const { published } = base
  const read = new DraftReader(draft.language, base.today)
  const sources = sourcesOf(draft, base, read)
  const terms = termsOf(draft, base, read)
  const candidate = {
    maker: base.maker,
    compiledBy: compilerOf(terms, base),
    ...terms,
    ...peopleOf(draft, base, read),
    indicators: indicatorsOf(draft, base, read),
    milestones: milestonesOf(draft, base, read),
    deliverySteps: deliveryOf(draft, base, read),
    money: moneyOf(draft, base, read),
    sources,
    ...endOf(draft, base, read),
    // What cites no document is not documented.
    certainty: draft.certainty || (published?.certainty ?? (sources.length ? 'documented' : 'unclear')),
    note: read.text(draft.note, draft.noteIn, 'note', published?.note),
    ...formedIn(draft, published),
  }

  const { errors } = read
  if (draft.framework.trim() === '') errors.framework = 'required'
  const [starts, due] = [candidate.startsOn, candidate.dueOn]
  if (starts && due && firstDay(starts) > lastDay(due)) errors.startsOn = 'period_order'
  // A few documented records never had a type or a text of their own: those may stay as they are.
  if (draft.types.length === 0 && (published === null || published.types.length > 0))
    errors.types = 'required'
  const neverHad = published !== null && !published.summary && !published.wording
  if (!candidate.summary && !candidate.wording && !neverHad) errors.summary ??= 'required'
  const parsed = CommitmentContent.safeParse(candidate)
  if (!parsed.success)
    for (const issue of parsed.error.issues)
      errors[read.fieldOf(issue.path)] ??=
        issue.code === 'custom' || KNOWN_CODES.test(issue.message) ? issue.message : 'required'
  if (Object.keys(errors).length) return { ok: false, errors }
  return parsed.success ? { ok: true, content: parsed.data } : { ok: false, errors }
}

/** Codes are words joined by `_`; zod's own sentences are not codes. */
const KNOWN_CODES = /^[a-z]+(_[a-z]+)*$/

/**
 * Whose words the record is told in. Of a record by Vaada an office may change a date or a figure without having written
 * its summary: that becomes the office's with the text itself, or with the other texts where there is no summary.
 */
function compilerOf(terms: ReturnType<typeof termsOf>, { compiledBy, published }: DraftBase) {
  if (published?.compiledBy !== 'vaada') return compiledBy
  const told = published.summary ? (['summary'] as const) : (['summary', 'title', 'wording'] as const)
  const isSame = told.every((name) => originalOf(terms[name]) === originalOf(published[name]))
  return isSame ? 'vaada' : compiledBy
}

function termsOf(draft: CommitmentDraft, { published }: DraftBase, read: DraftReader) {
  const before = published?.actions ?? []
  const basisOf = (action: string) => {
    if (draft.inferred) return draft.inferred.includes(action) ? 'inferred' : 'stated'
    return before.find((known) => String(known.action) === action)?.basis ?? 'stated'
  }
  return {
    framework: draft.framework,
    level: draft.level,
    levelBasis: draft.level === 'coalition_commitment' ? draft.levelBasis || null : null,
    types: inOrderOf<string>(published?.types ?? [], draft.types),
    actions: inOrderOf(
      before.map(({ action }) => String(action)),
      draft.actions,
    ).map((action) => ({ action: Number(action), basis: basisOf(action) })),
    title: read.text(draft.title, draft.titleIn, 'title', published?.title) ?? {},
    summary: read.text(draft.summary, draft.summaryIn, 'summary', published?.summary),
    wording: read.text(draft.wording, draft.wordingIn, 'wording', published?.wording),
    madeOn: read.pastDate(draft.madeOn, 'madeOn'),
    startsOn: read.date(draft.startsOn, 'startsOn'),
    dueOn: read.date(draft.dueOn, 'dueOn'),
  }
}

function peopleOf(draft: CommitmentDraft, { published }: DraftBase, read: DraftReader) {
  const partners = filledRows(draft.partners)
  const known = published?.partners ?? []
  const ids = partnerRows(known, draft.language)
  read.place('partners', partners)
  return {
    leadInstitution: read.text(
      draft.leadInstitution,
      draft.leadInstitutionIn,
      'leadInstitution',
      published?.leadInstitution,
    ),
    partners: partners.map(({ row: { row, name, nameIn }, index }) => {
      const before = known[ids.indexOf(row || partnerRow(name))]
      return read.text(name, nameIn, `partners.${index}.name`, before) ?? {}
    }),
    geography: read.text(draft.geography, draft.geographyIn, 'geography', published?.geography),
    groups: read.text(draft.groups, draft.groupsIn, 'groups', published?.groups),
    helpSought: read.text(draft.helpSought, draft.helpSoughtIn, 'helpSought', published?.helpSought),
  }
}

function indicatorsOf(draft: CommitmentDraft, { published }: DraftBase, read: DraftReader) {
  const rows = filledRows(draft.indicators, ...KEYED.indicators.chosen)
  const keyOf = keys(draft.indicators, KEYED.indicators.prefix)
  read.place('indicators', rows)
  return rows.map(({ row, index }, position) => {
    const before = published?.indicators.find(({ key }) => key === row.key)
    const path = `indicators.${index}`
    return {
      key: keyOf(row.key),
      name: read.text(row.name, row.nameIn, `${path}.name`, before?.name) ?? {},
      unit: read.text(row.unit, row.unitIn, `${path}.unit`, before?.unit) ?? {},
      direction: row.direction,
      measure: row.measure,
      baseline: read.point(
        { value: row.baselineValue, on: row.baselineOn },
        `${path}.baseline`,
        before?.baseline,
      ),
      target: read.point({ value: row.targetValue, on: row.targetOn }, `${path}.target`, before?.target),
      method: read.text(row.method, row.methodIn, `${path}.method`, before?.method),
      sources: inOrderOf(before?.sources ?? [], row.sources),
      values: valuesOf(row.values, before?.values ?? [], path, `indicators.${position}`, read),
    }
  })
}

type ValueRow = CommitmentDraft['indicators'][number]['values'][number]
type Value = CommitmentContent['indicators'][number]['values'][number]

/** Published values in their order, as corrected where they stand in the form; then the new ones. */
function valuesOf(
  rows: readonly ValueRow[],
  published: readonly Value[],
  path: string,
  list: string,
  read: DraftReader,
) {
  const ids = valueRows([...published])
  const known = ids.map((id): Placed<ValueRow | undefined> => {
    const index = rows.findIndex(({ row }) => row === id)
    return { row: rows[index], index }
  })
  const added = filledRows(rows, 'saidBy').filter(({ row }) => !ids.includes(row.row))
  read.place(`${list}.values`, [...known, ...added])
  const value = (row: ValueRow, index: number, before: Value | undefined) => {
    const at = `${path}.values.${index}`
    const [from, on] = [read.date(row.from, `${at}.from`), read.pastDate(row.on, `${at}.on`)]
    if (from && on && firstDay(from) > lastDay(on)) read.errors[`${at}.from`] ??= 'period_order'
    return {
      on,
      from,
      value: read.number(row.value, `${at}.value`, before?.value),
      saidBy: row.saidBy,
      partial: row.partial !== '',
      methodBreak: row.methodBreak !== '',
      note: read.text(row.note, row.noteIn, `${at}.note`, before?.note),
      sources: inOrderOf(before?.sources ?? [], row.sources),
    }
  }
  return [
    ...published.map((before, at) => {
      const { row, index } = known[at] ?? { row: undefined, index: -1 }
      return row ? value(row, index, before) : before
    }),
    ...added.map(({ row, index }) => value(row, index, undefined)),
  ]
}

function milestonesOf(draft: CommitmentDraft, { published }: DraftBase, read: DraftReader) {
  const rows = filledRows(draft.milestones, ...KEYED.milestones.chosen)
  const keyOf = keys(draft.milestones, KEYED.milestones.prefix)
  read.place('milestones', rows)
  return rows.map(({ row, index }) => {
    const before = published?.milestones.find(({ key }) => key === row.key)
    const path = `milestones.${index}`
    return {
      key: keyOf(row.key),
      name: read.text(row.name, row.nameIn, `${path}.name`, before?.name) ?? {},
      kind: row.kind,
      state: row.state,
      dueOn: read.date(row.dueOn, `${path}.dueOn`),
      doneOn: read.pastDate(row.doneOn, `${path}.doneOn`),
      note: read.text(row.note, row.noteIn, `${path}.note`, before?.note),
      sources: inOrderOf(before?.sources ?? [], row.sources),
    }
  })
}

function deliveryOf(draft: CommitmentDraft, { published }: DraftBase, read: DraftReader) {
  const rows = filledRows(draft.deliverySteps)
  const known = published?.deliverySteps ?? []
  const ids = deliveryRows(known)
  read.place('deliverySteps', rows)
  return rows.map(({ row, index }) => {
    const before = known[ids.indexOf(row.row)]
    const path = `deliverySteps.${index}`
    return {
      stage: row.stage,
      reachedOn: read.pastDate(row.reachedOn, `${path}.reachedOn`),
      note: read.text(row.note, row.noteIn, `${path}.note`, before?.note),
      sources: inOrderOf(before?.sources ?? [], row.sources),
    }
  })
}

function moneyOf(draft: CommitmentDraft, { maker, published }: DraftBase, read: DraftReader) {
  const rows = filledRows(draft.money, ...KEYED.money.chosen)
  const keyOf = keys(draft.money, KEYED.money.prefix)
  read.place('money', rows)
  return rows.map(({ row, index }) => {
    const before = published?.money.find(({ key }) => key === row.key)
    const path = `money.${index}`
    const [from, to] = [read.date(row.from, `${path}.from`), read.date(row.to, `${path}.to`)]
    const moved = from !== before?.from || to !== before?.to
    if (moved && from && to && firstDay(from) > lastDay(to)) read.errors[`${path}.from`] ??= 'period_order'
    return {
      key: keyOf(row.key),
      stage: row.stage,
      basis: row.basis,
      scope: row.scope,
      amount: read.number(row.amount, `${path}.amount`, before?.amount),
      currency: read.currency(row.currency, maker, `${path}.currency`),
      period: read.text(row.period, row.periodIn, `${path}.period`, before?.period),
      from,
      to,
      provider: read.text(row.provider, row.providerIn, `${path}.provider`, before?.provider),
      receiver: read.text(row.receiver, row.receiverIn, `${path}.receiver`, before?.receiver),
      iatiIdentifier: plain(row.iatiIdentifier, before?.iatiIdentifier),
      note: read.text(row.note, row.noteIn, `${path}.note`, before?.note),
      sources: inOrderOf(before?.sources ?? [], row.sources),
    }
  })
}

function sourcesOf(draft: CommitmentDraft, { published, files = [] }: DraftBase, read: DraftReader) {
  const rows = filledRows(draft.sources, 'key', 'kind', 'language')
  const keyOf = keys(draft.sources, 's')
  read.place('sources', rows)
  return rows.map(({ row, index }) => {
    const before = published?.sources.find(({ key }) => key === row.key)
    const attached = row.file.trim()
    const file =
      before?.file?.sha256 === attached ? before.file : files.find(({ sha256 }) => sha256 === attached)
    if (attached !== '' && !file) read.errors[`sources.${index}.url`] = 'unknown_file'
    const problem = row.url === before?.url ? null : linkProblem(linkFromEntry(row.url) ?? '')
    if (problem) read.errors[`sources.${index}.url`] = problem
    return {
      key: keyOf(row.key),
      title: row.title,
      url: linkFromEntry(plain(row.url, before?.url) ?? ''),
      kind: row.kind,
      publisher: plain(row.publisher, before?.publisher),
      publishedOn: read.pastDate(row.publishedOn, `sources.${index}.publishedOn`),
      language: plain(row.language, before?.language),
      ...(file && { file }),
    }
  })
}

/** The consultation that is named; none where the field is empty. */
function formedIn({ consultation }: CommitmentDraft, published: DraftBase['published']) {
  if (consultation === null)
    return published?.consultation === undefined ? {} : { consultation: published.consultation }
  return consultation.trim() === '' ? {} : { consultation: Number(consultation) }
}

/** How a promise ended, that it was missed, and where somebody looked for its result. */
function endOf(draft: CommitmentDraft, { published }: DraftBase, read: DraftReader) {
  const { closure, deadlineMissed, search } = draft
  return {
    closure: isBlank(closure)
      ? null
      : {
          kind: closure.kind,
          on: read.date(closure.on, 'closure.on'),
          reason:
            read.text(closure.reason, closure.reasonIn, 'closure.reason', published?.closure?.reason) ?? {},
          sources: inOrderOf(published?.closure?.sources ?? [], closure.sources),
        },
    deadlineMissed: isBlank(deadlineMissed)
      ? null
      : {
          note:
            read.text(
              deadlineMissed.note,
              deadlineMissed.noteIn,
              'deadlineMissed.note',
              published?.deadlineMissed?.note,
            ) ?? {},
          sources: inOrderOf(published?.deadlineMissed?.sources ?? [], deadlineMissed.sources),
        },
    search: isBlank(search)
      ? null
      : {
          on: read.pastDate(search.on, 'search.on'),
          places: read.text(search.places, search.placesIn, 'search.places', published?.search?.places) ?? {},
        },
  }
}

/** What was typed on one line; as it was where nobody touched it. */
const plain = (typed: string, before: string | null | undefined): string | null =>
  typed === (before ?? '') ? (before ?? null) : typed.trim() || null

/** Lists whose new rows are given keys, and the choices that make no row alone. */
const KEYED = {
  indicators: { prefix: 'i', chosen: ['key', 'direction', 'measure'] },
  milestones: { prefix: 'm', chosen: ['key', 'kind', 'state'] },
  money: { prefix: 'f', chosen: ['key', 'stage', 'basis', 'scope', 'currency'] },
} as const

/** Key that each row of a list will have in the content → its place in the form. */
export function placesByKey(list: string, rows: readonly Fields[]): Map<string, number> {
  if (!(list in KEYED)) return new Map()
  const { prefix, chosen } = KEYED[list as keyof typeof KEYED]
  const ownKey = ({ key }: Fields) => (typeof key === 'string' ? key : '')
  const keyOf = keys(
    rows.map((row) => ({ key: ownKey(row) })),
    prefix,
  )
  return new Map(filledRows(rows, ...chosen).map(({ row, index }) => [keyOf(ownKey(row)), index]))
}

/** Gives each row that has no key yet the next free one. */
function keys(all: readonly { key: string }[], prefix: string) {
  const taken = new Set(all.map(({ key }) => key).filter(Boolean))
  let next = 1
  return (key: string) => {
    if (key) return key
    while (taken.has(`${prefix}${next}`)) next += 1
    taken.add(`${prefix}${next}`)
    return `${prefix}${next}`
  }
}
