'use client'

import { createContext, useContext } from 'react'
import type { Fields } from '@/lib/form-data'
import type { Step } from '@/lib/submissions/steps'

export interface DraftView {
  /** What stands in the fields when they are first drawn: as saved, or as typed in what was sent last. */
  values: Fields
  /** Field by its dotted path → what to do, in words. */
  errors: Readonly<Record<string, string>>
  /** Last button that was answered, such as `add:indicators`. */
  intent: string | null
  /** List → how often a row was taken out of it: its rows are drawn anew then. */
  epochs: Readonly<Record<string, number>>
  pending: boolean
  /** Puts a row with these answers into a list: into an empty one, or at its end. Only with scripts. */
  addRow: (list: string, fields: Record<string, string>) => void
  /**
   * Steps that are shown. The others are there too, hidden: a form is sent whole. Without scripts those with a mistake
   * are shown beside the one that is open, so that every mistake can be gone to.
   */
  shown: readonly Step[]
}

export const DraftContext = createContext<DraftView>({
  values: {},
  errors: {},
  intent: null,
  epochs: {},
  pending: false,
  addRow: () => undefined,
  shown: [],
})

export const useDraft = (): DraftView => useContext(DraftContext)
