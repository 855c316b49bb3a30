import { expect, test } from 'vitest'
import { isInstalled } from './dependencies.js'

const wanted = {
  '': {},
  'node_modules/next': { version: '16.4.5' },
  'node_modules/fsevents': { version: '2.3.3', optional: true },
  'node_modules/@esbuild/aix-ppc64': { version: '0.25.12', os: ['aix'], cpu: ['ppc64'] },
}

test('packages for other machines may be missing', () => {
  expect(isInstalled(wanted, { 'node_modules/next': { version: '16.4.5' } })).toBe(true)
})

test('a package of another version is not what was asked for', () => {
  expect(isInstalled(wanted, { 'node_modules/next': { version: '16.4.4' } })).toBe(false)
})

test('a missing package is noticed', () => {
  expect(isInstalled(wanted, {})).toBe(false)
})
