export const ROLES = ['focal_point', 'civil_society', 'donor', 'editor', 'reviewer', 'administrator'] as const
export type Role = (typeof ROLES)[number]

const HOMES: Partial<Record<Role, 'reviews' | 'admin'>> = { reviewer: 'reviews', administrator: 'admin' }
/** Section where somebody's work begins. */
export const homeOf = (role: Role): 'workspace' | 'reviews' | 'admin' => HOMES[role] ?? 'workspace'
