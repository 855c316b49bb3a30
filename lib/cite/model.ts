import type { IsoDate, PartialDate } from '@/lib/dates/partial'

/** The document that something was first said in. */
export interface Original {
  readonly title: string
  /** null: not recorded. */
  readonly publisher: string | null
  /** null: undated. */
  readonly publishedOn: PartialDate | null
  /** null: not on the web. */
  readonly url: string | null
  readonly language: string | null
}

/** What somebody cites: the original document first, then Vaada as the place where it was found. */
export interface Cited {
  /** null: the page rests on many documents, each named at its own record. */
  readonly original: Original | null
  /** How the page is called. */
  readonly title: string
  /** `KAZ-2021-01`; null: the page is no single record. */
  readonly reference: string | null
  /** As of this day and ledger entry, both in the address. */
  readonly day: IsoDate
  readonly entry: number
  readonly url: string
  /** The copy holds invented data: a citation of it says so. */
  readonly isDemo: boolean
}

/** For programs, whose fields are in English throughout. */
export const DEMO_NOTE = 'Demonstration: invented data, not to be cited'

/** A key that programs for citations take: `vaada-KAZ-2021-01-71`. */
export const keyOf = ({ reference, title, entry }: Cited): string =>
  ['vaada', reference ?? slug(title), entry].filter((part) => part !== '').join('-')

const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
