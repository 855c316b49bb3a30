/** Something the person at the terminal can act on: the message is enough, a stack would only be noise. */
export class ExplainedError extends Error {
  name = 'ExplainedError'
}

/** @param {unknown} error @param {string} code */
export const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code
