import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { isPicturedSection } from '@/lib/pictures/address'
import type { Card } from '@/lib/pictures/card'
import { actionCard } from './action-card'
import type { CardOf } from './card-words'
import { commitmentCard } from './commitment-card'
import { compareCard } from './compare-card'
import { countryCard } from './country-card'
import { overviewCard } from './overview-card'
import { sectionCard } from './section-card'

/** The picture of a page by its path without language; null: that page has none. */
export function cardOfPage(of: CardOf, path: string): Promise<Card | null> {
  if (path === '/') return overviewCard(of)
  if (isPicturedSection(path)) return sectionCard(of, path)
  const [, section, key = ''] = /^\/(actions|commitments|countries)\/([^/]+)$/.exec(path) ?? []
  if (section === 'commitments' && REFERENCE_PATTERN.test(key)) return commitmentCard(of, key)
  if (section === 'countries' && /^[A-Z]{3}$/.test(key)) return countryCard(of, key)
  if (section === 'actions' && /^[1-9]\d?$/.test(key)) return actionCard(of, Number(key))
  const compared = /^\/compare\/((?:[A-Z]{3}-){1,5}[A-Z]{3})$/.exec(path)?.[1]
  if (compared) return compareCard(of, compared.split('-'))
  return Promise.resolve(null)
}
