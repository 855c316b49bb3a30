import { factsOf } from '@/lib/commitments/facts'
import type { Reference } from '@/lib/commitments/model'
import type { CommitmentView } from '@/lib/commitments/queries'
import { env } from '@/lib/env'
import { progressOf } from '@/lib/indicators/progress'
import { projectionOf } from '@/lib/indicators/projection'
import { confirmedProgress } from '@/lib/standing/measurable'
import { computedVerdict, verdictsSideBySide } from '@/lib/standing/verdicts'

/** A record with the addresses of its data and of its page. */
export function withLinks<Row extends { reference: Reference }>(row: Row) {
  const at = (path: string) => new URL(path, env().BASE_URL).href
  return {
    ...row,
    links: { self: at(`/api/v1/commitments/${row.reference}`), page: at(`/en/commitments/${row.reference}`) },
  }
}

/** What the rules say of the record besides its standing: of each indicator how far and how fast, of the promise each verdict. */
export function withRules(commitment: CommitmentView) {
  const facts = factsOf(commitment)
  const { asOf, status, late } = commitment.standing
  return {
    ...commitment,
    indicators: commitment.indicators.map((indicator, index) => {
      const known = facts.indicators[index]
      return {
        ...indicator,
        progress: known ? progressOf(known, facts, asOf).share : null,
        confirmedProgress: known ? progressOf(known, facts, asOf, 'independent').share : null,
        projection: known ? projectionOf(known, facts, asOf) : null,
      }
    }),
    verdicts: status === null ? [] : verdictsSideBySide(facts, computedVerdict({ status, late }), asOf),
    confirmedProgress: confirmedProgress(facts, asOf),
  }
}
