/** What a sender may name a delivery: printable ASCII without blanks. */
export const IDEMPOTENCY_KEY_PATTERN = /^[\x21-\x7e]{8,200}$/

export const DELIVERY_REFUSALS = [
  'bad_json',
  'bad_report',
  'bad_idempotency_key',
  'idempotency_key_reused',
  'in_progress',
  'not_found',
  'forbidden',
  'in_review',
  'draft_conflict',
] as const
export type DeliveryRefusal = (typeof DELIVERY_REFUSALS)[number]

export interface Fault {
  /** Of the body, dotted: `values.0.on`; or of the draft, where people and the delivery say different things. */
  path: string
  code: string
}

/** What came of a delivery: kept, so that it is the same however often it is sent. */
export type DeliveryAnswer =
  | {
      ok: true
      submission: number
      /** Of the draft with it. */
      revision: number
      /** What people have still to fill in before it can be handed in. */
      gaps: Fault[]
    }
  | { ok: false; refusal: DeliveryRefusal; faults: Fault[] }
