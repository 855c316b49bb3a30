import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/**
 * Network address of who asks, for throttling in memory. Every proxy in front of us adds the address it was asked from
 * at the end of `X-Forwarded-For`; what stands before those of our own proxies anybody can write. Of an IPv6 address
 * its /64, which is one household's.
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  proxies: number,
): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
  const named = proxies > 0 ? forwarded.at(-proxies) : undefined
  const address = named && isIP(named) ? named : (socket.remoteAddress ?? 'unknown')
  return isIP(address) === 6 && !address.startsWith('::ffff:') ? household(address) : address
}

/** The first four groups, written out. */
function household(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail !== undefined) while (groups.length < 4) groups.push('0')
  return `${groups.slice(0, 4).join(':')}::/64`
}
