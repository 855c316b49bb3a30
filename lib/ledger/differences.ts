import { valueRows } from '@/lib/commitments/draft-rows'
import type { CommitmentContent } from '@/lib/commitments/input'
import type { CommitmentType, DeliveryStage } from '@/lib/commitments/model'
import { addMonths, daysBetween, type IsoDate, lastDay, type PartialDate } from '@/lib/dates/partial'
import { isLocale, LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'
import { type Goalpost, type GoalpostKind, goalpostChanges } from '@/lib/standing/goalposts'

type Indicator = CommitmentContent['indicators'][number]
type Milestone = CommitmentContent['milestones'][number]
type Money = CommitmentContent['money'][number]
type Value = Indicator['values'][number]

const TEXT_FIELDS = [
  'title',
  'summary',
  'wording',
  'leadInstitution',
  'geography',
  'groups',
  'helpSought',
  'note',
] as const
const DATE_FIELDS = ['madeOn', 'startsOn', 'dueOn'] as const
const CHOICE_FIELDS = ['level', 'levelBasis', 'framework', 'certainty', 'compiledBy'] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type DateField = (typeof DATE_FIELDS)[number]
export type ChoiceField = (typeof CHOICE_FIELDS)[number]

export type Change = 'added' | 'removed' | 'changed'

/** How far a date moved: whole years or months where it is that, else days. Above 0: later. */
export interface Shift {
  readonly unit: 'years' | 'months' | 'days'
  readonly by: number
}

/**
 * One thing that differs between two versions of a record. Data, not words: `messages` says it in each language.
 * A text is compared in the language it was written in; its translations are told apart.
 */
export type Difference = Plain & {
  /** Whether it asks less or more of the maker than before; null: it is no goalpost. */
  readonly goalpost: GoalpostKind | null
}

type Plain =
  | { readonly kind: 'text'; readonly field: TextField; readonly change: Change }
  | {
      readonly kind: 'translation'
      readonly field: TextField
      readonly locale: Locale
      readonly change: Change | 'state'
    }
  | ({ readonly kind: 'date'; readonly field: DateField } & Moved)
  | {
      readonly kind: 'choice'
      readonly field: ChoiceField
      readonly before: string | null
      readonly after: string | null
    }
  | {
      readonly kind: 'types'
      readonly added: readonly CommitmentType[]
      readonly removed: readonly CommitmentType[]
    }
  | { readonly kind: 'actions'; readonly added: readonly number[]; readonly removed: readonly number[] }
  | { readonly kind: 'action_basis'; readonly actions: readonly number[] }
  | {
      readonly kind: 'partners'
      readonly added: readonly LocalizedText[]
      readonly removed: readonly LocalizedText[]
    }
  | {
      readonly kind: 'closure'
      readonly change: Change
      readonly closure: 'withdrawn' | 'superseded'
      readonly on: PartialDate
    }
  | { readonly kind: 'deadline_missed'; readonly change: Change }
  | { readonly kind: 'search'; readonly change: Change; readonly on: PartialDate }
  /** The consultation in which it was formed; null: none is named any more. */
  | { readonly kind: 'consultation'; readonly number: number | null }
  | {
      readonly kind: 'indicator'
      readonly change: 'added' | 'removed'
      readonly key: string
      readonly name: LocalizedText
    }
  | {
      readonly kind: 'indicator_terms'
      readonly key: string
      readonly name: LocalizedText
      readonly field: 'name' | 'unit' | 'direction' | 'measure' | 'method' | 'sources'
    }
  | {
      readonly kind: 'point'
      readonly point: 'baseline' | 'target'
      readonly key: string
      readonly name: LocalizedText
      readonly unit: LocalizedText
      readonly before: string | null
      readonly after: string | null
    }
  | ({
      readonly kind: 'point_date'
      readonly point: 'baseline' | 'target'
      readonly key: string
      readonly name: LocalizedText
    } & Moved)
  | {
      readonly kind: 'value'
      readonly change: Change
      readonly key: string
      readonly name: LocalizedText
      readonly unit: LocalizedText
      readonly on: PartialDate
      readonly before: string | null
      readonly after: string | null
    }
  /** Notes, sources or marks of single values; the figures stayed. */
  | { readonly kind: 'value_details'; readonly key: string; readonly name: LocalizedText }
  | {
      readonly kind: 'milestone'
      readonly change: 'added' | 'removed'
      readonly key: string
      readonly name: LocalizedText
    }
  | {
      readonly kind: 'milestone_state'
      readonly key: string
      readonly name: LocalizedText
      readonly before: Milestone['state']
      readonly after: Milestone['state']
    }
  | ({
      readonly kind: 'milestone_date'
      readonly key: string
      readonly name: LocalizedText
      readonly field: 'dueOn' | 'doneOn'
    } & Moved)
  | { readonly kind: 'milestone_text'; readonly key: string; readonly name: LocalizedText }
  | {
      readonly kind: 'delivery'
      readonly change: Change
      readonly stage: DeliveryStage
      readonly on: PartialDate | null
    }
  | {
      readonly kind: 'money'
      readonly change: Change
      readonly before: Money | null
      readonly after: Money | null
    }
  | { readonly kind: 'source'; readonly change: Change; readonly title: string }
  /** Texts of a row say the same in the language they were written in, and something else in others. */
  | { readonly kind: 'row_translations'; readonly name: LocalizedText }
  | { readonly kind: 'delivery_translations'; readonly stage: DeliveryStage }
  | { readonly kind: 'money_translations'; readonly line: Money }

interface Moved {
  readonly before: PartialDate | null
  readonly after: PartialDate | null
  /** null: it was stated for the first time, or is no longer. */
  readonly shift: Shift | null
}

/** What changed from one published version of a record to the next, in the order of the page. */
export function differencesOf(before: CommitmentContent, after: CommitmentContent): Difference[] {
  const goalposts = goalpostChanges(before, after)
  return plainDifferences(before, after).map((difference) => {
    const [whats, key] = goalpostOf(difference)
    const moved = goalposts.filter((goalpost) => whats.includes(goalpost.what) && goalpost.key === key)
    return { ...difference, goalpost: together(moved.map(({ kind }) => kind)) }
  })
}

function plainDifferences(before: CommitmentContent, after: CommitmentContent): Plain[] {
  return [
    ...choiceDifferences(before, after),
    ...TEXT_FIELDS.flatMap((field) => textDifferences(field, before[field], after[field])),
    ...DATE_FIELDS.flatMap((field): Plain[] =>
      before[field] === after[field] ? [] : [{ kind: 'date', field, ...moved(before[field], after[field]) }],
    ),
    ...setDifferences(before, after),
    ...endDifferences(before, after),
    ...matched(before.indicators, after.indicators).flatMap(({ old, now }) => indicatorDifferences(old, now)),
    ...matched(before.milestones, after.milestones).flatMap(({ old, now }) => milestoneDifferences(old, now)),
    ...deliveryDifferences(before, after),
    ...matched(before.money, after.money).flatMap(({ old, now }): Plain[] =>
      same(old, now)
        ? []
        : now && sameOriginals(old, now)
          ? [{ kind: 'money_translations', line: now }]
          : [{ kind: 'money', change: changeOf(old, now), before: old, after: now }],
    ),
    ...matched(before.sources, after.sources).flatMap(({ old, now }): Plain[] =>
      same(old, now)
        ? []
        : [{ kind: 'source', change: changeOf(old, now), title: (now ?? old)?.title ?? '' }],
    ),
  ]
}

/** Which goalposts a difference speaks of, and of which indicator, step, line or field. */
function goalpostOf(difference: Plain): [readonly Goalpost[], string | null] {
  switch (difference.kind) {
    case 'choice':
      return [difference.field === 'level' ? ['level'] : [], null]
    case 'text':
      return [['scope'], difference.field]
    case 'date':
      return [
        difference.field === 'dueOn' ? ['due_date'] : difference.field === 'startsOn' ? ['start_date'] : [],
        null,
      ]
    case 'indicator':
      return [['indicator'], difference.key]
    case 'indicator_terms': {
      const { field, key } = difference
      return [
        field === 'direction' ? ['direction'] : field === 'unit' || field === 'measure' ? ['unit'] : [],
        key,
      ]
    }
    case 'point':
      return [[difference.point], difference.key]
    case 'point_date':
      return [[difference.point === 'target' ? 'target_date' : 'baseline_date'], difference.key]
    case 'milestone':
    case 'milestone_text':
      return [['step'], difference.key]
    case 'milestone_date':
      return [difference.field === 'dueOn' ? ['step_date'] : [], difference.key]
    case 'money':
      return [
        ['money', 'money_scope', 'money_basis', 'money_date'],
        (difference.after ?? difference.before)?.key ?? null,
      ]
    default:
      return [[], null]
  }
}

/** Of several on one line: one that softens and one that hardens can't be weighed against each other. */
function together(kinds: readonly GoalpostKind[]): GoalpostKind | null {
  if (kinds.length === 0) return null
  const [softened, hardened] = [kinds.includes('softened'), kinds.includes('hardened')]
  return softened === hardened ? 'neutral' : softened ? 'softened' : 'hardened'
}

/** How far a date moved, by the last day of each; null where one of them is not stated or both end on the same day. */
export function shiftOf(before: PartialDate | null, after: PartialDate | null): Shift | null {
  if (before === null || after === null) return null
  const [from, to] = [lastDay(before), lastDay(after)]
  if (from === to) return null
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  const whole = addMonths(from, months) === to || (endsMonth(from) && endsMonth(to))
  if (!whole || months === 0) return { unit: 'days', by: daysBetween(from, to) }
  return months % 12 === 0 ? { unit: 'years', by: months / 12 } : { unit: 'months', by: months }
}

const endsMonth = (day: IsoDate) => lastDay(day.slice(0, 7)) === day

const moved = (before: PartialDate | null, after: PartialDate | null): Moved => ({
  before,
  after,
  shift: shiftOf(before, after),
})

/** By value, whatever order the keys were written in; decimals by what they say (`2.50` is `2.5`). */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value ?? null
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]),
  )
}

