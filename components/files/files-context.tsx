'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { FileRef } from '@/lib/files/input'
import type { Refusal } from '@/lib/files/model'
import type { UploadView } from '@/lib/files/queries'
import type { Locale } from '@/lib/i18n/model'

/** Files of the draft whose form this is. */
export interface FilesView {
  submissionId: number
  locale: Locale
  /** As they stood when the page was made. */
  uploads: readonly UploadView[]
  /** Files that a row may name. */
  attached: readonly FileRef[]
  /** Why files were not taken that were just sent without scripts. */
  refused: readonly Refusal[]
}

const FilesContext = createContext<FilesView | null>(null)

export function FilesProvider({ files, children }: { files: FilesView; children: ReactNode }) {
  return <FilesContext value={files}>{children}</FilesContext>
}

export function useFiles(): FilesView {
  const files = useContext(FilesContext)
  if (!files) throw new Error('a form without its files')
  return files
}
