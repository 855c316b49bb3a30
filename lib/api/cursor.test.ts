import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_FILTERS } from '@/lib/commitments/filters'
import { commitmentsCursor, ledgerCursor, readCommitmentsCursor, readLedgerCursor } from './cursor'

const kazakhstan = { ...NO_FILTERS, country: ['KAZ'] }

test('a cursor is read back', () => {
  const cursor = commitmentsCursor(kazakhstan, 'due', [9870, 'KAZ-2021-01'])
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(readCommitmentsCursor(cursor, kazakhstan, 'due')).toEqual([9870, 'KAZ-2021-01'])
  expect(readLedgerCursor(ledgerCursor(41))).toBe(41)
})

test('under other filters or another order it is refused', () => {
  const cursor = commitmentsCursor(kazakhstan, 'due', [9870, 'KAZ-2021-01'])
  expect(readCommitmentsCursor(cursor, NO_FILTERS, 'due')).toBeNull()
  expect(readCommitmentsCursor(cursor, kazakhstan, 'made')).toBeNull()
})

test('a position of the wrong shape is refused before the database sees it', () => {
  const forged = (after: unknown) =>
    Buffer.from(JSON.stringify({ of: '', sort: 'due', after })).toString('base64url')
  expect(readCommitmentsCursor(forged([1, 'KAZ-2021-01']), NO_FILTERS, 'due')).toEqual([1, 'KAZ-2021-01'])
  for (const after of [['1', 'x'], [1], [1, 2], [1.5, 'x'], [1e12, 'x'], [1, 'a\0b'], [null, 'x'], 'x', null])
    expect(readCommitmentsCursor(forged(after), NO_FILTERS, 'due')).toBeNull()
})

test('nothing from outside makes it throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      (text) => {
        expect(readCommitmentsCursor(text, NO_FILTERS, 'maker')).toBeNull()
        expect(readLedgerCursor(text)).toBeNull()
      },
    ),
  )
})
