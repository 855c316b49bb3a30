import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'

/** This site as a passkey knows it. */
export interface RelyingParty {
  /** Host name that the passkeys belong to. */
  id: string
  origin: string
  /** Names people to their passkeys without saying who they are. */
  handleSecret: string
}

/** Null: the site has a number in place of a host name, and passkeys belong to names. */
export function relyingParty(baseUrl: string, secret: string): RelyingParty | null {
  const { hostname, origin } = new URL(baseUrl)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? null : { id: hostname, origin, handleSecret: secret }
}

/** What a passkey keeps of its owner: the same for all their passkeys, and nothing to anybody else. */
export const handleOf = ({ handleSecret }: RelyingParty, personId: number): Buffer =>
  createHmac('sha256', handleSecret).update(`passkey handle ${personId}`).digest()
