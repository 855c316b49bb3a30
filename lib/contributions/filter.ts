import { casePosition } from '@/lib/corrections/position'
import { Address, type Query } from '@/lib/moved/address'
import { CONTRIBUTION_STAGES, HELP_KINDS } from './model'
import type { OfferFilter } from './queries'

/** What the list of partners is narrowed to, and where each of its two lists goes on. */
export function parsePartners(query: Query, makers: readonly { code: string }[]) {
  const address = new Address(query)
  const filter = {
    country: address.one(
      'country',
      makers.map(({ code }) => code),
    ),
    help: address.one('help', HELP_KINDS),
    stage: address.one('stage', CONTRIBUTION_STAGES),
  } satisfies OfferFilter
  const from = {
    sought: address.position('sought', 2, casePosition),
    offers: address.position('offers', 2, casePosition),
  }
  return { filter, from, ignored: address.ignored }
}
