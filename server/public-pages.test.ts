import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { Answer } from './answer'
import { PageCache } from './page-cache'
import { createPublicPages } from './public-pages'
import { Unavailable } from './refusal'
import type { Rendered } from './render'

function aSite() {
  const database = { version: '7', up: true }
  const published = {
    current: '7' as string | null,
    down: false,
    shaken: false,
    renders: 0,
    async read() {
      if (!database.up) throw new Error('away')
      published.current = database.version
      return database.version
    },
    answers: async () => database.up,
  }
  let day = '2026-11-23'
  const cache = new PageCache<Answer>(1_000_000)
  const find = createPublicPages({
    cache,
    published,
    today: () => day,
    toAnswer: ({ status, headers, body }, cacheControl) =>
      new Answer(status, { ...headers, 'cache-control': cacheControl }, body),
  })
  const make = async (): Promise<Rendered> => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: Buffer.from(`version ${database.version}, render ${++published.renders}`),
  })
  const see = async (key = '/en', making: () => Promise<Rendered | null> = make) => {
    const found = await find(key, making)
    return found && `${found.outcome}: ${found.answer.body}`
  }
  return {
    database,
    published,
    cache,
    make,
    find,
    see,
    midnight: () => (day = '2026-11-24'),
    /** The row changes; nobody has told the door. */
    publish: () => (database.version = String(Number(database.version) + 1)),
    hear: () => (published.current = database.version),
  }
}

test('a page is rendered once', async () => {
  const site = aSite()
  expect(await site.see()).toBe('miss: version 7, render 1')
  expect(await site.see()).toBe('hit: version 7, render 1')
})

test('many who ask at once share one render', async () => {
  const site = aSite()
  await Promise.all([site.see(), site.see(), site.see()])
  expect(site.published.renders).toBe(1)
})

test('a publication ends what was kept', async () => {
  const site = aSite()
  await site.see()
  site.publish()
  site.hear()
  expect(await site.see()).toBe('miss: version 8, render 2')
})

test('a page during whose render something was published is rendered again, and only the second is kept', async () => {
  const site = aSite()
  const interrupted = async () => {
    const rendered = await site.make()
    if (site.published.renders === 1) site.publish()
    return rendered
  }
  expect(await site.see('/en', interrupted)).toBe('miss: version 8, render 2')
  expect(await site.see()).toBe('hit: version 8, render 2')
})

test('under constant publishing nothing is kept and everybody is answered', async () => {
  const site = aSite()
  const always = async () => {
    site.publish()
    return site.make()
  }
  expect(await site.see('/en', always)).toBe('miss: version 9, render 2')
  expect(site.cache.size).toBe(0)
})

test('a render that began under an earlier version is not joined', async () => {
  const site = aSite()
  const gate = new EventEmitter()
  const opened = once(gate, 'open')
  const early = site.see('/en', () => opened.then(site.make))
  site.publish()
  site.hear()
  expect(await site.see()).toBe('miss: version 8, render 1')
  gate.emit('open')
  expect(await early).toBe('miss: version 8, render 3')
})

test('midnight ends what was kept', async () => {
  const site = aSite()
  await site.see()
  site.midnight()
  expect(await site.see()).toBe('miss: version 7, render 2')
})

test('with the database away kept pages are served on as stale, also after midnight, and others are unavailable', async () => {
  const site = aSite()
  await site.see()
  site.database.up = false
  site.published.down = true
  site.midnight()
  expect(await site.see()).toBe('stale: version 7, render 1')
  await expect(site.see('/ru')).rejects.toThrow(Unavailable)
})

test('a page that fails because the database went away this moment is unavailable, or stale', async () => {
  const site = aSite()
  await site.see()
  site.midnight()
  site.database.up = false
  const failing = async () => ({ ...(await site.make()), status: 500 })
  expect(await site.see('/en', failing)).toBe('stale: version 7, render 1')
  await expect(site.see('/ru', failing)).rejects.toThrow(Unavailable)
})

test('a page that fails while connections break is unavailable', async () => {
  const site = aSite()
  site.published.shaken = true
  await expect(site.see('/en', async () => ({ ...(await site.make()), status: 500 }))).rejects.toThrow(
    Unavailable,
  )
})

test('a page that fails by a fault of its own is answered as it failed, and not kept', async () => {
  const site = aSite()
  const found = await site.find('/en', async () => ({ ...(await site.make()), status: 500 }))
  expect(found?.answer).toMatchObject({ status: 500, headers: { 'cache-control': 'private, no-store' } })
  expect(site.cache.size).toBe(0)
})

test('before the version is known pages are served and not kept', async () => {
  const site = aSite()
  site.published.current = null
  expect(await site.see()).toBe('miss: version 7, render 1')
  expect(site.cache.size).toBe(0)
})

test('what flowed to its own client is shared with nobody', async () => {
  const site = aSite()
  expect(await site.see('/api/v1/export', async () => null)).toBeNull()
})
