/** Pages that can be had as PDF: one commitment, one maker. `path` without its language. */
export const hasPaper = (path: string): boolean => /^\/(?:commitments|countries)\/[^/]+$/.test(path)
