import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type FileStore, placeOf, type StoredFile, sha256At } from './store'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

const unlessMissing = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((error) => {
    if (isMissing(error)) return null
    throw error
  })

/** Files in a folder that all instances share. */
export function openFolderStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, placeOf(sha256))

  return {
    async put(sha256, content) {
      const path = pathOf(sha256)
      const now = new Date()
      // Whole wherever it stands: it was renamed there.
      if ((await unlessMissing(utimes(path, now, now).then(() => true))) !== null) return
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const unfinished = join(dirname(path), `.${randomUUID()}.part`)
      try {
        const file = await open(unfinished, 'wx', 0o600)
        try {
          await file.writeFile(content)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      await syncFolder(dirname(path))
    },

    async get(sha256, range) {
      const file = await unlessMissing(open(pathOf(sha256)))
      return file && createReadStream('', { fd: file, ...range })
    },

    async has(sha256) {
      return (await unlessMissing(access(pathOf(sha256)).then(() => true))) ?? false
    },

    remove: (sha256) => rm(pathOf(sha256), { force: true }),

    async *list(): AsyncGenerator<StoredFile> {
      for (const first of (await unlessMissing(readdir(folder))) ?? [])
        for (const second of (await readdirOrNone(join(folder, first))) ?? [])
          for (const name of (await readdirOrNone(join(folder, first, second))) ?? []) {
            const sha256 = sha256At(`${first}/${second}/${name}`)
            const found = sha256 && (await unlessMissing(stat(pathOf(sha256))))
            if (sha256 && found) yield { sha256, bytes: found.size, at: found.mtime }
          }
    },
  }
}

/** Null: it is no folder. */
const readdirOrNone = (path: string): Promise<string[] | null> =>
  readdir(path).catch((error) => {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return null
    throw error
  })

/** So that the new name outlives a loss of power; not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null)
  if (!folder) return
  await folder.sync().catch(() => undefined)
  await folder.close()
}
