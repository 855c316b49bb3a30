import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHashOf, entryHashOf, GENESIS, type LedgerEntry, verifyChain } from './chain'

const salt = Buffer.alloc(16, 7)

function chain(contents: unknown[]): LedgerEntry[] {
  let previousHash = GENESIS
  return contents.map((content, index) => {
    const fields = {
      seq: index + 1,
      at: '2026-11-23T09:00:00.000Z',
      act: 'seed' as const,
      subject: 'commitment' as const,
      record: `AAA-2021-${index}`,
      version: 1,
      office: 'seed',
      reason: null,
      contentHash: contentHashOf(salt, content, null),
      previousHash,
    }
    previousHash = entryHashOf(fields)
    return {
      ...fields,
      hash: previousHash,
      salt: salt.toString('hex'),
      content,
      reason: null,
      redactedBySeq: null,
    }
  })
}

/** The chain with entry 1 emptied by a redaction at its end. */
function redacted(): LedgerEntry[] {
  const entries = chain([{ a: 1 }, { a: 2 }, { emptied: [1] }])
  const [first, second, last] = entries as [LedgerEntry, LedgerEntry, LedgerEntry]
  const contentHash = contentHashOf(salt, last.content, 'a name')
  const redaction = { ...last, act: 'redact' as const, reason: 'a name', contentHash }
  return [
    { ...first, salt: null, content: null, redactedBySeq: 3 },
    second,
    { ...redaction, hash: entryHashOf(redaction) },
  ]
}

test('a whole chain has no fault, and its head is the last hash', () => {
  const entries = chain([{ a: 1 }, { a: 2 }])
  expect(verifyChain(entries)).toEqual({ entries: 2, redacted: 0, faults: [], head: entries[1]?.hash })
})

test('an empty ledger is whole', () => {
  expect(verifyChain([])).toEqual({ entries: 0, redacted: 0, faults: [], head: GENESIS })
})

test('a redacted entry is counted and is no fault', () => {
  expect(verifyChain(redacted())).toMatchObject({ redacted: 1, faults: [] })
})

test('an entry emptied without a redaction in the chain is a fault', () => {
  const [first, second] = redacted()
  expect(verifyChain([first, second] as LedgerEntry[]).faults).toEqual([
    { seq: 1, fault: 'redaction_unknown' },
  ])
})

test('content that is simply missing is a fault', () => {
  const [first] = chain([{ a: 1 }])
  expect(verifyChain([{ ...first, content: null } as LedgerEntry]).faults).toEqual([
    { seq: 1, fault: 'content_missing' },
  ])
})

test('a missing entry shows as a gap and a broken link', () => {
  const [first, , third] = chain([{ a: 1 }, { a: 2 }, { a: 3 }])
  expect(verifyChain([first, third] as LedgerEntry[]).faults).toEqual([
    { seq: 3, fault: 'gap' },
    { seq: 3, fault: 'previous_hash' },
  ])
})

test('changing any field of any entry is found', () => {
  const fields = [
    'at',
    'act',
    'subject',
    'record',
    'version',
    'office',
    'reason',
    'contentHash',
    'previousHash',
    'hash',
    'content',
    'salt',
  ] as const
  fc.assert(
    fc.property(fc.nat(3), fc.constantFrom(...fields), (at, field) => {
      const entries = chain([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }])
      const changed = entries.map((entry, index) => (index === at ? { ...entry, [field]: 'changed' } : entry))
      expect(verifyChain(changed as LedgerEntry[]).faults.length).toBeGreaterThan(0)
    }),
  )
})
