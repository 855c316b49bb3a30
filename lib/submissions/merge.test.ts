import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Draft, fieldOf, mergeDrafts, same, settleClashes } from './merge'

const row = (id: string, words: Record<string, string> = {}) => ({ row: id, ...words })

test('what either confirmed is confirmed, and what either took back is not', () => {
  const merged = mergeDrafts(
    { confirmed: ['a', 'b'] },
    { confirmed: ['a', 'b', 'c'] },
    { confirmed: ['b', 'd'] },
  )
  expect(merged).toEqual({ content: { confirmed: ['b', 'c', 'd'] }, clashes: [] })
  expect(mergeDrafts(null, { confirmed: ['a'] }, { confirmed: ['b'] }).clashes).toEqual([])
})

describe('what only one of them changed is taken', () => {
  test('in different fields', () => {
    const base = { title: 'Ten', summary: '', dueOn: '2026' }
    expect(mergeDrafts(base, { ...base, title: 'Twelve' }, { ...base, summary: 'Two each' })).toEqual({
      content: { title: 'Twelve', summary: 'Two each', dueOn: '2026' },
      clashes: [],
    })
  })

  test('in different fields of one row', () => {
    const base = { indicators: [row('a', { name: 'Centres', unit: '' })] }
    const mine = { indicators: [row('a', { name: 'Crisis centres', unit: '' })] }
    const theirs = { indicators: [row('a', { name: 'Centres', unit: 'centres' })] }
    expect(mergeDrafts(base, mine, theirs)).toEqual({
      content: { indicators: [row('a', { name: 'Crisis centres', unit: 'centres' })] },
      clashes: [],
    })
  })

  test('rows that each of them added stand both, theirs behind the row they stood behind', () => {
    const base = { money: [row('a', { amount: '1' }), row('b', { amount: '2' })] }
    const mine = { money: [...base.money, row('m', { amount: '3' })] }
    const theirs = {
      money: [row('a', { amount: '1' }), row('t', { amount: '4' }), row('b', { amount: '2' })],
    }
    const { content, clashes } = mergeDrafts(base, mine, theirs)
    expect((content.money as Draft[]).map((one) => one.row)).toEqual(['a', 't', 'b', 'm'])
    expect(clashes).toEqual([])
  })

  test('a row that one of them took out is gone', () => {
    const base = { money: [row('a', { amount: '1' }), row('b', { amount: '2' })] }
    const without = { money: [row('b', { amount: '2' })] }
    expect(mergeDrafts(base, without, base).content).toEqual(without)
    expect(mergeDrafts(base, base, without).content).toEqual(without)
  })

  test('both wrote the same: there is nothing to settle', () => {
    expect(mergeDrafts({ title: 'A' }, { title: 'B' }, { title: 'B' })).toEqual({
      content: { title: 'B' },
      clashes: [],
    })
  })

  test('an answer that was not there is an empty one', () => {
    expect(mergeDrafts({}, { title: 'Mine', note: '' }, { note: 'Theirs' })).toEqual({
      content: { title: 'Mine', note: 'Theirs' },
      clashes: [],
    })
  })
})

