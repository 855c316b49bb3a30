import { describe, expect, test, vi } from 'vitest'
import { keyOf } from '@/lib/api-keys/model'
import { ApiLimit } from './api-limit'

const good = keyOf('reading', 'g'.repeat(43))
const bad = keyOf('reading', 'b'.repeat(43))
const isKey = vi.fn(async (key: string) => key === good)
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

function limited() {
  isKey.mockClear()
  const clock = { now: 1_000_000 }
  return { clock, limit: new ApiLimit({ open: 3, keyed: 5, isKey, now: () => clock.now }) }
}

describe('without a key', () => {
  test('an address may ask so often a minute, and is told how often it still may', async () => {
    const { limit, clock } = limited()
    const seen = []
    for (let n = 0; n < 4; n++) seen.push(await limit.take({}, '192.0.2.1'))
    expect(seen.map(({ wait }) => wait)).toEqual([null, null, null, 60])
    expect(seen[0]?.headers).toEqual({
      'RateLimit-Policy': '"open";q=3;w=60',
      RateLimit: '"open";r=2;t=60',
    })
    expect(seen[3]?.headers.RateLimit).toBe('"open";r=0;t=60')
    clock.now += 60_000
    expect((await limit.take({}, '192.0.2.1')).wait).toBeNull()
  })

  test('addresses count for themselves', async () => {
    const { limit } = limited()
    for (let n = 0; n < 4; n++) await limit.take({}, '192.0.2.1')
    expect((await limit.take({}, '192.0.2.2')).wait).toBeNull()
  })

  test('a crowd of addresses does not grow the memory without end, and forgets the longest unseen first', async () => {
    const { limit } = limited()
    for (let n = 0; n < 4; n++) await limit.take({}, 'first')
    for (let n = 0; n < 20_001; n++) await limit.take({}, `crowd ${n}`)
    expect((await limit.take({}, 'first')).wait).toBeNull()
    for (let n = 0; n < 3; n++) await limit.take({}, 'crowd 20000')
    expect((await limit.take({}, 'crowd 20000')).wait).toBe(60)
  })
})

describe('with a key', () => {
  test('it counts for itself, wherever it comes from, and is looked up once', async () => {
    const { limit } = limited()
    const waits = []
    for (let n = 0; n < 6; n++) waits.push((await limit.take(bearer(good), `192.0.2.${n}`)).wait)
    expect(waits).toEqual([null, null, null, null, null, 60])
    expect(isKey).toHaveBeenCalledOnce()
    expect((await limit.take({}, '192.0.2.0')).headers.RateLimit).toBe('"open";r=1;t=60')
  })

  test('after a while it is looked up again, so that one that was ended opens nothing', async () => {
    const { limit, clock } = limited()
    await limit.take(bearer(good), 'a')
    isKey.mockResolvedValueOnce(false)
    clock.now += 30_000
    expect((await limit.take(bearer(good), 'a')).badKey).toBe(true)
  })

  test.each([
    ['a key that opens nothing', bearer(bad)],
    ['an endless one', bearer('x'.repeat(10_000))],
    ['an empty one', { authorization: 'Bearer' }],
  ])('%s is told so', async (_, headers) => {
    const { limit } = limited()
    expect(await limit.take(headers, 'a')).toMatchObject({ badKey: true, wait: null })
  })

  test('what a browser sends for a proxy in front is no key', async () => {
    const { limit } = limited()
    expect(await limit.take({ authorization: 'Basic dXNlcjpwYXNz' }, 'a')).toMatchObject({ badKey: false })
    expect(isKey).not.toHaveBeenCalled()
  })

  test('guessing keys counts for the address, and soon asks the database no more', async () => {
    const { limit } = limited()
    for (let n = 0; n < 10; n++) await limit.take(bearer(keyOf('reading', String(n).repeat(43))), 'a')
    expect(isKey).toHaveBeenCalledTimes(3)
  })
})
