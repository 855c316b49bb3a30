export const SOURCE_KINDS = [
  'law',
  'official_report',
  'official_statistics',
  'statement',
  'press',
  'research',
  'independent',
] as const
/** What a cited document is; it settles how strong the evidence is. */
export type SourceKind = (typeof SOURCE_KINDS)[number]
