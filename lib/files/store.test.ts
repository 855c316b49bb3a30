import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolderStore } from './folder-store'
import { openS3Store } from './s3-store'
import { type FileStore, placeOf, sha256At } from './store'
import { startS3Server, TEST_KEYS, type TestS3Server } from './testing/s3-server'

let folder: string
let server: TestS3Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaada-store-'))
  server = await startS3Server()
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const settings = (path: string) => ({
  address: new URL(`${server.url}${path}`),
  ...TEST_KEYS,
  region: 'test-1',
})
const STORES: [string, () => FileStore][] = [
  ['a folder', () => openFolderStore(join(folder, 'files'))],
  ['a store that speaks S3', () => openS3Store(settings(''))],
  ['a folder in a store that speaks S3', () => openS3Store(settings('/some/where'))],
]

const aFile = (bytes = 1000) => {
  const content = randomBytes(bytes)
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}
async function listed(files: ReturnType<FileStore['list']>) {
  const found = []
  for await (const file of files) found.push(file)
  return found
}
const NOWHERE = 'f'.repeat(64)

describe.each(STORES)('%s', (_, open) => {
  test('gives back what was put, whole or a part of it', async () => {
    const store = open()
    const { content, sha256 } = aFile()
    expect(await store.has(sha256)).toBe(false)
    await store.put(sha256, content)
    expect(await store.has(sha256)).toBe(true)
    const [whole, part] = await Promise.all([store.get(sha256), store.get(sha256, { start: 10, end: 19 })])
    expect(whole && (await buffer(whole)).equals(content)).toBe(true)
    expect(part && (await buffer(part)).equals(content.subarray(10, 20))).toBe(true)
  })

  test('has nothing under a name that was never put', async () => {
    expect(await open().get(NOWHERE)).toBeNull()
    await open().remove(NOWHERE)
  })

  test('keeps one copy of what is put twice, also at once', async () => {
    const store = open()
    const { content, sha256 } = aFile()
    await Promise.all([store.put(sha256, content), store.put(sha256, content)])
    await store.put(sha256, content)
    const kept = await listed(store.list())
    expect(kept.filter((file) => file.sha256 === sha256)).toMatchObject([{ bytes: 1000 }])
  })

  test('lists all it keeps and forgets what is removed', async () => {
    const store = open()
    const files = Array.from({ length: 5 }, () => aFile())
    for (const { content, sha256 } of files) await store.put(sha256, content)
    const names = async () => (await listed(store.list())).map(({ sha256 }) => sha256)
    expect(await names()).toEqual(expect.arrayContaining(files.map(({ sha256 }) => sha256)))
    const [first] = files
    if (first) await store.remove(first.sha256)
    expect(await names()).not.toContain(first?.sha256)
  })
})

test('a folder holds nothing that is half written, and passes over what isn’t its own', async () => {
  const store = openFolderStore(join(folder, 'other'))
  expect(await listed(store.list())).toEqual([])
  const { content, sha256 } = aFile()
  await store.put(sha256, content)
  await mkdir(join(folder, 'other', 'lost+found'))
  await writeFile(join(folder, 'other', 'README'), 'not ours')
  expect((await listed(store.list())).map((file) => file.sha256)).toEqual([sha256])
  const inside = await readdir(join(folder, 'other', sha256.slice(0, 2), sha256.slice(2, 4)))
  expect(inside).toEqual([sha256])
})

test('a store is never asked without the right key', async () => {
  const store = openS3Store({ ...settings(''), secretAccessKey: 'another' })
  await expect(store.has(NOWHERE)).rejects.toThrow('403')
})

test('a place says which file lies there, and nothing else is taken for one', () => {
  const { sha256 } = aFile()
  expect(sha256At(placeOf(sha256))).toBe(sha256)
  expect(sha256At(`a/b/${placeOf(sha256)}`)).toBe(sha256)
  expect(sha256At(`00/00/${'f'.repeat(64)}`)).toBeNull()
  expect(sha256At(`${placeOf(sha256)}.part`)).toBeNull()
})
