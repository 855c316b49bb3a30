import { FOLLOW_PATH } from './model'

/** Where a mail program ends the letters for its reader, from the path of the page behind the same secret. */
export const oneClickUrl = (baseUrl: string, path: string): string =>
  `${baseUrl}/api/follow/${path.slice(FOLLOW_PATH.length)}`
