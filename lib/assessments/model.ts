/** Longest texts of an assessment and of a reply, in characters of one language. */
export const ASSESSMENT_MAX = 4000
export const COVERAGE_MAX = 500
export const SETTLE_MAX = 1000
/** Most organisations that sign one together with its author. */
export const SIGNATURES_MAX = 20

/**
 * When the office is heard: `before` publication, for some days; `after` it, where a preview is dangerous; `nobody`
 * can be, because the maker has no office here.
 */
export const HEARINGS = ['before', 'after', 'nobody'] as const
export type Hearing = (typeof HEARINGS)[number]

/** What its organisation may wish for a published assessment; the clock does it on the next day. */
export const WISHES = ['agree', 'withdraw'] as const
export type Wish = (typeof WISHES)[number]

/** Why an assessment is withdrawn. Chosen, not written: nothing unread is published with it. */
export const WITHDRAWALS = ['mistake', 'overtaken', 'safety', 'unstated'] as const
export type Withdrawal = (typeof WITHDRAWALS)[number]

/** How the ledger names whoever signs an assessment; its name is in the content, where it can be removed. */
export const ORGANISATION_OFFICE = 'organisation'

/** An organisation as a published record names it. */
export interface NamedOrganisation {
  /** Of its page: `/organisations/<number>`. */
  readonly number: number
  readonly name: string
}

/**
 * Public names of what is published: `KAZ-2021-01/2026/a1`, its first reply `KAZ-2021-01/2026/a1/r1`, a refusal
 * `KAZ-2021-01/2026/x1`. The voice is a number within the commitment: who speaks through it stands nowhere public.
 */
export const assessmentRecord = (reference: string, cycle: string, voice: number): string =>
  `${reference}/${cycle}/a${voice}`
export const replyRecord = (assessment: string, number: number): string => `${assessment}/r${number}`
export const refusalRecord = (reference: string, cycle: string, number: number): string =>
  `${reference}/${cycle}/x${number}`

export type AssessmentSubject = 'assessment' | 'reply' | 'refusal'

/** What a record of these is, with its parts; null: none of them. */
export function readRecord(record: string): {
  subject: AssessmentSubject
  reference: string
  cycle: string
  number: number
  reply: number | null
} | null {
  const found = /^([A-Z]{3}-\d{4}-\d{2,})\/([a-z0-9-]{4,20})\/([ax])(\d{1,6})(?:\/r(\d{1,6}))?$/.exec(record)
  if (!found) return null
  const [, reference = '', cycle = '', letter, number, reply] = found
  if (letter === 'x' && reply !== undefined) return null
  return {
    subject: letter === 'x' ? 'refusal' : reply === undefined ? 'assessment' : 'reply',
    reference,
    cycle,
    number: Number(number),
    reply: reply === undefined ? null : Number(reply),
  }
}
