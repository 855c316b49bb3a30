import { DomainError, type ErrorCode } from './errors'
import type { Fields } from './form-data'

/** Path of a field in the form → code of what is wrong, in the order of the form. */
export type FieldErrors = Record<string, string>

/** What a form's action answers: done, or everything that is wrong at once, with what was typed. */
export type ActionResult =
  | { ok: true; message?: string }
  | { ok: false; formError?: ErrorCode; fieldErrors?: FieldErrors; typed?: Fields }

/** Expected refusals become an answer; anything else is a bug and goes on to the error page. */
export async function settle(work: () => Promise<void>, typed?: Fields): Promise<ActionResult> {
  try {
    await work()
    return { ok: true }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const fieldErrors = Object.keys(error.fields).length ? error.fields : undefined
    return {
      ok: false,
      ...(fieldErrors ? { fieldErrors } : { formError: error.code }),
      ...(typed && { typed }),
    }
  }
}

/** zod's issues as field errors: the first of each field, by its dotted path. */
export function fieldErrorsOf(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[]
}): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) errors[issue.path.map(String).join('.')] ??= issue.message
  return errors
}
