import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterCheck, type CheckOutcome, type LinkRecord, UNCHECKED } from './marks'

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000)
const found = (sha256: string, method: 'text-1' | 'bytes-1' = 'text-1'): CheckOutcome => ({
  kind: 'found',
  sha256,
  method,
  status: 200,
  contentType: 'text/html',
  finalUrl: 'https://example.org/',
})
const missing: CheckOutcome = { kind: 'missing', status: 404, finalUrl: 'https://example.org/' }
const silent: CheckOutcome = { kind: 'failed', status: null, answered: false }
const blocked: CheckOutcome = { kind: 'failed', status: 403, answered: true }

/** Checks on these days, from the first on. */
const seen = (...checks: [on: number, outcome: CheckOutcome][]): LinkRecord =>
  checks.reduce((record, [on, outcome]) => afterCheck(record, outcome, day(on)).record, UNCHECKED)

describe('a text', () => {
  test('is kept when it is first read', () => {
    expect(seen([0, found('a')])).toMatchObject({
      state: 'same',
      citedSha256: 'a',
      citedAt: day(0),
      stateAt: day(0),
    })
  })
  test('that differs once is not yet changed: the state is that of the last comparison', () => {
    expect(seen([0, found('a')], [7, found('b')])).toMatchObject({
      state: 'same',
      stateAt: day(0),
      checkedAt: day(7),
    })
  })
  test('that differs in the same way a day later is changed', () => {
    expect(seen([0, found('a')], [7, found('b')], [8, found('b')])).toMatchObject({
      state: 'changed',
      citedAt: day(0),
      stateAt: day(8),
    })
  })
  test('that comes back is the same again', () => {
    expect(seen([0, found('a')], [7, found('b')], [8, found('b')], [15, found('a')])).toMatchObject({
      state: 'same',
      stateAt: day(15),
    })
  })
  test('that is another one at every visit varies', () => {
    expect(seen([0, found('a')], [7, found('b')], [8, found('c')], [9, found('d')]).state).toBe('varies')
  })
  test('that changed stays changed when it changes once more', () => {
    expect(seen([0, found('a')], [7, found('b')], [8, found('b')], [15, found('c')]).state).toBe('changed')
  })
  test('of a page that became a file is another one', () => {
    expect(seen([0, found('a')], [7, found('b', 'bytes-1')], [8, found('b', 'bytes-1')]).state).toBe(
      'changed',
    )
  })
  test('fingerprinted by an older method is read anew', () => {
    const old = { ...seen([0, found('a')]), citedMethod: 'text-0' }
    expect(afterCheck(old, found('b'), day(7)).record).toMatchObject({
      state: 'same',
      citedSha256: 'b',
      citedAt: day(7),
    })
  })
})

describe('"gone"', () => {
  test('needs the site to say so twice, days apart', () => {
    expect(seen([0, found('a')], [7, missing]).state).toBe('same')
    expect(seen([0, found('a')], [7, missing], [8, missing]).state).toBe('same')
    expect(seen([0, found('a')], [7, missing], [9.1, missing])).toMatchObject({
      state: 'gone',
      stateAt: day(9.1),
    })
  })
  test('is said of what was never seen, too', () => {
    expect(seen([0, missing]).state).toBe('unchecked')
    expect(seen([0, missing], [3, missing]).state).toBe('gone')
  })
  test('begins anew when the document was there in between', () => {
    expect(seen([0, found('a')], [7, missing], [8, found('a')], [12, missing]).state).toBe('same')
  })
  test('stays through silence, and ends when the document is back', () => {
    const gone = [
      [0, found('a')],
      [7, missing],
      [10, missing],
    ] as const
    expect(
      seen(...gone.map(([on, outcome]) => [on, outcome] as [number, CheckOutcome]), [40, silent]).state,
    ).toBe('gone')
    expect(seen([0, found('a')], [7, missing], [10, missing], [40, found('a')]).state).toBe('same')
  })
})

describe('silence', () => {
  test('at the first check is said at once', () => {
    expect(seen([0, silent])).toMatchObject({ state: 'unreachable', stateAt: day(0), citedAt: null })
  })
  test('for an hour changes nothing that was known', () => {
    expect(seen([0, found('a')], [7, silent])).toMatchObject({ state: 'same', stateAt: day(0) })
  })
  test('for a day is said', () => {
    expect(seen([0, found('a')], [7, silent], [8, silent])).toMatchObject({
      state: 'unreachable',
      stateAt: day(8),
      citedAt: day(0),
    })
  })
  test('never makes a document changed or gone', () => {
    const outcomes = fc.array(fc.constantFrom(silent, blocked), { maxLength: 20 })
    fc.assert(
      fc.property(outcomes, (list) => {
        const checks = list.map((outcome, at): [number, CheckOutcome] => [at * 3 + 1, outcome])
        expect(['same', 'unreachable']).toContain(seen([0, found('a')], ...checks).state)
      }),
    )
  })
  test('a refusal is an answer, so that a closed network can be told from a closed site', () => {
    expect(seen([0, blocked]).answeredAt).toEqual(day(0))
    expect(seen([0, silent]).answeredAt).toBeNull()
  })
})

test('whatever happens, what was cited stays what was first read, and the next look is in hours to weeks', () => {
  const outcome = fc.constantFrom(found('a'), found('b'), found('c'), missing, silent, blocked)
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 1, maxLength: 30 }), (list) => {
      let record = UNCHECKED
      let first: string | null = null
      for (const [at, one] of list.entries()) {
        if (one.kind === 'found') first ??= one.sha256
        const next = afterCheck(record, one, day(at * 2))
        record = next.record
        expect(record.citedSha256).toBe(first)
        const wait = (next.next.getTime() - day(at * 2).getTime()) / 3_600_000
        expect(wait).toBeGreaterThanOrEqual(20)
        expect(wait).toBeLessThanOrEqual(24 * 28)
        if (record.stateAt) expect(record.stateAt.getTime()).toBeLessThanOrEqual(day(at * 2).getTime())
      }
    }),
  )
})
