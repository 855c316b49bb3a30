import { getTranslations } from 'next-intl/server'
import { Pill } from '@/components/ui/text'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { Difference } from '@/lib/imports/model'
import { isTakeable, replacesTheirs } from '@/lib/imports/mutations'
import type { ImportRow, NewLine } from '@/lib/imports/queries'
import { type WorkbookWords, workbookWords } from './words'

interface ChangesProps {
  rows: readonly ImportRow[]
  /** Of the commitments, by their references. */
  titles: ReadonlyMap<string, string>
  locale: Locale
}

/** What would change, commitment by commitment; each row can be saved by itself. */
export async function Changes({ rows, titles, locale }: ChangesProps) {
  const [t, words] = await Promise.all([getTranslations('imports.one.changes'), workbookWords(locale)])
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  return (
    <div className="grid gap-6">
      {subjects.map((subject) => (
        <section key={subject} className="card" aria-labelledby={`of-${subject}`}>
          <h3 id={`of-${subject}`} className="text-[1.1rem]">
            <a href={commitmentHref(locale, subject)}>{subject}</a> {titles.get(subject)}
          </h3>
          <ul className="mt-3 grid gap-4">
            {rows
              .filter((row) => row.subject === subject)
              .map((row) => (
                <li key={row.id} className="border-line border-t pt-3" data-import-row={row.row}>
                  <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
                    <div className="min-w-0 flex-1 basis-[18rem]">
                      <p className="meta">{t('row', { sheet: row.sheetName, row: row.row })}</p>
                      <ul className="mt-1 grid gap-1.5">
                        {row.differences?.map((difference) => (
                          <li key={difference.field}>
                            <p className="whitespace-pre-line [overflow-wrap:anywhere]">
                              <ChangeWords row={row} difference={difference} words={words} />
                            </p>
                            {difference.theirs !== undefined && row.acceptedAt === null && (
                              <p className="note mt-1 text-[0.95rem]">
                                {t('theirs', {
                                  theirs: words.value(row.sheet, difference.field, difference.theirs),
                                })}
                              </p>
                            )}
                          </li>
                        ))}
                      </ul>
                    </div>
                    <Take row={row} />
                  </div>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface ChangeWordsProps {
  row: ImportRow
  difference: Difference
  words: WorkbookWords
}

async function ChangeWords({ row: { sheet }, difference, words }: ChangeWordsProps) {
  const t = await getTranslations('imports.one.changes')
  const field = words.field(sheet, difference.field)
  const before = words.value(sheet, difference.field, difference.before)
  const after = words.value(sheet, difference.field, difference.after)
  if (difference.after === '') return t('emptied', { field, before })
  return difference.before === '' ? t('new', { field, after }) : t('from', { field, before, after })
}

async function Take({ row }: { row: ImportRow }) {
  const t = await getTranslations('imports.one.changes')
  if (row.acceptedAt !== null) return <Pill>{t('saved')}</Pill>
  if (!isTakeable(row)) return <p className="meta">{t('stopped')}</p>
  const act = replacesTheirs(row) ? t('saveOver') : t('save')
  return (
    <button
      type="submit"
      className="btn"
      data-kind="plain"
      name="take"
      value={row.id}
      aria-label={t('saveLabel', { act, sheet: row.sheetName, row: row.row })}
    >
      {act}
    </button>
  )
}

/** New commitments of a workbook: each becomes a draft of its own. */
export async function NewCommitments({ lines }: { lines: readonly NewLine[] }) {
  const t = await getTranslations('imports.one.changes')
  return (
    <ul className="grid gap-4">
      {lines.map((line) => (
        <li key={line.id} className="card" data-import-row={line.row}>
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
            <div className="min-w-0 flex-1 basis-[18rem]">
              <p className="font-[560]">{t('newRecord', { title: line.title || line.subject })}</p>
              <p className="meta">
                {t('row', { sheet: line.sheetName, row: line.row })} ·{' '}
                {t('parts', {
                  indicators: line.indicators,
                  milestones: line.milestones,
                  sources: line.sources,
                })}
              </p>
            </div>
            {line.accepted ? (
              <Pill>{t('saved')}</Pill>
            ) : line.stops ? (
              <p className="meta">{t('stopped')}</p>
            ) : (
              <button
                type="submit"
                className="btn"
                data-kind="plain"
                name="take"
                value={line.id}
                aria-label={t('saveLabel', { act: t('saveNew'), sheet: line.sheetName, row: line.row })}
              >
                {t('saveNew')}
              </button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
