import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvPieces, guard, unguard } from './csv'
import { CELL_TYPES, type Cell, type Column, type Extract } from './model'
import { parseCsv } from './testing'

const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '|', '%', ' =', '\n=', '"', ',', "''="),
      fc.string(),
    )
    .map(([start, rest]) => start + rest),
)

const column = (type: Column['type']): Column => ({ key: 'a', type, from: 'test' })
const fileOf = async (rows: readonly Cell[], type: Column['type'] = 'text') => {
  const extract: Extract = {
    table: { name: 'test', columns: [column(type)] },
    total: rows.length,
    async *batches() {
      yield rows.map((cell) => [cell])
    },
  }
  let file = ''
  for await (const piece of csvPieces(extract)) file += piece
  return file
}

test('no text begins like a formula, and every one comes back as it was', () => {
  fc.assert(
    fc.property(TEXT, (text) => {
      expect(guard(text)).not.toMatch(/^\s*[=+\-@]|^[\t\r]/)
      expect(unguard(guard(text))).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('only what needs it is guarded', () => {
  for (const text of ['Ten centres', 'a=b', '1+1', 'oʻz', '10 %', '']) expect(guard(text)).toBe(text)
  expect(guard("'quoted'")).toBe("''quoted'")
})

test('a file read back is what was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(TEXT, { minLength: 1, maxLength: 8 }), async (texts) => {
      expect(parseCsv(await fileOf(texts))).toEqual([['a'], ...texts.map((text) => [text])])
    }),
    { numRuns: 300 },
  )
})

test('numbers stay numbers, whatever their sign', () => {
  expect(csvLine([column('decimal'), column('integer'), column('share')], ['-12.5', -3, '0.25'])).toBe(
    '-12.5,-3,0.25',
  )
  expect(csvLine([column('boolean'), column('text'), column('text')], [false, null, ''])).toBe('false,,')
})

test('every type has its line, and none lets a formula through', async () => {
  for (const type of CELL_TYPES.filter(
    (one) => !['integer', 'decimal', 'share', 'boolean', 'instant'].includes(one),
  ))
    expect(await fileOf(['=1'], type)).toContain("\r\n'=1\r\n")
})
