import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes for a link or a cookie. Only the hash is ever stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
