'use client'

import { createContext, useContext } from 'react'
import type { PublishedTexts } from '@/lib/commitments/draft-published'

export interface PublishedView {
  /** Empty for a new commitment. */
  texts: PublishedTexts
  /** Rows that are published, as `indicators/i1/values/2021~~official~`. */
  values: Readonly<Record<string, string>>
}

/** What is published of the commitment that is being written: each text says its state against it. */
export const PublishedContext = createContext<PublishedView>({ texts: {}, values: {} })

export const usePublished = (): PublishedView => useContext(PublishedContext)
