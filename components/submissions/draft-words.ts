/** Namespaces of the words that the forms of drafts need in the browser. */
const SHARED = [
  'drafts',
  'fieldComments',
  'files',
  'personalData',
  'submission',
  'report',
  'fieldErrors',
  'formErrors',
  'language',
  'sourceKind',
  'milestoneState',
  'moneyStage',
  'moneyBasis',
  'moneyScope',
] as const
export const COMMITMENT_WORDS = [
  ...SHARED,
  'commitmentForm',
  'certainty',
  'closure',
  'speaker',
  'textState',
  'level',
  'levelMeaning',
  'levelBasis',
  'type',
  'direction',
  'measure',
  'milestoneKind',
  'stage',
] as const
export const REPORT_WORDS = [...SHARED, 'implementation', 'selfRating', 'outputKind', 'outputState'] as const
/** Of what an organisation says and an office answers. */
export const SAID_WORDS = [...SHARED, 'assessment', 'reply', 'selfRating'] as const
/** Of what a partner offers and an office answers. */
export const HELP_WORDS = [...SHARED, 'contribution', 'agreement'] as const
/** Of what an office opens, what is suggested there, and what it answers. */
export const FORUM_WORDS = [...SHARED, 'consultation', 'suggestion', 'answer'] as const