/** The same but for translations. */
const sameOriginals = (a: unknown, b: unknown) => same(originals(a), originals(b))

function originals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(originals)
  if (value === null || typeof value !== 'object') return value
  if (isText(value)) return wordsOf(value, originalOf(value) ?? LOCALES.find((locale) => value[locale]))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, originals(member)]))
}

const isText = (value: object): value is LocalizedText =>
  Object.keys(value).length > 0 && Object.keys(value).every(isLocale)

const sameNumber = (a: string | undefined, b: string | undefined) =>
  a === b || (a !== undefined && b !== undefined && plain(a) === plain(b))
const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

const changeOf = (old: unknown, now: unknown): Change =>
  old === null || old === undefined ? 'added' : now === null || now === undefined ? 'removed' : 'changed'

/** Rows of two lists by their key: those of the newer list in its order, then those that are gone. */
function matched<Row extends { key: string }>(
  before: readonly Row[],
  after: readonly Row[],
): { old: Row | null; now: Row | null }[] {
  const find = (rows: readonly Row[], key: string) => rows.find((row) => row.key === key) ?? null
  return [
    ...after.map((now) => ({ old: find(before, now.key), now })),
    ...before.filter((old) => !find(after, old.key)).map((old) => ({ old, now: null })),
  ]
}

