import { derivedSecret } from '@/lib/secrets'

const PURPOSE = 'follower'

/**
 * What opens the page of an address, and ends its letters: the same in every letter, so that each of them can end them. Made
 * again when it is needed; only its hash is stored.
 */
export const followerSecret = (address: string, siteSecret: string): string =>
  derivedSecret(address, siteSecret, PURPOSE)

export const isFollowerSecret = (text: string): boolean => /^[\w-]{43}$/.test(text)
