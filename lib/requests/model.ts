import type { OrganisationKind } from '@/lib/organisations/model'

/** Kinds that may ask for an account themselves; a public body is invited. */
export const ASKING_KINDS = ['civil_society', 'donor'] as const satisfies readonly OrganisationKind[]
export type AskingKind = (typeof ASKING_KINDS)[number]

/** asked → verified by a reviewer, or refused; verified → invited by an administrator. */
export const REQUEST_STATES = ['asked', 'verified', 'refused', 'invited'] as const
export type RequestState = (typeof REQUEST_STATES)[number]
