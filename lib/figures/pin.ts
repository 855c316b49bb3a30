import { heldAsOf } from '@/lib/as-of/held'
import { asOfText } from '@/lib/as-of/model'
import { dayOf } from '@/lib/as-of/request'
import type { IsoDate } from '@/lib/dates/partial'
import { siteState } from '@/lib/standing/site-state'

export interface FigurePin {
  /** For an address: a day and the ledger entry. */
  text: string
  day: IsoDate
}

/** What this page shows, so that it can be shown again when the record has moved on. null: nothing is published. */
export async function pagePin(): Promise<FigurePin | null> {
  const held = heldAsOf()?.asOf
  if (held) return { text: asOfText({ ...held, pinned: true }), day: held.day }
  const { seq } = await siteState()
  const day = dayOf(null)
  return seq === null ? null : { text: asOfText({ day, seq, pinned: true }), day }
}