const originalOf = (text: LocalizedText | null) =>
  LOCALES.find((locale) => text?.[locale]?.state === 'original')
const wordsOf = (text: LocalizedText | null, locale: Locale | undefined) =>
  (locale && text?.[locale]?.text) ?? null

function textDifferences(
  field: TextField,
  before: LocalizedText | null,
  after: LocalizedText | null,
): Plain[] {
  if (!before && !after) return []
  if (!before || !after) return [{ kind: 'text', field, change: changeOf(before, after) }]
  const original = originalOf(after) ?? originalOf(before)
  const found: Plain[] = []
  if (wordsOf(before, original) !== wordsOf(after, original))
    found.push({ kind: 'text', field, change: 'changed' })
  for (const locale of LOCALES) {
    if (locale === original) continue
    const [old, now] = [before[locale], after[locale]]
    if (old?.text !== now?.text)
      found.push({ kind: 'translation', field, locale, change: changeOf(old, now) })
    // A translation that falls behind its original is no act of anybody's.
    else if (now?.state === 'checked' && old?.state !== 'checked')
      found.push({ kind: 'translation', field, locale, change: 'state' })
  }
  return found
}

function choiceDifferences(before: CommitmentContent, after: CommitmentContent): Plain[] {
  return CHOICE_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    kind: 'choice',
    field,
    before: before[field],
    after: after[field],
  }))
}

