import { describe, expect, test } from 'vitest'
import { type AuditFields, GENESIS, lineHashOf, UNREAD, verifyTrail } from './chain'

type Line = AuditFields & { hash: string }

/** A whole trail of so many lines. */
function trail(length: number): Line[] {
  const lines: Line[] = []
  for (let seq = 1; seq <= length; seq += 1) {
    const fields: AuditFields = {
      seq,
      at: `2026-11-23T09:00:0${seq}.000Z`,
      personId: seq === 2 ? null : 7,
      act: 'submission.publish',
      subject: `submission ${seq}`,
      allowed: seq !== 3,
      refusal: seq === 3 ? 'forbidden' : null,
      previousHash: lines.at(-1)?.hash ?? GENESIS,
    }
    lines.push({ ...fields, hash: lineHashOf(fields) })
  }
  return lines
}
const changed = (lines: readonly Line[], seq: number, change: Partial<Line>) =>
  lines.map((line) => (line.seq === seq ? { ...line, ...change } : line))
/** Somebody who knows the rule makes the hash fit again. */
const rehashed = (line: Line): Line => ({ ...line, hash: lineHashOf(line) })

test('an empty trail and an untouched one are whole', () => {
  expect(verifyTrail([])).toEqual({ lines: 0, fault: null, head: GENESIS })
  const lines = trail(5)
  expect(verifyTrail(lines)).toEqual({ lines: 5, fault: null, head: lines[4]?.hash })
})

describe('is found:', () => {
  test.each<[string, Partial<Line>]>([
    ['another person', { personId: 8 }],
    ['a person taken out', { personId: null }],
    ['another act', { act: 'submission.return' }],
    ['another subject', { subject: 'submission 9' }],
    ['another time', { at: '2026-11-23T10:00:00.000Z' }],
    ['a done act made a refused one', { allowed: false }],
    ['a code of refusal', { refusal: 'forbidden' }],
    ['another hash', { hash: 'f'.repeat(64) }],
  ])('%s', (_, change) => {
    expect(verifyTrail(changed(trail(5), 4, change)).fault).toEqual({ seq: 4, fault: 'hash' })
  })

  test('a changed line whose hash was made to fit, at the line after it', () => {
    const lines = trail(5).map((line) => (line.seq === 2 ? rehashed({ ...line, personId: 9 }) : line))
    expect(verifyTrail(lines).fault).toEqual({ seq: 3, fault: 'previous_hash' })
  })

  test('a line taken out', () => {
    expect(verifyTrail(trail(5).filter(({ seq }) => seq !== 3)).fault).toEqual({ seq: 4, fault: 'gap' })
  })

  test('the first line taken out', () => {
    expect(verifyTrail(trail(5).slice(1)).fault).toEqual({ seq: 2, fault: 'gap' })
  })

  test('a line taken out and those after it numbered again', () => {
    const lines = trail(5)
      .filter(({ seq }) => seq !== 3)
      .map((line, index) => rehashed({ ...line, seq: index + 1 }))
    expect(verifyTrail(lines).fault).toEqual({ seq: 3, fault: 'previous_hash' })
  })

  test('a line put in', () => {
    const lines = trail(5)
    const added = rehashed({
      ...(lines[2] as Line),
      subject: 'submission 99',
      previousHash: lines[1]?.hash ?? '',
    })
    expect(verifyTrail([...lines.slice(0, 2), added, ...lines.slice(2)]).fault).toEqual({
      seq: 3,
      fault: 'gap',
    })
  })

  test('two lines that changed places', () => {
    const [one, two, three, ...rest] = trail(5) as [Line, Line, Line, ...Line[]]
    expect(verifyTrail([one, three, two, ...rest]).fault).toEqual({ seq: 3, fault: 'gap' })
  })

  test('another beginning', () => {
    const [first, ...rest] = trail(3) as [Line, ...Line[]]
    expect(verifyTrail([rehashed({ ...first, previousHash: 'a'.repeat(64) }), ...rest]).fault).toEqual({
      seq: 1,
      fault: 'previous_hash',
    })
  })
})

test('the end of a trail that is cut off leaves it whole: the head must be kept elsewhere', () => {
  const lines = trail(5)
  const report = verifyTrail(lines.slice(0, 3))
  expect(report.fault).toBeNull()
  expect(report.head).not.toBe(lines[4]?.hash)
})

test('page by page gives what all at once gives, and a fault stays found', () => {
  const pages = (lines: Line[]) => [lines.slice(0, 2), lines.slice(2, 4), lines.slice(4)]
  const inPages = (lines: Line[]) => pages(lines).reduce((report, page) => verifyTrail(page, report), UNREAD)
  const whole = trail(6)
  expect(inPages(whole)).toEqual(verifyTrail(whole))
  const broken = changed(whole, 2, { act: 'session.open' })
  expect(inPages(broken)).toEqual(verifyTrail(broken))
  expect(inPages(broken).fault).toEqual({ seq: 2, fault: 'hash' })
})
