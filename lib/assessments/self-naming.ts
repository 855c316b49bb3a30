import type { FieldErrors } from '@/lib/action-result'

/** Shorter words would be found everywhere. */
const NAME_MIN = 4

/** What would give away who a protected organisation is. */
export interface Identity {
  readonly name: string
  readonly website: string | null
  /** Names and addresses of its people. */
  readonly people: readonly { readonly name: string; readonly email: string }[]
}

/** Letters and digits alone, so that a hyphen, a quotation mark or an accent hides nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim()

function hostOf(website: string | null): string | null {
  if (website === null) return null
  try {
    return new URL(website).hostname.replace(/^www\./, '')
  } catch {
    return null
  }
}

function* textsIn(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (value !== null && typeof value === 'object')
    for (const [member, inner] of Object.entries(value))
      yield* textsIn(inner, path ? `${path}.${member}` : member)
}

/**
 * Every field of a draft in which a protected organisation names itself, its people or its address on the web:
 * `names_itself`. A reviewer reads it all the same; this is so that nobody has to notice.
 */
export function selfNaming(draft: unknown, { name, website, people }: Identity): FieldErrors {
  const host = hostOf(website)
  const marks = [name, host, ...people.flatMap((person) => [person.name, person.email])]
    .flatMap((mark) => mark ?? [])
    .map(plain)
    .filter((mark) => mark.length >= NAME_MIN)
  const errors: FieldErrors = {}
  for (const [path, text] of textsIn(draft, '')) {
    const words = ` ${plain(text)} `
    if (marks.some((mark) => words.includes(mark))) errors[path] = 'names_itself'
  }
  return errors
}
