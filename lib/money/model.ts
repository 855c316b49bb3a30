/** From asking to spending. Stages are never added together. */
export const MONEY_STAGES = ['requested', 'pledged', 'allocated', 'disbursed', 'spent'] as const
export type MoneyStage = (typeof MONEY_STAGES)[number]

/** What the amount means. Only `total` is ever summed. */
export const MONEY_BASES = ['total', 'cumulative_by', 'per_year', 'at_least', 'up_to'] as const
export type MoneyBasis = (typeof MONEY_BASES)[number]

/** Whether the amount is for this promise alone, or for something wider of which the share is unknown. */
export const MONEY_SCOPES = ['this_promise', 'wider'] as const
export type MoneyScope = (typeof MONEY_SCOPES)[number]
