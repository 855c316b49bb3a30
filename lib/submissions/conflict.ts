import { DomainError } from '@/lib/errors'
import type { Clash, Draft } from './merge'

/** A draft as it is kept now. */
export interface Kept {
  revision: number
  /** The whole draft with its reason, as the form names it. */
  content: Draft
}

/** Somebody else has saved meanwhile, and it can't go on without a look at what they wrote. */
export class DraftConflict extends DomainError {
  constructor(
    message: string,
    readonly kept: Kept,
    /** Where both wrote different things: nothing was saved. Empty: both people's words are saved. */
    readonly clashes: readonly Clash[],
    /** Name of who saved last; null: not known. */
    readonly by: string | null,
    /** Both people's words as the form goes on from here: the sender's own where they clash. */
    readonly merged: Draft = kept.content,
  ) {
    super('conflict', message)
  }
}
