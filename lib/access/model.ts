export const ROLES = ['focal_point', 'civil_society', 'donor', 'editor', 'reviewer', 'administrator'] as const
export type Role = (typeof ROLES)[number]
