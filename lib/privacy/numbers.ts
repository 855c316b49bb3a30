import { isKazakhId, looksLikeKyrgyzId, looksLikeUzbekId, passesLuhn, passesMod97 } from './checksums'
import type { Span } from './model'

/** Digits that stand together, with what is between them and the digits before. */
interface Group {
  start: number
  end: number
  digits: string
  /** Empty at the beginning of a run. */
  gap: string
}

const GROUPS_MAX = 7
/** Between the digits of one number: never a line's end, a comma or a word. */
const GAP = /^(?:[ ]?[().–‑-][ ]?[()]?[ ]?|[ ]?[()]{1,2}[ ]?|[ ])$/

/** Runs of groups that may be parts of one number. */
export function* runsOf(text: string): Generator<Group[]> {
  let run: Group[] = []
  for (const match of text.matchAll(/\d+/g)) {
    const [digits, start] = [match[0], match.index]
    const last = run.at(-1)
    const gap = last ? text.slice(last.end, start) : ''
    if (last && (gap.length > 4 || !GAP.test(gap))) {
      yield run
      run = []
    }
    run.push({ start, end: start + digits.length, digits, gap: run.length ? gap : '' })
  }
  if (run.length) yield run
}

/** Words before a number, as far as they could say what it is. */
const LEAD = 40
const GLUE = String.raw`[\s:.,;=№#()"«»–-]{0,6}(?:(?:номер|number|no|is|raqami|нөмірі|саны)[\s:.№-]{1,4})?\+?\(?$`
const after = (words: string) => new RegExp(String.raw`(?<![\p{L}\d])(?:${words})${GLUE}`, 'iu')

