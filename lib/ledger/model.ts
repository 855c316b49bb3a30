/** What an entry is about. */
export const LEDGER_SUBJECTS = [
  'commitment',
  'report',
  'finding',
  'thresholds',
  'framework',
  'assessment',
  'reply',
  'refusal',
  'contribution',
  'consultation',
  'suggestion',
] as const
export type LedgerSubject = (typeof LEDGER_SUBJECTS)[number]

/** `seed`: the first load, reviewed by nobody; `publish`: by a reviewer; `redact`: content emptied, with a public reason. */
export const LEDGER_ACTS = ['seed', 'publish', 'redact'] as const
export type LedgerAct = (typeof LEDGER_ACTS)[number]
