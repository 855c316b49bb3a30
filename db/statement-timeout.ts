/** How long one statement of a page may take before the database ends it. Whatever takes longer has failed. */
export const STATEMENT_TIMEOUT_MS = 15_000