const PHONE_WORD = after(
  String.raw`тел|телефон\p{L}{0,4}|моб|мобильн\p{L}{2,3}|сотов\p{L}{2,3}|ватсап|вотсап|телеграм\p{L}?|whats ?app|telegram|viber|phone|mobile|tel|telefon\p{L}{0,4}|телефоны|ұялы|номер\p{L}{0,2}|raqam\p{L}{0,2}|нөмірі?`,
)
const ID_WORD = after(
  String.raw`иин|жсн|iin|jsn|пинфл|жшшир|pinfl|jshshir|пин|ппн|pin|инн|inn|рма|рям|жеке сәйкестендіру нөмірі|персональн\p{L}{2,3} идентификационн\p{L}{2,3} номер\p{L}{0,2}|national id|id number|personal number`,
)
const PAPER_WORD = after(
  String.raw`passport|паспорт\p{L}{0,3}|pasport\p{L}{0,4}|төлқұжат\p{L}{0,4}|удостоверени\p{L} личности|жеке куәлі\p{L}{1,4}|жеке куәлік|id card|identity card|shaxs guvohnomasi|guvohnoma\p{L}{0,3}|тазкира|тазкера|tazkira|tazkera|шиноснома\p{L}{0,3}`,
)
const BANK_WORD = after(
  String.raw`карт(?:а|ы|у|е|ой)|карточк\p{L}|card|karta\p{L}{0,3}|картасы|сч[её]т\p{L}{0,2}|р/с|hisob raqam\p{L}{0,2}|account`,
)
/** A number of a law, a case or a page is not somebody's. */
const NUMBERED =
  /(?:№|#|\bno\.?|\bnr\.?|дел[оа]|приказ\p{L}{0,2}|закон\p{L}{0,2}|постановлени\p{L}|указ\p{L}{0,2}|қаулы\p{L}{0,3}|бұйры\p{L}{1,4}|заңы?|qaror\p{L}{0,3}|farmon\p{L}{0,3}|qonun\p{L}{0,3})\s{0,2}[№#]?\s{0,2}(?:[\p{Lu}]{1,3}-)?$/iu

/** 1 234 567: groups of three after the first are how a quantity is written. */
const isQuantity = (groups: readonly Group[]) =>
  groups.length > 1 &&
  (groups[0]?.digits.length ?? 9) <= 3 &&
  groups.slice(1).every(({ digits, gap }) => digits.length === 3 && /^[ .]$/.test(gap))

const shapeOf = (groups: readonly Group[]) => groups.map(({ digits }) => digits.length).join('-')
const isRound = (digits: string) => /0{5}$/.test(digits)

/** Country codes of the region, with the digits of a whole number. */
const COUNTRY_CODE = /^(?:7\d{10}|99[268]\d{9}|993\d{8}|93\d{9})$/
/** As dialled inside a country. */
const KZ_RU = /^(?:[78]7\d{9}|[78]9\d{9}|8[348]\d{9})$/
const KZ_MOBILE = /^7(?:0\d|47|7[15-8])\d{7}$/
const TRUNK_ZERO = /^0[2-9]\d{8}$/
const FREE_OF_CHARGE = /^(?:[78]?800\d{7}|8?0?800\d{6,7})$/
const UZ_CODE = /^(?:20|33|50|55|61|62|65|66|67|69|7\d|88|9\d)/

/** What is true of a number whatever it stands for. */
interface Place {
  digits: string
  shape: string
  plus: boolean
  /** It is written as one, or as people write phones, not as a quantity. */
  quantity: boolean
  dotted: boolean
  bracketed: boolean
  lead: string
}

export function isPhone({ digits, shape, plus, quantity, dotted, bracketed, lead }: Place): boolean {
  const { length } = digits
  if (FREE_OF_CHARGE.test(digits)) return false
  if (plus) return length >= 8 && length <= 15
  if (quantity) return length >= 9 && PHONE_WORD.test(lead)
  if (length >= 6 && length <= 15 && PHONE_WORD.test(lead)) return true
  if (NUMBERED.test(lead) || dotted) return false
  if (/^00/.test(digits)) return COUNTRY_CODE.test(digits.slice(2))
  const whole = shape === String(length)
  if (whole)
    return (
      !isRound(digits) &&
      ((length === 11 && /^(?:[78]7\d{9}|[78]9\d{9}|993[1-6]\d{7}|937\d{8})$/.test(digits)) ||
        (length === 12 && /^99[268]\d{9}$/.test(digits)) ||
        TRUNK_ZERO.test(digits) ||
        KZ_MOBILE.test(digits))
    )
  if (bracketed) return length >= 9 && length <= 12
  if (length === 11) return KZ_RU.test(digits) && !/^4-/.test(shape)
  if (length === 12) return /^99[268]/.test(digits) && !/^4-/.test(shape)
  if (/^993[1-6]/.test(digits) && length === 11) return true
  if (shape === '2-3-2-2') return UZ_CODE.test(digits)
  if (shape === '3-3-2-2') return /^[5-9]/.test(digits)
  if (TRUNK_ZERO.test(digits)) return /^(?:1|3|4)-/.test(shape)
  return false
}

const isIdNumber = ({ digits, shape, lead, quantity }: Place): boolean => {
  const { length } = digits
  if (quantity) return false
  if ((length === 9 || length === 10 || length === 12 || length === 14) && ID_WORD.test(lead)) return true
  if (length === 12) return isKazakhId(digits)
  if (length !== 14) return false
  return shape === '14' && (looksLikeUzbekId(digits) || looksLikeKyrgyzId(digits)) && !isRound(digits)
}

const isCard = ({ digits, shape, lead, quantity }: Place): boolean => {
  if (quantity || !/^(?:16|15|4-4-4-4|4-6-5)$/.test(shape)) return false
  if (/^(?:8600|9860|5614)\d{12}$/.test(digits)) return true
  if (BANK_WORD.test(lead) && digits.length === 16) return true
  return /^(?:4|5[1-5]|2[2-7]|6[0-9]|3[47]|9)/.test(digits) && passesLuhn(digits)
}

function kindOf(place: Place): Span['kind'] | null {
  if (isIdNumber(place)) return 'id_number'
  if (isCard(place)) return 'bank'
  if (/^20$/.test(place.shape) && BANK_WORD.test(place.lead)) return 'bank'
  if (PAPER_WORD.test(place.lead) && !place.quantity && place.digits.length >= 5 && place.digits.length <= 13)
    return 'passport'
  if (isPhone(place)) return 'phone'
  return null
}

/** Phones, numbers of persons, papers, cards and accounts among the numbers of a text. */
export function findNumbers(text: string, helpLines: readonly string[] = []): Span[] {
  const published = new Set(helpLines.map((number) => local(number.replaceAll(/\D/g, ''))))
  const found: Span[] = []
  for (const run of runsOf(text)) {
    let at = 0
    while (at < run.length) {
      const span = longest(text, run, at)
      if (!span) {
        at += 1
        continue
      }
      const digits = text.slice(span.start, span.end).replaceAll(/\D/g, '')
      if (span.kind !== 'phone' || !published.has(local(digits))) found.push(span)
      at += span.groups
    }
  }
  return found
}

/** The longest number that begins with this group and is somebody's. */
function longest(text: string, run: readonly Group[], at: number): (Span & { groups: number }) | null {
  const first = run[at]
  if (!first) return null
  // Part of a word, a decimal or a key.
  if (/[\p{L}_]$|\d[.,]$/u.test(text.slice(Math.max(0, first.start - 2), first.start))) return null
  const lead = text.slice(Math.max(0, first.start - LEAD), first.start)
  const plus = /\+ ?\(?$/.test(lead)
  for (let count = Math.min(GROUPS_MAX, run.length - at); count > 0; count -= 1) {
    const groups = run.slice(at, at + count)
    const last = groups.at(-1)
    if (!last || /^(?:[\p{L}_%]|[.,]\d)/u.test(text.slice(last.end, last.end + 2))) continue
    const digits = groups.map((group) => group.digits).join('')
    if (digits.length < 6 || digits.length > 20) continue
    const kind = kindOf({
      digits,
      shape: shapeOf(groups),
      plus,
      quantity: isQuantity(groups),
      dotted: groups.some(({ gap }, index) => index > 0 && gap.includes('.')),
      bracketed: groups.some(({ gap }, index) => index > 0 && gap.includes(')')),
      lead,
    })
    // A longer run behind a plus would swallow the next number.
    if (kind === 'phone' && plus && count > 1 && isOverlong(digits)) continue
    if (kind) {
      const begin = plus ? text.lastIndexOf('+', first.start) : first.start
      const opened = !plus && text[first.start - 1] === '(' ? first.start - 1 : begin
      return { kind, start: opened, end: last.end, groups: count }
    }
  }
  return null
}

const isOverlong = (digits: string) =>
  (/^7/.test(digits) && digits.length > 11) ||
  (/^99[268]/.test(digits) && digits.length > 12) ||
  (/^(?:993|93)/.test(digits) && digits.length > 11)

/** Without the way into the country, so that a number is known however it is written. */
const local = (digits: string) =>
  digits.length > 9 ? digits.replace(/^(?:00)?(?:99[268]|993|93|[78])/, '').slice(-9) : digits

const PASSPORT = /(?<![\p{L}\d])(?:[A-ZАВСЕНКМОРТХ]{2} ?№? ?\d{7}|N ?\d{8})(?![\p{L}\d])/gu
const IBAN = /(?<![A-Z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?(?![A-Z\d])/g

/** Numbers that begin with letters. */
export function findLettered(text: string): Span[] {
  const spans: Span[] = []
  for (const { 0: found, index } of text.matchAll(IBAN))
    if (passesMod97(found.replaceAll(' ', '')))
      spans.push({ kind: 'bank', start: index, end: index + found.length })
  for (const { 0: found, index } of text.matchAll(PASSPORT))
    spans.push({ kind: 'passport', start: index, end: index + found.length })
  return spans
}
