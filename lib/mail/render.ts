import { ROLES } from '@/lib/access/model'
import { CHECK_DAYS } from '@/lib/consultations/rules'
import { ANSWER_DAYS } from '@/lib/corrections/model'
import { sectionsFromText } from '@/lib/follow/sections'
import { formatDate } from '@/lib/format/date'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import { translatorOf } from '@/lib/i18n/translator'
import { linesFromText } from '@/lib/notices/digest'
import { ACCOUNT_CHANGES, type MailTemplate } from './model'

export interface LetterToRender {
  template: MailTemplate
  locale: Locale
  /** As they are stored: what doesn't fit the template makes the letter fail, not read wrongly. */
  params: Readonly<Record<string, string>>
  /** Name of the maker of `params.maker` in the letter's language; null: none. */
  makerName: string | null
  /** The whole address it links to; null: no link. */
  link: string | null
  /** When the link ends; null: it doesn't, or there is none. */
  expiresAt: Date | null
  /** Begins the addresses of the site. */
  baseUrl: string
  timeZone: string
}

export interface RenderedLetter {
  subject: string
  text: string
  html: string
}

/**
 * A letter in its reader's language, as plain text and as HTML: no images, nothing that is loaded, nothing that tells
 * us whether it was read. The subject, and the opening that mail programs show beside it, say nothing of the matter.
 * @throws Error where a word or a parameter is missing
 */
export function renderLetter(letter: LetterToRender): RenderedLetter {
  const { template, locale, link, expiresAt, baseUrl, timeZone } = letter
  const t = translatorOf(locale)
  const site = new URL(baseUrl).host
  const parts: Part[] = [
    { words: t('mail.opening', { site }) },
    { words: whatHappened(letter) },
    ...digestLines(letter).map((words) => ({ words })),
    ...changedParts(letter),
  ]
  if (link !== null) parts.push({ words: t(`mail.${template}.open`), link })
  if (link !== null && expiresAt !== null)
    parts.push({
      words: t(template === 'follow_confirm' ? 'mail.follow_confirm.validUntil' : 'mail.validUntil', {
        ...instantParts(locale, expiresAt, timeZone),
        zone: offsetOf(expiresAt, timeZone),
      }),
    })
  parts.push({ words: t(`mail.${template}.other`) })
  const subject = t(`mail.subject.${template}`)
  return { subject, text: asText(parts), html: asHtml(parts, subject, locale) }
}

function whatHappened({ template, locale, params, makerName, timeZone }: LetterToRender): string {
  const t = translatorOf(locale)
  switch (template) {
    case 'invitation': {
      const role = t(`role.${oneOf(ROLES, params.role)}`)
      return makerName === null
        ? t('mail.invitation.text', { role })
        : t('mail.invitation.textMaker', { role, maker: oneLine(makerName) })
    }
    case 'account_changed':
      return t(`mail.account_changed.${oneOf(ACCOUNT_CHANGES, params.change)}`)
    case 'hand_over':
      return t('mail.hand_over.text', { maker: oneLine(given(makerName)) })
    case 'deputy': {
      const [from, to] = [given(params.fromDay), given(params.toDay)].map((day) =>
        formatDate(locale, isDay(day)),
      )
      return t('mail.deputy.text', { from: given(from), to: given(to) })
    }
    case 'reminder': {
      const late = oneOf(['late', 'due'], params.late)
      const date = formatDate(locale, isDay(given(params.dueOn)))
      return t(`mail.reminder.${late}`, { count: wholeNumber(params.count), date })
    }
    case 'submitted': {
      const at = isInstant(given(params.at))
      return t('mail.submitted.text', {
        id: String(wholeNumber(params.id)),
        ...instantParts(locale, at, timeZone),
        zone: offsetOf(at, timeZone),
      })
    }
    case 'returned':
    case 'published':
    case 'commented':
    case 'correction_answered':
    case 'accepted':
    case 'refused':
    case 'check_overdue':
      return t(`mail.${template}.text`, { id: String(wholeNumber(params.id)) })
    case 'correction_overdue':
      return t('mail.correction_overdue.text', { count: wholeNumber(params.count), days: ANSWER_DAYS })
    case 'suggestion_overdue':
      return t('mail.suggestion_overdue.text', { count: wholeNumber(params.count), days: CHECK_DAYS })
    default:
      return t(`mail.${template}.text`)
  }
}

/** What waits, a line each; none in any other letter. */
function digestLines({ template, locale, params }: LetterToRender): string[] {
  if (template !== 'digest') return []
  const t = translatorOf(locale)
  return linesFromText(params.lines).map(({ kind, count, day }) =>
    kind === 'due' || kind === 'late'
      ? t(`mail.digest.${kind}`, { count, date: formatDate(locale, given(day)) })
      : t(`mail.digest.${kind}`, { count }),
  )
}

/** What changed in what somebody follows, one heading for each subject. */
function changedParts({ template, locale, params, baseUrl }: LetterToRender): Part[] {
  if (template !== 'follow_digest') return []
  const t = translatorOf(locale)
  return sectionsFromText(params.sections).flatMap(({ name, path, changes, more }) => [
    { words: oneLine(name), isHeading: true },
    ...changes.map(({ title, sentences, path: address }) => ({
      // Of one record, its name stands above.
      words: [...(title === name ? [] : [title]), ...sentences].map(oneLine).join('\n'),
      link: baseUrl + address,
    })),
    ...(more > 0 ? [{ words: t('mail.follow_digest.more', { count: more }), link: baseUrl + path }] : []),
  ])
}

function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a parameter is missing')
  return value
}

function oneOf<T extends string>(known: readonly T[], value: string | undefined): T {
  return given(known.find((one) => one === value))
}

function isDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error('a parameter is no day')
  return text
}

function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^\d{1,9}$/.test(text)) throw new Error('a parameter is no number')
  return Number(text)
}

function isInstant(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new Error('a parameter is no instant')
  return at
}

/** Stored text stays within its sentence: no line of its own, no marks that turn text round. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** `UTC+5`: readers are in other zones. */
function offsetOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone).replace('GMT', 'UTC')
}

/** A paragraph; with a link, that on a line of its own, written out so that everybody sees where it leads. */
interface Part {
  /** In lines. */
  words: string
  /** The name of what follows. */
  isHeading?: boolean
  link?: string
}

const asText = (parts: readonly Part[]): string =>
  `${parts.map(({ words, link }) => (link ? `${words}\n${link}` : words)).join('\n\n')}\n`

const FONT = 'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif'

function asHtml(parts: readonly Part[], subject: string, locale: Locale): string {
  const paragraphs = parts.map(({ words, link, isHeading }) => {
    const anchor =
      link && `<br><a href="${escapeHtml(link)}" style="word-break:break-all">${escapeHtml(link)}</a>`
    if (isHeading) return `<h2 style="margin:24px 0 12px;font-size:18px">${escapeHtml(words)}</h2>`
    const lines = words.split('\n').map(escapeHtml).join('<br>')
    return `<p style="margin:0 0 16px">${lines}${anchor ?? ''}</p>`
  })
  return [
    `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:24px"><div style="max-width:560px;${FONT}">`,
    ...paragraphs,
    '</div></body></html>',
  ].join('\n')
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
