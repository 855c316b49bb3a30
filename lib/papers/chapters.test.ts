import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chaptersOf } from './chapters'
import type { PaperBlock } from './model'

const COLUMNS = [
  { title: 'Pledge', parts: 3 },
  { title: 'Due', parts: 1 },
]
const tableOf = (rows: number): PaperBlock => ({
  is: 'table',
  columns: COLUMNS,
  rows: Array.from({ length: rows }, (_, index) => [`pledge ${index}`, '2026']),
})
const rowsIn = (chapters: PaperBlock[][]) =>
  chapters.flat().flatMap((block) => (block.is === 'table' ? block.rows : []))

describe('chapters', () => {
  test('what is short is one', () => {
    const blocks: PaperBlock[] = [
      { is: 'title', text: 'KAZ' },
      { is: 'heading', text: 'Pledges' },
      tableOf(20),
    ]
    expect(chaptersOf(blocks)).toEqual([blocks])
  })

  test('of nothing is one, which is empty', () => {
    expect(chaptersOf([])).toEqual([[]])
  })

  test('a long list is divided between its rows, and loses none', () => {
    const chapters = chaptersOf([{ is: 'heading', text: 'Pledges' }, tableOf(500)])
    expect(chapters.length).toBeGreaterThan(2)
    expect(rowsIn(chapters)).toEqual(rowsIn([[tableOf(500)]]))
    for (const chapter of chapters) expect(rowsIn([chapter]).length).toBeLessThan(200)
  })

  test('a section that would not fit begins the next one, with its heading', () => {
    const chapters = chaptersOf([
      { is: 'heading', text: 'First' },
      tableOf(120),
      { is: 'heading', text: 'Second' },
      tableOf(120),
    ])
    expect(chapters.map(([first]) => first)).toEqual([
      { is: 'heading', text: 'First' },
      { is: 'heading', text: 'Second' },
    ])
  })

  test('whatever the sizes, nothing is lost or moved', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 12 }), (sizes) => {
        const blocks = sizes.flatMap((size, index): PaperBlock[] => [
          { is: 'heading', text: `${index}` },
          {
            is: 'entries',
            items: Array.from({ length: size }, (_, at) => ({ mark: `${at}`, text: 'x', lines: [] })),
          },
        ])
        const flat = chaptersOf(blocks)
          .flat()
          .flatMap((block) => (block.is === 'entries' ? block.items.map(({ mark }) => mark) : [block.is]))
        const all = blocks.flatMap((block) =>
          block.is === 'entries' ? block.items.map(({ mark }) => mark) : [block.is],
        )
        expect(flat).toEqual(all)
      }),
    )
  })
})
