import { expect, test } from 'vitest'
import { PageCache } from './page-cache'

const today = { version: '7', day: '2026-11-23' }
const tomorrow = { version: '7', day: '2026-11-24' }
const republished = { version: '8', day: '2026-11-23' }

const page = (bytes = 10) => ({ bytes })

test('an entry is served under its own stamp only', () => {
  const cache = new PageCache(1000)
  const overview = page()
  cache.put('/en', today, overview)
  expect(cache.fresh('/en', today)).toBe(overview)
  expect(cache.fresh('/en', tomorrow)).toBeUndefined()
  expect(cache.fresh('/en', republished)).toBeUndefined()
  expect(cache.fresh('/ru', today)).toBeUndefined()
})

test('yesterday’s page can be served stale, another version’s never', () => {
  const cache = new PageCache(1000)
  const overview = page()
  cache.put('/en', today, overview)
  expect(cache.stale('/en', '7')).toBe(overview)
  expect(cache.stale('/en', '8')).toBeUndefined()
})

test('a new version frees what it outdates', () => {
  const cache = new PageCache(1000)
  cache.put('/en', today, page())
  cache.put('/ru', republished, page())
  cache.keepOnly('8')
  expect(cache.size).toBe(1)
  expect(cache.bytes).toBe(10)
  expect(cache.fresh('/ru', republished)).toBeDefined()
})

test('the least recently used leaves first', () => {
  const cache = new PageCache(100)
  for (const key of ['a', 'b', 'c', 'd']) cache.put(key, today, page(25))
  cache.fresh('a', today)
  cache.put('e', today, page(25))
  expect(cache.fresh('a', today)).toBeDefined()
  expect(cache.fresh('b', today)).toBeUndefined()
  expect(cache.bytes).toBe(100)
})

test('an entry that has grown is counted anew when it is served', () => {
  const cache = new PageCache(100)
  const growing = { bytes: 20 }
  cache.put('old', today, page(25))
  cache.put('a', today, growing)
  growing.bytes = 90
  cache.fresh('a', today)
  expect(cache.bytes).toBe(90)
  expect(cache.fresh('old', today)).toBeUndefined()
})

test('a replaced entry is counted once', () => {
  const cache = new PageCache(100)
  cache.put('a', today, page(20))
  cache.put('a', today, page(25))
  expect(cache.bytes).toBe(25)
})

test('an entry of more than a quarter of the room is not kept', () => {
  const cache = new PageCache(100)
  cache.put('a', today, page(26))
  expect(cache.size).toBe(0)
})

test('one piece of work per key at a time', async () => {
  const cache = new PageCache(100)
  let runs = 0
  const work = async () => {
    runs++
    await new Promise((resolve) => setTimeout(resolve, 5))
    return page()
  }
  const [first, second] = await Promise.all([
    cache.once('a', work),
    cache.once('a', work),
    cache.once('b', work),
  ])
  expect(first).toBe(second)
  expect(runs).toBe(2)
  await cache.once('a', work)
  expect(runs).toBe(3)
})

test('failed work reaches everyone who waited, and is tried again by the next', async () => {
  const cache = new PageCache<{ bytes: number }>(100)
  const failing = () => Promise.reject(new Error('away'))
  const waiting = [cache.once('a', failing), cache.once('a', failing)]
  await expect(Promise.allSettled(waiting)).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ])
  await expect(cache.once('a', async () => page())).resolves.toEqual(page())
})