describe('what both changed differently is a clash', () => {
  test('in a field, with both versions; mine stands until it is settled', () => {
    expect(mergeDrafts({ title: 'A' }, { title: 'B' }, { title: 'C' })).toEqual({
      content: { title: 'B' },
      clashes: [{ path: 'title', mine: 'B', theirs: 'C' }],
    })
  })

  test('in a row, by the name of the row', () => {
    const merged = mergeDrafts(
      { values: [{ indicator: 'centres', value: '' }] },
      { values: [{ indicator: 'centres', value: '17' }] },
      { values: [{ indicator: 'centres', value: '18' }] },
    )
    expect(merged.clashes).toEqual([{ path: 'values.#centres.value', mine: '17', theirs: '18' }])
    expect(fieldOf('values.#centres.value', merged.content)).toBe('values.0.value')
  })

  test('choices are one answer', () => {
    expect(
      mergeDrafts({ types: ['policy'] }, { types: [] }, { types: ['policy', 'advocacy'] }).clashes,
    ).toEqual([{ path: 'types', mine: [], theirs: ['policy', 'advocacy'] }])
  })

  test('I took a row out that they wrote in: it stays, and both see it', () => {
    const base = { money: [row('a', { amount: '1' })] }
    const theirs = { money: [row('a', { amount: '2' })] }
    const merged = mergeDrafts(base, { money: [] }, theirs)
    expect(merged.content).toEqual(theirs)
    expect(merged.clashes).toEqual([{ path: 'money.#a', mine: null, theirs: row('a', { amount: '2' }) }])
  })

  test('a row that I took out goes, where its clash is settled for me', () => {
    const base = { money: [row('a', { amount: '1' }), row('b', { amount: '7' })] }
    const mine = { money: [row('b', { amount: '7' })] }
    const theirs = { money: [row('a', { amount: '2' }), row('b', { amount: '7' })] }
    const merged = mergeDrafts(base, mine, theirs)
    expect(settleClashes(merged, new Set())).toEqual(mine)
    expect(settleClashes(merged, new Set(['money.#a']))).toEqual({
      money: expect.arrayContaining(theirs.money),
    })
  })

  test('they took a row out that I wrote in: mine stays, and both see it', () => {
    const base = { money: [row('a', { amount: '1' })] }
    const mine = { money: [row('a', { amount: '2' })] }
    const merged = mergeDrafts(base, mine, { money: [] })
    expect(merged.content).toEqual(mine)
    expect(merged.clashes).toEqual([{ path: 'money.#a', mine: row('a', { amount: '2' }), theirs: null }])
    expect(settleClashes(merged, new Set(['money.#a']))).toEqual({ money: [] })
  })

  test('without knowing where they began, whatever differs clashes and nothing else', () => {
    expect(mergeDrafts(null, { title: 'B', dueOn: '2026' }, { title: 'C', dueOn: '2026' }).clashes).toEqual([
      { path: 'title', mine: 'B', theirs: 'C' },
    ])
  })

  test('settling takes theirs where it is asked for and mine elsewhere', () => {
    const merged = mergeDrafts(
      { title: '', rows: [row('a', { name: '' })] },
      { title: 'M', rows: [row('a', { name: 'm' })] },
      { title: 'T', rows: [row('a', { name: 't' })] },
    )
    expect(settleClashes(merged, new Set(['rows.#a.name']))).toEqual({
      title: 'M',
      rows: [row('a', { name: 't' })],
    })
  })
})

describe('whatever they write', () => {
  const words = fc.constantFrom('', 'a', 'b', 'c')
  const rows = fc.uniqueArray(
    fc.record({ row: fc.constantFrom('r1', 'r2', 'r3', 'r4'), name: words, note: words }),
    { selector: (one) => one.row },
  )
  const draft: fc.Arbitrary<Draft> = fc.record({
    title: words,
    dueOn: words,
    types: fc.subarray(['x', 'y']),
    rows,
  })

  test('whoever changed nothing takes what the other wrote', () => {
    fc.assert(
      fc.property(draft, draft, (base, other) => {
        const [mine, theirs] = [mergeDrafts(base, base, other), mergeDrafts(base, other, base)]
        expect([mine.clashes, theirs.clashes]).toEqual([[], []])
        expect(same(mine.content, other)).toBe(true)
        expect(same(theirs.content, other)).toBe(true)
      }),
    )
  })

  test('both ways round they clash in the same places, and no word of either is lost without a clash', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, a, b) => {
        const [one, two] = [mergeDrafts(base, a, b), mergeDrafts(base, b, a)]
        expect(one.clashes.map(({ path }) => path).toSorted()).toEqual(
          two.clashes.map(({ path }) => path).toSorted(),
        )
        for (const field of ['title', 'dueOn'])
          if (!one.clashes.some(({ path }) => path === field))
            expect(
              [a, b].every((side) => same(side[field], base[field]) || same(side[field], one.content[field])),
            ).toBe(true)
      }),
    )
  })

  test('once every clash is settled for them, their fields stand as they wrote them', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, a, b) => {
        const merged = mergeDrafts(base, a, b)
        const settled = settleClashes(merged, new Set(merged.clashes.map(({ path }) => path)))
        expect(mergeDrafts(base, settled, b).clashes).toEqual([])
      }),
    )
  })
})
