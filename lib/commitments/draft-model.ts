import { z } from 'zod'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import { LIST_MAX } from './input'

/** Nobody types more than this into one field; beyond it the draft is cut, not refused. */
const ENTRY_MAX = 20_000

/** Forms send line ends as CRLF; a text that nobody touched must come back as it was. */
const entry = z
  .string()
  .catch('')
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n').slice(0, ENTRY_MAX))
/** Its field has room for several lines, the text is one. */
const line = entry.transform((text) => text.replaceAll(/\s*\n\s*/g, ' '))
const entries = z.array(entry).catch([]).default([])

/** Keys of sources: boxes ticked, or typed with commas between them. */
const citations = z.preprocess(
  (cited) => (typeof cited === 'string' ? cited.split(/[\s,;]+/).filter(Boolean) : cited),
  entries,
)

/**
 * A text in the languages it was not written in, and those of them that somebody says they have checked. null: the
 * form did not ask, so the translations follow their original as published.
 */
const translationsOf = (one: typeof entry | typeof line) =>
  z.object({ en: one, ru: one, kk: one, uz: one, checked: entries }).nullable().catch(null).default(null)
const Translations = translationsOf(entry)
export type Translations = z.output<typeof Translations>

const isPlain = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row)

/** Each row has an id of its own (`row`), by which two versions of it are told to be the same. */
const rows = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .array(z.preprocess((row) => (isPlain(row) ? row : {}), z.object({ row: entry, ...shape })))
    .catch([])
    .default([])
    .transform((list) => list.slice(0, LIST_MAX))

const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((typed) => (isPlain(typed) ? typed : {}), z.object(shape))

const ValueRows = rows({
  value: entry,
  on: entry,
  from: entry,
  saidBy: entry,
  partial: entry,
  methodBreak: entry,
  note: entry,
  noteIn: Translations,
  sources: citations,
})

const PartnerRows = z.preprocess(
  (typed) => (typeof typed === 'string' ? typed.split('\n').map((name) => ({ name })) : typed),
  rows({ name: entry, nameIn: Translations }),
)

/** A commitment as typed: numbers and dates as the person writes them. Anything goes. */
export const CommitmentDraft = z.object({
  /** The language its texts are written in, where they were not published in another. */
  language: z.enum(LOCALES).catch('en').default('en'),
  framework: entry,
  level: entry,
  levelBasis: entry,
  types: entries,
  actions: entries,
  /** Those of the actions that no source names; null: the form did not ask. */
  inferred: z
    .array(entry)
    .transform((numbers) => numbers.filter(Boolean))
    .nullable()
    .catch(null)
    .default(null),
  title: line,
  titleIn: translationsOf(line),
  summary: entry,
  summaryIn: Translations,
  wording: entry,
  wordingIn: Translations,
  madeOn: entry,
  startsOn: entry,
  dueOn: entry,
  deadlineMissed: group({ note: entry, noteIn: Translations, sources: citations }),
  closure: group({
    kind: entry,
    on: entry,
    reason: entry,
    reasonIn: Translations,
    sources: citations,
  }),
  leadInstitution: entry,
  leadInstitutionIn: Translations,
  partners: PartnerRows,
  geography: entry,
  geographyIn: Translations,
  groups: entry,
  groupsIn: Translations,
  helpSought: entry,
  helpSoughtIn: Translations,
  indicators: rows({
    key: entry,
    name: entry,
    nameIn: Translations,
    unit: entry,
    unitIn: Translations,
    direction: entry,
    measure: entry,
    baselineValue: entry,
    baselineOn: entry,
    targetValue: entry,
    targetOn: entry,
    method: entry,
    methodIn: Translations,
    sources: citations,
    /** Published values stay whether or not they stand here: they are added to, and corrected in the open. */
    values: ValueRows,
  }),
  milestones: rows({
    key: entry,
    name: entry,
    nameIn: Translations,
    kind: entry,
    state: entry,
    dueOn: entry,
    doneOn: entry,
    note: entry,
    noteIn: Translations,
    sources: citations,
  }),
  deliverySteps: rows({
    stage: entry,
    reachedOn: entry,
    note: entry,
    noteIn: Translations,
    sources: citations,
  }),
  money: rows({
    key: entry,
    stage: entry,
    basis: entry,
    scope: entry,
    amount: entry,
    currency: entry,
    from: entry,
    to: entry,
    period: entry,
    periodIn: Translations,
    provider: entry,
    providerIn: Translations,
    receiver: entry,
    receiverIn: Translations,
    iatiIdentifier: entry,
    note: entry,
    noteIn: Translations,
    sources: citations,
  }),
  sources: rows({
    key: entry,
    title: entry,
    url: entry,
    /** SHA-256 of a file attached to the submission; empty: none. */
    file: entry,
    kind: entry,
    publisher: entry,
    publishedOn: entry,
    language: entry,
  }),
  /** Empty: as it was, or by whether a source is named. */
  certainty: entry,
  search: group({ on: entry, places: entry, placesIn: Translations }),
  note: entry,
  noteIn: Translations,
  /** Number of the consultation in which it was formed; null: the form did not ask, so it stays as it was. */
  consultation: entry.nullable().catch(null).default(null),
  /** A word of answer to the comment it was returned with; it goes with the next handing in. */
  answer: entry,
  /** Findings of personal data that the writer has confirmed. */
  confirmed: entries,
})
export type CommitmentDraft = z.output<typeof CommitmentDraft>

export const emptyDraft = (language: Locale): CommitmentDraft => CommitmentDraft.parse({ language })
