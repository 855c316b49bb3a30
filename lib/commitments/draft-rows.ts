import type { Locale } from '@/lib/i18n/model'
import { mainLocale } from './draft-text'
import type { CommitmentContent } from './input'

/** Equal names are told apart by their order. */
function apart(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return nth === 1 ? name : `${name}~${nth}`
  })
}

/** Ids of published rows that have no key of their own, by what they say; in the order of the list. */
export const valueRows = (values: CommitmentContent['indicators'][number]['values']): string[] =>
  apart(
    values.map(({ on, from, saidBy, partial }) =>
      [on, from ?? '', saidBy, partial ? 'partial' : ''].join('~'),
    ),
  )

export const deliveryRows = (steps: CommitmentContent['deliverySteps']): string[] =>
  apart(steps.map(({ stage, reachedOn }) => `${stage}~${reachedOn ?? ''}`))

export const partnerRows = (partners: CommitmentContent['partners'], language: Locale): string[] =>
  apart(partners.map((name) => partnerRow(name[mainLocale(name, language)]?.text ?? '')))

/** Of the name as typed. FNV-1a: short, and without the signs that paths are made of. */
export function partnerRow(name: string): string {
  let hash = 0x811c9dc5
  for (const sign of name.trim()) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return `p${(hash >>> 0).toString(36)}`
}
