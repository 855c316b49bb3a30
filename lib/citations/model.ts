export const LINK_STATES = ['unchecked', 'same', 'changed', 'gone', 'unreachable', 'varies'] as const
/**
 * What is known of a cited link. `unreachable`: from here, which says nothing about the document. `varies`: its text is
 * another one at every visit, so nothing can be compared.
 */
export type LinkState = (typeof LINK_STATES)[number]

/** A cited link as last checked. It is a fact about the link on a day, never part of the ledger. */
export interface LinkMark {
  state: Exclude<LinkState, 'unchecked'>
  /** When the text was first read, with which later ones are compared; null: it never was. */
  citedAt: Date | null
  /** The check that the state rests on. */
  stateAt: Date
  status: number | null
  sha256: string | null
  contentType: string | null
  finalUrl: string | null
}

/** Why a request brought nothing. `address`: one that this program doesn't ask. */
export const LINK_FAULTS = [
  'address',
  'dns',
  'connection',
  'timeout',
  'too_large',
  'redirects',
  'encoding',
  'status',
] as const
export type LinkFault = (typeof LINK_FAULTS)[number]

/** Nobody answered: either the network is down here, or the address is. */
export const isSilence = (fault: LinkFault): boolean =>
  fault === 'dns' || fault === 'connection' || fault === 'timeout'
