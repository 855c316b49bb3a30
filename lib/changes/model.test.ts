import { describe, expect, test } from 'vitest'
import {
  FROM_START,
  mergeChanges,
  type Publication,
  positionOf,
  positionText,
  type StatusChange,
} from './model'

const published = (seq: number, day: string): Publication => ({
  kind: 'publication',
  day,
  at: `${day}T09:00:00Z`,
  seq,
  act: 'publish',
  subject: 'commitment',
  record: 'AAA-2021-01',
  version: 1,
  office: 'AAA',
  officeNames: null,
  reason: null,
  content: null,
  redactedBySeq: null,
  previous: null,
  reference: null,
  title: null,
  maker: null,
})
const turn = (commitmentId: number, day: string): StatusChange => ({
  kind: 'status',
  day,
  at: `${day}T00:00:00Z`,
  knownBySeq: 1,
  commitmentId,
  reference: 'AAA-2021-01',
  title: {},
  maker: { code: 'AAA', kind: 'state', names: { en: '', ru: '', kk: '', uz: '' }, centralAsia: false },
  before: { status: 'too_early', late: false },
  after: { status: 'no_figure', late: false },
})
const names = ({ changes }: ReturnType<typeof mergeChanges>) =>
  changes.map((change) => (change.kind === 'status' ? `turn ${change.commitmentId}` : `entry ${change.seq}`))

describe('one line of time', () => {
  const entries = [published(9, '2026-05-02'), published(8, '2026-05-01'), published(7, '2026-01-01')]
  const turns = [turn(4, '2026-05-01'), turn(2, '2026-05-01'), turn(3, '2025-12-31')]

  test('newest first; on one day what was published comes before what became of it', () => {
    expect(names(mergeChanges(entries, turns, FROM_START, 10))).toEqual([
      'entry 9',
      'entry 8',
      'turn 4',
      'turn 2',
      'entry 7',
      'turn 3',
    ])
  })

  test('where it ends, both lists know how far they were told', () => {
    expect(mergeChanges(entries, turns, FROM_START, 3).next).toEqual({
      seq: 8,
      turn: { day: '2026-05-01', commitmentId: 4 },
    })
  })

  test('a list of which nothing was told keeps the place it had', () => {
    const from = { seq: 20, turn: { day: '2026-06-01', commitmentId: 1 } }
    expect(mergeChanges(entries, turns, from, 1).next).toEqual({ seq: 9, turn: from.turn })
  })

  test('nothing more is promised where all was told', () => {
    expect(mergeChanges(entries, turns, FROM_START, 6).next).toBeNull()
  })
})

describe('a place in it, as an address has it', () => {
  test.each([
    [{ seq: 120, turn: { day: '2026-01-01', commitmentId: 17 } }, '120.20260101.17'],
    [{ seq: null, turn: { day: '2026-01-01', commitmentId: 17 } }, '0.20260101.17'],
    [{ seq: 120, turn: null }, '120.0.0'],
    [FROM_START, '0.0.0'],
  ])('%o is %s, and is read back', (position, text) => {
    expect(positionText(position)).toBe(text)
    expect(positionOf(text.split('.').map(Number))).toEqual(position)
  })
  test.each([[[1, 20261332, 5]], [[1, 2026, 5]], [[1, 20260230, 5]]])('%o is none', (numbers) => {
    expect(positionOf(numbers)).toBeNull()
  })
})
