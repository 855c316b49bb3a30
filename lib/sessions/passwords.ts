import { hash, verify } from '@node-rs/argon2'

/** NIST SP 800-63B: length, not composition. */
export const PASSWORD_MIN = 15
/** Longer than any sentence a person types; keeps hashing cheap to refuse. */
export const PASSWORD_MAX = 512

// OWASP's second recommended setting for argon2id: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The whole password counts, in one Unicode form, so that another keyboard gives the same. */
const normal = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST)

let decoy: Promise<string> | undefined

/** Checks in the same time whether or not there is a hash: timing doesn't tell whether an account exists. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const matches = await verify(stored ?? (await decoy), normal(password.slice(0, PASSWORD_MAX)))
  return matches && stored != null
}

/** Code of what is wrong with a new password, or null. */
export function passwordFault(password: string, context: readonly string[]): string | null {
  const length = [...password].length
  if (length === 0) return 'required'
  if (length < PASSWORD_MIN) return 'password_short'
  if (length > PASSWORD_MAX) return 'too_long'
  const folded = normal(password)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  if (new Set(folded).size <= 4 || isRepetition(folded)) return 'password_repeats'
  if (isSequence(folded)) return 'password_sequence'
  const rest = context
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word.length >= 4)
    .reduce((left, word) => left.replaceAll(word, ''), folded)
  return [...rest].length < PASSWORD_MIN / 2 ? 'password_context' : null
}

const isRepetition = (text: string) => /^(.{1,8})\1+.{0,7}$/u.test(text) && /^(.{1,8}?)\1{2,}/u.test(text)

function isSequence(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).filter((code, i) => Math.abs(code - (codes[i] ?? 0)) === 1)
  return codes.length > 1 && steps.length / (codes.length - 1) > 0.8
}