function setDifferences(before: CommitmentContent, after: CommitmentContent): Plain[] {
  const found: Plain[] = []
  const types = apart(before.types, after.types)
  if (types.added.length || types.removed.length) found.push({ kind: 'types', ...types })
  const numbers = (content: CommitmentContent) => content.actions.map(({ action }) => action)
  const actions = apart(numbers(before), numbers(after))
  if (actions.added.length || actions.removed.length) found.push({ kind: 'actions', ...actions })
  const rebased = after.actions.filter(({ action, basis }) =>
    before.actions.some((old) => old.action === action && old.basis !== basis),
  )
  if (rebased.length) found.push({ kind: 'action_basis', actions: rebased.map(({ action }) => action) })
  const partners = apart(before.partners, after.partners, sameOriginals)
  if (partners.added.length || partners.removed.length) found.push({ kind: 'partners', ...partners })
  for (const name of apart(before.partners, after.partners).added)
    if (!partners.added.includes(name)) found.push({ kind: 'row_translations', name })
  return found
}

const apart = <T>(before: readonly T[], after: readonly T[], equal: (a: T, b: T) => boolean = same) => ({
  added: after.filter((one) => !before.some((old) => equal(old, one))),
  removed: before.filter((old) => !after.some((one) => equal(old, one))),
})

function endDifferences(before: CommitmentContent, after: CommitmentContent): Plain[] {
  const found: Plain[] = []
  const closure = after.closure ?? before.closure
  if (closure && !same(before.closure, after.closure))
    found.push({
      kind: 'closure',
      change: changeOf(before.closure, after.closure),
      closure: closure.kind,
      on: closure.on,
    })
  if (!same(before.deadlineMissed, after.deadlineMissed))
    found.push({ kind: 'deadline_missed', change: changeOf(before.deadlineMissed, after.deadlineMissed) })
  const search = after.search ?? before.search
  if (search && !same(before.search, after.search))
    found.push({ kind: 'search', change: changeOf(before.search, after.search), on: search.on })
  if (before.consultation !== after.consultation)
    found.push({ kind: 'consultation', number: after.consultation ?? null })
  return found
}

