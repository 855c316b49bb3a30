export const PERSONAL_DATA_KINDS = [
  'phone',
  'id_number',
  'passport',
  'email',
  'coordinates',
  'bank',
  'name',
  'shelter_address',
] as const
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number]

/** Something in a text that looks like data about a person, or the place of a shelter. */
export interface Finding {
  /** The same for the same kind and words, wherever they stand: what a confirmation names. */
  id: string
  kind: PersonalDataKind
  /** Half-open range in UTF-16 units of the text. */
  start: number
  end: number
  /** The words themselves, shortened. */
  excerpt: string
}

export interface PrivacyContext {
  /** Numbers of published help lines: whoever repeats one reveals nobody. */
  helpLines?: readonly string[]
  /** The record speaks of shelters elsewhere, so that a street and a house need no word for one beside them. */
  aboutShelters?: boolean
}

/** A detector's answer: a range and what it is. */
export type Span = Pick<Finding, 'kind' | 'start' | 'end'>

export const FINDING_ID = /^[a-z_]{4,20}-[0-9a-z]{1,11}$/

const EXCERPT_MAX = 90

export function findingOf(text: string, { kind, start, end }: Span): Finding {
  const words = text.slice(start, end).replaceAll(/\s+/g, ' ').trim()
  // Written with other spaces or capitals it is still the same, so that a confirmation outlives a small edit.
  const same = words.toLowerCase().replaceAll(/[\s().-]/g, '')
  const excerpt = words.length > EXCERPT_MAX ? `${words.slice(0, EXCERPT_MAX - 1)}…` : words
  return { id: `${kind}-${shortHash(same)}`, kind, start, end, excerpt }
}

/** 52 bits are enough to tell one draft's findings apart; the words themselves don't stand in the confirmation. */
function shortHash(text: string): string {
  let [low, high] = [0x811c9dc5, 0x1b873593]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (low >>> 13)
  }
  return ((high & 0xfffff) * 2 ** 32 + (low >>> 0)).toString(36)
}
