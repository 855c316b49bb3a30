import { expect, test } from 'vitest'
import { Busy, Turns } from './turns'

/** Work that ends when it is told. */
function work() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, run: () => ended }
}

test('a few at a time, in order', async () => {
  const turns = new Turns({ atOnce: 2, waiting: 2 })
  const begun: string[] = []
  const [a, b, c, d] = [work(), work(), work(), work()]
  const start = (name: string, { run }: { run: () => Promise<void> }) =>
    turns.take(() => {
      begun.push(name)
      return run()
    })
  const all = [start('a', a), start('b', b), start('c', c), start('d', d)]
  expect(begun).toEqual(['a', 'b'])
  b.end()
  await all[1]
  await Promise.resolve()
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const { end } of [a, c, d]) end()
  await Promise.all(all)
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})

test('what would wait behind too many is turned away, and room is free again afterwards', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 0 })
  const first = work()
  const running = turns.take(first.run)
  await expect(turns.take(async () => 'never')).rejects.toThrow(Busy)
  first.end()
  await running
  await expect(turns.take(async () => 'now')).resolves.toBe('now')
})

test('work that fails gives its place on', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1 })
  const failing = turns.take(async () => {
    throw new Error('no')
  })
  const next = turns.take(async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})
