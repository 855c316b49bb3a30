import type { KeyEntry } from '@/lib/charts/key'
import type { Scene } from '@/lib/charts/scene'
import type { Locale } from '@/lib/i18n/model'
import type { EvidenceGrade, Status, Verdict } from '@/lib/standing/model'

export interface PaperColumn {
  title: string
  /** Of the width, in parts. */
  parts: number
  numeric?: boolean
}

export interface PaperEntry {
  /** A number, a date, a name: what one looks for at the margin. */
  mark: string
  text: string
  /** Printed below, and linked. */
  address?: string | null
  lines: readonly string[]
}

/** What a paper is made of, in reading order. */
export type PaperBlock =
  | { is: 'title' | 'lead' | 'paragraph' | 'small' | 'subheading'; text: string }
  /** Opens a section. */
  | { is: 'heading'; text: string; lede?: string }
  /** Official words, in quotation marks of their language. */
  | { is: 'quote'; text: string }
  /** Where something stands: the sign of the status, the word for it, and what follows from it. */
  | { is: 'verdict'; status: Status | null; label: string; text: string; lines: readonly string[] }
  /** How well it is known, each channel by itself. `grade`: 1 to 4, drawn; null: the channel has none. */
  | {
      is: 'channels'
      items: readonly {
        name: string
        grade: EvidenceGrade | null
        text: string
        lines: readonly string[]
      }[]
    }
  /** Verdicts on the common scale; null: none was given, or there is no basis for one. */
  | { is: 'verdicts'; rows: readonly { who: string; verdict: Verdict | null; text: string }[] }
  | { is: 'facts'; rows: readonly (readonly [name: string, text: string])[] }
  | { is: 'squares'; counts: readonly { status: Status; label: string; count: number }[] }
  | { is: 'figure'; scene: Scene; key: readonly KeyEntry[] }
  | { is: 'table'; columns: readonly PaperColumn[]; rows: readonly (readonly string[])[] }
  | { is: 'entries'; items: readonly PaperEntry[] }

/** A page of the site on paper. Plain data, so that it can be set elsewhere than where it was written. */
export interface Paper {
  language: Locale
  /** Neutral, like the page's: it shows in windows and lists of files. */
  title: string
  subject: string
  /** On every sheet: what this is, and as of when. */
  head: readonly [left: string, right: string]
  /** On every sheet: where it can be read, as it stood then. */
  address: string
  /** "Page {page} of {pages}", in the reader's language, with these two marks in it. */
  numbering: string
  /** On every sheet where the copy holds invented data. */
  notice: string | null
  blocks: readonly PaperBlock[]
}
