import { hash, verify } from '@node-rs/argon2'
import { COMMON_WORDS } from './common-words'
import { type Remainder, withoutRows } from './keyboard-rows'

/** NIST SP 800-63B: length, not composition. */
export const PASSWORD_MIN = 15
/** Longer than any sentence a person types; keeps hashing cheap to refuse. */
export const PASSWORD_MAX = 512

// OWASP's second recommended setting for argon2id: 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The whole password counts, in one Unicode form, so that another keyboard gives the same. */
const normal = (password: string) => password.normalize('NFKC')
const lengthOf = (text: string) => [...text].length

export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST)

let decoy: Promise<string> | undefined

/** Checks in the same time whether or not there is a hash: timing doesn't tell whether an account exists. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const text = normal(password)
  const tooLong = lengthOf(text) > PASSWORD_MAX
  const matches = await verify(stored ?? (await decoy), tooLong ? '' : text)
  return matches && stored != null && !tooLong
}

/** Letters that must be left once everything guessable is taken out. */
const ENOUGH = 8
/** What a word or row that everybody tries is worth, in letters, however long it is and however often it comes. */
const GUESSABLE_WORTH = 2
/** Shorter ones stand in too many other words. */
const WORD_MIN = 4
const SITE_WORDS = ['vaada', 'ваада']

/**
 * Code of what is wrong with a new password, or null. `context`: what is known about its owner, as it stands: name,
 * address, organisation, country.
 */
export function passwordFault(password: string, context: readonly string[]): string | null {
  const text = normal(password).toLowerCase()
  if (password.length === 0) return 'required'
  if (Math.min(lengthOf(password), lengthOf(text)) < PASSWORD_MIN) return 'password_short'
  if (lengthOf(text) > PASSWORD_MAX) return 'too_long'
  const letters = lettersOf(text)
  const judged = lengthOf(letters) < ENOUGH ? text : letters
  if (repeats(judged)) return 'password_repeats'
  const others = without(judged, wordsOf([...SITE_WORDS, ...context]))
  if (lengthOf(lettersOf(others.left)) < ENOUGH) return 'password_context'
  const plain = withoutRows(others.left)
  if (worth(plain) < ENOUGH) return 'password_sequence'
  const unmasked = withoutRows(text)
  unmasked.left = unmask(unmasked.left)
  return [plain, unmasked].some((form) => worth(withoutCommon(form)) < ENOUGH) ? 'password_common' : null
}

const lettersOf = (text: string) => text.replace(/[\s\p{P}]/gu, '')

/** Few characters, each many times over, or one unit again and again. */
function repeats(text: string): boolean {
  const singles = text.replace(/(.)\1+/gu, '$1')
  if (new Set(text).size <= 4 || lengthOf(singles) < ENOUGH) return true
  for (let unit = 1; unit <= text.length / 2; unit += 1)
    if (text.slice(unit) === text.slice(0, -unit)) return true
  return false
}

const MASKS: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
}

/** The word that p@ssw0rd looks like. */
const unmask = (text: string) => lettersOf(text.replace(/[@$013457]/g, (sign) => MASKS[sign] ?? sign))

const worth = ({ left, found }: Remainder) => lengthOf(lettersOf(left)) + GUESSABLE_WORTH * found.size

function withoutCommon({ left, found }: Remainder): Remainder {
  const rest = without(left, COMMON_WORDS)
  return { left: rest.left, found: new Set([...found, ...rest.found]) }
}

/** Takes words out, longer ones first. A gap stays, so that what stood around them makes no new word. */
function without(text: string, words: readonly string[]): Remainder {
  const found = new Set<string>()
  let left = text
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    if (!left.includes(word)) continue
    found.add(word)
    left = left.replaceAll(word, ' ')
  }
  return { left, found }
}

const wordsOf = (context: readonly string[]): string[] =>
  context
    .flatMap((text) => {
      const folded = normal(text).toLowerCase()
      return [lettersOf(folded), ...folded.split(/[^\p{L}\p{M}\p{N}]+/u)]
    })
    .filter((word) => word.length >= WORD_MIN)
