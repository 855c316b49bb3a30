import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { type Column, type Extract, extractOf, type Row, type Table } from './model'

/** A row for each column of each table. Its own columns are never renamed either. */
export const DICTIONARY: Table = {
  name: 'dictionary',
  columns: [
    { key: 'table', type: 'code', from: 'dictionary' },
    { key: 'column', type: 'code', from: 'dictionary' },
    { key: 'type', type: 'code', from: 'dictionary' },
    { key: 'type_words', type: 'text', from: 'dictionary' },
    { key: 'unit', type: 'text', from: 'dictionary', empty: 'not_applicable' },
    { key: 'meaning', type: 'text', from: 'dictionary' },
    { key: 'empty', type: 'text', from: 'dictionary' },
    { key: 'from', type: 'code', from: 'dictionary' },
  ],
}

/** A column's description in the reader's language. */
export function describe(locale: Locale, table: Table, column: Column): string {
  const t = translatorOf(locale)
  const key = column.doc ?? column.key
  const own = `exports.columns.${table.name}.${key}` as 'exports.columns.all.reference'
  const shared = `exports.columns.all.${key}` as 'exports.columns.all.reference'
  const words = t(t.has(own) ? own : shared)
  return column.language ? t('exports.inLanguage', { words, language: column.language }) : words
}

/** What every column of these tables means, in the reader's language. */
export function dictionaryRows(locale: Locale, tables: readonly Table[]): Row[] {
  const t = translatorOf(locale)
  return tables.flatMap((table) =>
    table.columns.map(
      (column): Row => ({
        table: table.name,
        column: column.key,
        type: column.type,
        type_words: t(`exports.types.${column.type}`),
        unit: column.unit ? t(`exports.units.${column.unit}`) : null,
        meaning: describe(locale, table, column),
        empty: t(`exports.empty.${column.empty ?? 'never'}`),
        from: column.from,
      }),
    ),
  )
}

export const readDictionary = (locale: Locale, tables: readonly Table[]): Extract =>
  extractOf(DICTIONARY, dictionaryRows(locale, tables))
