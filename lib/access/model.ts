export const ROLES = ['focal_point', 'civil_society', 'donor', 'editor', 'reviewer', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** What a focal point is in their office. Every office has one lead at most. */
export const OFFICE_ROLES = ['lead', 'alternate', 'contributor'] as const
export type OfficeRole = (typeof OFFICE_ROLES)[number]

/** Separate rights: none brings another along. */
export const RIGHTS = ['flag', 'comment', 'edit', 'submit', 'verify', 'publish', 'manage_people'] as const
export type Right = (typeof RIGHTS)[number]

/** What a contributor can be given, commitment by commitment. */
export const CONTRIBUTOR_RIGHTS = ['flag', 'comment', 'edit', 'submit'] as const satisfies readonly Right[]

/** What somebody may do within their reach: a maker's office, the makers without one, or everywhere. */
export const RIGHTS_OF_ROLE: Readonly<Record<Exclude<Role, 'focal_point'>, readonly Right[]>> = {
  civil_society: [],
  donor: [],
  editor: ['flag', 'comment', 'edit', 'submit'],
  reviewer: ['flag', 'comment', 'verify', 'publish'],
  administrator: ['manage_people'],
}
export const RIGHTS_OF_OFFICE_ROLE: Readonly<Record<OfficeRole, readonly Right[]>> = {
  lead: ['flag', 'comment', 'edit', 'submit', 'manage_people'],
  alternate: ['flag', 'comment', 'edit', 'submit'],
  // Theirs are given one by one.
  contributor: [],
}

/** Roles that are nobody before they have shown a second factor. */
export const SECOND_FACTOR_COMPULSORY: readonly Role[] = ['reviewer', 'administrator']

const HOMES: Record<Role, 'workspace' | 'reviews' | 'admin' | 'account'> = {
  focal_point: 'workspace',
  editor: 'workspace',
  reviewer: 'reviews',
  administrator: 'admin',
  civil_society: 'workspace',
  donor: 'account',
}
/** Section where somebody's work begins. */
export const homeOf = (role: Role) => HOMES[role]
