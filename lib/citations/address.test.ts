import { BlockList } from 'node:net'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, isPublicAddress } from './address'
import { type LinkError, publicAddressesOf, targetOf } from './guard'

const INNER = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '2002:0808:0808::1',
  '2620:4f:8000::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  '2600::1%eth0',
  'fec0::1',
  'ff02::1',
]
const OUTER = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2606:4700:4700::1111',
  '2a00:1450:4001::1',
]

test.each(INNER)('%s is not asked', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
test.each(OUTER)('%s may be asked', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
test.each([
  '',
  'example.org',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '01.2.3.4',
  '1.2.3.4 ',
  ':::',
  '[::1]',
  '1::2::3',
])('%j is no address, so it is not asked', (text) => {
  expect(isPublicAddress(text)).toBe(false)
})

test('the bytes of an address are those of every way to write it', () => {
  expect(bytesOf('2001:db8::1')).toEqual([0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(bytesOf('::ffff:1.2.3.4')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4])
  expect(bytesOf('2001:0db8:0:0:0:0:0:1')).toEqual(bytesOf('2001:db8::1'))
})

const octet = fc.nat(255)
const ipv4 = fc.tuple(octet, octet, octet, octet)
const group = fc.nat(0xffff).map((number) => number.toString(16))
const ipv6 = fc.array(group, { minLength: 8, maxLength: 8 })

describe('whatever the address', () => {
  const special = new BlockList()
  for (const [net, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const)
    special.addSubnet(net, bits)

  test('no private IPv4 address is public, by another judge', () => {
    fc.assert(
      fc.property(ipv4, (bytes) => {
        const address = bytes.join('.')
        if (special.check(address)) expect(isPublicAddress(address)).toBe(false)
      }),
    )
  })

  test('no IPv6 form that carries an IPv4 address is asked', () => {
    fc.assert(
      fc.property(ipv4, (bytes) => {
        const [a, b, c, d] = bytes.map((byte) => byte.toString(16).padStart(2, '0'))
        for (const form of [
          `::ffff:${bytes.join('.')}`,
          `::${a}${b}:${c}${d}`,
          `::ffff:0:${a}${b}:${c}${d}`,
          `64:ff9b::${a}${b}:${c}${d}`,
          `64:ff9b:1::${a}${b}:${c}${d}`,
          `2002:${a}${b}:${c}${d}::1`,
          `2001:0:${a}${b}:${c}${d}::`,
        ])
          expect(isPublicAddress(form)).toBe(false)
      }),
    )
  })

  test('only the block that is given out to the public can be public', () => {
    fc.assert(
      fc.property(ipv6, (groups) => {
        const first = Number.parseInt(groups[0] ?? '', 16)
        if (first < 0x2000 || first > 0x3fff) expect(isPublicAddress(groups.join(':'))).toBe(false)
      }),
    )
  })
})

const faultOf = (address: string): string | null => {
  try {
    targetOf(address)
    return null
  } catch (error) {
    return (error as LinkError).fault
  }
}

describe('an address of a link', () => {
  test.each([
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/plain,x',
    'javascript:alert(1)',
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://:secret@example.org/',
    'https://example.org:8443/',
    'http://example.org:8080/',
    'http://example.org:22/',
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://a.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://router/',
    'http://intranet/',
    'http://db.corp/',
    'http://1.0.0.127.in-addr.arpa/',
    'http://site.onion/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://127.0.0.1./',
    'http://１２７.０.０.１/',
    'http://①②⑦.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[fd00:ec2::254]/',
    'http://[64:ff9b::7f00:1]/',
    'http:///etc/',
    'http://',
    '//example.org/',
    'example.org',
    `https://example.org/${'x'.repeat(2000)}`,
  ])('%s is refused', (address) => {
    expect(faultOf(address)).toBe('address')
  })

  test.each([
    ['https://example.org/a?b#c', 'example.org', 443],
    ['http://EXAMPLE.org:80/', 'example.org', 80],
    ['http://example.org:443/', 'example.org', 443],
    ['https://example.org./', 'example.org', 443],
    ['https://пример.рф/', 'xn--e1afmkfd.xn--p1ai', 443],
    ['http://8.8.8.8/', '8.8.8.8', 80],
    ['http://[2606:4700:4700::1111]/', '2606:4700:4700::1111', 80],
  ])('%s may be asked', (address, host, port) => {
    expect(targetOf(address)).toMatchObject({ host, port })
  })

  test('an inner IPv4 address is refused in every form a number can be written in', () => {
    const inner = fc.constantFrom<number[]>(
      [127, 0, 0, 1],
      [10, 1, 2, 3],
      [192, 168, 1, 1],
      [169, 254, 169, 254],
      [172, 20, 0, 5],
      [100, 64, 0, 1],
      [0, 0, 0, 0],
    )
    const written = fc.constantFrom<(part: number) => string>(
      (part) => String(part),
      (part) => `0${part.toString(8)}`,
      (part) => `0x${part.toString(16)}`,
      (part) => `0X${part.toString(16).toUpperCase()}`,
    )
    fc.assert(
      fc.property(
        inner,
        fc.array(written, { minLength: 4, maxLength: 4 }),
        fc.nat(3),
        (bytes, ways, joined) => {
          // The last parts may be written as one number.
          const rest = bytes.slice(3 - joined).reduce((sum, byte) => sum * 256 + byte, 0)
          const parts = [...bytes.slice(0, 3 - joined), rest]
          const host = parts.map((part, at) => ways[at]?.(part)).join('.')
          expect(faultOf(`http://${host}/`)).toBe('address')
        },
      ),
    )
  })
})

describe('a name', () => {
  const behind = (addresses: string[]) => publicAddressesOf('example.org', async () => addresses)

  test('leads to its public addresses, IPv4 first', async () => {
    expect(await behind(['2606:4700::1', '8.8.8.8'])).toEqual(['8.8.8.8', '2606:4700::1'])
  })
  test('that leads to an inner address as well is refused as a whole', async () => {
    await expect(behind(['8.8.8.8', '10.0.0.1'])).rejects.toMatchObject({ fault: 'address' })
    await expect(behind(['8.8.8.8', '::1'])).rejects.toMatchObject({ fault: 'address' })
  })
  test('without an address, or unknown, is not reachable', async () => {
    await expect(behind([])).rejects.toMatchObject({ fault: 'dns' })
    await expect(
      publicAddressesOf('example.org', async () => {
        throw new Error('ENOTFOUND')
      }),
    ).rejects.toMatchObject({ fault: 'dns' })
  })
  test('that is an address is not looked up', async () => {
    const never = async () => {
      throw new Error('looked up')
    }
    expect(await publicAddressesOf('8.8.8.8', never)).toEqual(['8.8.8.8'])
    await expect(publicAddressesOf('127.0.0.1', never)).rejects.toMatchObject({ fault: 'address' })
  })
})
