import { ReadableStream } from 'node:stream/web'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unlessSilent } from './silence'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const HOUR = 3_600_000
const bytes = (...all: number[]) => new Uint8Array(all)

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const seen = []
  for await (const chunk of chunks) seen.push(chunk)
  return seen
}

test('a slow reader gets everything', async () => {
  const given = [bytes(1), bytes(2), bytes(3)]
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const next = given.shift()
      if (next) controller.enqueue(next)
      else controller.close()
    },
  })
  const seen: Uint8Array[] = []
  for await (const chunk of unlessSilent(stream, 1000)) {
    seen.push(chunk)
    await vi.advanceTimersByTimeAsync(HOUR)
  }
  expect(seen).toEqual([bytes(1), bytes(2), bytes(3)])
})

test('a slow store may go on for hours, as long as something comes', async () => {
  let left = 5
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      await new Promise((resolve) => setTimeout(resolve, 900))
      if (left-- > 0) controller.enqueue(bytes(left))
      else controller.close()
    },
  })
  const reading = all(unlessSilent(stream, 1000))
  await vi.advanceTimersByTimeAsync(6000)
  expect(await reading).toHaveLength(5)
})

test('a store that falls silent is left, and told so', async () => {
  const cancel = vi.fn()
  const stream = new ReadableStream<Uint8Array>({ start: (it) => it.enqueue(bytes(1)), cancel })
  const reading = all(unlessSilent(stream, 1000)).catch((error) => String(error))
  await vi.advanceTimersByTimeAsync(1000)
  expect(await reading).toContain('nothing came')
  expect(cancel).toHaveBeenCalledTimes(1)
})

test('a reader who goes away lets go of the store', async () => {
  const cancel = vi.fn()
  const stream = new ReadableStream<Uint8Array>({ start: (it) => it.enqueue(bytes(1)), cancel })
  for await (const _ of unlessSilent(stream, 1000)) break
  expect(cancel).toHaveBeenCalledTimes(1)
})
