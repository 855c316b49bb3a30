/** Acts that need two people. */
export const PROPOSAL_KINDS = ['thresholds', 'framework', 'redaction'] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

export const PROPOSAL_STATES = ['open', 'carried_out', 'refused', 'withdrawn'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]
