export const ORGANISATION_KINDS = ['public_body', 'civil_society', 'donor'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]
