import { expect, test } from 'vitest'
import { clientAddress } from './client-address'

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
})

test('without a proxy the header is anybody’s word, and the connection counts', () => {
  expect(clientAddress(from('192.0.2.7', '203.0.113.1'), 0)).toBe('192.0.2.7')
})

test('behind one proxy its own entry counts, whatever the client wrote before it', () => {
  expect(clientAddress(from('127.0.0.1', '198.51.100.9, 203.0.113.1'), 1)).toBe('203.0.113.1')
})

test('behind two proxies the entry of the outer one counts', () => {
  expect(clientAddress(from('127.0.0.1', '198.51.100.9, 203.0.113.1, 10.0.0.2'), 2)).toBe('203.0.113.1')
})

test('an entry that is no address is not believed', () => {
  expect(clientAddress(from('127.0.0.1', 'nobody'), 1)).toBe('127.0.0.1')
  expect(clientAddress(from('127.0.0.1'), 1)).toBe('127.0.0.1')
})

test('an IPv6 household is one client', () => {
  expect(clientAddress(from('2001:db8:1:2:3:4:5:6'), 0)).toBe('2001:db8:1:2::/64')
  expect(clientAddress(from('2001:db8::1'), 0)).toBe('2001:db8:0:0::/64')
  expect(clientAddress(from('::ffff:192.0.2.7'), 0)).toBe('::ffff:192.0.2.7')
})
