import type { Level } from '@/lib/commitments/model'
import type { IsoDate, PartialDate } from '@/lib/dates/partial'
import { LOCALES, type Locale } from '@/lib/i18n/model'
import type { Direction, Speaker } from '@/lib/indicators/model'
import type { MakerKind } from '@/lib/makers/model'
import type { AmountLine } from '@/lib/money/account'
import type { ImplementationStatus } from '@/lib/reports/model'
import type { SourceKind } from '@/lib/sources/model'
import type { Status } from '@/lib/standing/model'

/** A text by language; one that is missing is not translated. */
export type Words = Partial<Record<Locale, string>>

export const hasWords = (words: Words): boolean => LOCALES.some((locale) => words[locale] !== undefined)

/** The same by language, of what is made in each. */
export const inEach = (make: (locale: Locale) => string): Record<Locale, string> => ({
  en: make('en'),
  ru: make('ru'),
  kk: make('kk'),
  uz: make('uz'),
})

export interface DocumentFacts {
  readonly key: string
  readonly title: string
  readonly url: string | null
  readonly kind: SourceKind
  readonly language: string | null
  readonly publishedOn: PartialDate | null
}

export interface ValueFacts {
  readonly from: PartialDate | null
  readonly on: PartialDate
  readonly value: string
  readonly saidBy: Speaker
  readonly isPartial: boolean
  readonly note: Words
  /** Documents of the record; empty where a report brought the value. */
  readonly sources: readonly string[]
}

export interface IndicatorFacts {
  readonly name: Words
  readonly unit: Words
  readonly direction: Direction
  readonly baseline: string | null
  readonly baselineOn: PartialDate | null
  readonly target: string | null
  /** null: the record's due date. */
  readonly targetOn: PartialDate | null
  readonly method: Words
  readonly sources: readonly string[]
  readonly values: readonly ValueFacts[]
}

/** An amount, in the order in which the rules of money take them. */
export interface MoneyFacts extends AmountLine {
  readonly receiver: Words
  readonly providerWords: Words
  readonly iatiIdentifier: string | null
  readonly note: Words
  readonly sources: readonly string[]
}

export interface ReportFacts {
  readonly cycle: string
  readonly submittedOn: IsoDate
  readonly implementation: ImplementationStatus
  readonly evidence: readonly { readonly title: string; readonly url: string | null }[]
}

/** What a file says of one record: a row of each table that lies beside its page. */
export interface RecordFacts {
  readonly reference: string
  readonly year: number
  readonly maker: string
  readonly makerKind: MakerKind
  /** Codes of the states behind a joint maker. */
  readonly members: readonly string[]
  readonly title: Words
  readonly original: Locale
  readonly level: Level
  readonly types: readonly string[]
  readonly madeOn: PartialDate | null
  readonly startsOn: PartialDate | null
  readonly dueOn: PartialDate | null
  readonly closedOn: PartialDate | null
  readonly closure: string | null
  readonly status: Status | null
  readonly summary: Words
  readonly wording: Words
  readonly groups: Words
  readonly geography: Words
  readonly lead: Words
  readonly money: readonly MoneyFacts[]
  readonly indicators: readonly IndicatorFacts[]
  readonly documents: readonly DocumentFacts[]
  readonly reports: readonly ReportFacts[]
}
