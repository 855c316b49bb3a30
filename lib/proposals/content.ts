import type { Locale } from '@/lib/i18n/model'
import type { Redaction } from '@/lib/ledger/redact'
import type { Thresholds } from '@/lib/standing/facts'
import type { ProposalKind } from './model'

/** What is proposed, as it is stored. */
export interface ProposalContents {
  thresholds: {
    values: Thresholds
    /** Ledger entry of the bounds it was written against; null: none were published. */
    base: number | null
  }
  framework: {
    key: string
    name: Record<Locale, string>
    /** Version of the name it was written against; 0: none was published by itself. */
    base: number
    /** No such framework was there. */
    isNew: boolean
  }
  redaction: Omit<Redaction, 'reason' | 'versions'> & { versions: number[] | null }
}

/** A kind with its content, so that looking at the one tells the other. */
export type Proposed = {
  [Kind in ProposalKind]: { kind: Kind; content: ProposalContents[Kind] }
}[ProposalKind]
