import type { Format } from './model'

/**
 * Addresses of pages that have data beside them, without their language, and the endings they may carry; `*` stands for one
 * segment. The door reads this list, so it knows nothing of databases. A new page adds its line here and its tables in
 * `pages.ts`.
 */
export const DATA_PATHS = {
  '/commitments': ['csv', 'xlsx', 'json', 'iati.xml'],
  '/commitments/*': ['csv', 'xlsx', 'json', 'iati.xml', 'zip'],
  '/actions/*': ['csv', 'xlsx', 'json'],
  '/compare': ['csv', 'xlsx', 'json'],
  '/countries': ['csv', 'xlsx', 'json'],
  '/countries/*': ['csv', 'xlsx', 'json', 'iati.xml', 'zip'],
  /** The whole record, and each of its tables by itself. */
  '/data': ['xlsx', 'zip'],
  '/data/*': ['csv', 'xlsx', 'json'],
  '/funding': ['csv', 'xlsx', 'json', 'iati.xml'],
  '/funding/lines': ['csv', 'xlsx', 'json'],
  '/funding/pledges': ['csv', 'xlsx', 'json'],
  '/map': ['csv', 'xlsx', 'json'],
  '/goalposts': ['csv', 'xlsx', 'json'],
  '/disputed': ['csv', 'xlsx', 'json'],
  '/changes': ['csv', 'xlsx', 'json'],
  '/reporting': ['csv', 'xlsx', 'json'],
  '/partners': ['csv', 'xlsx', 'json'],
  '/consultations': ['csv', 'xlsx', 'json'],
  '/consultations/*': ['csv', 'xlsx', 'json'],
  '/corrections': ['csv', 'xlsx', 'json'],
  '/organisations/*': ['xlsx', 'zip'],
} as const satisfies Record<`/${string}`, readonly Format[]>
export type DataPath = keyof typeof DATA_PATHS

export const isDataPath = (path: string): path is DataPath => Object.hasOwn(DATA_PATHS, path)
export const formatsOf = (path: DataPath): readonly Format[] => DATA_PATHS[path]

/** The line for an address, and what stands for its `*` (empty where it has none); null: no data lies beside it. */
export function findDataPath(path: string): { path: DataPath; segment: string } | null {
  if (isDataPath(path) && !path.endsWith('*')) return { path, segment: '' }
  const slash = path.lastIndexOf('/')
  const [start, segment] = [`${path.slice(0, slash)}/*`, path.slice(slash + 1)]
  return segment !== '' && segment !== '*' && isDataPath(start) ? { path: start, segment } : null
}
