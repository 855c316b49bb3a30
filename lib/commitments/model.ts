/** What a record is. Never blurred: only the first is a commitment of the coalition. */
export const LEVELS = [
  'coalition_commitment',
  'declared_intention',
  'international_pledge',
  'national_measure',
] as const
export type Level = (typeof LEVELS)[number]

/** The levels that carry a status; the others show facts and a delivery stage only. */
export const PLEDGE_LEVELS = [
  'coalition_commitment',
  'international_pledge',
] as const satisfies readonly Level[]
export const isPledge = (level: Level): boolean => (PLEDGE_LEVELS as readonly Level[]).includes(level)

/** The framework that coalition commitments are made under. */
export const COALITION_FRAMEWORK = 'gef-gbv'

/** Why a record counts as a coalition commitment: a source shows the registration, or the maker announced it. */
export const LEVEL_BASES = ['registered', 'announced'] as const
export type LevelBasis = (typeof LEVEL_BASES)[number]

export const COMMITMENT_TYPES = ['policy', 'financial', 'programmatic', 'advocacy'] as const
export type CommitmentType = (typeof COMMITMENT_TYPES)[number]

/** Whether a source itself links the record with the action, or Vaada mapped it by content. */
export const ACTION_BASES = ['stated', 'inferred'] as const
export type ActionBasis = (typeof ACTION_BASES)[number]

/** Nothing is named in a source where a record has none. */
export const shownBasis = (basis: ActionBasis, hasSource: boolean): ActionBasis =>
  hasSource ? basis : 'inferred'

export const CERTAINTIES = ['documented', 'paraphrased', 'unclear'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** How a commitment was ended by its maker; needs a document and a reason. */
export const CLOSURES = ['withdrawn', 'superseded'] as const
export type Closure = (typeof CLOSURES)[number]

/** How far a law, policy or service has come, in order. Signing a law is a stage, not a promise kept. */
export const DELIVERY_STAGES = [
  'announced',
  'policy',
  'bill',
  'law_in_force',
  'by_law',
  'budget_line',
  'service_open',
  'service_in_use',
] as const
export type DeliveryStage = (typeof DELIVERY_STAGES)[number]

/** Who keeps the record: compiled by Vaada from public sources, or written by the maker's own office. */
export const COMPILERS = ['vaada', 'office'] as const
export type Compiler = (typeof COMPILERS)[number]

export const REFERENCE_PATTERN = /^[A-Z]{3}-\d{4}-\d{2,3}$/
/** `KAZ-2021-01`: maker, year made (or first recorded), number. Never changes, never reused. */
export type Reference = string