function indicatorDifferences(old: Indicator | null, now: Indicator | null): Plain[] {
  const either = now ?? old
  if (!either) return []
  const { key, name, unit } = either
  if (!old || !now) return [{ kind: 'indicator', change: old ? 'removed' : 'added', key, name }]

  const terms = (['name', 'unit', 'direction', 'measure', 'method', 'sources'] as const)
    .filter((field) => !sameOriginals(old[field], now[field]))
    .map((field): Plain => ({ kind: 'indicator_terms', key, name, field }))
  const translated = ({ name: title, unit: counted, method }: Indicator) => [title, counted, method]
  if (terms.length === 0 && !same(translated(old), translated(now)))
    terms.push({ kind: 'row_translations', name })
  const points = (['baseline', 'target'] as const).flatMap((point): Plain[] => {
    const [was, is] = [old[point], now[point]]
    const found: Plain[] = []
    if (!sameNumber(was?.value, is?.value))
      found.push({
        kind: 'point',
        point,
        key,
        name,
        unit,
        before: was?.value ?? null,
        after: is?.value ?? null,
      })
    if (was && is && was.on !== is.on)
      found.push({ kind: 'point_date', point, key, name, ...moved(was.on, is.on) })
    return found
  })
  return [...terms, ...points, ...valueDifferences(old, now)]
}

/** Values have no key: one is the same while its time and its speaker are. */
function valueDifferences(old: Indicator, now: Indicator): Plain[] {
  const keyed = (values: Value[]) => {
    const ids = valueRows(values)
    return values.map((value, index) => ({ key: ids[index] ?? '', value }))
  }
  const pairs = matched(keyed(old.values), keyed(now.values))
  const figures = pairs.flatMap(({ old: was, now: is }): Plain[] => {
    const either = is ?? was
    if (!either || (was && is && sameNumber(was.value.value, is.value.value))) return []
    return [
      {
        kind: 'value',
        change: changeOf(was, is),
        key: now.key,
        name: now.name,
        unit: now.unit,
        on: either.value.on,
        before: was?.value.value ?? null,
        after: is?.value.value ?? null,
      },
    ]
  })
  const details = ({ note, sources, methodBreak }: Value) => [note, sources, methodBreak]
  const touched = pairs.some(
    ({ old: was, now: is }) => was && is && !same(details(was.value), details(is.value)),
  )
  return touched ? [...figures, { kind: 'value_details', key: now.key, name: now.name }] : figures
}

function milestoneDifferences(old: Milestone | null, now: Milestone | null): Plain[] {
  const either = now ?? old
  if (!either) return []
  const { key, name } = either
  if (!old || !now) return [{ kind: 'milestone', change: old ? 'removed' : 'added', key, name }]
  const found: Plain[] = []
  if (old.state !== now.state)
    found.push({ kind: 'milestone_state', key, name, before: old.state, after: now.state })
  for (const field of ['dueOn', 'doneOn'] as const)
    if (old[field] !== now[field])
      found.push({ kind: 'milestone_date', key, name, field, ...moved(old[field], now[field]) })
  const texts = ({ name: title, note, kind, sources }: Milestone) => [title, note, kind, sources]
  if (!sameOriginals(texts(old), texts(now))) found.push({ kind: 'milestone_text', key, name })
  else if (!same(texts(old), texts(now))) found.push({ kind: 'row_translations', name })
  return found
}

/** Stages have no key either; a stage reached on another date, or by other documents, has changed. */
function deliveryDifferences(before: CommitmentContent, after: CommitmentContent): Plain[] {
  const { added, removed } = apart(before.deliverySteps, after.deliverySteps, sameOriginals)
  const translated = apart(before.deliverySteps, after.deliverySteps).added.filter(
    (step) => !added.includes(step),
  )
  const corrected = added.filter((step) => removed.some((old) => old.stage === step.stage))
  const gone = removed.filter((old) => !added.some((step) => step.stage === old.stage))
  return [
    ...added.map(
      (step): Plain => ({
        kind: 'delivery',
        change: corrected.includes(step) ? 'changed' : 'added',
        stage: step.stage,
        on: step.reachedOn,
      }),
    ),
    ...gone.map(
      (old): Plain => ({ kind: 'delivery', change: 'removed', stage: old.stage, on: old.reachedOn }),
    ),
    ...translated.map(({ stage }): Plain => ({ kind: 'delivery_translations', stage })),
  ]
}
