import { asOfText } from '@/lib/as-of/model'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import type { DataFile, Pin } from './model'

export const LICENCE = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }

export interface About {
  file: DataFile
  pin: Pin
  locale: Locale
  /** Of the page that the data lies beside, pinned to the day and entry of this file. */
  pageUrl: string
  methodUrl: string
  dictionaryUrl: string
}

/** What a file says about itself, as pairs of a label and what stands there. */
export function aboutLines({
  file,
  pin,
  locale,
  pageUrl,
  methodUrl,
}: About): [label: string, text: string][] {
  const t = translatorOf(locale)
  const date = formatDate(locale, pin.asOf.day)
  const lines: [string, string][] = [
    [t('exports.about.what'), file.title],
    [t('exports.about.asOf'), t('exports.about.asOfText', { date, entry: String(pin.asOf.seq) })],
    [
      t('exports.about.rows'),
      file.tables.map(({ table, total }) => `${table.name}${total === null ? '' : `: ${total}`}`).join('\n'),
    ],
    [t('exports.about.address'), pageUrl],
    [t('exports.about.licence'), `${LICENCE.name}, ${LICENCE.url}`],
    [t('exports.about.cite'), t('exports.about.citeText', { title: file.title, date, url: pageUrl })],
    [t('exports.about.method'), methodUrl],
    [t('exports.about.empty'), t('exports.about.emptyText')],
    [t('exports.about.leftOut'), t('exports.about.leftOutText')],
  ]
  if (file.ignored.length)
    lines.push([
      t('exports.about.ignored'),
      file.ignored.map(({ name, value }) => `${name}=${value}`).join('\n'),
    ])
  if (pin.asOf.reconstructed) lines.push([t('exports.about.notice'), t('exports.about.reconstructed')])
  if (pin.isDemo) lines.push([t('exports.about.notice'), t('exports.about.demo')])
  return lines
}

/** `2026-11-30.71` */
export const pinText = ({ asOf }: Pin): string => asOfText({ ...asOf, pinned: true })
