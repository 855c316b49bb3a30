import type { PublicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import type { Figure } from '@/lib/charts/model'
import type { IsoDate } from '@/lib/dates/partial'
import type { Query } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

/** Who reads a figure, and the record as of when. */
export interface Reading {
  db: PublicDb
  locale: Locale
  /** null: now. */
  asOf: AsOf | null
  /** The day of `asOf`, or today. */
  day: IsoDate
}

/** Figures of one kind of page, under addresses that never change. */
export interface Shelf {
  /** Of the whole id; its groups are handed on. */
  id: RegExp
  /** null: there is no such figure. */
  load(reading: Reading, ...parts: string[]): Promise<Figure | null>
  /** The page that shows it, without language: `/commitments/KEN-2021-09`. */
  page(...parts: string[]): string
  /** What the page is narrowed to; default: nothing. */
  query?(...parts: string[]): Query
}
