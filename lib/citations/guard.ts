import { isIP } from 'node:net'
import { isPublicAddress } from './address'
import type { LinkFault } from './model'

/** A request that brought nothing, or was never made. */
export class LinkError extends Error {
  override name = 'LinkError'
  constructor(
    readonly fault: LinkFault,
    message: string,
    readonly status: number | null = null,
  ) {
    super(message)
  }
}

export const LINK_MAX = 2000
/** Names that only a house's own network answers, and names that are no site. */
const INNER_NAME =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|arpa|onion|i2p|alt)$/

export interface Target {
  url: URL
  /** As a name server or a socket wants it: no brackets, no dot at the end. */
  host: string
  port: number
  secure: boolean
}

/**
 * The parts of an address that may be asked. `URL` writes every form of an IPv4 number (decimal, octal, hexadecimal)
 * as four decimals first.
 * @throws LinkError address
 */
export function targetOf(address: string): Target {
  const refuse = (why: string) => new LinkError('address', why)
  if (address.length > LINK_MAX || !URL.canParse(address)) throw refuse('not an address')
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('another protocol')
  if (url.username || url.password) throw refuse('credentials')
  const secure = url.protocol === 'https:'
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port)
  if (port !== 80 && port !== 443) throw refuse('another port')
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (isIP(host)) {
    if (!isPublicAddress(host)) throw refuse('not a public address')
  } else if (!host.includes('.') || host.endsWith('.') || INNER_NAME.test(host)) throw refuse('an inner name')
  return { url, host, port, secure }
}

export type Resolve = (host: string) => Promise<readonly string[]>

/**
 * The addresses behind a host, all of them public: a name that leads to an inner one as well is refused as a whole.
 * IPv4 first, since that is what most hosts of the region have.
 * @throws LinkError address | dns
 */
export async function publicAddressesOf(host: string, resolve: Resolve): Promise<string[]> {
  if (isIP(host)) {
    if (!isPublicAddress(host)) throw new LinkError('address', 'not a public address')
    return [host]
  }
  const found = await resolve(host).catch((error: Error) => {
    throw new LinkError('dns', error.message)
  })
  if (found.length === 0) throw new LinkError('dns', 'no address')
  if (!found.every(isPublicAddress)) throw new LinkError('address', 'leads to an inner address')
  return found.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
}
