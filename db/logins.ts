import { createHmac } from 'node:crypto'
import type { Login } from './roles'

export interface DatabaseUrls {
  owner: string
  app: string
  reader: string
}

/**
 * The three logins. Given only one address, it is the owner, and the passwords of the other two follow from the
 * secret: nothing more to keep, and every process computes the same.
 */
export function databaseUrls(given: {
  DATABASE_URL: string
  DATABASE_PUBLIC_URL?: string | undefined
  DATABASE_OWNER_URL?: string | undefined
  AUTH_SECRET: string
}): DatabaseUrls {
  const owner = given.DATABASE_OWNER_URL ?? given.DATABASE_URL
  const derived = (user: string) => {
    const url = new URL(owner)
    url.username = user
    url.password = createHmac('sha256', given.AUTH_SECRET).update(`login ${user}`).digest('base64url')
    return url.href
  }
  return {
    owner,
    app: given.DATABASE_OWNER_URL ? given.DATABASE_URL : derived('vaada_app'),
    reader: given.DATABASE_PUBLIC_URL ?? derived('vaada_public'),
  }
}

export function loginOf(url: string): Login {
  const { username, password } = new URL(url)
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) }
}
