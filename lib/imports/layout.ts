import type { WorkbookKind } from './model'

/** Answers that a column offers. The last three are data, not words. */
export const CHOICE_LISTS = [
  'implementation',
  'selfRating',
  'stepState',
  'moneyStage',
  'moneyBasis',
  'moneyScope',
  'sourceKind',
  'audience',
  'yes',
  'level',
  'levelBasis',
  'direction',
  'measure',
  'milestoneKind',
  'milestoneState',
  'stage',
] as const
export type ChoiceList = (typeof CHOICE_LISTS)[number]
export type DataList = 'reference' | 'framework' | 'maker'

/**
 * `key`: ours, hidden. `shown`: to be read. `pick`: whose row it is. The others are typed into; what they hold is an
 * entry of the draft, as somebody would type it into the form.
 */
export type ColumnKind = 'key' | 'shown' | 'pick' | 'text' | 'number' | 'date' | 'choice'

export interface Column {
  /** Name of the draft's field, where it is typed into. Stands in the workbook's first, hidden row. */
  name: string
  kind: ColumnKind
  /** In characters. */
  width: number
  list?: ChoiceList | DataList
}

export interface Sheet {
  id: string
  /** The draft's list whose rows these are; null: the draft's own fields. */
  list: string | null
  columns: readonly Column[]
  /** Empty rows at the end, for what is new. */
  spare: number
}

const shown = (name: string, width: number): Column => ({ name, kind: 'shown', width })
const key = (name: string): Column => ({ name, kind: 'key', width: 4 })
const text = (name: string, width = 30): Column => ({ name, kind: 'text', width })
const number = (name: string, width = 16): Column => ({ name, kind: 'number', width })
const date = (name: string, width = 14): Column => ({ name, kind: 'date', width })
const choice = (name: string, list: ChoiceList | DataList, width = 22): Column => ({
  name,
  kind: 'choice',
  width,
  list,
})
const pick = (list: DataList | undefined, width = 15): Column => ({
  name: 'subject',
  kind: 'pick',
  width,
  list,
})

/** What says of which draft a row is, with the title of the commitment and the cycle beside it. */
const OF_REPORT = [{ ...pick(undefined), kind: 'shown' as const }, shown('title', 34), shown('cycle', 9)]

const REPORT_SHEETS: readonly Sheet[] = [
  {
    id: 'figures',
    list: 'values',
    spare: 0,
    columns: [
      key('row'),
      key('about'),
      ...OF_REPORT,
      shown('indicator', 36),
      shown('unit', 14),
      shown('baseline', 13),
      shown('target', 13),
      shown('latest', 13),
      shown('latestOn', 13),
      number('value'),
      date('from'),
      date('on'),
      choice('methodBreak', 'yes', 14),
      text('note', 40),
    ],
  },
  {
    id: 'reports',
    list: null,
    spare: 0,
    columns: [
      ...OF_REPORT,
      choice('implementation', 'implementation'),
      choice('selfRating', 'selfRating'),
      text('done', 60),
      text('challenges', 45),
      text('supportNeeded', 45),
      text('nextSteps', 45),
    ],
  },
  {
    id: 'steps',
    list: 'steps',
    spare: 0,
    columns: [
      key('row'),
      key('about'),
      ...OF_REPORT,
      shown('milestone', 40),
      shown('dueOn', 13),
      choice('state', 'stepState'),
      date('doneOn'),
      text('note', 40),
    ],
  },
  {
    id: 'money',
    list: 'money',
    spare: 50,
    columns: [
      key('row'),
      pick('reference'),
      choice('stage', 'moneyStage'),
      choice('basis', 'moneyBasis'),
      choice('scope', 'moneyScope', 30),
      number('amount', 18),
      text('currency', 10),
      date('from'),
      date('to'),
      text('provider', 30),
      text('note', 40),
    ],
  },
  {
    id: 'evidence',
    list: 'evidence',
    spare: 50,
    columns: [
      key('row'),
      pick('reference'),
      text('title', 45),
      text('url', 45),
      choice('kind', 'sourceKind'),
      text('publisher', 30),
      date('publishedOn'),
      choice('audience', 'audience', 20),
    ],
  },
]

