'use client'

import { createContext, useContext } from 'react'
import type { EntryTerms } from '@/lib/indicators/entry-figure'
import type { Measure } from '@/lib/indicators/model'

/** An indicator with the figures that stand beside its field, in words and as numbers. */
export interface ReportFigure extends EntryTerms {
  key: string
  name: string
  measure: Measure
  unit: string
  /** The unit is the percentage, written as a sign. */
  percent: boolean
  words: { latest: string | null; target: string | null; baseline: string | null }
}

export interface ReportStep {
  key: string
  name: string
  /** Promised step or event, how it stands, when it is due: in words. */
  stands: string
}

/** What the last report on this commitment said, in the reader's language. */
export interface LastReport {
  cycle: string
  done: string
  challenges: string
  supportNeeded: string
  nextSteps: string
}

/** What stands beside the questions of a report. */
export interface ReportView {
  figures: readonly ReportFigure[]
  steps: readonly ReportStep[]
  /** Amounts on record already, in words. */
  amounts: readonly string[]
  /** Last day that something reported can be of, as a date is typed. */
  today: string
  /** null: this is the first. */
  last: LastReport | null
}

export const ReportContext = createContext<ReportView>({
  figures: [],
  steps: [],
  amounts: [],
  today: '',
  last: null,
})

export const useReport = (): ReportView => useContext(ReportContext)
