import { describe, expect, test } from 'vitest'
import { contentHashOf, entryHashOf, GENESIS } from './chain'
import { checkEntry, type EntryWithLinks, isSound } from './verify-record'

const salt = '000102030405060708090a0b0c0d0e0f'
const content = { title: { en: { text: 'Thirty centres', state: 'original' } }, target: '30.5' }

function anEntry(changes: Partial<EntryWithLinks> = {}): EntryWithLinks {
  const fields = {
    seq: 7,
    at: '2026-02-03T04:05:06.789Z',
    act: 'publish' as const,
    subject: 'commitment' as const,
    record: 'KAZ-2021-01',
    version: 2,
    office: 'KAZ',
    reason: 'New target date',
    contentHash: contentHashOf(Buffer.from(salt, 'hex'), content, 'New target date'),
    previousHash: 'a'.repeat(64),
  }
  const entry = { ...fields, hash: entryHashOf(fields), salt, content, redactedBySeq: null }
  return { ...entry, hashBefore: 'a'.repeat(64), previousHashAfter: entry.hash, ...changes }
}

describe('an entry taken out of the chain', () => {
  test('is sound when its content, its own hash and both links hold', () => {
    const check = checkEntry(anEntry())
    expect(check).toMatchObject({ content: 'matches', entry: 'matches', before: 'matches', after: 'matches' })
    expect(isSound(check)).toBe(true)
  })

  test('shows a changed content', () => {
    const check = checkEntry(anEntry({ content: { ...content, target: '20' } }))
    expect(check).toMatchObject({ content: 'differs', entry: 'matches' })
    expect(isSound(check)).toBe(false)
  })

  test('shows a changed field of the entry itself', () => {
    expect(checkEntry(anEntry({ office: 'UZB' })).entry).toBe('differs')
  })

  test('shows a cut link on either side', () => {
    expect(checkEntry(anEntry({ hashBefore: 'b'.repeat(64) })).before).toBe('differs')
    expect(checkEntry(anEntry({ hashBefore: null })).before).toBe('differs')
    expect(checkEntry(anEntry({ previousHashAfter: 'b'.repeat(64) })).after).toBe('differs')
  })

  test('is sound as the last entry of the ledger', () => {
    expect(isSound(checkEntry(anEntry({ previousHashAfter: null })))).toBe(true)
  })

  test('is sound as the very first one only with the hash before all', () => {
    const first = anEntry({ seq: 1, previousHash: GENESIS, hashBefore: null, previousHashAfter: null })
    expect(checkEntry({ ...first, hash: entryHashOf(first) }).before).toBe('matches')
  })

  test('is sound when redacted, and says that nothing of its content can be checked', () => {
    const check = checkEntry(anEntry({ salt: null, content: null, redactedBySeq: 9 }))
    expect(check).toMatchObject({ content: 'redacted', contentHash: null, entry: 'matches' })
    expect(isSound(check)).toBe(true)
  })

  test('is not sound when its content is gone without a redaction', () => {
    expect(isSound(checkEntry(anEntry({ salt: null, content: null })))).toBe(false)
  })
})
