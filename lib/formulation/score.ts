import { CRITERIA, type Criterion, type FormulationFacts, type Mark } from './model'

export interface Point {
  readonly criterion: Criterion
  readonly mark: Mark
}

export interface FormulationScore {
  /** 0 to 10, in halves. */
  readonly score: number
  /** One for each criterion, in their order. */
  readonly points: readonly Point[]
}

const WORTH: Readonly<Record<Mark, number>> = { full: 1, half: 0.5, none: 0 }

/**
 * How well a promise is put, so that anybody could tell later whether it was kept. It says nothing of whether it was.
 * Method: docs/methodology.md#formulation-score
 */
export function formulationScore(facts: FormulationFacts): FormulationScore {
  const points = CRITERIA.map((criterion) => ({ criterion, mark: RULES[criterion](facts) }))
  return { score: points.reduce((sum, { mark }) => sum + WORTH[mark], 0), points }
}

const marked = (full: boolean, half: boolean): Mark => (full ? 'full' : half ? 'half' : 'none')

const RULES: Readonly<Record<Criterion, (facts: FormulationFacts) => Mark>> = {
  words: ({ hasWording, hasSummary }) => marked(hasWording, hasSummary),
  responsible: ({ hasLead, hasPartners }) => marked(hasLead, hasPartners),
  reach: ({ hasGeography, hasGroups }) => marked(hasGeography && hasGroups, hasGeography || hasGroups),
  target: ({ indicators, steps, money }) =>
    marked(
      indicators.length > 0,
      steps.length > 0 || money.some(({ stage, scope }) => stage === 'pledged' && scope === 'this_promise'),
    ),
  // A yes-or-no question begins at no.
  baseline: ({ indicators }) =>
    marked(
      indicators.length > 0 &&
        indicators.every(({ direction, baseline }) => direction === 'yes_no' || baseline === 'dated'),
      indicators.some(({ direction, baseline }) => direction === 'yes_no' || baseline !== null),
    ),
  method: ({ indicators }) =>
    marked(
      indicators.length > 0 && indicators.every(({ hasMethod }) => hasMethod),
      indicators.some(({ hasMethod, isCited }) => hasMethod || isCited),
    ),
  steps: ({ steps }) => marked(steps.length > 0 && steps.every(({ hasDate }) => hasDate), steps.length > 0),
  // What was only asked for is no means.
  money: ({ money }) => {
    const named = money.filter(({ stage }) => stage !== 'requested')
    return marked(
      named.some(({ scope, hasPeriod }) => scope === 'this_promise' && hasPeriod),
      named.length > 0,
    )
  },
  action: ({ actions }) => marked(actions.includes('stated'), actions.length > 0),
  dates: ({ hasStart, hasDue, indicators }) => {
    const ends = hasDue || (indicators.length > 0 && indicators.every(({ hasTargetDate }) => hasTargetDate))
    return marked(hasStart && ends, ends)
  },
}
