import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/model'

/** Where a word of a record may stand, in the order in which finding it there counts. */
export const SEARCH_FIELDS = ['title', 'institutions', 'wording', 'sources'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

/** What a text is to the record, finer than where it counts. */
export const SEARCH_PARTS = [
  'reference',
  'title',
  'maker',
  'lead',
  'partner',
  'wording',
  'summary',
  'source',
  'publisher',
] as const
export type SearchPart = (typeof SEARCH_PARTS)[number]

const FIELD_OF: Record<SearchPart, SearchField> = {
  reference: 'title',
  title: 'title',
  maker: 'institutions',
  lead: 'institutions',
  partner: 'institutions',
  wording: 'wording',
  summary: 'wording',
  source: 'sources',
  publisher: 'sources',
}
export const fieldOf = (part: SearchPart): SearchField => FIELD_OF[part]

/** The texts of a record that are searched. */
export interface RecordTexts {
  reference: string
  /** Of the maker, and of the states behind a joint one. */
  makers: readonly Record<Locale, string>[]
  title: LocalizedText
  summary: LocalizedText | null
  wording: LocalizedText | null
  lead: LocalizedText | null
  partners: readonly LocalizedText[]
  sources: readonly { title: string; publisher: string | null; language: string | null }[]
}

export interface SearchText {
  part: SearchPart
  /** `en`, `ru` …; null: not known, or none. */
  language: string | null
  text: string
}

/** Every text of a record by itself, best places first. */
export function textsOf(record: RecordTexts): SearchText[] {
  const localized = (part: SearchPart, text: LocalizedText | null): SearchText[] =>
    LOCALES.flatMap((language) => {
      const words = text?.[language]?.text
      return words ? [{ part, language, text: words }] : []
    })
  return [
    { part: 'reference', language: null, text: record.reference },
    ...localized('title', record.title),
    ...record.makers.flatMap((names) =>
      LOCALES.map((language) => ({ part: 'maker' as const, language, text: names[language] })),
    ),
    ...localized('lead', record.lead),
    ...record.partners.flatMap((partner) => localized('partner', partner)),
    ...localized('wording', record.wording),
    ...localized('summary', record.summary),
    ...record.sources.flatMap(({ title, publisher, language: given }) => {
      const language = given?.split('-')[0]?.toLowerCase() ?? null
      return [
        { part: 'source' as const, language, text: title },
        ...(publisher ? [{ part: 'publisher' as const, language, text: publisher }] : []),
      ]
    }),
  ]
}
