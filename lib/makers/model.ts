/** `joint`: several states together, counted once and shown on each one's page. */
export const MAKER_KINDS = ['state', 'international_body', 'joint', 'non_state'] as const
export type MakerKind = (typeof MAKER_KINDS)[number]