const COMMITMENT_SHEETS: readonly Sheet[] = [
  {
    id: 'commitments',
    list: null,
    spare: 100,
    columns: [
      pick(undefined, 10),
      text('title', 45),
      choice('framework', 'framework', 34),
      choice('level', 'level', 28),
      choice('levelBasis', 'levelBasis', 30),
      choice('type_policy', 'yes', 12),
      choice('type_financial', 'yes', 12),
      choice('type_programmatic', 'yes', 12),
      choice('type_advocacy', 'yes', 12),
      text('actions', 12),
      text('wording', 50),
      text('summary', 50),
      date('madeOn'),
      date('startsOn'),
      date('dueOn'),
      text('leadInstitution', 30),
      text('partners', 30),
      text('geography', 24),
      text('groups', 24),
      text('helpSought', 30),
    ],
  },
  {
    id: 'indicators',
    list: 'indicators',
    spare: 200,
    columns: [
      pick(undefined, 10),
      text('name', 45),
      text('unit', 16),
      choice('direction', 'direction', 28),
      choice('measure', 'measure'),
      number('baselineValue'),
      date('baselineOn'),
      number('targetValue'),
      date('targetOn'),
      text('method', 40),
      text('sources', 14),
    ],
  },
  {
    id: 'milestones',
    list: 'milestones',
    spare: 200,
    columns: [
      pick(undefined, 10),
      text('name', 45),
      choice('kind', 'milestoneKind'),
      choice('state', 'milestoneState', 28),
      date('dueOn'),
      date('doneOn'),
      text('note', 40),
      text('sources', 14),
    ],
  },
  {
    id: 'deliverySteps',
    list: 'deliverySteps',
    spare: 200,
    columns: [
      pick(undefined, 10),
      choice('stage', 'stage', 26),
      date('reachedOn'),
      text('note', 40),
      text('sources', 14),
    ],
  },
  {
    id: 'moneyLines',
    list: 'money',
    spare: 200,
    columns: [
      pick(undefined, 10),
      choice('stage', 'moneyStage'),
      choice('basis', 'moneyBasis'),
      choice('scope', 'moneyScope', 30),
      number('amount', 18),
      text('currency', 10),
      text('period', 16),
      text('note', 40),
      text('sources', 14),
    ],
  },
  {
    id: 'sources',
    list: 'sources',
    spare: 200,
    columns: [
      pick(undefined, 10),
      text('key', 10),
      text('title', 45),
      text('url', 45),
      choice('kind', 'sourceKind'),
      text('publisher', 30),
      date('publishedOn'),
      text('language', 10),
    ],
  },
]

export const SHEETS: Readonly<Record<WorkbookKind, readonly Sheet[]>> = {
  reports: REPORT_SHEETS,
  commitments: COMMITMENT_SHEETS,
}

/** By the name that stands before the dot in a sheet's first row. */
export const findSheet = (id: string): Sheet | undefined =>
  [...REPORT_SHEETS, ...COMMITMENT_SHEETS].find((sheet) => sheet.id === id)

export const kindOfSheet = (id: string): WorkbookKind =>
  REPORT_SHEETS.some((sheet) => sheet.id === id) ? 'reports' : 'commitments'

export const isEntry = ({ kind }: Column): boolean =>
  kind === 'text' || kind === 'number' || kind === 'date' || kind === 'choice'

/** Rows above the first one that is typed into: our hidden names, and the words people read. */
export const HEAD_ROWS = 2
/** What a hidden sheet tells us about the workbook, one name and one value a row. */
export const ABOUT_SHEET = 'vaada'
