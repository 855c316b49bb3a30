import { type Finding, findingOf, type PrivacyContext, type Span } from './model'
import { findNames } from './names'
import { findLettered, findNumbers } from './numbers'
import { findCoordinates, findShelterAddresses } from './places'

/**
 * Whatever in a text looks like data about a person or the place of a shelter, in the order of the text. It errs
 * towards asking: the writer says whether it is public. Pure, linear in the length of the text, never throws.
 */
export function findPersonalData(text: string, context: PrivacyContext = {}): Finding[] {
  if (text.length < 5) return []
  const plain = folded(text)
  // Most texts hold no number at all.
  const numbered = /\d/.test(plain)
  const data = [
    ...findCoordinates(plain),
    ...(numbered
      ? outsideLinks(plain, [...findNumbers(plain, context.helpLines), ...findLettered(plain)])
      : []),
    ...findEmails(plain),
  ]
  const all = [...data, ...findShelterAddresses(plain, context), ...findNames(plain, data)]
  return apart(all).map((span) => findingOf(text, span))
}

/** An address on the web is full of numbers that are nobody's. */
function outsideLinks(text: string, spans: readonly Span[]): readonly Span[] {
  if (spans.length === 0) return spans
  const links = Array.from(text.matchAll(/https?:\/\/[^\s<>"»]{1,2000}/gi), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
  return spans.filter(({ start }) => !links.some((link) => start >= link.start && start < link.end))
}

const UNUSUAL = /[\u00a0\u2007\u2009\u202f\t٠-٩۰-۹０-９]/
/** Digits and spaces of every script as ASCII ones, in their places. */
const folded = (text: string): string =>
  UNUSUAL.test(text)
    ? text
        .replaceAll(/[\u00a0\u2007\u2009\u202f\t]/g, ' ')
        .replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
        .replaceAll(/[０-９]/g, (digit) => String((digit.codePointAt(0) ?? 0xff10) - 0xff10))
    : text

/** Mailboxes of an office, not of a person. */
const OFFICE_BOX =
  /^(?:info|office|press|contact|contacts|mail|support|help|kense|kantselyariya|kancel|kanc|devon|devonxona|priemnaya|priem|hotline|secretariat|public|pr)$/i
const LOCAL_PART = /[\p{L}\d._%+-]{1,64}$/u
const DOMAIN = /^[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,5}/u

function findEmails(text: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, at - 64), at))?.[0]
    const domain = DOMAIN.exec(text.slice(at + 1, at + 320))?.[0]
    if (!local || !domain || OFFICE_BOX.test(local)) continue
    spans.push({ kind: 'email', start: at - local.length, end: at + 1 + domain.length })
  }
  return spans
}

/** One finding a place: what begins first stays; of two that begin together, the longer. Names are told beside the rest. */
function apart(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  for (const span of sorted) {
    const last = kept.at(-1)
    if (last && span.start < last.end) {
      if (span.end > last.end && span.kind === last.kind) last.end = span.end
      continue
    }
    kept.push({ ...span })
  }
  return kept
}
