/**
 * Whether a feed of what changed (`.atom`) or of due days (`.ics`) lies beside a page, by its path without language. The
 * door reads this, so it knows nothing of databases.
 */
export const hasAtom = (path: string): boolean =>
  path === '/changes' || ONE_SUBJECT.test(path) || ORGANISATION.test(path)
export const hasDates = (path: string): boolean => path === '/commitments' || ONE_SUBJECT.test(path)

/** It promises nothing, so nothing of it falls due. */
const ORGANISATION = /^\/organisations\/[^/]+$/
const ONE_SUBJECT = /^\/(?:countries|actions|commitments)\/[^/]+$/
