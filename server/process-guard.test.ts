import { expect, test } from 'vitest'
import { isBrokenConnection } from './process-guard'

const nullSocket = (stack: string) =>
  Object.assign(new TypeError("Cannot read properties of null (reading 'write')"), { stack })

test.each([
  [Object.assign(new Error('reset'), { code: 'ECONNRESET' }), true],
  [Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' }), true],
  [Object.assign(new Error('terminating connection'), { code: '57P01' }), true],
  [nullSocket('at Immediate.nextWrite (…/postgres/src/connection.js:255:22)'), true],
  [nullSocket('at Immediate.W (…/.next/server/chunks/db.js:1:900)'), true],
  [nullSocket('at save (…/actions.ts:3:4)'), false],
  [new TypeError("Cannot read properties of null (reading 'id')"), false],
  [Object.assign(new Error('duplicate key'), { code: '23505' }), false],
  ['a string', false],
])('%s only says that a connection broke: %s', (error, broken) => {
  expect(isBrokenConnection(error)).toBe(broken)
})
