/** What a key is for: `reading` more at once, or `delivering` reports as drafts of one office. */
export const KEY_KINDS = ['reading', 'delivering'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

export const KEY_NAME_MAX = 80
/** Keys that somebody, or an office, may have at a time. */
export const KEYS_MAX = 5
export const KEY_MONTHS = 12

const PREFIX: Record<KeyKind, string> = { reading: 'vaada_r_', delivering: 'vaada_d_' }
const KEY = /^vaada_([rd])_[\w-]{43}$/

/** A key as it is shown once. It says what it is, so that it is known where it turns up by mistake. */
export const keyOf = (kind: KeyKind, secret: string): string => `${PREFIX[kind]}${secret}`

/** What a text claims to be; null: no key of ours. */
export function kindOfKey(text: string): KeyKind | null {
  const [, letter] = KEY.exec(text) ?? []
  return letter === undefined ? null : letter === 'r' ? 'reading' : 'delivering'
}

/** The key that a request shows (`Authorization: Bearer …`); null: none. It may be anything. */
export const shownKey = (authorization: string | null | undefined): string | null =>
  /^Bearer +([\w.~+/=-]{1,500})$/i.exec(authorization?.trim() ?? '')?.[1] ?? null
