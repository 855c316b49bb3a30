/** Longest texts, in characters of one language. */
export const TITLE_MAX = 160
export const WORDING_MAX = 6000
export const WORDS_MAX = 2000
export const REASON_MAX = 2000

/** `text`: of a commitment that an office plans; `theme`: nothing is written yet, what should be promised is the question. */
export const ABOUT = ['text', 'theme'] as const
export type About = (typeof ABOUT)[number]

/**
 * What somebody suggests in a consultation. Not called a proposal: that is what needs two people (`lib/proposals`), and what
 * a submission would publish.
 */
export const SUGGESTION_KINDS = ['wording', 'indicator', 'target', 'comment', 'support'] as const
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number]

/** What became of a suggestion, in the office's words. */
export const OUTCOMES = ['taken_up', 'in_part', 'not_taken_up'] as const
export type SuggestionOutcome = (typeof OUTCOMES)[number]

export const CONSULTATION_STATES = ['announced', 'open', 'answering', 'answered'] as const
export type ConsultationState = (typeof CONSULTATION_STATES)[number]

/** Name of a consultation in the ledger: `KAZ-consultation-3`. */
export const consultationRecord = (maker: string, number: number): string => `${maker}-consultation-${number}`
/** Name of a suggestion in the ledger: `KAZ-consultation-3/s12`. */
export const suggestionRecord = (maker: string, consultation: number, number: number): string =>
  `${consultationRecord(maker, consultation)}/s${number}`

/** What a record of these is; `suggestion` null: the consultation itself; null: it is of something else. */
export function readConsultation(
  record: string,
): { maker: string; consultation: number; suggestion: number | null } | null {
  const [, maker, consultation, suggestion] =
    /^([A-Z]{3})-consultation-([1-9]\d{0,8})(?:\/s([1-9]\d{0,8}))?$/.exec(record) ?? []
  if (maker === undefined) return null
  return {
    maker,
    consultation: Number(consultation),
    suggestion: suggestion === undefined ? null : Number(suggestion),
  }
}
