/** Longest texts of a contribution, in characters of one language. */
export const WHAT_MAX = 160
export const DETAILS_MAX = 2000
export const OUTPUT_MAX = 300
export const ANSWER_MAX = 2000

/**
 * How far a contribution has come. `agreed` and `declined` are the government's answers to an offer, all others its
 * partner's own steps.
 */
export const CONTRIBUTION_STAGES = [
  'offered',
  'agreed',
  'under_way',
  'delivered',
  'declined',
  'withdrawn',
] as const
export type ContributionStage = (typeof CONTRIBUTION_STAGES)[number]

export const PARTNER_STAGES = ['offered', 'under_way', 'delivered', 'withdrawn'] as const
export type PartnerStage = (typeof PARTNER_STAGES)[number]
export const DECISIONS = ['agreed', 'declined'] as const
export type Decision = (typeof DECISIONS)[number]

/** What kind of help it is. */
export const HELP_KINDS = ['money', 'expertise', 'training', 'equipment', 'services', 'other'] as const
export type HelpKind = (typeof HELP_KINDS)[number]

/** Name of a published contribution: `KAZ-2021-01/c1`, numbered within the commitment. */
export const contributionRecord = (reference: string, number: number): string => `${reference}/c${number}`

/** What a record of these is; null: it is of something else. */
export function readContribution(record: string): { reference: string; number: number } | null {
  const found = /^([A-Z]{3}-\d{4}-\d{2,})\/c(\d{1,6})$/.exec(record)
  return found ? { reference: found[1] ?? '', number: Number(found[2]) } : null
}

/**
 * Stages that its partner may publish next; `stage` null: nothing is published yet. Nothing begins before the government
 * has agreed, unless it has no office here that could. A stage may be published again, with other words or documents.
 */
export function partnerSteps(stage: ContributionStage | null, hasOffice: boolean): readonly PartnerStage[] {
  switch (stage) {
    case null:
    case 'declined':
      return ['offered']
    case 'offered':
      return hasOffice ? ['offered', 'withdrawn'] : ['offered', 'under_way', 'withdrawn']
    case 'agreed':
      return ['under_way', 'withdrawn']
    case 'under_way':
      return ['under_way', 'delivered', 'withdrawn']
    case 'delivered':
      return ['delivered']
    case 'withdrawn':
      return []
  }
}

/** Whether the government may answer: an offer that stands. */
export const isAnswerable = (stage: ContributionStage | null): boolean => stage === 'offered'
