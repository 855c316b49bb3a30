import type { CONTENT_CODES } from '../model'

/** The content of a file isn't taken. The message is for the log: it names no part of the content. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    readonly code: (typeof CONTENT_CODES)[number],
    about: string,
  ) {
    super(about)
  }
}
