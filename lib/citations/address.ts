import { isIPv4, isIPv6 } from 'node:net'

/**
 * IPv4 blocks that are not for the public (IANA special-purpose registry), and the address at which one cloud answers
 * its own machines. Blocks that are public but serve no website, such as AS112, are among them.
 */
const NOT_PUBLIC: readonly [address: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** Within 2000::/3, the only block given out to the public: protocols, documentation, 6to4, AS112. */
const NOT_PUBLIC_6: readonly [address: string, bits: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]

/** The bytes of an address as a resolver or `URL` writes it; null: it is none, or names an interface. */
export function bytesOf(address: string): number[] | null {
  if (isIPv4(address)) return address.split('.').map(Number)
  if (!isIPv6(address) || address.includes('%')) return null
  const [head = '', tail] = address.split('::')
  const groups = (part: string): number[] =>
    part === ''
      ? []
      : part
          .split(':')
          .flatMap((group) =>
            group.includes('.')
              ? group.split('.').map(Number)
              : [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff],
          )
  const [left, right] = [groups(head), groups(tail ?? '')]
  return [...left, ...Array<number>(16 - left.length - right.length).fill(0), ...right]
}

const isWithin = (bytes: readonly number[], block: readonly number[], bits: number): boolean => {
  for (let at = 0; at * 8 < bits; at += 1) {
    const width = Math.min(8, bits - at * 8)
    const mask = 0xff & (0xff << (8 - width))
    if (((bytes[at] ?? 0) & mask) !== ((block[at] ?? 0) & mask)) return false
  }
  return true
}

const blocks = (list: readonly [address: string, bits: number][]) =>
  list.map(([address, bits]) => ({ block: bytesOf(address) ?? [], bits }))
const [BLOCKS, BLOCKS_6] = [blocks(NOT_PUBLIC), blocks(NOT_PUBLIC_6)]

/**
 * Whether a machine on the public network can have this address. Whatever isn't known to be public isn't: mapped,
 * translated and tunnelled forms of IPv4 are refused as a whole.
 */
export function isPublicAddress(address: string): boolean {
  const bytes = bytesOf(address)
  if (!bytes) return false
  if (bytes.length === 4) return !BLOCKS.some(({ block, bits }) => isWithin(bytes, block, bits))
  return (
    ((bytes[0] ?? 0) & 0xe0) === 0x20 && !BLOCKS_6.some(({ block, bits }) => isWithin(bytes, block, bits))
  )
}
