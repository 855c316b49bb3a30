import { join } from 'node:path'
import { env } from '@/lib/env'
import { openFolderStore } from './folder-store'
import { openS3Store } from './s3-store'
import type { FileStore } from './store'

/** The folder of the files, where they lie in one. */
export const filesFolder = (dataDir: string) => join(dataDir, 'files')

let opened: FileStore | undefined

/** The store that the environment names. */
export function fileStore(): FileStore {
  opened ??= openConfigured()
  return opened
}

function openConfigured(): FileStore {
  const { VAADA_FILES_URL, VAADA_DATA_DIR } = env()
  return VAADA_FILES_URL ? openS3Store(VAADA_FILES_URL) : openFolderStore(filesFolder(VAADA_DATA_DIR))
}
